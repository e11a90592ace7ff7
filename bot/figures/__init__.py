"""Scores, their intervals, and the figures of a week."""
