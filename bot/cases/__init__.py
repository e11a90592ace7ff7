"""A case as support staff see it."""
