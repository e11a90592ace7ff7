"""SQLite and PostgreSQL stores: connections, threads, transactions, commits."""
