"""Joins two records of one person, and takes such a join back."""
