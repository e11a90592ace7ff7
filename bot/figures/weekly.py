"""The types for the figures of one week and survey."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.figures.button_experiment import Experiment
from bot.figures.case_figures import CaseFigures
from bot.figures.churn import Churn
from bot.figures.normal_distribution import Interval
from bot.figures.proportions import Share
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
    name: str = ""
    """Of the person, as far as known."""
    account: str = ""
    """The company of the person."""
    forwarded: bool = False
    """The comment consists of another person's words. It is never quoted."""

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
class CsatFigures:
    """The figures of one CSAT survey, which the summary of the main survey shows."""

    survey: str
    asked: int
    """The number of people asked in the week."""
    this_week: Share
    """The 4s and 5s among the week's answers."""
    last_90_days: Share

    @property
    def is_quiet(self) -> bool:
        """Whether nobody was asked in the week and nobody answered."""
        return not self.asked and not self.this_week.whole


@dataclass(frozen=True, kw_only=True)
class PostedWeek:
    """A week's answers as its post counted them."""

    week: Week
    counts: Counts
    imported: int


@dataclass(frozen=True, kw_only=True)
class WeeklyFigures:
    """The figures that the summary of one week and survey shows."""

    survey: str
    zone: ZoneInfo
    weeks: tuple[WeekWindow, ...]
    """Twelve weeks, oldest first; the last is the week of the summary."""
    trend: tuple[Window, ...]
    """For each of these weeks, the 90 days until its end."""
    last_90_days: Window
    previous_90_days: Window
    change: Comparison
    ladder: Ladder
    comments: tuple[AnswerRow, ...]
    """The week's answers that have a comment, oldest first."""
    experiment: Experiment | None = None
    """None unless the survey's `buttons` setting is `experiment`."""
    churn: Churn | None = None
    """None if no customer is known to have left."""
    csat: tuple[CsatFigures, ...] = ()
    """The CSAT surveys, in the summary of the main survey."""
    cases: CaseFigures | None = None
    """None where they are not read, such as for a chart."""

    @property
    def this_week(self) -> WeekWindow:
        return self.weeks[-1]

    @property
    def previous(self) -> WeekWindow:
        return self.weeks[-2]
