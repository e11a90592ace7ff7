"""The texts, one module for each language."""
