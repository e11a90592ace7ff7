"""Decides when the question after an event is asked, or that it is not asked any more."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.campaigns.reasons import NotAsked, Reason


@dataclass(frozen=True, kw_only=True)
class AskAt:
    """The question is asked at a moment."""

    at: datetime
    held: NotAsked | None = None
    """Why not sooner."""


@dataclass(frozen=True, kw_only=True)
class DropQuestion:
    """The question is not asked any more."""

    refused: NotAsked


@dataclass(frozen=True, kw_only=True)
class WaitingTime:
    """The time in which a question may be asked: from *due_at*, shorter than *drop_after*."""

    due_at: datetime
    drop_after: timedelta

    @property
    def ends_at(self) -> datetime:
        return self.due_at + self.drop_after


def decide(
    waiting: WaitingTime,
    refused: NotAsked | None,
    good_from: Callable[[datetime], datetime],
    now: datetime,
    closed: Callable[[datetime, datetime], Reason] = lambda _since, _until: Reason.OUT_OF_HOURS,
) -> AskAt | DropQuestion:
    """Returns when a person is asked after an event, as things are *now*.

    *refused*: why the person may not be asked now. *good_from*: returns the first moment of good
    hours, at the earliest the given one. *closed*: returns why there are none between two moments.
    """
    earliest = max(waiting.due_at, now)
    if waiting.ends_at <= now:
        return DropQuestion(refused=refused or NotAsked(reason=Reason.NOT_RUNNING))
    if refused is not None and refused.until is None:
        return DropQuestion(refused=refused)
    held = None
    if refused is not None and refused.until is not None and refused.until > earliest:
        held, earliest = refused, refused.until
    at = good_from(earliest)
    if at >= waiting.ends_at:
        return DropQuestion(refused=held or NotAsked(reason=closed(earliest, at)))
    if held is None and at > earliest:
        held = NotAsked(reason=closed(earliest, at))
    return AskAt(at=at, held=held)
