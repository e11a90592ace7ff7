"""How people are named, and single lines to a person."""
