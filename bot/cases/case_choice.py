"""The open cases that a list of the staff shows."""

from enum import StrEnum


class CaseChoice(StrEnum):
    """Which open cases, as staff type it."""

    ALL = "all"
    MINE = "mine"
    OPEN = "open"
    """Those that nobody has taken."""
    OVERDUE = "overdue"
    """Those whose customer waits longer than promised for a first response."""
