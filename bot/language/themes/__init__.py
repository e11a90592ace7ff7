"""Finds what a text is about, by words that the operator has defined."""
