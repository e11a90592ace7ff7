"""What keeps a database that runs for years small and quick."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import Final

import structlog

from handlers import outages
from storage import inbox, outbox, presses
from storage.store import StorageError, Store, Tx

CHECKPOINT_SECONDS: Final = 60.0
HEARTBEAT_SECONDS: Final = 20.0

log = structlog.get_logger()


async def keep_house(store: Store, now: Callable[[], datetime]) -> None:
    """Once a minute: forget old keys, and bring the write-ahead log into the database file."""
    while True:
        await asyncio.sleep(CHECKPOINT_SECONDS)
        try:
            await store.run(_forget, now())
            await store.checkpoint()
        except StorageError as error:
            log.warning("housekeeping.failed", error=str(error))


async def keep_alive(store: Store, now: Callable[[], datetime]) -> None:
    """Let the next start know until when the bot was at work."""
    while True:
        await asyncio.sleep(HEARTBEAT_SECONDS)
        await note_alive(store, now())


async def note_alive(store: Store, now: datetime) -> None:
    try:
        await store.run(outages.alive, now)
    except StorageError as error:
        log.warning("heartbeat.failed", error=str(error))


def _forget(tx: Tx, now: datetime) -> None:
    inbox.forget_old(tx, now)
    inbox.forget_parked_bodies(tx, now)
    presses.forget(tx, now)
    outbox.forget_settled(tx, now)
