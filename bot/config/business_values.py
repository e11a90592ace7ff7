"""Reads business hours, such as "09:00-18:00", and spans of business time, such as "8 hours"."""

import re
from datetime import timedelta
from itertools import pairwise
from typing import Annotated, Final

from pydantic import AfterValidator, Field, PlainValidator

from bot.business_hours import DaySpan
from bot.config.values import read_end, read_time

SHORTEST: Final = timedelta(minutes=5)
LONGEST: Final = timedelta(hours=500)
_TIME_FORM: Final = 'write it as "30 minutes" or "8 hours"'
_UNITS: Final = {"minute": timedelta(minutes=1), "hour": timedelta(hours=1)}


def _span(value: object) -> DaySpan:
    if isinstance(value, DaySpan):
        return value
    try:
        first, last = str(value).split("-")
        span = DaySpan(start=read_time(first.strip()), end=read_end(last.strip()))
    except ValueError:
        raise ValueError('is not a span of the day; write it as "09:00-18:00"') from None
    if span.end <= span.start:
        raise ValueError(
            "does not end after its start; write hours over midnight as two spans, such as"
            ' "22:00-24:00" and "00:00-06:00"'
        )
    return span


def _in_order(spans: tuple[DaySpan, ...]) -> tuple[DaySpan, ...]:
    if not spans:
        raise ValueError('has no span of the day; write at least one, such as "09:00-18:00"')
    ordered = tuple(sorted(spans, key=lambda span: span.start))
    for one, other in pairwise(ordered):
        if other.start < one.end:
            raise ValueError(f"has {one} and {other}, which overlap; write them as one span")
    return ordered


def _business_time(value: object) -> timedelta:
    if isinstance(value, timedelta):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        raise ValueError(f"needs a unit; {_TIME_FORM}")
    match = re.fullmatch(r"(\d{1,5}) ?(minute|hour|day|week)s?", str(value), re.ASCII)
    if not match:
        raise ValueError(f"is not a time; {_TIME_FORM}")
    if match[2] not in _UNITS:
        raise ValueError('counts only business hours; write it in hours, such as "9 hours"')
    within = int(match[1]) * _UNITS[match[2]]
    if within < SHORTEST:
        raise ValueError('is too short; the minimum is "5 minutes"')
    if within > LONGEST:
        raise ValueError('is too long; the maximum is "500 hours" of business time')
    return within


OpenHours = Annotated[
    tuple[Annotated[DaySpan, PlainValidator(_span)], ...],
    Field(strict=False),
    AfterValidator(_in_order),
]
BusinessTime = Annotated[timedelta, PlainValidator(_business_time)]
