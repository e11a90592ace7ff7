"""The listener of Telegram: what is confirmed is kept, and nothing closes it for good."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from time import monotonic

import pytest
from aiohttp import ClientSession, web
from structlog.testing import capture_logs
from telegram.error import Conflict, NetworkError, RetryAfter

from bot.chat.messages import Button, Message, plain
from handlers.telegram import listen as module
from handlers.telegram.client import RawBot, connect
from handlers.telegram.listen import LongPoller, pause_after
from handlers.telegram.messenger import TelegramMessenger
from handlers.telegram.parse import parse
from handlers.updates import (
    Arrival,
    Blocked,
    Commanded,
    Edited,
    NotText,
    Pressed,
    Receive,
    Typed,
)
from handlers.updates import UnreadableError as Unreadable
from sandbox import Clock, Fault, Sandbox
from sandbox.telegram import Telegram, TelegramTap, TelegramUser
from storage.engine.store import StorageError
from tests.handlers.telegram.conftest import Serve
from tests.handlers.telegram.inbox import MemoryInbox


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "FIRST_PAUSE_SECONDS", 0.02)


@pytest.fixture
def listener(bot: RawBot) -> LongPoller:
    return LongPoller(bot, now=Clock().now)


def disk_full(times: int) -> list[OSError]:
    return [OSError("disk full: Nora's words") for _ in range(times)]


@asynccontextmanager
async def running(listener: LongPoller, receive: Receive) -> AsyncIterator[None]:
    task = asyncio.create_task(listener.run(receive))
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def until(condition: Callable[[], object], timeout: float = 5) -> None:  # noqa: ASYNC109 reads best in a test
    async with asyncio.timeout(timeout):
        while not condition():  # noqa: ASYNC110 no event tells of most conditions
            await asyncio.sleep(0.01)


async def asked(
    telegram: Telegram, messenger: TelegramMessenger, user: TelegramUser
) -> TelegramTap:
    """A question went out, and *user* presses the 9."""
    button = Button(label="9", tap="1:s:token:9")
    ask = Message(paragraphs=(plain("How likely?"),), rows=((button,),))
    await messenger.send(str(user.id), ask)
    return telegram.tap(user, telegram.messages(user)[-1], "9")


async def test_a_tap_is_confirmed_once_it_is_kept(
    telegram: Telegram, listener: LongPoller, messenger: TelegramMessenger, nora: TelegramUser
) -> None:
    tap, inbox = await asked(telegram, messenger, nora), MemoryInbox()
    async with running(listener, inbox.receive):
        await until(lambda: tap.acknowledged)
    press = inbox.events()[-1]
    assert isinstance(press, Pressed)
    assert (press.user.id, press.data, press.callback) == (str(nora.id), "1:s:token:9", tap.id)


async def test_nothing_is_confirmed_before_it_is_kept(
    telegram: Telegram, listener: LongPoller, messenger: TelegramMessenger, nora: TelegramUser
) -> None:
    tap = await asked(telegram, messenger, nora)
    arrived, committed = asyncio.Event(), asyncio.Event()

    async def receive(arrivals: Sequence[Arrival]) -> None:
        arrived.set()
        await committed.wait()

    async with running(listener, receive):
        await arrived.wait()
        await asyncio.sleep(0.2)
        assert not tap.acknowledged
        committed.set()
        await until(lambda: tap.acknowledged)


async def test_what_could_not_be_kept_comes_again(
    telegram: Telegram, listener: LongPoller, messenger: TelegramMessenger, nora: TelegramUser
) -> None:
    tap, inbox = await asked(telegram, messenger, nora), MemoryInbox(*disk_full(2))
    with capture_logs() as logs:
        async with running(listener, inbox.receive):
            await until(lambda: len(inbox.refused) >= 2)
            assert not tap.acknowledged
            await until(lambda: tap.acknowledged)
    assert {arrival.key for arrival in inbox.refused} <= {arrival.key for arrival in inbox.kept}
    told = [(line.get("trouble"), line["error"]) for line in logs]
    trouble = "the updates could not be stored: an error in Tentap itself"
    assert set(told) == {(None, "OSError"), (trouble, "OSError")}
    assert told.count((trouble, "OSError")) == 1
    assert listener.trouble is None


async def test_unconfirmed_updates_come_back_after_a_restart(
    telegram: Telegram, bot: RawBot, messenger: TelegramMessenger, nora: TelegramUser
) -> None:
    tap = await asked(telegram, messenger, nora)
    refusing, inbox = MemoryInbox(*disk_full(99)), MemoryInbox()
    async with running(LongPoller(bot, now=Clock().now), refusing.receive):
        await until(lambda: refusing.refused)
    async with running(LongPoller(bot, now=Clock().now), inbox.receive):
        await until(lambda: tap.acknowledged)
    assert refusing.refused[0].key in {arrival.key for arrival in inbox.kept}


async def test_an_update_that_nobody_can_read_blocks_nobody(
    telegram: Telegram, listener: LongPoller, nora: TelegramUser
) -> None:
    telegram.add_raw_update({"message": {"message_id": "poison"}})
    telegram.type(nora, "9")
    inbox = MemoryInbox()
    async with running(listener, inbox.receive):
        await until(lambda: len(inbox.kept) == 3)
    with pytest.raises(Unreadable):
        parse(inbox.kept[1].body, username="sandbox_survey_bot")
    last = parse(inbox.kept[2].body, username="sandbox_survey_bot")
    assert isinstance(last, Typed)


async def test_everything_that_people_do_is_understood(
    telegram: Telegram, listener: LongPoller, messenger: TelegramMessenger, nora: TelegramUser
) -> None:
    group = telegram.add_group("Team", [nora])
    typed = telegram.type(nora, "nein 👍🏽")
    telegram.edit_typed(typed, "9")
    telegram.send_sticker(nora)
    telegram.send_voice(nora)
    telegram.type(nora, "/tentap summary", chat=group)
    telegram.type(nora, "/tentap@sandbox_survey_bot ask all", chat=group)
    await asked(telegram, messenger, nora)
    telegram.block(nora)
    inbox = MemoryInbox()
    async with running(listener, inbox.receive):
        await until(lambda: not telegram.pending_updates)
    kinds = [type(event) for event in inbox.events()]
    once = [Typed, Typed, Edited, NotText, NotText, Commanded, Commanded, Pressed, Blocked]
    assert kinds == once
    assert {arrival.chat for arrival in inbox.kept} == {str(nora.id), str(group.id)}


async def test_a_webhook_is_reported_and_not_deleted(
    telegram: Telegram, bot: RawBot, listener: LongPoller, nora: TelegramUser
) -> None:
    await bot.set_webhook("https://example.org/hook")
    inbox = MemoryInbox()
    with capture_logs() as logs:
        async with running(listener, inbox.receive):
            await until(lambda: calls(telegram, "getUpdates") >= 3)
            assert listener.trouble is not None
            assert "webhook" in listener.trouble
            assert len(logs) == 1
            assert (await bot.get_webhook_info()).url == "https://example.org/hook"
            await bot.delete_webhook()
            await until(lambda: inbox.kept, timeout=10)
    assert calls(telegram, "deleteWebhook") == 1


async def test_a_second_poller_is_told_once_a_minute(
    telegram: Telegram, bot: RawBot, listener: LongPoller
) -> None:
    with capture_logs() as logs:
        async with running(listener, MemoryInbox().receive):
            await asyncio.sleep(0.1)
            with suppress(Conflict):  # the two throw each other out in turn
                await bot.raw_updates(offset=0, poll_seconds=0, silence_seconds=5, allowed=[])
            await until(lambda: listener.trouble)
            assert listener.trouble == "another process polls this bot: stop it"
    assert len(logs) == 1


@pytest.mark.parametrize("fault", list(Fault))
async def test_a_failing_network_is_only_a_pause(
    telegram: Telegram, listener: LongPoller, nora: TelegramUser, fault: Fault
) -> None:
    telegram.faults.plan("getUpdates", fault, times=2)
    inbox = MemoryInbox()
    async with running(listener, inbox.receive):
        await until(lambda: inbox.kept, timeout=10)


async def test_a_silent_connection_is_given_up(
    serve: Serve, session: ClientSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "SILENCE_SECONDS", 0.1)
    polls: list[web.Request] = []

    async def first_silent(request: web.Request) -> web.StreamResponse:
        polls.append(request)
        if len(polls) == 1:
            await asyncio.Event().wait()
        return web.json_response({"ok": True, "result": [{"update_id": 5}]})

    bot, inbox = connect("1:x", await serve(first_silent), session), MemoryInbox()
    async with running(LongPoller(bot, now=Clock().now, poll_seconds=0), inbox.receive):
        await until(lambda: inbox.kept)


async def test_it_is_heard_at_once_where_nobody_says_anything(listener: LongPoller) -> None:
    """A poll that waits for something to come would tell after half a minute."""
    assert listener.last_contact_at is None
    async with running(listener, MemoryInbox().receive):
        await until(lambda: listener.last_contact_at is not None)


async def test_what_could_not_be_kept_was_not_heard(
    telegram: Telegram, listener: LongPoller, nora: TelegramUser
) -> None:
    telegram.type(nora, "9")
    inbox = MemoryInbox(*disk_full(3))
    async with running(listener, inbox.receive):
        await until(lambda: inbox.refused)
        assert listener.last_contact_at is None
        await until(lambda: listener.last_contact_at is not None)
    assert inbox.kept


async def test_until_it_stops_it_has_heard(sandbox: Sandbox, bot: RawBot) -> None:
    listener = LongPoller(bot, now=sandbox.clock.now)
    async with running(listener, MemoryInbox().receive):
        await until(lambda: listener.last_contact_at is not None)
        sandbox.clock.move(timedelta(seconds=20))
        then = sandbox.clock.now()
    assert listener.last_contact_at is not None
    assert listener.last_contact_at >= then


async def test_a_poller_that_has_stopped_has_no_trouble(
    telegram: Telegram, listener: LongPoller
) -> None:
    """Another process may poll by now: this one knows nothing of it."""
    telegram.faults.plan("getUpdates", Fault.DROP_BEFORE, times=99)
    async with running(listener, MemoryInbox().receive):
        await until(lambda: listener.trouble)
    assert listener.trouble is None
    assert listener.last_contact_at is None


async def test_what_is_prepared_before_polling_is_tried_until_it_succeeds(
    bot: RawBot, telegram: Telegram, nora: TelegramUser
) -> None:
    attempts = iter([StorageError("the server is away"), NetworkError("cut"), None])

    async def prepare() -> None:
        if (failure := next(attempts)) is not None:
            raise failure

    inbox = MemoryInbox()
    async with running(LongPoller(bot, now=Clock().now, prepare=prepare), inbox.receive):
        await until(lambda: inbox.kept)
    assert list(attempts) == []


async def test_it_stops_at_once(listener: LongPoller, telegram: Telegram) -> None:
    task = asyncio.create_task(listener.run(MemoryInbox().receive))
    await asyncio.sleep(0.2)
    began = monotonic()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert monotonic() - began < 1


async def test_only_what_is_needed_is_asked_for(serve: Serve, session: ClientSession) -> None:
    asked_for: list[str] = []

    async def note(request: web.Request) -> web.StreamResponse:
        asked_for.append(str((await request.post())["allowed_updates"]))
        return web.json_response({"ok": True, "result": []})

    bot = connect("1:x", await serve(note), session)
    async with running(LongPoller(bot, now=Clock().now, poll_seconds=0), MemoryInbox().receive):
        await until(lambda: asked_for)
    assert set(json.loads(asked_for[0])) == {
        "message",
        "edited_message",
        "callback_query",
        "my_chat_member",
    }


async def test_what_cannot_be_kept_together_is_kept_one_by_one(
    telegram: Telegram, listener: LongPoller, nora: TelegramUser
) -> None:
    telegram.type(nora, "one")
    telegram.type(nora, "two")
    telegram.type(nora, "three")
    inbox = MemoryInbox()

    async def refuse_two(arrivals: Sequence[Arrival]) -> None:
        if any("two" in arrived.body for arrived in arrivals):
            raise ValueError("a parameter that no database takes")
        await inbox.receive(arrivals)

    async with running(listener, refuse_two):
        await until(lambda: any("three" in arrived.body for arrived in inbox.kept))
    assert any("one" in arrived.body for arrived in inbox.kept)


async def test_updates_that_cannot_be_confirmed_are_asked_for_seldom(
    serve: Serve, session: ClientSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same one for ever, and then at once that there is nothing."""
    monkeypatch.undo()
    polls: list[str] = []

    async def again(request: web.Request) -> web.StreamResponse:
        polls.append(request.path)
        updates = [{"update_id": 7}] if len(polls) < 3 else []
        return web.json_response({"ok": True, "result": updates})

    bot, inbox = connect("1:x", await serve(again), session), MemoryInbox()
    async with running(LongPoller(bot, now=Clock().now), inbox.receive):
        await asyncio.sleep(2.3)
    assert 3 <= len(polls) <= 5


