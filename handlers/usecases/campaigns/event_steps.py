"""Asks people after an event: looks at the questions that are due, and asks, waits or drops."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.campaigns.event_timing import AskAt, DropQuestion
from bot.campaigns.reasons import NotAsked, Reason
from bot.config.config import SurveyConfig
from bot.ids import InvitationId, PersonId
from handlers.usecases.campaigns import rhythm as by_rhythm
from handlers.usecases.campaigns import start_offer
from handlers.usecases.campaigns.ask import ask
from handlers.usecases.campaigns.event_outlooks import outlooks_of
from handlers.usecases.context import Context
from storage import asking_pause, event_questions, people, rhythms
from storage.engine.store import Tx
from storage.event_questions import EventQuestion
from storage.rhythms import Rhythm

AT_ONCE: Final = 50
"""Questions that are looked at in one transaction."""
SETTINGS: Final = "after events"
"""Marks in `rhythms.settings` that a survey asks after events."""


def next_step(tx: Tx, survey: SurveyConfig, rhythm: Rhythm, context: Context) -> datetime | None:
    """Takes one step. Returns when the next one is due; ``None``: after the next event."""
    now = context.now
    if rhythm.settings != SETTINGS:
        rhythms.change(tx, survey.key, settings=SETTINGS, phase=None)
    if rhythm.started_at is None:
        start_offer.offer(tx, survey, rhythm, context)
        return _hold(tx, survey, Reason.NOT_STARTED, context)
    due = event_questions.due(tx, survey.key, now, AT_ONCE)
    if due and asking_pause.is_paused(tx):
        return _hold(tx, survey, Reason.ASKING_PAUSED, context)
    if due:
        _settle(tx, due, survey, rhythm, context)
        return now
    return event_questions.next_at(tx, survey.key)


def _hold(tx: Tx, survey: SurveyConfig, reason: Reason, context: Context) -> datetime | None:
    """Drops what has waited too long while nobody is asked."""
    now = context.now
    late = event_questions.due_before(tx, survey.key, now - survey.drop_after, AT_ONCE)
    for question in late:
        event_questions.drop(tx, question.id, NotAsked(reason=reason), now)
    if late:
        return now
    first = event_questions.first_due_at(tx, survey.key)
    return None if first is None else first + survey.drop_after


def _settle(
    tx: Tx,
    due: Sequence[EventQuestion],
    survey: SurveyConfig,
    rhythm: Rhythm,
    context: Context,
) -> None:
    """Asks, puts off or drops each of the questions; of one person's only the first."""
    first: dict[PersonId, EventQuestion] = {}
    for question in due:
        first.setdefault(question.person_id, question)
    outlooks = outlooks_of(tx, list(first.values()), survey, context)
    asked = {
        question.person_id: question
        for question, outlook in outlooks
        if isinstance(outlook, AskAt) and outlook.at <= context.now
    }
    invited = _ask(tx, list(asked), survey, rhythm, context)
    for question, outlook in outlooks:
        match outlook:
            case DropQuestion(refused=refused):
                event_questions.drop(tx, question.id, refused, context.now)
            case AskAt() if question.person_id in invited:
                invitation = invited[question.person_id]
                event_questions.mark_asked(tx, question.id, invitation, context.now)
            case AskAt(at=at, held=held):
                event_questions.wait(tx, question.id, at, held)


def _ask(
    tx: Tx,
    person_ids: Sequence[PersonId],
    survey: SurveyConfig,
    rhythm: Rhythm,
    context: Context,
) -> Mapping[PersonId, InvitationId]:
    if not person_ids:
        return {}
    seeded = replace(context, seed=by_rhythm.seed_of(rhythm, context.now))
    ask(tx, people.get_all(tx, person_ids), survey, seeded)
    return event_questions.invitations_of(tx, survey.key, person_ids, context.now)
