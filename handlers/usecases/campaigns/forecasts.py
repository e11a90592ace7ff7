"""Reads the forecast of a survey that asks by itself from its plan, as it would be done now."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from bot.campaigns.eligibility import Eligibility
from bot.campaigns.forecast import DAYS, AfterEvents, Forecast
from bot.campaigns.reasons import Reason
from bot.config.config import SurveyConfig
from handlers.usecases.campaigns import event_outlooks
from handlers.usecases.campaigns.candidates import judge_all, not_member
from handlers.usecases.campaigns.receipt import MOST_JUDGED
from handlers.usecases.campaigns.rhythm_planner import RhythmPlanner
from handlers.usecases.context import Context
from storage import asking_pause, due_questions, event_questions, people, rhythms
from storage.due_questions import DueQuestion
from storage.engine.store import Tx
from storage.rhythms import Rhythm
from storage.states import Phase

Turn = tuple[date | None, Reason | None]
"""The day on which a person is asked, and why not sooner; no day: the person is not asked."""


def forecast_of(tx: Tx, survey: SurveyConfig, context: Context) -> Forecast:
    """Returns how many people are asked on each of the next days, by the team's calendar."""
    pause = asking_pause.current(tx)
    found = _forecast_of(tx, survey, rhythms.get(tx, survey.key), context)
    since = None if pause is None else pause.since
    return replace(found, paused_since=since, timezone=str(context.config.timezone))


def _forecast_of(tx: Tx, survey: SurveyConfig, rhythm: Rhythm | None, context: Context) -> Forecast:
    if survey.ask == "event" and survey.event is not None:
        return _after_events(tx, survey, survey.event, rhythm, context)
    last = context.today + timedelta(days=DAYS - 1)
    n = due_questions.count(tx, survey.key)
    if rhythm is None or n > MOST_JUDGED:
        planned = due_questions.planned(tx, survey.key, context.today)
        asked = Counter({day: n for day, n in planned.items() if day <= last})
        later = Counter(due_questions.later(tx, survey.key, last))
        members = n
    else:
        turns = list(_turns(tx, survey, rhythm, context))
        asked = Counter(day for day, _ in turns if day is not None and day <= last)
        later = Counter(reason for day, reason in turns if day is None or day > last)
        members = len(turns)
    complete = rhythm is not None and rhythm.phase is None and bool(rhythm.settings)
    if complete:
        later += _outside(tx, members, context)
    return Forecast(
        survey=survey.key,
        first=context.today,
        asked=asked,
        later=later,
        started=_is_started(rhythm),
        complete=complete,
        as_planned=n > MOST_JUDGED,
    )


def _is_started(rhythm: Rhythm | None) -> bool:
    return rhythm is not None and rhythm.started_at is not None


def _turns(tx: Tx, survey: SurveyConfig, rhythm: Rhythm, context: Context) -> Iterator[Turn]:
    """Yields the next turn of everyone who is planned, as it is if nothing else happens."""
    plans = due_questions.soonest(tx, survey.key, MOST_JUDGED)
    of_person = {one.person_id: one for one in plans}
    members = [
        person
        for person in people.get_all(tx, list(of_person))
        if person.id in of_person and not_member(person, survey, context) is None
    ]
    # A start spreads everyone anew, and later only those are moved who cannot keep their day.
    phase = None if rhythm.started_at is not None else Phase.PLANNING
    planner = RhythmPlanner(tx, survey, replace(rhythm, phase=phase), context)
    for judged in judge_all(tx, members, survey, context):
        yield _turn(judged, of_person[judged.person.id], planner, context)


def _turn(judged: Eligibility, plan: DueQuestion, planner: RhythmPlanner, context: Context) -> Turn:
    refused = judged.refused
    if refused is not None and refused.until is None:
        return None, refused.reason
    if plan.reason is Reason.NO_TURN:
        return None, plan.reason
    in_time = plan.day is not None and plan.day >= context.today
    if in_time and (judged.again is None or judged.again <= plan.due_at):
        return plan.day, None if refused is None else refused.reason
    anew = planner.plan(judged, plan.turn)
    return anew.day, anew.reason


def _outside(tx: Tx, members: int, context: Context) -> Counter[Reason | None]:
    """Returns the customers whom the survey does not ask by itself, by the reason."""
    invites_all = context.config.ask_self_enrolled
    alone = people.count_present(tx, context.today, self_enrolled=True)
    others = people.count_present(tx, context.today, self_enrolled=False)
    counts: Counter[Reason | None] = Counter()
    counts[Reason.LEFT] = people.count_left(tx, context.today)
    counts[Reason.SELF_ENROLLED] = 0 if invites_all else alone
    counts[Reason.NOT_MEMBER] = others + (alone if invites_all else 0) - members
    return +counts


def _after_events(
    tx: Tx, survey: SurveyConfig, event: str, rhythm: Rhythm | None, context: Context
) -> Forecast:
    expected = event_outlooks.of_survey(tx, survey, context)
    zone = context.config.timezone
    last = context.today + timedelta(days=DAYS - 1)
    ended = event_questions.ended_since(tx, survey.key, context.now - timedelta(days=DAYS))
    days = Counter(at.astimezone(zone).date() for at in expected.asked_at)
    later: dict[Reason | None, int] = {**expected.dropped}
    if far := sum(n for day, n in days.items() if day > last):
        later[None] = far
    return Forecast(
        survey=survey.key,
        first=context.today,
        asked={day: n for day, n in days.items() if day <= last},
        later=later,
        started=_is_started(rhythm),
        complete=True,
        after=AfterEvents(
            event=event, asked=ended.asked, dropped=ended.dropped, more=expected.more
        ),
    )
