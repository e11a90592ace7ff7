"""Foresees which of the questions that wait after an event are asked, and when."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.campaigns import closed_hours
from bot.campaigns.eligibility import Eligibility
from bot.campaigns.event_timing import AskAt, DropQuestion, WaitingTime, decide
from bot.campaigns.reasons import NotAsked, Reason
from bot.config.config import SurveyConfig
from bot.good_hours import next_good
from bot.ids import PersonId
from handlers.usecases.campaigns.candidates import judge_all, not_member
from handlers.usecases.campaigns.receipt import MOST_JUDGED
from handlers.usecases.context import Context
from handlers.usecases.localisation import calendar_of
from storage import event_questions, people
from storage.engine.store import Tx
from storage.event_questions import EventQuestion

Outlook = tuple[EventQuestion, AskAt | DropQuestion]


@dataclass(frozen=True, kw_only=True)
class Expected:
    """The waiting questions of a survey, as they will end if nothing else happens."""

    asked_at: tuple[datetime, ...]
    dropped: Mapping[Reason | None, int]
    more: int
    """Questions that were only counted."""


def of_survey(tx: Tx, survey: SurveyConfig, context: Context) -> Expected:
    """Foresees the end of the survey's next questions."""
    waiting = event_questions.waiting(tx, survey.key, MOST_JUDGED)
    more = 0
    if len(waiting) == MOST_JUDGED:
        more = event_questions.count_waiting(tx, survey.key) - MOST_JUDGED
    outlooks = [outlook for _, outlook in foreseen(tx, waiting, survey, context)]
    return Expected(
        asked_at=tuple(one.at for one in outlooks if isinstance(one, AskAt)),
        dropped=Counter(one.refused.reason for one in outlooks if isinstance(one, DropQuestion)),
        more=more,
    )


def foreseen(
    tx: Tx, waiting: Sequence[EventQuestion], survey: SurveyConfig, context: Context
) -> list[Outlook]:
    """Returns when each waiting question is asked, or why it is not. *waiting*: by their time."""
    return list(_each_person_once(outlooks_of(tx, waiting, survey, context)))


def _each_person_once(outlooks: Sequence[Outlook]) -> Iterator[Outlook]:
    """Yields the outlooks; a person's first question keeps the later ones from being asked."""
    asked = dict[PersonId, EventQuestion]()
    for question, outlook in outlooks:
        first = asked.get(question.person_id)
        match outlook:
            case AskAt() if first is not None:
                refused = NotAsked(reason=Reason.EARLIER_EVENT, since=first.happened_at)
                yield question, DropQuestion(refused=refused)
            case AskAt():
                asked[question.person_id] = question
                yield question, outlook
            case DropQuestion():
                yield question, outlook


def outlooks_of(
    tx: Tx, questions: Sequence[EventQuestion], survey: SurveyConfig, context: Context
) -> list[Outlook]:
    """Returns for each question when it is asked or why it is not, as things are now."""
    about = sorted({question.person_id for question in questions})
    judged = {
        one.person.id: one for one in judge_all(tx, people.get_all(tx, about), survey, context)
    }
    reopened: Mapping[int, datetime] = {}
    if survey.reopened_by is not None:
        ids = [question.id for question in questions]
        reopened = event_questions.reopened(tx, ids, survey.reopened_by)
    return [
        (one, _outlook(one, judged.get(one.person_id), reopened.get(one.id), survey, context))
        for one in questions
    ]


def _outlook(
    question: EventQuestion,
    judged: Eligibility | None,
    reopened_at: datetime | None,
    survey: SurveyConfig,
    context: Context,
) -> AskAt | DropQuestion:
    if reopened_at is not None:
        return DropQuestion(refused=NotAsked(reason=Reason.REOPENED, since=reopened_at))
    if question.event != survey.event:
        return DropQuestion(refused=NotAsked(reason=Reason.OTHER_EVENT))
    refused = judged.refused if judged is not None else None
    blocked = refused is not None and refused.until is None
    if judged is None:  # a record that was joined: the other one has the same event
        return DropQuestion(refused=NotAsked(reason=Reason.NOT_MEMBER))
    outside = not_member(judged.person, survey, context)
    if outside is not None and not blocked:
        return DropQuestion(refused=NotAsked(reason=outside))
    waiting = WaitingTime(due_at=question.due_at, drop_after=survey.drop_after)
    return decide(
        waiting, refused, _good_from(judged, context), context.now, _closed(judged, context)
    )


def _good_from(judged: Eligibility, context: Context) -> Callable[[datetime], datetime]:
    config = context.config
    calendar = calendar_of(config, judged.person, judged.usual)
    return lambda moment: next_good(moment, config.good_hours, calendar)


def _closed(judged: Eligibility, context: Context) -> Callable[[datetime, datetime], Reason]:
    config = context.config
    calendar = calendar_of(config, judged.person, judged.usual)
    return lambda since, until: closed_hours.reason_of(since, until, config.good_hours, calendar)
