"""Feedback, forwarded to the support channel."""
