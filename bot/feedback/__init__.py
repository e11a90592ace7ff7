"""What customers write while no question is open."""
