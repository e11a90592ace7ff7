"""Messages, buttons and addresses, the same for every chat platform."""
