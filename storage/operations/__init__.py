"""What is done to a whole database: migrate, copy, back up, maintain."""
