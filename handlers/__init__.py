"""Handles events: a tap, a message, a command, Monday 09:00."""
