"""Sends outbox rows: selects due rows, keeps the rate limits, claims, sends and records."""
