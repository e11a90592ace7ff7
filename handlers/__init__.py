"""What happens when something happens: a tap, a message, a command, Monday 09:00."""
