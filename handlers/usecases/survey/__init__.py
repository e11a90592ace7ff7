"""Contains the use cases and messages of an invitation."""
