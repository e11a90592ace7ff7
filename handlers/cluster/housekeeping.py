"""Deletes old rows and checkpoints, so that the database stays small and fast for years."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Final

import structlog

from bot.config.config import RetentionConfig
from handlers.cluster.retention_sweep import RetentionSweep
from handlers.telemetry.loggable_errors import loggable
from storage import campaigns, personal_links, prompts, response_urls
from storage.cluster import leases
from storage.cluster.leases import Lease
from storage.engine.store import StorageError, Store, Tx
from storage.messaging import outbox, quarantine

CHECKPOINT_SECONDS: Final = 60.0

log = structlog.get_logger()


async def keep_house(
    store: Store,
    now: Callable[[], datetime],
    lease: Lease | None,
    retention: RetentionConfig,
) -> None:
    """Deletes old rows and checkpoints the write-ahead log, once a minute; never ends.

    *lease*: ``None`` if this process is the only one.
    """
    shortage: str | None = None
    sweep = RetentionSweep(store, retention, lease)
    while True:
        shortage = _log_shortage(store, shortage)
        await asyncio.sleep(CHECKPOINT_SECONDS)
        await _try_step(store.run(_forget, now(), lease))
        await _try_step(sweep.go_on(now()))
        await _try_step(store.checkpoint())


def _log_shortage(store: Store, previous: str | None) -> str | None:
    """Logs a shortage of disk space when it begins. Returns the present one."""
    shortage = store.shortage()
    if shortage is not None and previous is None:
        log.warning("disk.nearly_full", trouble=shortage)
    return shortage


async def _try_step(step: Awaitable[None]) -> None:
    """Runs *step*; a failure waits for the next round and does not stop the other steps.

    A full disk may have no room for deleting rows, but the checkpoint may make some.
    """
    try:
        await step
    except StorageError as error:
        log.warning("housekeeping.failed", error=loggable(error))


def _forget(tx: Tx, now: datetime, lease: Lease | None) -> None:
    if lease is not None and not leases.is_held(tx, lease):
        return  # this process was frozen, and another one does the housekeeping now
    quarantine.forget_old_bodies(tx, now)
    response_urls.forget(tx, now)
    prompts.forget_old(tx, now)
    personal_links.forget_old(tx, now)
    outbox.forget_settled(tx, now)
    campaigns.forget_old(tx, now)
