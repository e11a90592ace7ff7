"""The databases: connections, threads, transactions, commits."""