async def test_updates_that_are_too_long_together_come_in_parts(
    serve: Serve, session: ClientSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("handlers.http_client.MOST_BYTES", 10_000)
    asked_for: list[int] = []

    async def answer(request: web.Request) -> web.StreamResponse:
        fields = await request.post()
        asked_for.append(int(str(fields["limit"])))
        first = max(int(str(fields["offset"])), 1)
        ids = range(first, min(first + asked_for[-1], 101))
        updates = [{"update_id": number, "words": "x" * 500} for number in ids]
        return web.json_response({"ok": True, "result": updates})

    bot, inbox = connect("1:x", await serve(answer), session), MemoryInbox()
    async with running(LongPoller(bot, now=Clock().now), inbox.receive):
        await until(lambda: len(inbox.kept) == 100)
    assert asked_for[:3] == [100, 10, 20]


@pytest.mark.parametrize(
    ("failures", "seconds"), [(1, 1), (2, 2), (3, 4), (5, 16), (6, 30), (1000, 30)]
)
def test_pauses_grow_to_half_a_minute(
    failures: int, seconds: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    assert pause_after(NetworkError("x"), failures) == seconds


def test_telegrams_own_wish_is_heard() -> None:
    assert pause_after(RetryAfter(7), 1) == 7


def calls(telegram: Telegram, method: str) -> int:
    return len([call for call in telegram.history.calls if call.method == method])
