"""Reads the forecast of a survey that asks by itself from its plan, as it would be done now."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from bot.campaigns.eligibility import Eligibility
from bot.campaigns.forecast import DAYS, AfterEvents, Forecast
from bot.campaigns.reasons import Reason
from bot.config.config import SurveyConfig
from bot.ids import PersonId
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
        turns = _promises(tx, survey, rhythm, context)
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


def _promises(tx: Tx, survey: SurveyConfig, rhythm: Rhythm, context: Context) -> list[Turn]:
    """Returns the next turn of everyone who is planned, as it is if nothing else happens.

    Surveys that wait are started in their order: each asks nobody whom an earlier one asks in these
    days, since the throttle is as long as the forecast.
    """
    plans = {one.person_id: one for one in due_questions.soonest(tx, survey.key, MOST_JUDGED)}
    taken = _taken(tx, plans, survey, rhythm, context)
    return [
        (None, Reason.EARLIER_SURVEY) if person in taken and _is_soon(turn, context) else turn
        for person, turn in _turns(tx, plans, survey, rhythm, context)
    ]


def _taken(
    tx: Tx,
    persons: Collection[PersonId],
    survey: SurveyConfig,
    rhythm: Rhythm,
    context: Context,
) -> set[PersonId]:
    """Returns those of the people whom a survey that starts earlier asks in the next days."""
    taken = set[PersonId]()
    if rhythm.started_at is not None:
        return taken
    for other, of_other in _started_earlier(tx, survey, context):
        left = [person for person in persons if person not in taken]
        plans = due_questions.of_people(tx, other.key, left)
        turns = _turns(tx, plans, other, of_other, context)
        taken.update(person for person, turn in turns if _is_soon(turn, context))
    return taken


def _started_earlier(
    tx: Tx, survey: SurveyConfig, context: Context
) -> Iterator[tuple[SurveyConfig, Rhythm]]:
    """Yields the surveys with a rhythm that were started, then those that wait above *survey*."""
    keys = [one.key for one in context.config.surveys]
    above = set(keys[: keys.index(survey.key)])
    waiting = list[tuple[SurveyConfig, Rhythm]]()
    for other in context.config.surveys:
        rhythm = rhythms.get(tx, other.key) if other.ask == "rhythm" else None
        if rhythm is None or other.key == survey.key:
            continue
        if _is_started(rhythm):
            yield other, rhythm
        elif other.key in above:
            waiting.append((other, rhythm))
    yield from waiting


def _is_soon(turn: Turn, context: Context) -> bool:
    """Whether the day is one of the forecast's."""
    day, _ = turn
    return day is not None and day < context.today + timedelta(days=DAYS)


def _turns(
    tx: Tx,
    plans: Mapping[PersonId, DueQuestion],
    survey: SurveyConfig,
    rhythm: Rhythm,
    context: Context,
) -> Iterator[tuple[PersonId, Turn]]:
    """Yields the next turns of these people by this survey alone."""
    members = [
        person
        for person in people.get_all(tx, list(plans))
        if person.id in plans and not_member(person, survey, context) is None
    ]
    # A start spreads everyone anew, and later only those are moved who cannot keep their day.
    phase = None if rhythm.started_at is not None else Phase.PLANNING
    planner = RhythmPlanner(tx, survey, replace(rhythm, phase=phase), context)
    for judged in judge_all(tx, members, survey, context):
        person = judged.person.id
        yield person, _turn(judged, plans[person], planner, context)


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
