"""Explains whether and when a person is asked, from the same facts that decide it."""

from typing import Final

from bot.campaigns.event_timing import AskAt, DropQuestion
from bot.campaigns.explanation import AfterEvent, Explanation, lines
from bot.campaigns.reasons import NotAsked, Reason
from bot.config.config import SurveyConfig
from bot.model import Person
from handlers.usecases.campaigns.candidates import is_member, judge_all
from handlers.usecases.campaigns.event_outlooks import foreseen
from handlers.usecases.context import Context
from handlers.usecases.localisation import reasons_of
from storage import asked_people, asking_pause, due_questions, event_questions, rhythms
from storage.engine.store import Tx
from storage.event_questions import EventQuestion
from storage.invitations import NOT_ASKED
from storage.states import EventQuestionState

SHOWN_EVENTS: Final = 3


def why(tx: Tx, person: Person, context: Context) -> tuple[str, ...]:
    """Returns some lines for each survey, in the team's language."""
    reasons, pause = reasons_of(context), asking_pause.current(tx)
    of_surveys = [
        line
        for survey in context.config.surveys
        for line in lines(_explained(tx, person, survey, context), reasons)
    ]
    if pause is not None:
        since = reasons.texts.moment(pause.since, reasons.timezone)
        of_surveys.append(reasons.texts("pause.since", since=since))
    return tuple(of_surveys)


def _explained(tx: Tx, person: Person, survey: SurveyConfig, context: Context) -> Explanation:
    [judged] = judge_all(tx, [person], survey, context)
    rhythm = rhythms.get(tx, survey.key)
    plan = due_questions.of_people(tx, survey.key, [person.id]).get(person.id)
    asked = asked_people.last_asked(tx, [person.id], survey.key).get(person.id)
    return Explanation(
        survey=survey.key,
        last_asked=None if asked is None else asked.by_survey,
        refused=judged.refused,
        by_hand=not survey.asks_by_itself,
        member=is_member(person, survey, context),
        started=rhythm is not None and rhythm.started_at is not None,
        due_at=None if plan is None or plan.day is None else plan.due_at,
        reason=None if plan is None else plan.reason,
        event=survey.event,
        after_events=_after_events(tx, person, survey, context),
    )


def _after_events(
    tx: Tx, person: Person, survey: SurveyConfig, context: Context
) -> tuple[AfterEvent, ...]:
    """Returns what the person's latest events have led to, the newest first."""
    if survey.ask != "event":
        return ()
    latest = event_questions.of_person(tx, person.id, survey.key, SHOWN_EVENTS)
    waiting = [one for one in latest if one.state is EventQuestionState.WAITING]
    in_turn = sorted(waiting, key=lambda one: (one.look_at, one.id))
    outlooks = {one.id: outlook for one, outlook in foreseen(tx, in_turn, survey, context)}
    return tuple(_after_event(one, outlooks.get(one.id)) for one in latest)


def _after_event(one: EventQuestion, outlook: AskAt | DropQuestion | None) -> AfterEvent:
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
            elif one.state is EventQuestionState.ASKED:
                asked_at = one.settled_at
    return AfterEvent(
        event=one.event,
        happened_at=one.happened_at,
        asked_at=asked_at,
        will_at=will_at,
        refused=refused,
    )
