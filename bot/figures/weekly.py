"""The types for the figures of one week and survey."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.figures.button_experiment import Experiment
from bot.figures.normal_distribution import Interval
from bot.figures.scores import Counts, interval, nps
from bot.figures.verdicts import Comparison
from bot.figures.weeks import Week
from bot.states import Variant


@dataclass(frozen=True, kw_only=True)
class AnswerRow:
    """One answer that the figures count."""

    person: str | None
    """``None`` if unknown. Each such answer counts as a different person."""
    score: int
    at: datetime
    comment: str | None = None
    variant: Variant | None = None
    """None for an answer from another tool."""
    experiment: bool = False
    """The variant was assigned at random."""

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise ValueError(f"the time of an answer needs a zone: {self.at}")


@dataclass(frozen=True, kw_only=True)
class Ladder:
    """The number of people at each step of a week's invitations."""

    eligible: int = 0
    asked: int = 0
    handed_over: int = 0
    answered: int = 0
    commented: int = 0
    undeliverable: int = 0
    declined: int = 0

    @property
    def response_rate(self) -> float | None:
        """Answered per handed over, from 0 to 1; None if nothing was handed over."""
        return self.answered / self.handed_over if self.handed_over else None


@dataclass(frozen=True, kw_only=True)
class Window:
    """The answers from `since` up to and excluding `until`, both in UTC."""

    since: datetime
    until: datetime
    counts: Counts
    nameless: int = 0
    """The number of answers whose person is unknown."""
    imported: int = 0
    """The number of answers from another tool."""

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
class WeeklyFigures:
    """The figures that the summary of one week and survey shows."""

    survey: str
    zone: ZoneInfo
    weeks: tuple[WeekWindow, ...]
    """Twelve weeks, oldest first; the last is the week of the summary."""
    last_90_days: Window
    previous_90_days: Window
    change: Comparison
    ladder: Ladder
    comments: tuple[AnswerRow, ...]
    """The week's answers that have a comment, oldest first."""
    experiment: Experiment | None = None
    """None unless the survey's `buttons` setting is `experiment`."""

    @property
    def this_week(self) -> WeekWindow:
        return self.weeks[-1]

    @property
    def previous(self) -> WeekWindow:
        return self.weeks[-2]
