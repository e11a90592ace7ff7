"""Moves planned questions of people whose clock has changed, such as by an imported time zone.

A question keeps its day. Otherwise it would be due in the person's night and lose its turn.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from bot.campaigns.eligibility import usual_contact
from bot.campaigns.rhythm import lot
from bot.config.config import SurveyConfig
from bot.good_hours import Calendar, is_good, is_working_day, moment_of
from bot.ids import PersonId
from bot.model import Person
from handlers.usecases.context import Context
from handlers.usecases.localisation import calendar_of
from storage import contacts, due_questions
from storage.due_questions import DueQuestion
from storage.engine.store import Tx


def move_into_good_hours(
    tx: Tx,
    members: Sequence[Person],
    plans: Mapping[PersonId, DueQuestion],
    survey: SurveyConfig,
    context: Context,
) -> None:
    """Moves the questions that are no longer due in good hours, each to a time on its day."""
    due_questions.put_all(tx, survey.key, list(_moved(tx, members, plans, survey, context)))


def _moved(
    tx: Tx,
    members: Sequence[Person],
    plans: Mapping[PersonId, DueQuestion],
    survey: SurveyConfig,
    context: Context,
) -> Iterator[DueQuestion]:
    config = context.config
    accounts = contacts.contacts_of_all(tx, [person.id for person in members])
    for person in members:
        plan = plans[person.id]
        usual = usual_contact(accounts.get(person.id, ()), config.platforms)
        moved = _on_its_day(plan, calendar_of(config, person, usual), survey, context)
        if moved.due_at != plan.due_at and moved.due_at > context.now:
            yield moved


def _on_its_day(
    plan: DueQuestion, calendar: Calendar, survey: SurveyConfig, context: Context
) -> DueQuestion:
    """Returns the plan with a good time. A day that is no working day any more stays."""
    hours, day = context.config.good_hours, plan.day
    if day is None or not is_working_day(day, hours, calendar):
        return plan
    if calendar.day(plan.due_at) == day and is_good(plan.due_at, hours, calendar):
        return plan
    share = lot(survey.key, plan.person_id, plan.turn, f"on {day}")
    return replace(plan, due_at=moment_of(day, share, hours, calendar))
