"""One chat's backlog never delays another chat."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.model import InvitationState
from bot.platforms import Platform as Name
from storage import outbox
from storage.outbox import Item
from storage.states import OutboxKind
from storage.store import Tx
from tests.handlers.messages import PREPARED, about_invitation
from tests.handlers.senders import (
    SECOND,
    MoodyStore,
    put_notes,
    sending_on,
    two_turns,
    until,
    until_sent,
)
from tests.sqlite import migrated
from tests.storage.cast import NOW

MANY = 5000


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[MoodyStore]:
    async with MoodyStore(migrated(tmp_path / "tentap.db")) as opened:
        yield opened


def prepared(tx: Tx, name: Name, kind: OutboxKind) -> Item:
    of_nobody = about_invitation(kind, InvitationState.HANDED_OVER)
    return PREPARED.get(kind, of_nobody)(tx, name)


def pile_up(tx: Tx, name: Name, kind: OutboxKind) -> None:
    """Very many rows about the same thing: a key's number reads the same with more zeros."""
    item = prepared(tx, name, kind)
    outbox.put(tx, item, NOW)
    outbox.put_new(tx, (replace(item, key=key) for key in spelled(item)), NOW)


def spelled(item: Item) -> list[str]:
    """Subjects that mean the same as the item's."""
    if item.kind in {OutboxKind.NOTE, OutboxKind.TROUBLE, OutboxKind.AFTER_OUTAGE}:
        return [f"{item.key} {n}" for n in range(MANY)]
    if item.kind is OutboxKind.RETIRED:
        return [f"D7/{n}" for n in range(1, MANY)]
    blanks = [" " * n for n in range(71)]
    return [f"{blank}{'0' * n}{item.key}" for blank in blanks for n in range(71)][1:]


@pytest.mark.parametrize("kind", OutboxKind)
async def test_a_stop_is_answered_before_another_chats_five_thousand(
    store: MoodyStore, kind: OutboxKind
) -> None:
    """The clock stands still: no chat gets a second message, and nobody is looked for later."""
    sending = sending_on(store, Name.TELEGRAM)
    await store.run(pile_up, Name.TELEGRAM, kind)
    async with sending.sender() as delivery:
        await two_turns(store, delivery)
        await store.run(put_notes, Name.TELEGRAM, [("8", "stop")], sending.clock.now())
        delivery.wake()
        await until(lambda: "8" in sending.platform.chats)


async def test_several_backlogs_all_go_on(store: MoodyStore) -> None:
    """Each chat takes one message a second, however the rows of all of them are mixed."""
    sending = sending_on(store, Name.TELEGRAM)
    chats = [str(n) for n in range(1, 6)]
    mixed = [(chat, f"update {chat} {n}") for chat in chats[:3] for n in range(100)]
    mixed += [(chat, f"update {chat} {n}") for n in range(100) for chat in chats[3:]]
    await store.run(put_notes, Name.TELEGRAM, mixed)
    async with sending.sender() as delivery:
        for second in range(1, 6):
            await until_sent(sending, second * len(chats))
            sending.clock.move(SECOND)
            delivery.wake()
    assert {chat: sending.platform.chats[:25].count(chat) for chat in chats} == dict.fromkeys(
        chats, 5
    )
