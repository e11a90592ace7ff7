"""Contains the use cases and messages of cases."""
