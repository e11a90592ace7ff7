"""A document: sent as a file, and as messages where the platform takes no files."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.chat.platforms import Platform
from bot.ids import PersonId
from bot.people.personal_copy import PAGE
from handlers.ports import SendError
from handlers.usecases.privacy.personal_copy_message import AUDITED_AS
from storage import audit, feedback, people
from storage.engine.sqlite_store import SqliteStore
from storage.engine.store import Store, Tx
from storage.schema import people as people_rows
from storage.states import OutboxKind, OutboxState
from tests.handlers.outbox.messages import LATER, MessageInTransit
from tests.harness.sqlite import migrated
from tests.storage.cast import NOW

MINUTE = timedelta(minutes=1)
NO_FILES = SendError("missing_scope", permanent=True, document_refused=True)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    async with SqliteStore(migrated(tmp_path / "tentap.db")) as opened:
        yield opened


@pytest.fixture
async def sending(store: Store) -> MessageInTransit:
    """Dani's copy, which is longer than a message."""
    sending = MessageInTransit(store, Platform.SLACK)
    await sending.put(OutboxKind.PERSONAL_COPY)
    await store.run(_write, ["x" * 1000, "y" * 1000, "z" * 1000])
    return sending


def _write(tx: Tx, words: list[str]) -> None:
    for number, text in enumerate(words):
        feedback.add(tx, PersonId(1), text, f"D7/{number}", NOW)


async def audited(sending: MessageInTransit) -> list[tuple[str, str, str]]:
    found = await sending.store.read(lambda tx: audit.latest(tx, 10))
    return [(one.action, one.actor, one.object) for one in found]


BY_DANI = (AUDITED_AS, "slack:U7", "person 1")


async def test_a_file_is_sent_once_and_recorded_once(sending: MessageInTransit) -> None:
    await sending.pass_time(MINUTE)
    (file,) = sending.platform.posts
    assert "x" * 1000 in file
    assert await sending.state() is OutboxState.SENT
    assert await audited(sending) == [BY_DANI]


async def test_it_shows_what_is_kept_when_it_is_sent(sending: MessageInTransit) -> None:
    await sending.store.run(lambda tx: people.choose_language(tx, PersonId(1), "ko"))
    await sending.pass_time(MINUTE)
    (file,) = sending.platform.posts
    assert "이름: Dani" in file


@pytest.mark.long
async def test_refused_files_become_messages_in_their_order(sending: MessageInTransit) -> None:
    sending.platform.losses.append(NO_FILES)
    await sending.pass_time(MINUTE)
    first, second = sending.platform.posts
    assert "Name: Dani" in first
    assert "z" * 1000 in second
    assert max(map(len, sending.platform.posts)) <= PAGE
    assert set(sending.platform.chats) == {"D7"}
    assert await sending.state() is OutboxState.DROPPED
    assert await audited(sending) == [BY_DANI]


async def test_a_passing_refusal_is_tried_again_as_a_file(sending: MessageInTransit) -> None:
    sending.platform.losses.append(SendError("no connection"))
    await sending.pass_time(MINUTE)
    assert len(sending.platform.posts) == 1
    assert await audited(sending) == [BY_DANI]


async def test_an_erased_person_gets_no_copy(sending: MessageInTransit) -> None:
    erased = people_rows.update().where(people_rows.c.id == 1).values(erased_at=LATER)
    await sending.store.run(lambda tx: tx.execute(erased).rowcount)
    await sending.pass_time(MINUTE)
    assert sending.platform.posts == []
    assert await audited(sending) == []
