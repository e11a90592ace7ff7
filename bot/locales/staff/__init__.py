"""The texts that staff read, one module for each language."""
