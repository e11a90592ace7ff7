"""This process among others: leadership, downtime, locks, housekeeping."""
