"""Asking people: preview, confirmation, invitations."""
