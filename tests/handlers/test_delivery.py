"""Who may send, until when, and in what order."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

import pytest

from bot.addresses import Platform as Name
from bot.model import ContactId
from bot.notes import Note, to_payload
from bot.texts import Line
from handlers import doubting, sending
from handlers.doubting import BEGIN_WITHIN, CLAIM_LIFE
from handlers.messenger import SendError
from handlers.queue import SEEN
from storage import leases, outbox, people
from storage.leases import Lease
from storage.outbox import Item
from storage.people import NewPerson
from storage.sqlite_store import SqliteStore
from storage.states import OutboxKind, OutboxState
from storage.store import StorageError, Tx
from tests.handlers.messages import Sending
from tests.handlers.platform import Loss, MovedClock
from tests.sqlite import migrated
from tests.storage.cast import NOW

P = ParamSpec("P")
T = TypeVar("T")

SECOND = timedelta(seconds=1)


class MoodyStore(SqliteStore):
    """Its process is frozen after a certain transaction, or its database refuses one."""

    clock: MovedClock
    freezes_after: Callable[..., object] | None = None
    refuses: Callable[..., object] | None = None
    claims: int = 0

    async def run(
        self, use_case: Callable[Concatenate[Tx, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        result = await super().run(use_case, *args, **kwargs)
        self.claims += use_case is sending.claim and result is not None
        if use_case is self.freezes_after:
            self.freezes_after = None
            self.clock.move(BEGIN_WITHIN + SECOND)
        return result

    async def read(
        self, query: Callable[Concatenate[Tx, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        if query is self.refuses:
            self.refuses = None
            raise StorageError("the server is starting up")
        return await super().read(query, *args, **kwargs)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[MoodyStore]:
    async with MoodyStore(migrated(tmp_path / "tentap.db")) as opened:
        yield opened


@pytest.fixture
def telegram(store: MoodyStore) -> Sending:
    found = Sending(store, Name.TELEGRAM)
    store.clock = found.clock
    return found


async def take(store: MoodyStore, holder: str, life: timedelta = timedelta(hours=1)) -> Lease:
    lease = await store.run(leases.take, "sender", holder, life)
    assert lease is not None
    return lease


# Frozen processes


@pytest.mark.parametrize(
    ("kind", "step"),
    [(OutboxKind.NOTE, sending.claim), (OutboxKind.CHART, sending.renew)],
)
async def test_a_process_that_was_frozen_before_sending_sends_nothing_with_its_old_claim(
    telegram: Sending, store: MoodyStore, kind: OutboxKind, step: Callable[..., object]
) -> None:
    store.freezes_after = step
    await telegram.put(kind)
    async with telegram.sender():
        await until_sent(telegram, 1)
        await telegram.until_at_rest()
    assert store.claims == 2
    assert (await telegram.state(), len(telegram.seen)) == (OutboxState.SENT, 1)
    assert await telegram.attempts() == 1


# Leases


async def test_without_the_lease_nothing_is_sent(telegram: Sending, store: MoodyStore) -> None:
    lost = await take(store, "frozen", timedelta())
    await asyncio.sleep(0.01)
    await take(store, "another")
    await telegram.put(OutboxKind.NOTE)
    async with telegram.sender(lost):
        await asyncio.sleep(0.3)
    assert (await telegram.state(), telegram.seen) == (OutboxState.DUE, [])


async def test_with_the_lease_it_is_sent(telegram: Sending, store: MoodyStore) -> None:
    await telegram.put(OutboxKind.NOTE)
    async with telegram.sender(await take(store, "mine")):
        await until_sent(telegram, 1)


async def test_what_the_last_holder_was_sending_is_left_to_it_until_it_must_have_ended(
    telegram: Sending, store: MoodyStore
) -> None:
    await telegram.put(OutboxKind.NOTE)
    await telegram.lose(Loss.PROCESS)
    async with telegram.sender(await take(store, "mine")) as delivery:
        await asyncio.sleep(0.1)
        telegram.clock.move(CLAIM_LIFE - SECOND)
        delivery.wake()
        await asyncio.sleep(0.2)
        assert await telegram.state() is OutboxState.SENDING
        telegram.clock.move(2 * SECOND)
        delivery.wake()
        await asyncio.sleep(0.2)
        assert await telegram.state() is OutboxState.DROPPED


async def test_a_sender_whose_lease_is_lost_and_regained_goes_on(
    telegram: Sending, store: MoodyStore
) -> None:
    delivery = telegram.delivery()
    for holder, chat in (("mine", "7"), ("mine again", "8")):
        lease = await take(store, holder, timedelta(seconds=0.5))
        await store.run(put_notes, Name.TELEGRAM, [(chat, f"update {chat}")])
        running = asyncio.create_task(delivery.run(lease))
        await until_sent(telegram, 1)
        running.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await running
        telegram.platform.posts.clear()
        await asyncio.sleep(0.6)


async def test_what_it_has_in_hand_itself_it_does_not_take_for_abandoned(
    telegram: Sending, store: MoodyStore
) -> None:
    """A call that is under way while the sender is started a second time."""
    telegram.platform.answers.clear()
    await telegram.put(OutboxKind.NOTE)
    delivery = telegram.delivery()
    first = asyncio.create_task(delivery.run())
    await until_sent(telegram, 1)
    second = asyncio.create_task(delivery.run(await take(store, "mine")))
    await asyncio.sleep(0.1)
    telegram.clock.move(CLAIM_LIFE + SECOND)
    delivery.wake()
    await asyncio.sleep(0.2)
    assert await telegram.state() is OutboxState.SENDING
    telegram.platform.answers.set()
    await asyncio.sleep(0.2)
    assert await telegram.state() is OutboxState.SENT
    for running in (first, second):
        running.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await running


async def test_what_was_abandoned_is_settled_though_the_database_refuses_at_first(
    telegram: Sending, store: MoodyStore
) -> None:
    await telegram.put(OutboxKind.QUESTION)
    await telegram.lose(Loss.PROCESS)
    store.refuses = doubting.abandoned
    await telegram.pass_time(5 * SECOND, step=SECOND)
    assert await telegram.state() is OutboxState.UNCERTAIN


# Whose turn it is


def put_notes(tx: Tx, lane: str, notes: list[tuple[str, str]]) -> None:
    """Lines to people: chat and subject."""
    contacts: dict[str, ContactId] = {}
    for chat, subject in notes:
        if chat not in contacts:
            known = people.contact_of_user(tx, Name(lane), chat)
            contacts[chat] = known.id if known else add_person(tx, Name(lane), chat)
        payload = {
            "note": to_payload(Note(line=Line(key="note.not_text"))),
            "contact": contacts[chat],
        }
        item = Item(kind=OutboxKind.NOTE, subject=subject, lane=lane, due_at=NOW, payload=payload)
        outbox.put(tx, item, NOW)


def add_person(tx: Tx, name: Name, chat: str) -> ContactId:
    person = people.add(tx, NewPerson(name=f"Person {chat}"), NOW)
    return people.add_contact(tx, person, name, user=chat, chat=chat)


async def until_sent(sending: Sending, n: int) -> None:
    async with asyncio.timeout(20):
        sent = len(sending.platform.posts)
        while sent < n:
            await asyncio.sleep(0.01)
            sent = len(sending.platform.posts)


async def test_a_chat_with_very_many_lines_hides_nobody_elses(
    telegram: Sending, store: MoodyStore
) -> None:
    many = [("7", f"update {n}") for n in range(3 * SEEN)]
    await store.run(put_notes, Name.TELEGRAM, [*many, ("8", "update of somebody else")])
    async with telegram.sender():
        await until_sent(telegram, 2)
    assert telegram.platform.chats == ["7", "8"]


async def test_a_refused_chat_hides_nobody_elses(telegram: Sending, store: MoodyStore) -> None:
    await store.run(put_notes, Name.TELEGRAM, [("7", "update 1"), ("8", "update 2")])
    telegram.platform.losses.append(SendError("rate limited", retry_after=timedelta(hours=1)))
    async with telegram.sender():
        await until_sent(telegram, 1)
    assert telegram.platform.chats == ["8"]


# When the platform is down


async def test_an_outage_spoils_few_messages_and_the_others_follow(
    telegram: Sending, store: MoodyStore
) -> None:
    await store.run(put_notes, Name.TELEGRAM, [(f"{n}", f"update {n}") for n in range(100)])
    telegram.platform.losses.extend([Loss.REQUEST] * 1000)
    async with telegram.sender() as delivery:
        for _ in range(20):
            telegram.clock.move(SECOND)
            delivery.wake()
            await asyncio.sleep(0.1)
        spoiled = 1000 - len(telegram.platform.losses)
        assert 30 <= spoiled <= 36
        telegram.platform.losses.clear()
        while len(telegram.platform.posts) < 100 - spoiled:
            telegram.clock.move(SECOND)
            delivery.wake()
            await asyncio.sleep(0.05)
