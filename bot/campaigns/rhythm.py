"""Spreads people evenly over the working days on which they are asked."""

import hashlib
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Final

from bot.good_hours import DAY, Calendar, GoodHours, moment_of, working_day

DAYS_OF_SLACK: Final = 5
"""Working days over which people are spread who come together, as after a holiday."""
MOST_OVER: Final = 1.2
"""The people of such a day, as a multiple of those of an ordinary day."""


@dataclass(frozen=True, kw_only=True)
class Planned:
    """A day on which a person is asked, by the person's calendar, and the moment on it."""

    day: date
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Spread:
    """The aim: at most *most* people on a day, given how many each day has already."""

    most: int
    people: Mapping[date, int]
    hours: GoodHours
    turn: int
    """The working days of one turn."""

    def plan(self, earliest: datetime, calendar: Calendar, share: float, days: int) -> Planned:
        """Returns the first day with room among so many working days, else the emptiest of them.

        If all of these are far too full, as after a month without a bot, the days of a whole turn
        are looked at. *earliest*: the person is asked on no earlier day. *share*: how much of the
        day's good hours is over then, from 0 to below 1.
        """
        turn = list(islice(self._working_days(earliest, calendar), max(days, self.turn)))
        day = self._chosen(turn[:days])
        if self.people.get(day, 0) >= self.most * MOST_OVER:
            day = self._chosen(turn)
        return Planned(day=day, at=moment_of(day, share, self.hours, calendar))

    def _chosen(self, days: Sequence[date]) -> date:
        with_room = (day for day in days if self.people.get(day, 0) < self.most)
        return next(with_room, None) or min(days, key=lambda day: self.people.get(day, 0))

    def _working_days(self, earliest: datetime, calendar: Calendar) -> Iterator[date]:
        first = calendar.day(earliest)
        if moment_of(first, 0, self.hours, calendar) < earliest:
            first += DAY
        while True:
            first = working_day(first, self.hours, calendar)
            yield first
            first += DAY


def working_days_in(every: timedelta, hours: GoodHours) -> int:
    """Returns how many working days so long a time has, apart from holidays; at least one."""
    return max(1, every.days * len(hours.weekdays) // 7)


def most_a_day(people: int, every: timedelta, hours: GoodHours, limit: int | None) -> int:
    """Returns how many people are asked on a day, so that each has a turn within *every*.

    *limit*: the most that the configuration allows; with it, not all may have a turn.
    """
    needed = max(1, math.ceil(people / working_days_in(every, hours)))
    return needed if limit is None else min(needed, limit)


def lot(survey: str, person: int, turn: int, purpose: str) -> float:
    """Returns a number from 0 to below 1, the same each time, and another one in each turn."""
    drawn = hashlib.blake2b(f"{survey}/{person}/{turn}/{purpose}".encode(), digest_size=6)
    return int.from_bytes(drawn.digest()) / 256**6


def has_turn(survey: str, person: int, turn: int, *, people: int, most: int, days: int) -> bool:
    """Whether the lot gives the person a turn, where not all can have one.

    *most*: the people asked on a day. *days*: the working days of one turn.
    """
    return lot(survey, person, turn, "sample") * people < most * days
