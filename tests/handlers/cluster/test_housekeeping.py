"""What a bot that runs for years forgets, and what it keeps."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from structlog.testing import capture_logs

from bot.chat.platforms import Platform
from bot.config.config import RetentionConfig
from bot.ids import MessageRef
from handlers.cluster import housekeeping
from handlers.cluster.housekeeping import keep_house
from storage import campaigns, response_urls
from storage.cluster import leases
from storage.cluster.leases import Lease
from storage.engine import file_health
from storage.engine.sqlite_store import SqliteStore
from storage.engine.store import Store, Tx
from storage.messaging import claims, inbox, outbox, quarantine
from storage.messaging.inbox import Arrival
from storage.messaging.keys import ReplyKey
from storage.messaging.outbox import Item
from storage.schema import campaigns as campaigns_table
from storage.schema import inbox as inbox_table
from storage.schema import outbox as outbox_table
from storage.schema import response_urls as response_urls_table
from storage.states import InboxState, OutboxKind, OutboxState
from tests.harness.sqlite import migrated, no_room_beyond
from tests.storage.cast import NOW

OLD = NOW - timedelta(days=100)
LIFE = timedelta(seconds=10)
EVERY_SECONDS = 0.02
A_FEW_ROUNDS = 0.3
"""Seconds."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return migrated(tmp_path / "tentap.db")


@pytest.fixture
async def store(path: Path) -> AsyncIterator[Store]:
    async with SqliteStore(path) as opened:
        yield opened


@asynccontextmanager
async def kept_house(
    store: Store, monkeypatch: pytest.MonkeyPatch, lease: Lease | None = None
) -> AsyncIterator[None]:
    monkeypatch.setattr(housekeeping, "CHECKPOINT_SECONDS", EVERY_SECONDS)
    keeping = asyncio.create_task(keep_house(store, lambda: NOW, lease, RetentionConfig()))
    yield
    assert not keeping.done()
    keeping.cancel()


def log_size(path: Path) -> int:
    """Of what is not yet in the database file."""
    return path.with_name("tentap.db-wal").stat().st_size


async def a_round(path: Path) -> None:
    """The checkpoint comes last."""
    async with asyncio.timeout(20):
        left = log_size(path)
        while left:
            await asyncio.sleep(EVERY_SECONDS)
            left = log_size(path)


def live(tx: Tx, name: str, at: datetime) -> None:
    """Something of everything that is forgotten one day, in the life of somebody called *name*."""
    for fate, settle in (("worked", quarantine.drop), ("set aside", lambda *_: None)):
        key = f"{name} {fate}"
        arrival = Arrival(platform=Platform.SLACK, key=key, chat=name, body="words", received_at=at)
        (row,) = inbox.add(tx, [arrival])
        assert row is not None
        quarantine.add(tx, row.id, "for a test")
        settle(tx, row.id)
    card, until = MessageRef(name), at + timedelta(minutes=30)
    response_urls.remember(tx, Platform.SLACK, card, name, until, 5)
    item = Item(
        kind=OutboxKind.NOTE,
        key=ReplyKey(source=name, line="note.help"),
        queue="telegram",
        recipient=name,
        due_at=at,
    )
    outbox.put(tx, item, at)
    (note,) = claims.due(tx, "telegram", NOW, 1)
    claims.give_up(tx, note, "", OutboxState.SENT)
    campaigns.add(tx, name, "relationship", "slack:U0ADMIN", [], at)


def remembered(tx: Tx) -> dict[str, set[str]]:
    """What of whose life is still there."""
    inbox_done = inbox_table.c.state == InboxState.DONE
    statements = {
        "updates": select(inbox_table.c.chat).where(inbox_done),
        "words set aside": select(inbox_table.c.chat).where(inbox_table.c.body != ""),
        "presses": select(response_urls_table.c.url),
        "notes": select(outbox_table.c.recipient).where(outbox_table.c.kind == OutboxKind.NOTE),
        "campaigns": select(campaigns_table.c.token),
    }
    return {what: set(tx.execute(found).scalars()) for what, found in statements.items()}


THINGS = ("updates", "words set aside", "presses", "notes", "campaigns")


async def test_the_old_is_forgotten_and_the_rest_stays(
    store: Store, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, at in (("old", OLD), ("new", NOW)):
        await store.run(live, name, at)
    assert await store.read(remembered) == {thing: {"old", "new"} for thing in THINGS}
    async with kept_house(store, monkeypatch):
        await a_round(path)
    assert await store.read(remembered) == {thing: {"new"} for thing in THINGS}


@pytest.mark.long
async def test_the_house_is_kept_on_when_the_disk_was_full_for_a_while(
    store: Store, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await store.checkpoint()
    for number in range(100):
        await store.run(live, f"somebody {number}", NOW)
    async with kept_house(store, monkeypatch):
        with no_room_beyond(path):
            await asyncio.sleep(A_FEW_ROUNDS)
        assert log_size(path) > 0
        await a_round(path)


async def test_who_lost_the_lease_forgets_nothing(
    store: Store, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lease = await store.run(leases.take, "keep house", "one", LIFE)
    await store.run(leases.give_back, "one")
    await store.run(leases.take, "keep house", "another", LIFE)
    await store.run(live, "old", OLD)
    async with kept_house(store, monkeypatch, lease):
        await a_round(path)
    assert await store.read(remembered) == {thing: {"old"} for thing in THINGS}


async def test_who_has_the_lease_keeps_house(
    store: Store, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lease = await store.run(leases.take, "keep house", "one", LIFE)
    await store.run(live, "old", OLD)
    async with kept_house(store, monkeypatch, lease):
        await a_round(path)
    assert await store.read(remembered) == {thing: set() for thing in THINGS}


async def test_a_disk_that_is_nearly_full_is_told_once(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_health, "SCARCE_BYTES", 2**60)
    with capture_logs() as log:
        async with kept_house(store, monkeypatch):
            await asyncio.sleep(A_FEW_ROUNDS)
    assert [line["event"] for line in log] == ["disk.nearly_full"]
