"""Which processes are at work, and which of them leads."""
