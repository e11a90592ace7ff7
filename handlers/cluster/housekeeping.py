"""What keeps a database that runs for years small and quick."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Final

import structlog

from handlers.telemetry.loggable import loggable
from storage import campaigns, prompts, response_urls
from storage.cluster import leases
from storage.cluster.leases import Lease
from storage.engine.store import StorageError, Store, Tx
from storage.messaging import inbox, outbox, quarantine

CHECKPOINT_SECONDS: Final = 60.0

log = structlog.get_logger()


async def keep_house(store: Store, now: Callable[[], datetime], lease: Lease | None) -> None:
    """Once a minute: forget what is old, and bring the write-ahead log into the database file.

    *lease*: ``None`` where this process is the only one.
    """
    told: str | None = None
    while True:
        told = _tell_shortage(store, told)
        await asyncio.sleep(CHECKPOINT_SECONDS)
        await _tried(store.run(_forget, now(), lease))
        await _tried(store.checkpoint())


def _tell_shortage(store: Store, told: str | None) -> str | None:
    """Once, until it is over."""
    shortage = store.shortage()
    if shortage is not None and told is None:
        log.warning("disk.nearly_full", trouble=shortage)
    return shortage


async def _tried(work: Awaitable[None]) -> None:
    """What fails waits for the next round, and holds up nothing else: a disk that has no room to
    forget in may get some by the checkpoint."""
    try:
        await work
    except StorageError as error:
        log.warning("housekeeping.failed", error=loggable(error))


def _forget(tx: Tx, now: datetime, lease: Lease | None) -> None:
    if lease is not None and not leases.is_held(tx, lease):
        return  # frozen meanwhile, and another keeps house by now
    inbox.forget_old(tx, now)
    quarantine.forget_old_bodies(tx, now)
    response_urls.forget(tx, now)
    prompts.forget_old(tx, now)
    outbox.forget_settled(tx, now)
    campaigns.forget_old(tx, now)
