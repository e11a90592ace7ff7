"""Stores incoming updates, lets them be acknowledged and processes them."""
