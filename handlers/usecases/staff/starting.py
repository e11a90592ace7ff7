"""Lets a survey begin to ask by itself, after the press of an admin or a command."""

from datetime import timedelta
from typing import Final

from bot.chat.messages import line
from bot.chat.taps import StartTap
from handlers.updates import PrivateReply, Reply
from handlers.usecases import survey_jobs
from handlers.usecases.audit_entries import entry
from handlers.usecases.context import Context
from handlers.usecases.localisation import staff_texts, survey_of
from handlers.usecases.roles import Action
from storage import audit, rhythms
from storage.engine.store import Tx

DOUBLE_CLICK: Final = timedelta(minutes=1)
"""A press so soon after the start belongs to it."""


def start(tx: Tx, tap: StartTap, context: Context) -> Reply:
    """Starts the survey, once. Returns a line instead of the message with the button."""
    began = begin(tx, tap.survey, context) or _has_just_begun(tx, tap.survey, context)
    survey = survey_of(context.config, tap.survey)
    key = "forecast.started_before"
    if began:
        key = "forecast.started_event" if survey.ask == "event" else "forecast.started"
    texts = staff_texts(context.config)
    return PrivateReply(message=line(texts(key, survey=tap.survey, event=survey.event)))


def _has_just_begun(tx: Tx, survey: str, context: Context) -> bool:
    """Whether this is the second press of a double click: its line must not replace the first."""
    rhythm = rhythms.get(tx, survey)
    started = None if rhythm is None else rhythm.started_at
    return started is not None and context.now - started < DOUBLE_CLICK


def begin(tx: Tx, survey: str, context: Context) -> bool:
    """Starts the survey. Returns False if it had started, or is not planned."""
    if not rhythms.start(tx, survey, context.now):
        return False
    survey_jobs.wake(tx, survey, context.now)
    audit.add(tx, entry(context.actor, Action.START_RHYTHM, f"survey {survey}", context.now))
    return True
