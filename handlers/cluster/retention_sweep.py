"""Deletes what is older than its retention period: a few rows a transaction, then a rest.

A sweep looks through every table, on a connection that only reads. It begins an hour after the end
of the last one, and after each start. Its position is not stored: a new sweep finds what is left.
"""

import asyncio
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Final

import structlog

from bot.config.config import RetentionConfig
from bot.periods import Period
from handlers.usecases import recipient_keys
from storage import retention as expiry
from storage import silent_people
from storage.cluster import leases
from storage.cluster.leases import Lease
from storage.engine.store import Store, Tx
from storage.retention import Expiring

STEP: Final = 100
"""Rows a transaction."""
PEOPLE: Final = 2
"""People a transaction: each takes a dozen statements."""
LOOK: Final = 1000
"""The most that one look finds."""
STEPS: Final = 200
"""The most transactions in one round of the housekeeping."""
PAUSE_SECONDS: Final = 0.05
"""The rest after each transaction, for everything else."""
REST: Final = timedelta(hours=1)

log = structlog.get_logger()


@dataclass(frozen=True, kw_only=True)
class _Kind:
    """One kind of data whose time is over."""

    name: str
    at_once: int
    """How many are deleted in one transaction."""
    look: Callable[[Tx, int], Sequence[Any]]
    """Returns the next ones behind an id."""
    delete: Callable[[Tx, Sequence[Any]], None]


class RetentionSweep:
    def __init__(self, store: Store, retention: RetentionConfig, lease: Lease | None) -> None:
        self._store = store
        self._retention = retention
        self._lease = lease
        self._done: Counter[str] = Counter()
        self._kind = 0
        self._after = 0
        self._found: Sequence[Any] = ()
        self.ended_at: datetime | None = None
        """``None`` while a sweep is under way, and before the first one."""

    async def go_on(self, now: datetime) -> None:
        """Goes on with the sweep for some steps. Between two sweeps it does nothing."""
        if self._rests(now):
            return
        self.ended_at = None
        kinds = list(_kinds(self._retention, now))
        for _ in range(STEPS):
            if self._kind == len(kinds):
                self._end(now)
                return
            if await self._step(kinds[self._kind]):
                await asyncio.sleep(PAUSE_SECONDS)
            else:
                self._kind, self._after = self._kind + 1, 0

    def _rests(self, now: datetime) -> bool:
        """Whether the last sweep ended within the hour, by a clock that may be set back."""
        return self.ended_at is not None and abs(now - self.ended_at) < REST

    async def _step(self, kind: _Kind) -> bool:
        """Deletes the next few. Returns whether there were any."""
        if not self._found:
            self._found = await self._store.read(kind.look, self._after)
        some = self._found[: kind.at_once]
        if some:
            await self._store.run(self._delete, kind, some)
            self._done[kind.name] += len(some)
            self._after, self._found = _number(some[-1]), self._found[kind.at_once :]
        return bool(some)

    def _delete(self, tx: Tx, kind: _Kind, found: Sequence[Any]) -> None:
        if self._lease is None or leases.is_held(tx, self._lease):
            kind.delete(tx, found)

    def _end(self, now: datetime) -> None:
        if self._done:
            log.info("retention.deleted", **{name: n for name, n in self._done.items() if n})
        self._done.clear()
        self._kind, self._after, self.ended_at = 0, 0, now


def _number(found: Any) -> int:
    return found.first if isinstance(found, silent_people.ImportedPerson) else int(found)


def _kinds(retention: RetentionConfig, now: datetime) -> Iterator[_Kind]:
    for what, period in expiring(retention).items():
        if period is not None:
            yield _rows(what, period.before(now))
    if retention.silent is not None:
        before = retention.silent.before(now)
        yield _Kind(
            name="silent_people",
            at_once=PEOPLE,
            look=lambda tx, after: silent_people.silent(tx, before, after, LOOK),
            delete=lambda tx, found: silent_people.remove(
                tx, found, before, now, recipient_keys.person
            ),
        )
        yield _Kind(
            name="silent_strangers",
            at_once=PEOPLE,
            look=lambda tx, after: silent_people.silent_strangers(tx, before, after, LOOK),
            delete=silent_people.remove_strangers,
        )


def expiring(retention: RetentionConfig) -> dict[Expiring, Period | None]:
    """Returns the period of everything that is deleted by its age."""
    words = (
        Expiring.COMMENTS,
        Expiring.IMPORTED_COMMENTS,
        Expiring.FEEDBACK,
        Expiring.CASE_WORDS,
        Expiring.REPLIES,
        Expiring.CONSENTS,
    )
    return {
        **dict.fromkeys(words, retention.words),
        Expiring.UPDATES: retention.inbox,
        Expiring.AUDIT: retention.audit,
    }


def _rows(what: Expiring, before: datetime) -> _Kind:
    return _Kind(
        name=what.replace(" ", "_"),
        at_once=STEP,
        look=lambda tx, after: expiry.due(tx, what, before, after, LOOK),
        delete=partial(_expire, what, before),
    )


def _expire(what: Expiring, before: datetime, tx: Tx, found: Sequence[int]) -> None:
    expiry.expire(tx, what, before, found)
