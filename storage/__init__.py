"""What Tentap remembers: SQL in ordinary functions of a transaction."""
