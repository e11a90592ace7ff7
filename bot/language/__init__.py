"""Texts for people in each language, and the reading of what people type."""
