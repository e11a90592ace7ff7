"""Whose turn it is, and what holds it up."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.chat.platforms import Platform
from handlers.outbox.due import PAGE
from handlers.outbox.uncertain import CLAIM_LIFE
from handlers.ports import SendError
from storage.messaging import outbox
from storage.states import OutboxKind, OutboxState
from tests.handlers.outbox.messages import POSTED_ALERT, MessageInTransit, trouble
from tests.handlers.outbox.platform import Loss
from tests.handlers.outbox.senders import (
    SECOND,
    MoodyStore,
    asked_of,
    pressed,
    put_notes,
    retired,
    sending_on,
    two_turns,
    unreached,
    until,
    until_sent,
)
from tests.harness.sqlite import migrated
from tests.storage.cast import NOW

WAIT = SendError("rate limited", retry_after=timedelta(hours=1))


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


async def test_a_chat_with_very_many_lines_hides_nobody_elses(
    telegram: MessageInTransit, store: MoodyStore
) -> None:
    many = [("7", f"update {n}") for n in range(3 * PAGE)]
    await store.run(put_notes, Platform.TELEGRAM, [*many, ("8", "update of somebody else")])
    async with telegram.sender():
        await until_sent(telegram, 2)
    assert telegram.platform.chats == ["7", "8"]


async def test_a_refused_chat_hides_nobody_elses(
    telegram: MessageInTransit, store: MoodyStore
) -> None:
    await store.run(put_notes, Platform.TELEGRAM, [("7", "update 1"), ("8", "update 2")])
    telegram.platform.losses.append(SendError("rate limited", retry_after=timedelta(hours=1)))
    async with telegram.sender():
        await until_sent(telegram, 1)
    assert telegram.platform.chats == ["8"]


async def test_a_queue_needs_no_chat_platform_of_its_name(
    telegram: MessageInTransit, store: MoodyStore
) -> None:
    telegram.queue = "webhooks"
    await store.run(
        lambda tx: outbox.put(tx, replace(trouble(tx, Platform.TELEGRAM), queue="webhooks"), NOW)
    )
    await store.run(put_notes, Platform.TELEGRAM, [("7", "update 1")])
    async with telegram.sender():
        await until_sent(telegram, 1)
    assert len(telegram.platform.chats) == 1
    assert telegram.platform.chats != ["7"]


# What a platform refuses for itself


@pytest.mark.parametrize("name", list(Platform))
async def test_refused_openings_hold_up_openings_alone(store: MoodyStore, name: Platform) -> None:
    sending = sending_on(store, name)
    sending.platform.reaches.append(WAIT)
    await sending.put(OutboxKind.QUESTION, unreached("U1"))
    async with sending.sender() as dispatcher:
        await until(lambda: not sending.platform.reaches)
        await sending.put(OutboxKind.QUESTION, unreached("U2"))
        await store.run(put_notes, name, [("8", "update 8")])
        await two_turns(store, dispatcher)
        await until_sent(sending, 1)
    assert (sending.platform.reached, sending.platform.chats) == (1, ["8"])


@pytest.mark.long
async def test_refused_looks_hold_up_looks_alone(
    slack: MessageInTransit, store: MoodyStore
) -> None:
    for user in ("U1", "U2"):
        await slack.put(OutboxKind.QUESTION, unreached(user))
        await slack.lose(Loss.ANSWER)
        slack.clock.move(SECOND)
    slack.clock.move(CLAIM_LIFE - 2 * SECOND)
    slack.platform.looks.append(WAIT)
    async with slack.sender() as dispatcher:
        await until(lambda: not slack.platform.looks)
        slack.clock.move(SECOND)
        await store.run(put_notes, Platform.SLACK, [("8", "update 8")])
        await two_turns(store, dispatcher)
        await until_sent(slack, 3)
    assert (slack.platform.looked, slack.platform.chats) == (1, ["8"])


@pytest.mark.parametrize(("name", "edits"), [(Platform.SLACK, 0), (Platform.TELEGRAM, 1)])
async def test_a_refused_edit_holds_up_every_edit_in_slack_and_its_chat_in_telegram(
    store: MoodyStore, name: Platform, edits: int
) -> None:
    sending = sending_on(store, name)
    sending.platform.losses.append(WAIT)
    await sending.put(OutboxKind.RETIRED, retired("D1"))
    async with sending.sender() as dispatcher:
        await until(lambda: not sending.platform.losses)
        await sending.put(OutboxKind.RETIRED, retired("D2"))
        await store.run(put_notes, name, [("8", "update 8")])
        await two_turns(store, dispatcher)
        await until_sent(sending, 1)
        await until(lambda: len(sending.platform.edits) == edits)
    assert sending.platform.chats == ["8"]


@pytest.mark.long
async def test_edits_whose_presses_are_refused_keep_to_the_pace(
    slack: MessageInTransit, store: MoodyStore
) -> None:
    slack.platform.refuses_presses = True
    for n in range(60):
        await slack.put(OutboxKind.CARD, pressed(f"U{n}"))
    async with slack.sender() as dispatcher:
        await until(lambda: len(slack.platform.edits) >= 45)
        await two_turns(store, dispatcher)
        assert len(slack.platform.edits) == 45
        slack.clock.move(timedelta(minutes=1))
        dispatcher.wake()
        await until(lambda: len(slack.platform.edits) == 60)
    assert await slack.attempts() == 1


# When a group becomes a supergroup


@pytest.mark.long
async def test_the_alert_of_a_group_that_has_moved_is_posted_anew(
    telegram: MessageInTransit,
) -> None:
    """What was posted stays behind and can never be edited."""
    moved = SendError("the group has a new id", moved_to="-200")
    telegram.platform.losses.extend([moved, moved])
    await telegram.put(OutboxKind.ALERT, POSTED_ALERT)
    await telegram.pass_time(20 * SECOND, step=SECOND)
    assert await telegram.state() is OutboxState.SENT
    assert (telegram.platform.edits, set(telegram.platform.chats)) == ([], {"-200"})


@pytest.mark.long
async def test_chats_that_name_each_other_are_not_tried_without_end(
    telegram: MessageInTransit,
) -> None:
    there = SendError("the group has a new id", moved_to="-200")
    for moved in (there, SendError("the group has a new id", moved_to="C0STAFF"), there) * 20:
        telegram.platform.losses.append(moved)
    await telegram.put(OutboxKind.ALERT, POSTED_ALERT)
    await telegram.pass_time(30 * SECOND, step=SECOND)
    assert len(telegram.platform.losses) > 60 - 20
    telegram.platform.losses.clear()
    await telegram.pass_time(600 * SECOND, step=60 * SECOND)
    assert await telegram.state() is OutboxState.SENT


# When the platform is down


@pytest.mark.long
async def test_an_outage_spoils_few_messages_and_the_others_follow(
    telegram: MessageInTransit, store: MoodyStore
) -> None:
    await store.run(put_notes, Platform.TELEGRAM, [(f"{n}", f"update {n}") for n in range(100)])
    telegram.platform.losses.extend([Loss.REQUEST] * 1000)
    async with telegram.sender() as dispatcher:
        for _ in range(20):
            telegram.clock.move(SECOND)
            dispatcher.wake()
            await asyncio.sleep(0.1)
        spoiled = 1000 - len(telegram.platform.losses)
        assert 30 <= spoiled <= 36
        telegram.platform.losses.clear()
        while len(telegram.platform.posts) < 100 - spoiled:
            telegram.clock.move(SECOND)
            dispatcher.wake()
            await asyncio.sleep(0.05)


async def test_what_ends_while_we_look_is_not_begun_again_from_what_it_was(
    slack: MessageInTransit, store: MoodyStore
) -> None:
    slack.platform.reaches.append(SendError("user_not_found"))
    slack.platform.answers.clear()
    await slack.put(OutboxKind.QUESTION, unreached("U7"))
    async with slack.sender() as dispatcher:
        await until(lambda: slack.platform.reached == 1)
        store.hands_over, looks = asyncio.Event(), store.looks
        dispatcher.wake()
        await until(lambda: store.looks > looks)
        slack.platform.answers.set()
        await until(lambda: not slack.platform.reaches)
        await store.run(lambda tx: None)  # what became of it is written down before this
        store.hands_over.set()
        await two_turns(store, dispatcher)
    assert slack.platform.reached == 1


async def test_questions_are_spread_out_and_answers_are_not(
    telegram: MessageInTransit, store: MoodyStore
) -> None:
    """On a clock that stands still only what is prepared ahead of its time leaves."""
    for user in range(6):
        await telegram.put(OutboxKind.QUESTION, asked_of(str(user)))
    async with telegram.sender() as dispatcher:
        await two_turns(store, dispatcher)
        await until_sent(telegram, 2)
        assert len(telegram.platform.posts) == 2

        await store.run(put_notes, Platform.TELEGRAM, [(f"1{n}", f"update {n}") for n in range(6)])
        await until_sent(telegram, 8)
