"""What cannot be written down at once: what went out is not sent again, and what is broken ends."""

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

import pytest
from sqlalchemy import update

from bot.chat.platforms import Platform
from bot.ids import InvitationId
from handlers.outbox import transitions
from storage.engine.sqlite_store import SqliteStore
from storage.engine.store import StorageError, Tx
from storage.messaging.keys import InvitationKey
from storage.messaging.outbox import Item
from storage.schema import outbox
from storage.states import OutboxKind, OutboxState
from tests.handlers.outbox.messages import MessageInTransit
from tests.handlers.outbox.senders import put_notes
from tests.harness.sqlite import migrated

P = ParamSpec("P")
T = TypeVar("T")


class FullStore(SqliteStore):
    """Has no room for the line that says that a message went out."""

    is_full: bool = True
    refused: int = 0

    async def run(
        self, use_case: Callable[Concatenate[Tx, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        if use_case is transitions.record_sent and self.is_full:
            self.refused += 1
            raise StorageError("database or disk is full")
        return await super().run(use_case, *args, **kwargs)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[FullStore]:
    async with FullStore(migrated(tmp_path / "tentap.db")) as opened:
        yield opened


@pytest.fixture
def telegram(store: FullStore) -> MessageInTransit:
    return MessageInTransit(store, Platform.TELEGRAM)


async def until_refused(store: FullStore) -> None:
    async with asyncio.timeout(10):
        while not store.refused:  # noqa: ASYNC110 - the store has no event for it
            await asyncio.sleep(0.01)


@pytest.mark.long
async def test_it_is_written_down_when_there_is_space_again(
    telegram: MessageInTransit, store: FullStore
) -> None:
    await telegram.put(OutboxKind.QUESTION)
    async with telegram.sender():
        await until_refused(store)
        assert await telegram.state() is OutboxState.SENDING
        store.is_full = False
        await telegram.until_at_rest()
    assert (await telegram.state(), len(telegram.seen)) == (OutboxState.SENT, 1)


async def test_where_the_process_ends_before_there_is_space_the_question_is_in_doubt(
    telegram: MessageInTransit, store: FullStore
) -> None:
    await telegram.put(OutboxKind.QUESTION)
    async with telegram.sender():
        await until_refused(store)
    async with telegram.sender():
        await telegram.until_at_rest()
    assert (await telegram.state(), len(telegram.seen)) == (OutboxState.UNCERTAIN, 1)


async def test_a_row_of_which_nothing_can_be_worked_comes_to_rest(
    telegram: MessageInTransit, store: FullStore
) -> None:
    """Neither its message nor what follows from its loss."""
    nobodys = Item(
        kind=OutboxKind.QUESTION,
        key=InvitationKey(invitation=InvitationId(404)),
        queue=telegram.name,
        recipient="somebody",
        due_at=telegram.clock.now(),
    )
    await telegram.put(OutboxKind.QUESTION, lambda _tx, _name: nobodys)
    await telegram.pass_time_until(OutboxState.FAILED, most=timedelta(hours=3))
    assert await telegram.attempts() == transitions.MOST_ATTEMPTS


@pytest.mark.long
async def test_a_row_with_a_damaged_key_comes_to_rest_and_holds_up_nobody(
    telegram: MessageInTransit, store: FullStore
) -> None:
    await telegram.put(OutboxKind.QUESTION)
    await store.run(lambda tx: tx.execute(update(outbox).values(key="nobody")))
    await store.run(put_notes, Platform.TELEGRAM, [("8", "telegram/8")], telegram.clock.now())
    await telegram.pass_time_until(OutboxState.FAILED, most=timedelta(hours=3))
    assert await telegram.attempts() == transitions.MOST_ATTEMPTS
    assert telegram.platform.chats == ["8"]
