"""Computes scores, their intervals and the figures of a week."""
