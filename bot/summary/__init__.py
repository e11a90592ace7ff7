"""The weekly summary: its words and its chart."""
