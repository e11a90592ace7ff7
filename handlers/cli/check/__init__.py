"""Implements `tentap check`."""
