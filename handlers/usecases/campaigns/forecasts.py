"""Reads the forecast of a survey that asks by rhythm from the plan."""

from datetime import timedelta

from bot.campaigns.forecast import DAYS, Forecast
from bot.config.config import SurveyConfig
from handlers.usecases.context import Context
from storage import due_questions, rhythms
from storage.engine.store import Tx


def forecast_of(tx: Tx, survey: SurveyConfig, context: Context) -> Forecast:
    """Returns how many people are asked on each of the next days, by the team's calendar."""
    rhythm = rhythms.get(tx, survey.key)
    today = context.now.astimezone(context.config.timezone).date()
    last = today + timedelta(days=DAYS - 1)
    planned = due_questions.planned(tx, survey.key, today)
    return Forecast(
        survey=survey.key,
        first=today,
        asked={day: n for day, n in planned.items() if day <= last},
        later=due_questions.later(tx, survey.key, last),
        started=rhythm is not None and rhythm.started_at is not None,
        complete=rhythm is not None and rhythm.phase is None and bool(rhythm.settings),
    )
