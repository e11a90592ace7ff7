"""Forwards feedback to the support channel."""
