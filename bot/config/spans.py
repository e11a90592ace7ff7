"""Reads the spans of time of a survey that asks after an event, such as "2 hours"."""

import re
from datetime import timedelta
from typing import Annotated, Final

from pydantic import PlainValidator

LONGEST_DELAY: Final = timedelta(days=90)
LONGEST_WAIT_FOR_A_QUESTION: Final = timedelta(days=30)
SHORTEST_WAIT_FOR_A_QUESTION: Final = timedelta(hours=1)
_FORM: Final = 'write it as "30 minutes", "2 hours" or "3 days"'
_UNITS: Final = {
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
    "week": timedelta(weeks=1),
}


def read_span(value: object) -> timedelta:
    """Returns the span. Raises ValueError with a text for after the value."""
    if isinstance(value, timedelta):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        raise ValueError(f"needs a unit; {_FORM}")
    if not isinstance(value, str):
        raise ValueError(f"is not a time; {_FORM}")
    match = re.fullmatch(r"(\d{1,5}) ?(minute|hour|day|week)s?", value, re.ASCII)
    if not match:
        raise ValueError(f"is not a time; {_FORM}")
    return int(match[1]) * _UNITS[match[2]]


def _delay(value: object) -> timedelta:
    is_none = value in (0, "0") and not isinstance(value, bool)
    delay = timedelta() if is_none else read_span(value)
    if delay > LONGEST_DELAY:
        raise ValueError('is too long; the maximum is "90 days"')
    return delay


def _drop_after(value: object) -> timedelta:
    span = read_span(value)
    if span < SHORTEST_WAIT_FOR_A_QUESTION:
        raise ValueError('is too short; the minimum is "1 hour"')
    if span > LONGEST_WAIT_FOR_A_QUESTION:
        raise ValueError('is too long; the maximum is "30 days"')
    return span


Delay = Annotated[timedelta, PlainValidator(_delay)]
DropAfter = Annotated[timedelta, PlainValidator(_drop_after)]
