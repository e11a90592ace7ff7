"""A process that keeps what it can on a disk of 3 MB, and prints how often it was refused."""

import asyncio
import sys
from datetime import UTC, datetime
from pathlib import Path

from bot.chat.platforms import Platform
from storage.engine.sqlite_store import SqliteStore
from storage.engine.store import StorageError
from storage.messaging import inbox
from storage.messaging.inbox import Arrival
from tests.harness.sqlite import migrated

UPDATES = 500


async def refusals(database: Path) -> int:
    refused = 0
    async with SqliteStore(migrated(database), bounds_log=True) as store:
        for number in range(UPDATES):
            arrival = Arrival(
                platform=Platform.TELEGRAM,
                key=str(number),
                chat="chat",
                body="x" * 300,
                received_at=datetime.now(UTC),
            )
            try:
                await store.run(inbox.add, [arrival])
            except StorageError:
                refused += 1
    return refused


if __name__ == "__main__":
    sys.stdout.write(f"{asyncio.run(refusals(Path(sys.argv[1]) / 'tentap.db'))}\n")
