"""Coordinates this process with others: leadership, downtime, locks, housekeeping."""
