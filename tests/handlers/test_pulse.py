"""A process that stood still takes nothing that waited meanwhile."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest

from bot.addresses import Platform
from bot.config import load
from handlers import pulse
from handlers.intake import Intake
from handlers.metrics import Metrics
from storage.inbox import Arrival
from storage.migrate import migrate
from storage.sqlite_store import SqliteStore
from storage.store import StorageError
from tests.storage.cast import NOW, unworked

CONFIG = load({"survey": [{"key": "relationship", "kind": "nps"}]})
PRESS = Arrival(platform=Platform.SLACK, key="1", chat="7", body="{}", received_at=NOW)


@pytest.fixture(autouse=True)
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, seconds in (("BEAT_SECONDS", 0.02), ("STILL_SECONDS", 0.2), ("STALE_SECONDS", 0.2)):
        monkeypatch.setattr(pulse, name, seconds)


@asynccontextmanager
async def beating(intake: Intake) -> AsyncIterator[None]:
    task = asyncio.create_task(intake.feel_pulse())
    await asyncio.sleep(0.05)
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


def stand_still() -> None:
    """As SIGSTOP has it: nothing of this process goes on."""
    time.sleep(0.3)


async def test_what_waited_while_the_process_stood_still_is_not_taken(tmp_path: Path) -> None:
    async with SqliteStore(tmp_path / "tentap.db") as store:
        await store.run(migrate)
        intake = Intake(
            store, CONFIG, {}, now=lambda: NOW, worked=lambda: None, name="us", metrics=Metrics()
        )
        async with beating(intake):
            stand_still()
            with pytest.raises(StorageError, match="stood still"):
                await intake.receive([PRESS])
            await asyncio.sleep(0.05)
            with pytest.raises(StorageError, match="stood still"):
                await intake.receive([PRESS])
            assert await store.read(unworked) == ()


async def test_what_comes_later_is_taken() -> None:
    heart = pulse.Pulse()
    beating = asyncio.create_task(heart.beat())
    await asyncio.sleep(0.05)
    assert not heart.is_missed()
    stand_still()
    assert heart.is_missed()
    await asyncio.sleep(0.4)
    assert not heart.is_missed()
    beating.cancel()
