"""How far ahead each kind of outbox row can be due.

A clock that ran ahead for some seconds leaves rows that are due much later than they should be.
They are planned again: now plus the wait of their kind.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from bot.config.config import Config
from handlers import retry_after
from handlers.usecases.campaigns import ask
from handlers.usecases.context import Context
from handlers.usecases.kinds import KINDS
from storage.engine.store import Tx
from storage.messaging import outbox
from storage.states import OutboxKind

_AT_ONCE: Final = timedelta()
LONGEST_RETRY: Final = retry_after.LONGEST
"""No row that was tried waits longer until the next attempt."""
CLOCKS_APART: Final = timedelta(seconds=5)
"""Processes whose clocks differ by less leave each other's rows alone."""
_SUMMARY: Final = timedelta(days=8)
"""A week, and some hours for a change of its time or zone."""

_OF_JOBS: Final = {OutboxKind.CAMPAIGN: ask.LET_GO}


def longest_waits(config: Config) -> Mapping[OutboxKind, timedelta]:
    """The longest wait that each kind can mean, but for a summary's, which is in the calendar."""
    expiry = timedelta(days=max(survey.expires_days for survey in config.surveys))
    messages = {kind: rows.longest_wait for kind, rows in KINDS.items()}
    del messages[OutboxKind.SUMMARY]
    return {**messages, **_OF_JOBS, OutboxKind.EXPIRY: expiry}


def correct(tx: Tx, queue: str, context: Context) -> int:
    """Plans again what is due further ahead than its kind can mean. Returns how many rows."""
    corrected = sum(
        _correct(tx, queue, kind, wait, wait, context.now)
        for kind, wait in longest_waits(context.config).items()
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
