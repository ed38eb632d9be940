"""The past of the ledger: what the log says, replayed, taken back and shown as it was."""
