"""Answers to a question, and the messages of an invitation."""
