"""Imports people and answers from other tools' CSV files."""
