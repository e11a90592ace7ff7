"""Contains the use cases of people and their accounts."""
