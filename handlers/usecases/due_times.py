"""How far ahead each kind of outbox row can be due.

A clock that ran ahead for some seconds leaves rows that are due much later than they should be.
They are planned again: now plus the wait of their kind.
"""

from datetime import datetime, timedelta
from typing import Final

from bot.conversation import RETURN_AFTER
from bot.outreach import REMIND_AFTER
from handlers import waits
from handlers.usecases import alerting, binding, outages, outreach, parking
from handlers.usecases.context import Context
from storage import outbox
from storage.states import OutboxKind
from storage.store import Tx

_AT_ONCE: Final = timedelta()
LONGEST_RETRY: Final = waits.LONGEST
"""No row that was tried waits longer until the next attempt."""
CLOCKS_APART: Final = timedelta(seconds=5)
"""Processes whose clocks differ by less leave each other's rows alone."""
_SUMMARY: Final = timedelta(days=8)
"""A week, and some hours for a change of its time or zone."""

WAITS: Final = {
    OutboxKind.QUESTION: _AT_ONCE,
    OutboxKind.QUESTION_AGAIN: _AT_ONCE,
    OutboxKind.QUESTION_BACK: RETURN_AFTER,
    OutboxKind.CARD: _AT_ONCE,
    OutboxKind.RETIRED: _AT_ONCE,
    OutboxKind.REMINDER: REMIND_AFTER,
    OutboxKind.AFTER_OUTAGE: outages.BACKLOG_FIRST,
    OutboxKind.CAMPAIGN: outreach.LET_GO,
    OutboxKind.NOTE: _AT_ONCE,
    OutboxKind.ALERT: _AT_ONCE,
    OutboxKind.ALERT_LOST: _AT_ONCE,
    OutboxKind.ALERT_THREAD: alerting.COLLECT + alerting.COMMITTED,
    OutboxKind.FEEDBACK: alerting.COLLECT,
    OutboxKind.CHART: _AT_ONCE,
    OutboxKind.MEETING: _AT_ONCE,
    OutboxKind.TROUBLE: max(parking.APART, binding.TOLD_AFTER),
}
"""The longest wait that each kind can mean. An expiry's is in bot.toml, a summary's in the
calendar."""


def correct(tx: Tx, queue: str, context: Context) -> int:
    """Plans again what is due further ahead than its kind can mean. Returns how many rows."""
    days = max(survey.expires_days for survey in context.config.surveys)
    planned = {**WAITS, OutboxKind.EXPIRY: timedelta(days=days)}
    corrected = sum(
        _correct(tx, queue, kind, wait, wait, context.now) for kind, wait in planned.items()
    )
    # When it is drawn, the week decides whether it is its turn.
    return corrected + _correct(tx, queue, OutboxKind.SUMMARY, _SUMMARY, _AT_ONCE, context.now)


def _correct(
    tx: Tx, queue: str, kind: OutboxKind, longest: timedelta, again: timedelta, now: datetime
) -> int:
    """A row with a reason was tried before: it may wait for its next attempt."""
    retried = max(longest, LONGEST_RETRY)
    first = outbox.bring_forward(
        tx, kind, queue, now + longest + CLOCKS_APART, now + again, tried=False
    )
    return first + outbox.bring_forward(
        tx, kind, queue, now + retried + CLOCKS_APART, now + max(again, LONGEST_RETRY), tried=True
    )
