"""Corrects outbox rows that are due too late because the clock was ahead for a while.

They become due after the longest wait of their kind, counted from now.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from bot.config.config import Config
from handlers import retry_after
from handlers.usecases.campaigns import ask, rhythm
from handlers.usecases.cases import posting
from handlers.usecases.context import Context
from handlers.usecases.kind_registry import KINDS
from storage.engine.store import Tx
from storage.messaging import planned
from storage.states import OutboxKind

_AT_ONCE: Final = timedelta()
LONGEST_RETRY: Final = retry_after.LONGEST
"""A row that was tried waits no longer for the next attempt."""
CLOCKS_APART: Final = timedelta(seconds=5)
"""A smaller difference between two processes' clocks changes no rows."""
MAY_COME_EARLY: Final = {
    OutboxKind.SUMMARY: timedelta(days=8),  # a week, and some hours for another time or zone
    OutboxKind.RHYTHM: rhythm.LOOKS_EVERY,
    OutboxKind.CASE_CLOCK: timedelta(days=14),  # the longest snooze that is offered
}
"""The usual wait of rows that decide at their time whether anything is to be done."""
_OF_JOBS: Final = {
    OutboxKind.CAMPAIGN: ask.BACKLOG_PAUSE,
    OutboxKind.ERASURE: _AT_ONCE,
    OutboxKind.CLOSE_CASES: _AT_ONCE,
}


def longest_waits(config: Config) -> Mapping[OutboxKind, timedelta]:
    """Returns each kind's longest wait, except for kinds that may come early."""
    expiry = timedelta(days=max(survey.expires_days for survey in config.surveys))
    messages = {kind: rows.longest_wait for kind, rows in KINDS.items()}
    del messages[OutboxKind.SUMMARY]
    messages[OutboxKind.ALERT] = posting.longest_wait(config)
    return {**messages, **_OF_JOBS, OutboxKind.EXPIRY: expiry}


def correct(tx: Tx, queue: str, context: Context) -> int:
    """Corrects rows that are due later than their kind allows. Returns how many."""
    corrected = sum(
        _correct(tx, queue, kind, wait, wait, context.now)
        for kind, wait in longest_waits(context.config).items()
    )
    return corrected + sum(
        _correct(tx, queue, kind, wait, _AT_ONCE, context.now)
        for kind, wait in MAY_COME_EARLY.items()
    )


def _correct(
    tx: Tx, queue: str, kind: OutboxKind, longest: timedelta, again: timedelta, now: datetime
) -> int:
    """Corrects rows of one kind. A row that was tried before may wait for its next attempt."""
    retried = max(longest, LONGEST_RETRY)
    first = planned.bring_forward(
        tx, kind, queue, now + longest + CLOCKS_APART, now + again, tried=False
    )
    return first + planned.bring_forward(
        tx, kind, queue, now + retried + CLOCKS_APART, now + max(again, LONGEST_RETRY), tried=True
    )
