"""The database layer: SQL in ordinary functions that take a transaction."""
