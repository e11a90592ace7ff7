"""Computes the figures of cases: how many, how soon answered and resolved, by cause and by owner.

Times are business time. A case that waits counts as longer than all others, so a median may be
*not yet*. Without data a result is None, never 0.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.figures.open_case import OpenCase
from bot.figures.proportions import Share
from bot.figures.recovery import Recovery
from bot.states import SurveyKind
from bot.survey.scale import Segment, scale_of

BusinessTime = Callable[[datetime, datetime], timedelta]
"""The business time between two instants."""


@dataclass(frozen=True, kw_only=True)
class CaseRow:
    """One case that the figures count."""

    opened_at: datetime
    is_open: bool
    score: int | None
    kind: SurveyKind = SurveyKind.NPS
    clock_from: datetime
    """When it was opened, or reopened the last time."""
    due_at: datetime | None
    """When the first response is due, or was; None for a case without a clock."""
    responded_at: datetime | None = None
    resolved_at: datetime | None = None
    owner: str = ""
    """The address of the owner's account; empty if nobody had it."""
    owner_name: str = ""
    cause: str = ""

    @property
    def is_timed(self) -> bool:
        """Whether times are kept, and somebody has answered or should.

        A case may end without the staff: by a better score, or because its customer was erased.
        """
        ended_by_itself = not self.is_open and self.responded_at is None
        return self.due_at is not None and not ended_by_itself

    @property
    def is_in_time(self) -> bool:
        """Whether the first response came in time."""
        if self.due_at is None or self.responded_at is None:
            return False
        return self.responded_at <= self.due_at

    @property
    def is_detractors(self) -> bool:
        if self.score is None:
            return False
        return scale_of(self.kind).segment_of(self.score) is Segment.DETRACTOR


@dataclass(frozen=True, kw_only=True)
class Durations:
    """How long something took, in business time."""

    done: int
    waiting: int
    """For so many it is not done yet. They count as longer than all others."""
    median: timedelta | None
    """None without cases, and if it lies among those that wait."""
    mean: timedelta | None
    """Of those that are done."""

    @property
    def n(self) -> int:
        return self.done + self.waiting


@dataclass(frozen=True, kw_only=True)
class AnsweredDetractors:
    """Whether every detractor is answered."""

    at_all: Share
    in_time: Share
    not_due: int
    """The number of those who wait for an answer that is not due yet."""


@dataclass(frozen=True, kw_only=True)
class CauseCount:
    cause: str
    """The key of a theme, or words; empty if none was named."""
    n: int


@dataclass(frozen=True, kw_only=True)
class OwnerCount:
    owner_name: str
    """Empty for an account without a name, and without an owner."""
    is_owned: bool
    n: int
    responded: int
    open: int


@dataclass(frozen=True, kw_only=True)
class CasesOfPeriod:
    """The cases opened in a period, as far as they have come until now."""

    opened: int
    without_clock: int
    """Opened before times were kept."""
    ended_by_themselves: int
    """Ended before anybody answered, by a better score or an erasure."""
    response: Durations
    """From the opening, or the last reopening, to the first response."""
    resolution: Durations
    """From the opening to the resolution that holds."""
    detractors: AnsweredDetractors
    causes: tuple[CauseCount, ...]
    """Of the cases that the staff resolved, the most frequent first."""
    owners: tuple[OwnerCount, ...]


@dataclass(frozen=True, kw_only=True)
class CaseFigures:
    """The figures of cases that the summary of a week shows."""

    at: datetime
    """Open, overdue and answered are as of then."""
    open_cases: tuple[OpenCase, ...]
    """The oldest first."""
    this_week: CasesOfPeriod
    last_90_days: CasesOfPeriod
    recovery: Recovery
    csat: Share
    """The 4s and 5s among the answers of the 90 days about a resolved case."""
    cause_names: Mapping[str, str] = field(default_factory=dict)
    """What staff call the causes, by their keys."""

    @property
    def overdue(self) -> int:
        return sum(case.is_overdue(self.at) for case in self.open_cases)

    @property
    def without_clock(self) -> int:
        """The number of open cases from before times were kept."""
        return sum(not case.has_clock for case in self.open_cases)


def cases_of_period(
    rows: Iterable[CaseRow],
    since: datetime,
    until: datetime,
    now: datetime,
    business_time: BusinessTime,
) -> CasesOfPeriod:
    """Returns the figures of the cases opened from *since* up to and excluding *until*."""
    opened = [row for row in rows if since <= row.opened_at < until]
    timed = [row for row in opened if row.is_timed]
    clocked = sum(row.due_at is not None for row in opened)
    responses = [
        business_time(row.clock_from, row.responded_at) for row in timed if row.responded_at
    ]
    resolutions = [
        business_time(row.opened_at, row.resolved_at) for row in timed if row.resolved_at
    ]
    return CasesOfPeriod(
        opened=len(opened),
        without_clock=len(opened) - clocked,
        ended_by_themselves=clocked - len(timed),
        response=durations(responses, len(timed) - len(responses)),
        resolution=durations(resolutions, len(timed) - len(resolutions)),
        detractors=_answered([row for row in timed if row.is_detractors], now),
        causes=_causes(opened),
        owners=_owners(opened),
    )


def durations(done: Sequence[timedelta], waiting: int) -> Durations:
    """Returns median and mean. *waiting*: for so many cases it is not done yet."""
    n, ordered = len(done) + waiting, sorted(done)
    middle = ordered[(n - 1) // 2 : n // 2 + 1] if n and n // 2 < len(done) else []
    return Durations(done=len(done), waiting=waiting, median=_mean(middle), mean=_mean(ordered))


def _mean(values: Sequence[timedelta]) -> timedelta | None:
    return sum(values, timedelta()) / len(values) if values else None


def _answered(rows: Sequence[CaseRow], now: datetime) -> AnsweredDetractors:
    waiting = [row for row in rows if row.responded_at is None]
    return AnsweredDetractors(
        at_all=Share(part=len(rows) - len(waiting), whole=len(rows)),
        in_time=Share(part=sum(row.is_in_time for row in rows), whole=len(rows)),
        not_due=sum(row.due_at is not None and row.due_at > now for row in waiting),
    )


def _causes(rows: Iterable[CaseRow]) -> tuple[CauseCount, ...]:
    """Counts causes. Spellings that differ in capitals or spaces are one, the first of them."""
    spellings: dict[str, str] = {}
    resolved = [row for row in rows if not row.is_open and row.responded_at is not None]
    counts = Counter(
        spellings.setdefault(" ".join(row.cause.split()).casefold(), row.cause) for row in resolved
    )
    found = (CauseCount(cause=cause, n=n) for cause, n in counts.items())
    return tuple(sorted(found, key=lambda one: (-one.n, not one.cause, one.cause)))


def _owners(rows: Iterable[CaseRow]) -> tuple[OwnerCount, ...]:
    by_owner: dict[str, list[CaseRow]] = {}
    for row in rows:
        by_owner.setdefault(row.owner, []).append(row)
    found = (
        OwnerCount(
            owner_name=theirs[-1].owner_name,
            is_owned=owner != "",
            n=len(theirs),
            responded=sum(row.responded_at is not None for row in theirs),
            open=sum(row.is_open for row in theirs),
        )
        for owner, theirs in by_owner.items()
    )
    return tuple(sorted(found, key=lambda one: (not one.is_owned, -one.n, one.owner_name)))
