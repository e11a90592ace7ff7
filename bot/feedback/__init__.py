"""Messages that customers write while no question is open."""
