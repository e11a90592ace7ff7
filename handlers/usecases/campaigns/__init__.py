"""Runs campaigns: preview, confirmation, invitations."""
