"""Explains in words whether and when a person is asked in a survey, and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from bot.campaigns.reasons import NotAsked, Reason, ReasonTexts


@dataclass(frozen=True, kw_only=True)
class AfterEvent:
    """What an event has led to, or will."""

    event: str
    happened_at: datetime
    asked_at: datetime | None = None
    will_at: datetime | None = None
    refused: NotAsked | None = None
    """Why the person was not asked, or is not asked sooner."""


@dataclass(frozen=True, kw_only=True)
class Explanation:
    """What decides about a person in one survey."""

    survey: str
    last_asked: datetime | None
    """The last question of this survey."""
    refused: NotAsked | None
    """Why the person may not be asked now."""
    by_hand: bool = False
    """The survey asks only when an admin asks."""
    member: bool = True
    """Whether the survey asks this person by rhythm."""
    started: bool = True
    due_at: datetime | None = None
    """When the person is asked by rhythm; ``None`` if that is not planned."""
    reason: Reason | None = None
    """Why not sooner."""
    event: str | None = None
    """The event after which the survey asks."""
    after_events: tuple[AfterEvent, ...] = ()
    """The latest such events of the person."""


def lines(explanation: Explanation, reasons: ReasonTexts) -> tuple[str, ...]:
    """Returns one line for the past and one for the future."""
    return (_past(explanation, reasons), *_future(explanation, reasons))


def _past(one: Explanation, reasons: ReasonTexts) -> str:
    if one.last_asked is None:
        return reasons.texts("why.never_asked", survey=one.survey)
    day = reasons.texts.near_day(one.last_asked, reasons.now, reasons.timezone)
    return reasons.texts("why.asked", survey=one.survey, date=day)


def _future(one: Explanation, reasons: ReasonTexts) -> Iterator[str]:
    texts = reasons.texts
    if one.event is not None:
        yield from _after_events(one, one.event, reasons)
    elif one.refused is not None and (one.by_hand or one.refused.until is None):
        yield texts("why.not", reason=reasons.worded(one.refused))
    elif one.by_hand:
        yield texts("why.by_hand")
    elif not one.member:
        yield texts("why.not_member")
    elif not one.started:
        yield texts("why.not_started")
    elif one.due_at is None:
        yield texts("why.not_planned")
    else:
        yield from _planned(one, one.due_at, reasons)


def _after_events(one: Explanation, event: str, reasons: ReasonTexts) -> Iterator[str]:
    texts = reasons.texts
    if not one.started:
        yield texts("why.not_started")
    if one.refused is not None and one.refused.until is None:
        yield texts("why.not", reason=reasons.worded(one.refused))
    if not one.after_events:
        yield texts("why.event.none", event=event)
    for after in one.after_events:
        yield from _after(after, reasons)


def _after(one: AfterEvent, reasons: ReasonTexts) -> Iterator[str]:
    texts, now, zone = reasons.texts, reasons.now, reasons.timezone
    known = {"event": one.event, "since": texts.near_day(one.happened_at, now, zone)}
    if one.asked_at is not None:
        yield texts("why.event.asked", date=texts.near_day(one.asked_at, now, zone), **known)
    elif one.will_at is not None:
        yield texts("why.event.will", date=texts.moment(one.will_at, zone), **known)
        if one.refused is not None:
            yield texts("why.because", reason=reasons.worded(one.refused))
    elif one.refused is not None:
        yield texts("why.event.not", reason=reasons.worded(one.refused), **known)


def _planned(one: Explanation, due_at: datetime, reasons: ReasonTexts) -> Iterator[str]:
    day = reasons.texts.near_day(due_at, reasons.now, reasons.timezone)
    yield reasons.texts("why.will", date=day)
    if one.refused is not None:
        yield reasons.texts("why.because", reason=reasons.worded(one.refused))
    elif one.reason in {Reason.NO_TURN, Reason.NOT_WORKING}:
        yield reasons.texts("why.because", reason=reasons.texts(f"reason.{one.reason}"))
    else:
        yield reasons.texts("why.spread")
