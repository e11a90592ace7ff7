"""Explains whether and when a person is asked, from the same facts that decide it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from bot.campaigns.closed_hours import held_until
from bot.campaigns.eligibility import Eligibility
from bot.campaigns.event_timing import AskAt, DropQuestion
from bot.campaigns.explanation import AfterEvent, Explanation, WaitingQuestion, lines
from bot.campaigns.reasons import NotAsked, Reason
from bot.config.config import SurveyConfig
from bot.model import Person
from bot.states import InvitationState
from handlers.usecases.campaigns.candidates import judge_all, not_member
from handlers.usecases.campaigns.event_outlooks import foreseen
from handlers.usecases.context import Context
from handlers.usecases.localisation import calendar_of, reasons_of
from storage import (
    asked_people,
    asking_pause,
    due_questions,
    event_questions,
    events,
    people,
    rhythms,
)
from storage.engine.store import Tx
from storage.event_questions import EventQuestion
from storage.events import NewEvent
from storage.invitations import NOT_ASKED
from storage.states import EventQuestionState

SHOWN_EVENTS: Final = 3
_FORESEEN: Final = 100
"""The most of a person's latest events that are looked at: an earlier one may come first."""


def why(tx: Tx, person: Person, context: Context) -> tuple[str, ...]:
    """Returns some lines for each survey, in the team's language."""
    explained = [_explained(tx, person, survey, context) for survey in context.config.surveys]
    latest = [replace(one, after_events=one.after_events[:SHOWN_EVENTS]) for one in explained]
    return (*_worded(latest, context), *_pause(tx, context))


def why_after(tx: Tx, event: NewEvent, context: Context) -> tuple[str, ...]:
    """Returns what `why` says about this event alone, for each survey that asks after it."""
    person = people.get(tx, event.person_id)
    asking = [survey for survey in context.config.surveys if survey.event == event.name]
    explained = [_about(_explained(tx, person, survey, context), event) for survey in asking]
    return (*_worded(explained, context), *(_pause(tx, context) if explained else ()))


def _about(explained: Explanation, event: NewEvent) -> Explanation:
    return replace(
        explained,
        after_events=tuple(
            after
            for after in explained.after_events
            if (after.event, after.happened_at) == (event.name, event.at)
        ),
    )


def _worded(explained: Sequence[Explanation], context: Context) -> Iterator[str]:
    reasons = reasons_of(context)
    for one in explained:
        yield from lines(one, reasons)


def _pause(tx: Tx, context: Context) -> Iterator[str]:
    reasons, pause = reasons_of(context), asking_pause.current(tx)
    if pause is not None:
        since = reasons.texts.moment(pause.since, reasons.timezone)
        yield reasons.texts("pause.since", since=since)


def _explained(tx: Tx, person: Person, survey: SurveyConfig, context: Context) -> Explanation:
    [judged] = judge_all(tx, [person], survey, context)
    rhythm = rhythms.get(tx, survey.key)
    plan = due_questions.of_people(tx, survey.key, [person.id]).get(person.id)
    waiting = _waiting(tx, judged, survey, context)
    return Explanation(
        survey=survey.key,
        last_asked=asked_people.last_sent(tx, person.id, survey.key),
        waiting=waiting,
        refused=judged.refused,
        by_hand=not survey.asks_by_itself,
        outside=not_member(person, survey, context),
        started=rhythm is not None and rhythm.started_at is not None,
        due_at=None if plan is None or plan.day is None else plan.due_at,
        reason=None if plan is None else plan.reason,
        event=survey.event,
        after_events=_after_events(tx, person, survey, waiting, context),
    )


def _waiting(
    tx: Tx, judged: Eligibility, survey: SurveyConfig, context: Context
) -> WaitingQuestion | None:
    """Returns the question that was queued, such as outside the person's good hours."""
    due_at = asked_people.waits_until(tx, judged.person.id, survey.key)
    if due_at is None:
        return None
    calendar = calendar_of(context.config, judged.person, judged.usual)
    held = held_until(due_at, context.now, context.config.good_hours, calendar)
    return WaitingQuestion(due_at=due_at, held=held)


def _after_events(
    tx: Tx,
    person: Person,
    survey: SurveyConfig,
    waiting: WaitingQuestion | None,
    context: Context,
) -> tuple[AfterEvent, ...]:
    """Returns what the person's latest events have led to, the newest first."""
    if survey.ask != "event":
        return ()
    latest = event_questions.of_person(tx, person.id, survey.key, _FORESEEN)
    open_ones = [one for one in latest if one.state is EventQuestionState.WAITING]
    in_turn = sorted(open_ones, key=lambda one: (one.look_at, one.id))
    outlooks = {one.id: outlook for one, outlook in foreseen(tx, in_turn, survey, context)}
    found = [_after_event(one, outlooks.get(one.id), waiting) for one in latest]
    known = {one.happened_at for one in latest if one.event == survey.event}
    found += (one for one in _too_old(tx, person, survey) if one.happened_at not in known)
    return tuple(sorted(found, key=lambda one: one.happened_at, reverse=True))


def _too_old(tx: Tx, person: Person, survey: SurveyConfig) -> Iterator[AfterEvent]:
    """Yields the events that made no question, as they were too long ago when recorded."""
    for event in events.of_person(tx, person.id):
        if event.name == survey.event and survey.is_too_old(event.at, event.created_at):
            refused = NotAsked(reason=Reason.TOO_OLD)
            yield AfterEvent(event=event.name, happened_at=event.at, refused=refused)


def _after_event(
    one: EventQuestion, outlook: AskAt | DropQuestion | None, waiting: WaitingQuestion | None
) -> AfterEvent:
    asked_at = will_at = None
    match outlook:
        case AskAt(at=at, held=held):
            will_at, refused = at, held
        case DropQuestion(refused=why):
            refused = why
        case None:
            refused = one.refused
            if one.invitation in NOT_ASKED:
                refused = NotAsked(reason=Reason.NOT_DELIVERED)
            elif one.invitation is InvitationState.QUEUED and waiting is not None:
                will_at = waiting.due_at
            elif one.state is EventQuestionState.ASKED:
                asked_at = one.settled_at
    return AfterEvent(
        event=one.event,
        happened_at=one.happened_at,
        asked_at=asked_at,
        will_at=will_at,
        refused=refused,
        waits=outlook is not None,
    )
