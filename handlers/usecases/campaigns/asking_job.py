"""The job of a survey that asks by itself: takes the next step by rhythm or after events.

The job becomes due again after each step. A step takes some milliseconds, so that taps need not
wait.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.config.config import SurveyConfig
from handlers.usecases import survey_jobs
from handlers.usecases.campaigns import event_steps, rhythm
from handlers.usecases.context import Context
from handlers.usecases.outgoing import Done, Job, JobOutcome, Skip
from storage import rhythms
from storage.engine.store import Tx
from storage.messaging.keys import SurveyKey
from storage.messaging.outbox import OutboxRow
from storage.rhythms import Rhythm
from storage.states import OutboxKind


def _step(tx: Tx, row: OutboxRow, context: Context) -> JobOutcome:
    """Takes the next step of a survey."""
    key = row.about(SurveyKey).survey
    survey = next((one for one in context.config.surveys if one.key == key), None)
    found = rhythms.get(tx, key)
    if survey is None or not survey.asks_by_itself or found is None:
        return Skip(reason="the survey does not ask by itself")
    next_step = _next_step(tx, survey, found, context)
    if next_step is not None:
        survey_jobs.go_on(tx, key, next_step, context.now)
    return Done()


def _next_step(tx: Tx, survey: SurveyConfig, found: Rhythm, context: Context) -> datetime | None:
    """Takes one step. Returns when the next one is due; ``None``: after the next event.

    A survey that begins to ask in another way waits for its start again.
    """
    after_events = survey.ask == "event"
    if found.settings and (found.settings == event_steps.SETTINGS) is not after_events:
        rhythms.change(tx, survey.key, started_at=None, offered_at=None)
        found = replace(found, started_at=None, offered_at=None)
    steps = event_steps.next_step if after_events else rhythm.next_step
    return steps(tx, survey, found, context)


USE_CASES: Final[Mapping[OutboxKind, Job]] = {OutboxKind.RHYTHM: _step}
