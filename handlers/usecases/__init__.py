"""What happens when something happens: one use case, one function, one transaction."""
