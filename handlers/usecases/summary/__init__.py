"""The weekly summary: planned, rendered, posted once."""
