"""The texts of the preview of a survey: a module for each language."""
