"""What keeps a database that runs for years small and quick."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import Final

import structlog

from storage import inbox, outbox, presses
from storage.store import StorageError, Store, Tx

CHECKPOINT_SECONDS: Final = 60.0

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


def _forget(tx: Tx, now: datetime) -> None:
    inbox.forget_old(tx, now)
    inbox.forget_parked_bodies(tx, now)
    presses.forget(tx, now)
    outbox.forget_settled(tx, now)
