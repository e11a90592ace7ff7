"""Reads and writes the values in the data of buttons: numbers, instants, yes and no."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Final

LARGEST_ID: Final = 2**31 - 1
"""The largest id that PostgreSQL stores."""
FLAGS: Final[Mapping[str, bool]] = {"y": True, "n": False}
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)


def flag_text(flag: bool) -> str:
    return "y" if flag else "n"


def instant_text(instant: datetime) -> str:
    return str((instant - _EPOCH) // _MICROSECOND)


def instant_in(digits: str) -> datetime:
    """Reads an instant. Raises ValueError or OverflowError."""
    return _EPOCH + number_in(digits) * _MICROSECOND


def number_in(digits: str, most: int = 10**18 - 1) -> int:
    """Reads a number as ``str`` writes it, of at most 18 digits: databases hold no more.

    Raises ValueError.
    """
    if not re.fullmatch(r"0|[1-9][0-9]{0,17}", digits) or int(digits) > most:
        raise ValueError(digits)
    return int(digits)
