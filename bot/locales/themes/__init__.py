"""The names of the starter themes, which staff read."""
