"""Commands of the staff, their privacy and their audit log."""
