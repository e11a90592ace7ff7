"""Handles customers' texts, commands and confirmations."""
