"""Asks people by rhythm: looks at all of them once a day, plans their questions, and asks."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from bot.campaigns.eligibility import Eligibility
from bot.campaigns.reasons import Reason
from bot.config.config import SurveyConfig
from bot.good_hours import is_good
from bot.ids import PersonId
from handlers.usecases import survey_jobs
from handlers.usecases.campaigns import start_offer
from handlers.usecases.campaigns.ask import ask
from handlers.usecases.campaigns.candidates import is_member, judge_all
from handlers.usecases.campaigns.changed_clocks import move_into_good_hours
from handlers.usecases.campaigns.rhythm_planner import RhythmPlanner
from handlers.usecases.context import Context
from handlers.usecases.localisation import calendar_of
from storage import asking_pause, due_questions, people, rhythms
from storage.due_questions import DueQuestion
from storage.engine.store import Tx
from storage.rhythms import Rhythm
from storage.states import Phase

AT_ONCE: Final = 50
"""People that are planned or asked in one transaction."""
COUNTED_AT_ONCE: Final = 1000
LOOKS_EVERY: Final = timedelta(days=1)


def plan_all(tx: Tx, context: Context) -> None:
    """Plans the job of each survey that asks by itself. Called at each start."""
    for survey in context.config.surveys:
        if survey.asks_by_itself:
            _add(tx, survey, context)
            survey_jobs.wake(tx, survey.key, context.now)


def look_soon(tx: Tx, context: Context) -> None:
    """Lets every survey that asks by rhythm look at all people now: some are new or changed."""
    for survey in context.config.surveys:
        if survey.ask == "rhythm" and rhythms.get(tx, survey.key) is not None:
            rhythms.look_again(tx, survey.key, context.now)
            survey_jobs.wake(tx, survey.key, context.now)


def _add(tx: Tx, survey: SurveyConfig, context: Context) -> None:
    new = Rhythm(
        survey=survey.key,
        seed=context.seed.hex(),
        settings="",
        checked_at=context.now,
    )
    rhythms.add(tx, new)


def next_step(tx: Tx, survey: SurveyConfig, rhythm: Rhythm, context: Context) -> datetime:
    """Takes one step. Returns when the next one is due. A start and a resume make it due sooner."""
    now, settings = context.now, settings_of(survey, context)
    if rhythm.settings != settings:
        rhythms.look_again(tx, survey.key, now, settings=settings, replans=True)
        return now
    if rhythm.phase is Phase.COUNTING:
        _count(tx, survey, rhythm, context)
        return now
    if rhythm.phase is Phase.PLANNING:
        _plan_next(tx, survey, rhythm, context)
        return now
    if now - rhythm.checked_at >= LOOKS_EVERY:
        rhythms.look_again(tx, survey.key, now)
        return now
    next_look = rhythm.checked_at + LOOKS_EVERY
    if rhythm.started_at is None:
        start_offer.offer(tx, survey, rhythm, context)
        return next_look
    if asking_pause.is_paused(tx):
        return next_look
    if _ask_due(tx, survey, rhythm, context):
        return now
    following = due_questions.next_at(tx, survey.key)
    return next_look if following is None else min(next_look, following)


def settings_of(survey: SurveyConfig, context: Context) -> str:
    """Returns the settings that decide when people are asked. A change plans everyone anew."""
    hours = context.config.hours
    decisive = {
        "audience": survey.audience,
        "every_days": survey.every_days,
        "per_day": survey.per_day,
        "hours": [str(hours.start), str(hours.end), *hours.days],
        "holidays": [hours.holidays, hours.country],
        "self_enrolled": context.config.ask_self_enrolled,
    }
    return json.dumps(decisive, sort_keys=True)


# Looks at all people


def _count(tx: Tx, survey: SurveyConfig, rhythm: Rhythm, context: Context) -> None:
    """Counts the next people of the audience, which decides how many are asked a day."""
    some = people.page_of_people(tx, rhythm.position, COUNTED_AT_ONCE)
    counted = rhythm.counted + sum(is_member(person, survey, context) for person in some)
    if some:
        rhythms.change(tx, survey.key, position=some[-1].id, counted=counted)
        return
    due_questions.recount(tx, survey.key)
    rhythms.change(tx, survey.key, phase=Phase.PLANNING, position=0, people=counted)


def _plan_next(tx: Tx, survey: SurveyConfig, rhythm: Rhythm, context: Context) -> None:
    """Plans the next people: those without a plan, or everyone."""
    some = people.page_of_people(tx, rhythm.position, AT_ONCE)
    if not some:
        rhythms.change(tx, survey.key, phase=None, replans=False)
        return
    known = due_questions.of_people(tx, survey.key, [person.id for person in some])
    members = [person for person in some if is_member(person, survey, context)]
    left = set(known) - {person.id for person in members}
    due_questions.remove(tx, survey.key, sorted(left))
    unplanned = [one for one in members if rhythm.replans or one.id not in known]
    if not rhythm.replans:
        planned = [one for one in members if one.id in known]
        move_into_good_hours(tx, planned, known, survey, context)
    turns = {person_id: plan.turn for person_id, plan in known.items()}
    if unplanned and rhythm.replans:
        due_questions.remove(tx, survey.key, [one.id for one in unplanned])
    _plan(tx, judge_all(tx, unplanned, survey, context), survey, rhythm, context, turns)
    rhythms.change(tx, survey.key, position=some[-1].id)


# Plans and asks


def _ask_due(tx: Tx, survey: SurveyConfig, rhythm: Rhythm, context: Context) -> bool:
    """Asks the next people who are due, and plans their next turn. Returns whether there were any.

    A person who may not be asked at the moment is planned anew.
    """
    due = due_questions.due(tx, survey.key, context.now, AT_ONCE)
    if not due:
        return False
    plans = due_questions.of_people(tx, survey.key, due)
    judged = judge_all(tx, people.get_all(tx, due), survey, context)
    members = [
        one for one in judged if one.person.id in plans and is_member(one.person, survey, context)
    ]
    known = {one.person.id for one in members}  # a record that was joined is another person now
    due_questions.remove(tx, survey.key, [one for one in plans if one not in known])
    asked = [one for one in members if _may_begin(one, plans[one.person.id], context)]
    seeded = replace(context, seed=seed_of(rhythm, context.now))
    ask(tx, [one.person for one in asked], survey, seeded)
    later = [one for one in members if one not in asked]
    turns = {person_id: _next_draw(plan) for person_id, plan in plans.items()}
    _plan(tx, later, survey, rhythm, context, turns)
    _plan_again(tx, asked, survey, rhythm, context, turns)
    return True


def _may_begin(judged: Eligibility, plan: DueQuestion, context: Context) -> bool:
    """Whether the person may be asked now, on the planned day and in good hours."""
    if judged.contact is None or plan.day is None:
        return False
    calendar = calendar_of(context.config, judged.person, judged.contact)
    is_today = plan.day == calendar.day(context.now)
    return is_today and is_good(context.now, context.config.good_hours, calendar)


def _next_draw(plan: DueQuestion) -> int:
    """Returns the turn for which the lot is drawn: another one after a turn without a question."""
    return plan.turn + (plan.reason is Reason.NO_TURN)


def seed_of(rhythm: Rhythm, now: datetime) -> bytes:
    """Returns the seed of the questions that begin now. Nobody begins two turns at one moment."""
    what = f"{rhythm.survey} {now.isoformat()}"
    return hashlib.blake2b(what.encode(), key=bytes.fromhex(rhythm.seed)).digest()


def _plan_again(
    tx: Tx,
    asked: Sequence[Eligibility],
    survey: SurveyConfig,
    rhythm: Rhythm,
    context: Context,
    turns: Mapping[PersonId, int],
) -> None:
    """Plans the next turn of people who were just asked."""
    planner = RhythmPlanner(tx, survey, rhythm, context)
    earliest = context.now + timedelta(days=survey.every_days)
    plans = [
        planner.next_turn(one, earliest, turns.get(one.person.id, 0) + 1, Reason.ASKED)
        for one in asked
    ]
    due_questions.put_all(tx, survey.key, plans)


def _plan(
    tx: Tx,
    judged: Sequence[Eligibility],
    survey: SurveyConfig,
    rhythm: Rhythm,
    context: Context,
    turns: Mapping[PersonId, int],
) -> None:
    """Plans the questions of people, or a later look at those who may not be asked."""
    planner = RhythmPlanner(tx, survey, rhythm, context)
    plans = [planner.plan(one, turns.get(one.person.id, 0)) for one in judged]
    due_questions.put_all(tx, survey.key, plans)
