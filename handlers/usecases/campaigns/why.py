"""Explains whether and when a person is asked, from the same facts that decide it."""

from bot.campaigns.explanation import Explanation, lines
from bot.config.config import SurveyConfig
from bot.model import Person
from handlers.usecases.campaigns.candidates import judge_all
from handlers.usecases.campaigns.rhythm import is_member
from handlers.usecases.context import Context
from handlers.usecases.localisation import reasons_of
from storage import asked_people, due_questions, rhythms
from storage.engine.store import Tx


def why(tx: Tx, person: Person, context: Context) -> tuple[str, ...]:
    """Returns some lines for each survey, in the team's language."""
    reasons = reasons_of(context)
    return tuple(
        line
        for survey in context.config.surveys
        for line in lines(_explained(tx, person, survey, context), reasons)
    )


def _explained(tx: Tx, person: Person, survey: SurveyConfig, context: Context) -> Explanation:
    [judged] = judge_all(tx, [person], survey, context)
    rhythm = rhythms.get(tx, survey.key)
    plan = due_questions.of_people(tx, survey.key, [person.id]).get(person.id)
    asked = asked_people.last_asked(tx, [person.id], survey.key).get(person.id)
    return Explanation(
        survey=survey.key,
        last_asked=None if asked is None else asked.by_survey,
        refused=judged.refused,
        by_hand=survey.ask != "rhythm",
        member=is_member(person, survey, context),
        started=rhythm is not None and rhythm.started_at is not None,
        due_at=None if plan is None or plan.day is None else plan.due_at,
        reason=None if plan is None else plan.reason,
    )
