"""The texts of the life of a case: a module for each language."""
