"""What customers type, and what a typed yes or no confirms."""
