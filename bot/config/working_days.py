"""The days of the week in `bot.toml`."""

from collections.abc import Iterable
from typing import Annotated, Final, Literal, get_args

from pydantic import AfterValidator

Day = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
MONDAY_TO_FRIDAY: Final[tuple[Day, ...]] = get_args(Day)[:5]


def _some_days(days: tuple[Day, ...]) -> tuple[Day, ...]:
    if not days:
        raise ValueError("names no day; name at least one, such as monday")
    return days


WorkingDays = Annotated[tuple[Day, ...], AfterValidator(_some_days)]


def weekday_of(day: str) -> int:
    """Returns the number of a day. Monday is 0, as in `date.weekday()`.

    Raises ValueError for another word.
    """
    return get_args(Day).index(day)


def weekdays_of(days: Iterable[Day]) -> frozenset[int]:
    return frozenset(map(weekday_of, days))
