"""Contains the staff's commands, their privacy and their audit log."""
