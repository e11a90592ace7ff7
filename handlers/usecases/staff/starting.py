"""Lets a survey begin to ask by rhythm, after the press of an admin or a command."""

from bot.chat.messages import line
from bot.chat.taps import StartTap
from handlers.updates import PrivateReply, Reply
from handlers.usecases.audit_entries import entry
from handlers.usecases.campaigns import rhythm
from handlers.usecases.context import Context
from handlers.usecases.localisation import staff_texts
from handlers.usecases.roles import Action
from storage import audit, rhythms
from storage.engine.store import Tx


def start(tx: Tx, tap: StartTap, context: Context) -> Reply:
    """Starts the survey, once. Returns a line instead of the message with the button."""
    began = begin(tx, tap.survey, context)
    key = "forecast.started" if began else "forecast.started_before"
    return PrivateReply(message=line(staff_texts(context.config)(key, survey=tap.survey)))


def begin(tx: Tx, survey: str, context: Context) -> bool:
    """Starts the survey. Returns False if it had started, or does not ask by rhythm."""
    if not rhythms.start(tx, survey, context.now):
        return False
    rhythm.wake(tx, survey, context.now)
    audit.add(tx, entry(context.actor, Action.START_RHYTHM, f"survey {survey}", context.now))
    return True
