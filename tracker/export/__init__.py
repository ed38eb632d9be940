"""What leaves the ledger and comes back; one module a format."""
