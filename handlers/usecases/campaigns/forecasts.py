"""Reads the forecast of a survey that asks by itself from its plan."""

from collections import Counter
from datetime import timedelta

from bot.campaigns.forecast import DAYS, AfterEvents, Forecast
from bot.campaigns.reasons import Reason
from bot.config.config import SurveyConfig
from handlers.usecases.campaigns import event_outlooks
from handlers.usecases.context import Context
from storage import due_questions, event_questions, rhythms
from storage.engine.store import Tx
from storage.rhythms import Rhythm


def forecast_of(tx: Tx, survey: SurveyConfig, context: Context) -> Forecast:
    """Returns how many people are asked on each of the next days, by the team's calendar."""
    rhythm = rhythms.get(tx, survey.key)
    if survey.ask == "event" and survey.event is not None:
        return _after_events(tx, survey, survey.event, rhythm, context)
    today = context.now.astimezone(context.config.timezone).date()
    last = today + timedelta(days=DAYS - 1)
    planned = due_questions.planned(tx, survey.key, today)
    return Forecast(
        survey=survey.key,
        first=today,
        asked={day: n for day, n in planned.items() if day <= last},
        later=due_questions.later(tx, survey.key, last),
        started=_is_started(rhythm),
        complete=rhythm is not None and rhythm.phase is None and bool(rhythm.settings),
    )


def _is_started(rhythm: Rhythm | None) -> bool:
    return rhythm is not None and rhythm.started_at is not None


def _after_events(
    tx: Tx, survey: SurveyConfig, event: str, rhythm: Rhythm | None, context: Context
) -> Forecast:
    expected = event_outlooks.of_survey(tx, survey, context)
    zone = context.config.timezone
    today = context.now.astimezone(zone).date()
    last = today + timedelta(days=DAYS - 1)
    ended = event_questions.ended_since(tx, survey.key, context.now - timedelta(days=DAYS))
    days = Counter(at.astimezone(zone).date() for at in expected.asked_at)
    later: dict[Reason | None, int] = {**expected.dropped}
    if far := sum(n for day, n in days.items() if day > last):
        later[None] = far
    return Forecast(
        survey=survey.key,
        first=today,
        asked={day: n for day, n in days.items() if day <= last},
        later=later,
        started=_is_started(rhythm),
        complete=True,
        after=AfterEvents(
            event=event, asked=ended.asked, dropped=ended.dropped, more=expected.more
        ),
    )
