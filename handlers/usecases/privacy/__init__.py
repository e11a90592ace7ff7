"""Erases people: from the tables, and from the messages that the bot posted."""
