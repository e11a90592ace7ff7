"""Texts of what staff look up: cases, a person, comments, their Home, the list of commands."""
