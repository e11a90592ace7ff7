"""Renders what staff look up: a person, and the team's part of App Home."""
