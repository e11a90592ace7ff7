"""Explains in words whether and when a person is asked in a survey, and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from bot.campaigns.reasons import NotAsked, Reason, ReasonTexts
from bot.language.texts import Texts


@dataclass(frozen=True, kw_only=True)
class WaitingQuestion:
    """A question that is queued and waits to be sent."""

    due_at: datetime
    held: NotAsked | None = None
    """Why it is not sent sooner."""


@dataclass(frozen=True, kw_only=True)
class AfterEvent:
    """What an event has led to, or will."""

    event: str
    happened_at: datetime
    asked_at: datetime | None = None
    will_at: datetime | None = None
    refused: NotAsked | None = None
    """Why the person was not asked, will not be asked, or is not asked sooner."""
    waits: bool = False
    """Whether nothing was decided yet: what is said is a foresight."""


@dataclass(frozen=True, kw_only=True)
class Explanation:
    """What decides about a person in one survey."""

    survey: str
    last_asked: datetime | None
    """The last question of this survey that was sent."""
    waiting: WaitingQuestion | None = None
    """The question of this survey that is queued."""
    refused: NotAsked | None
    """Why the person may not be asked now."""
    by_hand: bool = False
    """The survey asks only when an admin asks."""
    outside: Reason | None = None
    """Why the survey does not ask this person by itself; ``None`` if it does."""
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
    if one.waiting is not None:
        moment = reasons.texts.moment(one.waiting.due_at, reasons.timezone)
        return reasons.texts("why.waits", survey=one.survey, date=moment)
    if one.last_asked is None:
        return reasons.texts("why.never_asked", survey=one.survey)
    day = reasons.texts.near_day(one.last_asked, reasons.now, reasons.timezone)
    return reasons.texts("why.asked", survey=one.survey, date=day)


def _future(one: Explanation, reasons: ReasonTexts) -> Iterator[str]:
    texts = reasons.texts
    if one.waiting is not None:
        yield from _not_sooner(one.waiting.held, reasons)
    if one.event is not None:
        yield from _after_events(one, one.event, reasons)
    elif one.waiting is not None:
        return
    elif one.refused is not None and (one.by_hand or one.refused.until is None):
        yield texts("why.not", reason=reasons.worded(one.refused))
    elif one.by_hand:
        yield texts("why.by_hand")
    elif one.outside is not None:
        yield _outside(one.outside, texts)
    elif not one.started:
        yield texts("why.not_started")
        yield from _not_sooner(one.refused, reasons)
    elif one.due_at is None and one.reason is Reason.NO_TURN:
        yield texts("why.not", reason=texts("reason.no_turn"))
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
    elif one.outside is not None:
        yield _outside(one.outside, texts)
    if not one.after_events:
        yield texts("why.event.none", event=event)
    days = [_day(after.happened_at, reasons) for after in one.after_events]
    for after, day in zip(one.after_events, days, strict=True):
        alone = days.count(day) == 1
        since = day if alone else texts.moment(after.happened_at, reasons.timezone)
        yield from _after(after, since, reasons)


def _outside(reason: Reason, texts: Texts) -> str:
    if reason is Reason.NOT_MEMBER:
        return texts("why.not_member")
    return texts("why.not", reason=texts(f"reason.{reason}"))


def _day(moment: datetime, reasons: ReasonTexts) -> str:
    return reasons.texts.near_day(moment, reasons.now, reasons.timezone)


def _not_sooner(refused: NotAsked | None, reasons: ReasonTexts) -> Iterator[str]:
    if refused is not None:
        yield reasons.texts("why.because", reason=reasons.worded(refused))


def _after(one: AfterEvent, since: str, reasons: ReasonTexts) -> Iterator[str]:
    """Yields what follows from an event. *since*: its day, with its time where two are of a day."""
    texts, zone = reasons.texts, reasons.timezone
    known = {"event": one.event, "since": since}
    if one.asked_at is not None:
        yield texts("why.event.asked", date=_day(one.asked_at, reasons), **known)
    elif one.will_at is not None and one.will_at <= reasons.now:
        yield texts("why.event.will_soon", **known)
    elif one.will_at is not None:
        yield texts("why.event.will", date=texts.moment(one.will_at, zone), **known)
        yield from _not_sooner(one.refused, reasons)
    elif one.refused is not None:
        key = "why.event.will_not" if one.waits else "why.event.not"
        yield texts(key, reason=reasons.worded(one.refused), **known)


def _planned(one: Explanation, due_at: datetime, reasons: ReasonTexts) -> Iterator[str]:
    """Yields the planned day, or from when on a person is planned anew whose day has passed.

    A day before the end of a reason is planned anew, too, once it comes.
    """
    ends_at = due_at if one.refused is None else one.refused.until or due_at
    earliest = max(due_at, ends_at, reasons.now)
    key = "why.will" if _day(earliest, reasons) == _day(due_at, reasons) else "why.will_from"
    yield reasons.texts(key, date=_day(earliest, reasons))
    if one.refused is not None:
        yield from _not_sooner(one.refused, reasons)
    elif one.reason in {Reason.NO_TURN, Reason.NOT_WORKING}:
        yield reasons.texts("why.because", reason=reasons.texts(f"reason.{one.reason}"))
    else:
        yield reasons.texts("why.spread")
