"""Coordinates several processes: heartbeats, leases and the list of running processes."""
