"""Messages, buttons and addresses, for every chat platform."""
