"""A message with a picture: uploaded first, sent once it can be shown, never kept back for long."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.chat.platforms import Platform
from handlers.ports import SendError
from handlers.usecases.picture_progress import PAUSES
from storage.engine.sqlite_store import SqliteStore
from storage.engine.store import Store
from storage.states import OutboxKind, OutboxState
from tests.handlers.outbox.messages import MessageInTransit, about_week
from tests.harness.sqlite import migrated

pytestmark = pytest.mark.long

PICTURE = "relationship-2026-W45.png"
MINUTE = timedelta(minutes=1)
PATIENCE = sum(PAUSES, timedelta())
"""Of the bot, if it looks at the right moments; the test's clock moves in steps of 20 s."""


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    async with SqliteStore(migrated(tmp_path / "tentap.db")) as opened:
        yield opened


@pytest.fixture
async def sending(store: Store) -> MessageInTransit:
    """A summary whose chart is not uploaded yet."""
    sending = MessageInTransit(store, Platform.SLACK)
    await sending.put(OutboxKind.SUMMARY, about_week(OutboxKind.SUMMARY))
    return sending


async def test_it_is_uploaded_and_then_sent_with_its_picture(sending: MessageInTransit) -> None:
    await sending.pass_time(MINUTE)
    assert await sending.state() is OutboxState.SENT
    assert sending.platform.uploads == [PICTURE]
    assert sending.platform.pictures == ["F1"]
    assert len(sending.platform.posts) == 1


async def test_it_waits_until_the_platform_has_processed_the_upload(
    sending: MessageInTransit,
) -> None:
    sending.platform.processes = False
    await sending.pass_time(PATIENCE / 3)
    assert sending.platform.posts == []
    sending.platform.processes = True
    await sending.pass_time(MINUTE)
    assert (sending.platform.uploads, sending.platform.pictures) == ([PICTURE], ["F1"])
    assert await sending.attempts() == 1


async def test_after_two_minutes_it_goes_without_and_the_picture_follows_below_it(
    sending: MessageInTransit,
) -> None:
    sending.platform.processes = False
    await sending.pass_time(3 * PATIENCE)
    assert await sending.state() is OutboxState.SENT
    assert sending.platform.pictures == []
    assert (len(sending.seen), sending.platform.posts[1:]) == (1, [PICTURE])


@pytest.mark.parametrize(
    "error",
    [
        SendError("no connection"),
        SendError("HTTP 500", uncertain=True),
        SendError("ratelimited", retry_after=timedelta(seconds=5)),
    ],
)
async def test_a_passing_fault_of_the_upload_is_tried_again(
    sending: MessageInTransit, error: SendError
) -> None:
    """Whatever became of it, nobody has seen anything: the message is not in doubt."""
    sending.platform.upload_errors.append(error)
    await sending.pass_time(2 * MINUTE)
    assert sending.platform.uploads == [PICTURE] * 2
    assert (sending.platform.pictures, sending.platform.looked) == (["F2"], 0)
    assert sending.seen == sending.platform.posts


@pytest.mark.parametrize(
    "error",
    [
        SendError("the app lacks the scope files:read", permanent=True),
        SendError("ratelimited", retry_after=timedelta(minutes=10)),
    ],
)
async def test_a_lasting_fault_of_the_upload_does_not_keep_the_message_back(
    sending: MessageInTransit, error: SendError
) -> None:
    sending.platform.upload_errors.append(error)
    await sending.pass_time(timedelta(seconds=20))
    assert await sending.state() is OutboxState.SENT
    assert sending.platform.pictures == []
    assert len(sending.seen) == 1


async def test_a_picture_that_the_platform_refuses_for_now_is_shown_a_little_later(
    sending: MessageInTransit,
) -> None:
    early = SendError("Slack does not show the picture yet", picture_refused=True)
    sending.platform.losses.extend([early, early])
    await sending.pass_time(2 * MINUTE)
    assert sending.platform.pictures == ["F1"]
    assert (sending.platform.uploads, len(sending.seen)) == ([PICTURE], 1)
    assert sending.platform.looked == 0


async def test_a_picture_that_is_refused_again_and_again_follows_below(
    sending: MessageInTransit,
) -> None:
    early = SendError("Slack does not show the picture yet", picture_refused=True)
    sending.platform.losses.extend([early] * len(PAUSES))
    await sending.pass_time(3 * PATIENCE)
    assert sending.platform.pictures == []
    assert len(sending.seen) == 1


async def test_a_process_that_ends_during_the_upload_leaves_one_message(
    sending: MessageInTransit,
) -> None:
    """The next process searches first, finds none, and uploads again."""
    sending.platform.ends_upload = True
    async with sending.sender():
        async with asyncio.timeout(10):
            await sending.until_uploaded()
    await sending.pass_time(2 * MINUTE)
    assert sending.platform.uploads == [PICTURE] * 2
    assert (sending.platform.pictures, len(sending.seen)) == (["F2"], 1)


async def test_a_chart_that_cannot_be_drawn_does_not_keep_the_message_back(
    sending: MessageInTransit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr("bot.summary.chart.draw")
    await sending.pass_time(timedelta(seconds=20))
    assert await sending.state() is OutboxState.SENT
    assert len(sending.seen) == 1
