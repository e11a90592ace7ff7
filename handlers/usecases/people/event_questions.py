"""Plans the questions that surveys ask after an event, and takes back what is no longer true."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.campaigns.reasons import NotAsked, Reason
from bot.config.config import SurveyConfig
from bot.ids import InvitationId
from handlers.usecases import survey_jobs
from handlers.usecases.context import Context
from handlers.usecases.localisation import survey_of
from storage import event_questions
from storage.engine.store import Tx
from storage.event_questions import NewEventQuestion
from storage.events import PersonEvent


@dataclass(frozen=True, kw_only=True)
class PlannedByEvents:
    """What new events mean for questions."""

    due: tuple[NewEventQuestion, ...] = ()
    """The questions that wait now."""
    taken_back: int = 0
    """Questions that are not asked any more."""


def plan(tx: Tx, added: Sequence[PersonEvent], context: Context) -> PlannedByEvents:
    """Plans a question for each new event that a survey asks after.

    An event of long ago, as of an imported history, makes no question.
    """
    due, taken_back = list[NewEventQuestion](), 0
    for survey in context.config.surveys:
        if survey.ask != "event":
            continue
        of_survey = list(_new_questions(added, survey, context.now))
        event_questions.add(tx, of_survey)
        lost = _take_back(tx, added, survey, context)
        due.extend(one for one in of_survey if one.event_id not in lost)
        taken_back += len(lost)
        if of_survey or lost:
            survey_jobs.wake(tx, survey.key, context.now)
    return PlannedByEvents(due=tuple(due), taken_back=taken_back)


def _new_questions(
    added: Sequence[PersonEvent], survey: SurveyConfig, now: datetime
) -> Iterator[NewEventQuestion]:
    for event in added:
        if event.name == survey.event and not survey.is_too_old(event.at, now):
            due_at = event.at + survey.delay
            yield NewEventQuestion(survey=survey.key, event_id=event.id, due_at=due_at)


def _take_back(
    tx: Tx, added: Sequence[PersonEvent], survey: SurveyConfig, context: Context
) -> frozenset[int]:
    """Drops the waiting questions whose event is taken back. Returns these events' ids."""
    if survey.reopened_by is None:
        return frozenset()
    concerned = {survey.event, survey.reopened_by}
    about = {event.person_id for event in added if event.name in concerned}
    waiting = event_questions.waiting_of_people(tx, survey.key, about)
    reopened = event_questions.reopened(tx, list(waiting), survey.reopened_by)
    for question_id, at in reopened.items():
        refused = NotAsked(reason=Reason.REOPENED, since=at)
        event_questions.drop(tx, question_id, refused, context.now)
    return frozenset(waiting[question_id] for question_id in reopened)


def is_taken_back(tx: Tx, invitation: InvitationId, survey: str, context: Context) -> bool:
    """Whether a question that was not sent yet has lost its event. Records it then."""
    config = survey_of(context.config, survey)
    if config.ask != "event" or config.reopened_by is None:
        return False
    question_id = event_questions.of_invitation(tx, invitation)
    if question_id is None:
        return False
    at = event_questions.reopened(tx, [question_id], config.reopened_by).get(question_id)
    if at is None:
        return False
    refused = NotAsked(reason=Reason.REOPENED, since=at)
    event_questions.drop(tx, question_id, refused, context.now)
    return True
