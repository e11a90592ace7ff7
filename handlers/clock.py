"""The one real clock. Everything else is handed the time, and lint refuses to ask for it."""

from datetime import UTC, datetime


def wall_clock() -> datetime:
    """The time by this machine's clock, which may be set forward or back."""
    return datetime.now(UTC)
