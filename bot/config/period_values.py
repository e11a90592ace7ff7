"""Reads the periods of `[retention]`, such as "3 years". ``None`` stands for "never"."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Annotated, Final

from pydantic import PlainValidator

from bot.periods import Period, PeriodUnit

NEVER: Final = "never"
_FORM: Final = 'write it as "3 years", "18 months", "6 weeks" or "90 days", or "never"'
_LONGEST: Final = timedelta(days=365 * 100)


def read_period(value: object) -> Period | None:
    """Returns the period; ``None`` for "never". Raises ValueError with a text for after it."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        raise ValueError(f"needs a unit; {_FORM}")
    if not isinstance(value, str):
        raise ValueError(f"is not a period; {_FORM}")
    if value == NEVER:
        return None
    match = re.fullmatch(r"([1-9]\d{0,4}) ?(day|week|month|year)s?", value, re.ASCII)
    if not match:
        raise ValueError(f"is not a period; {_FORM}")
    period = Period(n=int(match[1]), unit=PeriodUnit(match[2]))
    if period.shortest > _LONGEST:
        raise ValueError('is too long; the maximum is "100 years", and "never" deletes nothing')
    return period


def _at_least(days: int, why: str) -> Callable[[object], Period | None]:
    def read(value: object) -> Period | None:
        period = value if isinstance(value, Period | None) else read_period(value)
        if period is not None and period.shortest < timedelta(days=days):
            raise ValueError(f'is too short; the minimum is "{days} days", {why}')
        return period

    return read


Retained = Annotated[Period | None, PlainValidator(_at_least(0, ""))]
RetainedWords = Annotated[
    Period | None,
    PlainValidator(
        _at_least(30, "since alerts, conversations and the weekly summary still show newer words")
    ),
]
RetainedUpdates = Annotated[
    Period | None,
    PlainValidator(
        _at_least(
            8,
            "since platforms may send an update again, and its key prevents a second effect",
        )
    ),
]
