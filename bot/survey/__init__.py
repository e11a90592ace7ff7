"""The states, events and cards of invitations."""
