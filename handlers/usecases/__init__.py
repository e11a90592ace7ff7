"""Contains the use cases: each is one function and one transaction."""
