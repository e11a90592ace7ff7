"""The inbox and the outbox: rows that came in, rows that go out."""
