"""Writes many rows in batches, beside a running bot.

SQLite's lock is not fair, so each transaction takes at most 20 ms, and a rest three times as long
follows. On PostgreSQL others can write at the same time, and each statement is a round trip, so
transactions are longer and without a rest.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from itertools import islice
from time import perf_counter
from typing import Concatenate, Final, ParamSpec, TypeVar

from handlers.cluster.runlock import AlreadyRunningError, RunLock
from storage import audit
from storage.audit import AuditEntry
from storage.engine.sqlite_store import SqliteStore
from storage.engine.store import Store, Tx

P = ParamSpec("P")
T = TypeVar("T")
R = TypeVar("R")

AIM_SECONDS: Final = 0.01
"""The time for a transaction's statements; the same time is left for its COMMIT."""
AIM_SECONDS_ON_SERVER: Final = 0.2
"""Short enough to repeat a transaction that conflicted with another one."""
REST: Final = 3
FIRST, MOST = 20, 1000
"""Items in the first transaction, and the most in any transaction."""
CHECKPOINT_EVERY: Final = 200
"""Transactions between two checkpoints of the write-ahead log, if no bot does them."""


async def write_in_batches(
    store: Store,
    line: AuditEntry,
    use_case: Callable[Concatenate[Tx, Sequence[T], P], R],
    items: Iterable[T],
    *args: P.args,
    **kwargs: P.kwargs,
) -> AsyncIterator[tuple[int, R]]:
    """Runs *use_case* over *items* in batches. Yields each batch's number of items and its result.

    *line* enters the audit log with the first batch, so that an interrupted run is logged as well.
    """
    waiting, size, done = iter(items), FIRST, 0
    aim = AIM_SECONDS_ON_SERVER if store.shared else AIM_SECONDS
    while batch := list(islice(waiting, size)):
        seconds, result = await store.run(
            _run_timed, None if done else line, use_case, batch, *args, **kwargs
        )
        yield len(batch), result
        done += 1
        if isinstance(store, SqliteStore):
            if done % CHECKPOINT_EVERY == 0:
                await _checkpoint_unless_a_bot_does(store)
            await asyncio.sleep(REST * seconds)
        size = max(1, min(MOST, size * 2, int(size * aim / seconds)))


def _run_timed(
    tx: Tx,
    line: AuditEntry | None,
    use_case: Callable[Concatenate[Tx, Sequence[T], P], R],
    batch: Sequence[T],
    /,
    *args: P.args,
    **kwargs: P.kwargs,
) -> tuple[float, R]:
    begin = perf_counter()
    if line is not None:
        audit.add(tx, line)
    result = use_case(tx, batch, *args, **kwargs)
    return perf_counter() - begin, result


async def _checkpoint_unless_a_bot_does(store: SqliteStore) -> None:
    try:
        with RunLock(store.path, wait_seconds=0):
            await store.checkpoint()
    except AlreadyRunningError:
        return
