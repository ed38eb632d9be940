"""What `show`, `contradictions` and `review` print for a reader."""
