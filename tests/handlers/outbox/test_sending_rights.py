"""Who may send, and until when."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.chat.platforms import Platform
from bot.states import ContactState
from handlers.outbox import transitions, uncertain
from handlers.outbox.uncertain import CLAIM_LIFE
from handlers.ports import SendError
from storage.cluster import leases
from storage.cluster.leases import Lease
from storage.engine.store import Tx
from storage.schema import contacts
from storage.states import OutboxKind, OutboxState
from tests.handlers.outbox.messages import MessageInTransit
from tests.handlers.outbox.platform import Loss
from tests.handlers.outbox.senders import (
    SECOND,
    MoodyStore,
    put_notes,
    sending_on,
    two_turns,
    unreached,
    until,
    until_it_is,
    until_sent,
)
from tests.harness.sqlite import migrated


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[MoodyStore]:
    async with MoodyStore(migrated(tmp_path / "tentap.db")) as opened:
        yield opened


@pytest.fixture
def telegram(store: MoodyStore) -> MessageInTransit:
    return sending_on(store, Platform.TELEGRAM)


@pytest.fixture
def slack(store: MoodyStore) -> MessageInTransit:
    return sending_on(store, Platform.SLACK)


async def take(store: MoodyStore, holder: str, life: timedelta = timedelta(hours=1)) -> Lease:
    lease = await store.run(leases.take, "sender", holder, life)
    assert lease is not None
    return lease


# Frozen processes


@pytest.mark.long
@pytest.mark.parametrize(
    ("kind", "step"),
    [(OutboxKind.NOTE, transitions.claim), (OutboxKind.CHART, transitions.renew)],
)
async def test_a_process_that_was_frozen_before_sending_sends_nothing_with_its_old_claim(
    telegram: MessageInTransit, store: MoodyStore, kind: OutboxKind, step: Callable[..., object]
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


async def test_without_the_lease_nothing_is_sent(
    telegram: MessageInTransit, store: MoodyStore
) -> None:
    lost = await take(store, "frozen", timedelta())
    await asyncio.sleep(0.01)
    await take(store, "another")
    await telegram.put(OutboxKind.NOTE)
    async with telegram.sender(lost):
        await asyncio.sleep(0.3)
    assert (await telegram.state(), telegram.seen) == (OutboxState.DUE, [])


async def test_with_the_lease_it_is_sent(telegram: MessageInTransit, store: MoodyStore) -> None:
    await telegram.put(OutboxKind.NOTE)
    async with telegram.sender(await take(store, "mine")):
        await until_sent(telegram, 1)


async def test_what_the_last_holder_was_sending_is_left_to_it_until_it_must_have_ended(
    telegram: MessageInTransit, store: MoodyStore
) -> None:
    await telegram.put(OutboxKind.NOTE)
    await telegram.lose(Loss.PROCESS)
    async with telegram.sender(await take(store, "mine")) as dispatcher:
        await two_turns(store, dispatcher)
        telegram.clock.move(CLAIM_LIFE - SECOND)
        await two_turns(store, dispatcher)
        assert await telegram.state() is OutboxState.SENDING
        telegram.clock.move(2 * SECOND)
        dispatcher.wake()
        await until_it_is(telegram, OutboxState.DROPPED)


async def test_a_sender_whose_lease_is_lost_and_regained_goes_on(
    telegram: MessageInTransit, store: MoodyStore
) -> None:
    dispatcher = telegram.dispatcher()
    for holder, chat in (("mine", "7"), ("mine again", "8")):
        lease = await take(store, holder, timedelta(seconds=0.5))
        await store.run(put_notes, Platform.TELEGRAM, [(chat, f"update {chat}")])
        running = asyncio.create_task(dispatcher.run(lease))
        await until_sent(telegram, 1)
        running.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await running
        telegram.platform.posts.clear()
        await asyncio.sleep(0.6)


async def test_what_it_has_in_hand_itself_it_does_not_take_for_abandoned(
    telegram: MessageInTransit, store: MoodyStore
) -> None:
    """A call that is under way while the sender is started a second time."""
    telegram.platform.answers.clear()
    await telegram.put(OutboxKind.NOTE)
    dispatcher = telegram.dispatcher()
    first = asyncio.create_task(dispatcher.run())
    await until_sent(telegram, 1)
    second = asyncio.create_task(dispatcher.run(await take(store, "mine")))
    await two_turns(store, dispatcher)
    telegram.clock.move(CLAIM_LIFE + SECOND)
    await two_turns(store, dispatcher)
    assert await telegram.state() is OutboxState.SENDING
    telegram.platform.answers.set()
    await until_it_is(telegram, OutboxState.SENT)
    for running in (first, second):
        running.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await running


async def test_what_was_abandoned_is_settled_though_the_database_refuses_at_first(
    telegram: MessageInTransit, store: MoodyStore
) -> None:
    await telegram.put(OutboxKind.QUESTION)
    await telegram.lose(Loss.PROCESS)
    store.refuses = uncertain.find_abandoned
    await telegram.pass_time(5 * SECOND, step=SECOND)
    assert await telegram.state() is OutboxState.UNCERTAIN


async def test_who_lost_the_lease_while_it_asked_for_a_person_marks_nobody(
    slack: MessageInTransit, store: MoodyStore
) -> None:
    """The next sender may have reached the person meanwhile."""
    await slack.put(OutboxKind.QUESTION, unreached("U7"))
    slack.platform.reaches.append(SendError("user_disabled", permanent=True))
    slack.platform.answers.clear()
    async with slack.sender(await take(store, "frozen", timedelta(seconds=0.5))):
        await until(lambda: slack.platform.reached == 1)
        await asyncio.sleep(0.6)
        await take(store, "another")
        slack.platform.answers.set()
        await asyncio.sleep(0.3)
    assert await slack.state() is OutboxState.DUE
    assert await store.read(contact_states) == [ContactState.OK]


def contact_states(tx: Tx) -> list[ContactState]:
    return [ContactState(found) for found in tx.execute(select(contacts.c.state)).scalars()]
