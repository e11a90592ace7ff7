"""From answers to the figures of one week: its windows, the change, the ladder, the comments.

A window holds one answer per person, the latest in it. Windows begin and end at midnight on the
survey's own clocks and do not hold their last instant.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.model import Variant
from bot.scores import Change, Counts, Interval, change, compare, interval, nps
from bot.weeks import Week, midnight

CHART_WEEKS = 12
LONG_DAYS = 90
ENOUGH = 10
"""Answers in each of two windows, below which they are not compared."""
SIGNIFICANT = 0.05

Person = str | int
"""A person's key, or the place of an answer that nobody's name stands behind."""


class Verdict(StrEnum):
    """What may be said of a change."""

    UP = "up"
    DOWN = "down"
    WITHIN_CHANCE = "within chance"
    TOO_FEW = "too few"


@dataclass(frozen=True, kw_only=True)
class AnswerRow:
    """One answer that counts."""

    person: str | None
    """None where nobody knows who gave it: such an answer is a person of its own."""
    score: int
    at: datetime
    comment: str | None = None
    variant: Variant | None = None
    """None for an answer from another tool."""

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise ValueError(f"the time of an answer needs a zone: {self.at}")


@dataclass(frozen=True, kw_only=True)
class Ladder:
    """How far the invitations of a week have come, each step counted in people."""

    eligible: int = 0
    asked: int = 0
    handed_over: int = 0
    answered: int = 0
    commented: int = 0
    undeliverable: int = 0
    declined: int = 0

    @property
    def response_rate(self) -> float | None:
        """Answered per handed over, from 0 to 1; None when nothing was handed over."""
        return self.answered / self.handed_over if self.handed_over else None


@dataclass(frozen=True, kw_only=True)
class Window:
    """The answers from `since` up to but without `until`, both in UTC."""

    since: datetime
    until: datetime
    counts: Counts

    @property
    def nps(self) -> float | None:
        return nps(self.counts)

    @property
    def interval(self) -> Interval | None:
        return interval(self.counts)


@dataclass(frozen=True, kw_only=True)
class WeekWindow(Window):
    week: Week


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """A tested difference. `points` is None while one side is empty; `z` and `p` are None while
    there are too few answers to test."""

    verdict: Verdict
    points: float | None = None
    z: float | None = None
    p: float | None = None


@dataclass(frozen=True, kw_only=True)
class Experiment:
    """The two looks of the buttons over the last 90 days, and plain as compared to coloured."""

    coloured: Counts
    plain: Counts
    difference: Comparison


@dataclass(frozen=True, kw_only=True)
class WeeklyFigures:
    """All that the summary of one week and survey shows."""

    survey: str
    zone: ZoneInfo
    weeks: tuple[WeekWindow, ...]
    """Twelve, oldest first; the last is the summary's own."""
    last_90_days: Window
    previous_90_days: Window
    change: Comparison
    ladder: Ladder
    comments: tuple[AnswerRow, ...]
    """The week's answers that have a comment, oldest first."""
    experiment: Experiment | None = None
    """None unless both looks of the buttons are in the last 90 days."""

    @property
    def this_week(self) -> WeekWindow:
        return self.weeks[-1]

    @property
    def previous(self) -> WeekWindow:
        return self.weeks[-2]


def needed(week: Week, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """From when and until when the figures of a week look at answers, in UTC."""
    return _days_before_the_end(week, zone, 2 * LONG_DAYS), week.bounds(zone)[1]


def weekly_figures(
    *, survey: str, week: Week, zone: ZoneInfo, answers: Iterable[AnswerRow], ladder: Ladder
) -> WeeklyFigures:
    """The figures of a week. Answers outside `needed` are left aside."""
    start, end = needed(week, zone)
    middle = _days_before_the_end(week, zone, LONG_DAYS)
    rows = sorted((row for row in answers if start <= row.at < end), key=lambda row: row.at)
    keyed = [(row.person or place, row) for place, row in enumerate(rows)]
    before, after = _latest(keyed, start, middle), _latest(keyed, middle, end)
    return WeeklyFigures(
        survey=survey,
        zone=zone,
        weeks=tuple(
            _week_window(keyed, week.shift(place - CHART_WEEKS + 1), zone)
            for place in range(CHART_WEEKS)
        ),
        last_90_days=Window(since=middle, until=end, counts=_counts(after.values())),
        previous_90_days=Window(since=start, until=middle, counts=_counts(before.values())),
        change=_compared(change(_scores(before), _scores(after)), len(before), len(after)),
        ladder=ladder,
        comments=_commented(rows, *week.bounds(zone)),
        experiment=_experiment(after.values()),
    )


def _days_before_the_end(week: Week, zone: ZoneInfo, days: int) -> datetime:
    return midnight(week.next().monday - timedelta(days=days), zone)


def _latest(
    keyed: Sequence[tuple[Person, AnswerRow]], since: datetime, until: datetime
) -> dict[Person, AnswerRow]:
    """Each person's latest answer in a window; rows come oldest first."""
    return {person: row for person, row in keyed if since <= row.at < until}


def _scores(latest: Mapping[Person, AnswerRow]) -> dict[Person, int]:
    return {person: row.score for person, row in latest.items()}


def _counts(rows: Iterable[AnswerRow]) -> Counts:
    return Counts.of(row.score for row in rows)


def _week_window(
    keyed: Sequence[tuple[Person, AnswerRow]], week: Week, zone: ZoneInfo
) -> WeekWindow:
    since, until = week.bounds(zone)
    counts = _counts(_latest(keyed, since, until).values())
    return WeekWindow(week=week, since=since, until=until, counts=counts)


def _compared(found: Change | None, *answers: int) -> Comparison:
    if found is None:
        return Comparison(verdict=Verdict.TOO_FEW)
    if min(answers) < ENOUGH:
        return Comparison(verdict=Verdict.TOO_FEW, points=found.points)
    return Comparison(verdict=_verdict(found), points=found.points, z=found.z, p=found.p)


def _verdict(found: Change) -> Verdict:
    """Up or down only where chance is unlikely and the raw and the adjusted change agree."""
    if found.p >= SIGNIFICANT or found.points * found.z <= 0:
        return Verdict.WITHIN_CHANCE
    return Verdict.UP if found.points > 0 else Verdict.DOWN


def _experiment(rows: Iterable[AnswerRow]) -> Experiment | None:
    scores: dict[Variant | None, list[int]] = {Variant.COLOURED: [], Variant.PLAIN: [], None: []}
    for row in rows:
        scores[row.variant].append(row.score)
    coloured, plain = Counts.of(scores[Variant.COLOURED]), Counts.of(scores[Variant.PLAIN])
    if not coloured.n or not plain.n:
        return None
    difference = _compared(compare(coloured, plain), coloured.n, plain.n)
    return Experiment(coloured=coloured, plain=plain, difference=difference)


def _commented(
    rows: Sequence[AnswerRow], since: datetime, until: datetime
) -> tuple[AnswerRow, ...]:
    within = (row for row in rows if since <= row.at < until)
    return tuple(row for row in within if row.comment and row.comment.strip())
