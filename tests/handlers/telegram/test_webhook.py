"""Telegram's webhook: 200 says that an update is kept, and nobody else gets in."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession
from structlog.testing import capture_logs
from telegram.error import NetworkError

from bot.config.config import HttpConfig
from handlers.http.server import WebServer, listening
from handlers.telegram import listen
from handlers.telegram.client import RawBot
from handlers.telegram.messenger import TelegramMessenger
from handlers.telegram.parse import ALLOWED_UPDATES, parse
from handlers.telegram.registered_webhook import OwnWebhook
from handlers.telegram.webhook import PATH, SECRET_HEADER, TelegramWebhook
from handlers.telemetry.metrics import Metrics
from handlers.updates import Pressed
from sandbox import Clock, Fault, Sandbox
from sandbox.telegram import Telegram, TelegramUser
from storage.engine.sqlite_store import SqliteStore
from storage.engine.store import StorageError
from tests.handlers.telegram.inbox import MemoryInbox
from tests.handlers.telegram.test_listen import asked, until
from tests.harness.house import free_port
from tests.harness.sqlite import migrated

SECRET = "a-secret-of-7-words"
UPDATE = {"update_id": 71, "message": {"text": "Nora's words", "chat": {"id": 501}}}
FOREIGN = "https://other.example/hook"
OURS = "https://tentap.example.com/telegram/webhook"


class Open:
    """A webhook, its server, and who posts to it."""

    def __init__(self, webhook: TelegramWebhook, url: str, session: ClientSession) -> None:
        self.webhook = webhook
        self.url = url
        self._session = session

    async def post(self, body: bytes | BytesIO, **headers: str) -> tuple[int, str]:
        async with self._session.post(self.url, data=body, headers=headers) as answer:
            return answer.status, await answer.text()

    async def post_as_telegram(self, body: bytes | BytesIO) -> tuple[int, str]:
        return await self.post(body, **{SECRET_HEADER: SECRET})


@pytest.fixture
def inbox() -> MemoryInbox:
    return MemoryInbox()


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[SqliteStore]:
    async with SqliteStore(migrated(tmp_path / "tentap.db")) as store:
        yield store


@pytest.fixture
def own(bot: RawBot, store: SqliteStore, sandbox: Sandbox) -> OwnWebhook:
    return OwnWebhook(bot, store, now=sandbox.clock.now)


@pytest.fixture
async def opened(
    own: OwnWebhook, inbox: MemoryInbox, session: ClientSession, sandbox: Sandbox
) -> AsyncIterator[Open]:
    """Serves, and has not told Telegram yet."""
    async with serving(own, inbox, session, sandbox.clock) as opened:
        yield opened


@asynccontextmanager
async def serving(
    own: OwnWebhook, inbox: MemoryInbox, session: ClientSession, clock: Clock
) -> AsyncIterator[Open]:
    port = free_port()
    url = f"http://127.0.0.1:{port}{PATH}"
    webhook = TelegramWebhook(own, url=url, secret=SECRET, now=clock.now, check_seconds=0.05)
    with listening(HttpConfig(port=port)) as listeners:
        server = WebServer(listeners.web, webhook.routes(inbox.receive), Metrics())
        async with going_on(server.run()):
            yield Open(webhook, url, session)


@asynccontextmanager
async def going_on(work: Any) -> AsyncIterator[None]:
    task = asyncio.create_task(work)
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def info(bot: RawBot) -> dict[str, Any]:
    return (await bot.get_webhook_info()).to_dict()


def refused(status: int, reason: str) -> dict[str, Any]:
    return {
        "event": "telegram.refused",
        "status": status,
        "reason": reason,
        "log_level": "warning",
    }


def as_body(update: object) -> bytes:
    return json.dumps(update).encode()


# Who gets in


async def test_an_update_with_the_secret_is_kept(opened: Open, inbox: MemoryInbox) -> None:
    assert await opened.post_as_telegram(as_body(UPDATE)) == (200, "")
    (arrival,) = inbox.kept
    assert (arrival.key, arrival.chat, json.loads(arrival.body)) == ("71", "501", UPDATE)


@pytest.mark.parametrize(
    "headers",
    [{}, {SECRET_HEADER: ""}, {SECRET_HEADER: SECRET[:-1]}, {SECRET_HEADER: "sécret"}],
    ids=["none", "empty", "almost", "not ASCII"],
)
async def test_a_wrong_secret_keeps_nothing_and_tells_nothing(
    opened: Open, inbox: MemoryInbox, headers: dict[str, str]
) -> None:
    with capture_logs() as logs:
        status, _ = await opened.post(as_body(UPDATE), **headers)
    assert status == 403
    assert inbox.kept == []
    assert "Nora" not in str(logs)
    assert logs == [refused(403, "Wrong secret, or none")]


async def test_a_wrong_secret_is_refused_before_the_body_comes(opened: Open) -> None:
    host, port = opened.url.removeprefix("http://").removesuffix(PATH).split(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    writer.write(f"POST {PATH} HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\n".encode())
    assert b" 403 " in await asyncio.wait_for(reader.readline(), 5)
    writer.close()
    with suppress(ConnectionError):
        await writer.wait_closed()


async def test_strangers_do_not_fill_the_log(opened: Open) -> None:
    with capture_logs() as logs:
        for _ in range(5):
            await opened.post(as_body(UPDATE))
    assert len(logs) == 1


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"score=9",
        b"[1, 2]",
        b'"words"',
        b'{"message": {}}',
        b'{"update_id": "71"}',
        b"\xff\xfe{}",
        b'{"update_id": ' + b"9" * 5000 + b"}",
        b"[" * 100_000,
    ],
    ids=["empty", "form", "list", "text", "no id", "text id", "bytes", "huge number", "deep"],
)
async def test_what_is_no_update_is_refused(opened: Open, inbox: MemoryInbox, body: bytes) -> None:
    with capture_logs() as logs:
        for _ in range(2):
            assert await opened.post_as_telegram(body) == (400, "")
    assert inbox.kept == []
    assert logs == [refused(400, "Not an update")]


async def test_ten_megabytes_are_refused(opened: Open, inbox: MemoryInbox) -> None:
    body = as_body({**UPDATE, "words": "x" * 10 * 1024 * 1024})
    assert (await opened.post_as_telegram(BytesIO(body)))[0] == 413
    assert inbox.kept == []


async def test_what_cannot_be_kept_is_asked_for_again(opened: Open, inbox: MemoryInbox) -> None:
    inbox.failures = [StorageError("disk full"), RuntimeError("Nora's words")]
    with capture_logs() as logs:
        first = await opened.post_as_telegram(as_body(UPDATE))
        second = await opened.post_as_telegram(as_body(UPDATE))
        third = await opened.post_as_telegram(as_body(UPDATE))
    assert [status for status, _ in (first, second, third)] == [503, 500, 200]
    assert "Nora" not in f"{first} {second} {logs}"
    assert len(inbox.kept) == 1


# With Telegram


async def test_a_tap_is_delivered_once_it_is_kept(
    telegram: Telegram,
    opened: Open,
    inbox: MemoryInbox,
    messenger: TelegramMessenger,
    nora: TelegramUser,
) -> None:
    inbox.failures = [StorageError("disk full")] * 99
    tap = await asked(telegram, messenger, nora)
    async with going_on(opened.webhook.run()):
        await until(lambda: tap.update is not None and tap.update.times_shown > 1)
        assert not tap.acknowledged
        inbox.failures.clear()
        await until(lambda: tap.acknowledged, timeout=20)
    events = [parse(arrival.body, username="sandbox_survey_bot") for arrival in inbox.kept]
    assert [event.data for event in events if isinstance(event, Pressed)] == ["1:s:token:9"]


async def test_it_is_set_with_everything_we_want(bot: RawBot, opened: Open) -> None:
    assert opened.webhook.trouble == "Telegram's webhook is not set yet"
    async with going_on(opened.webhook.run()):
        await until(lambda: opened.webhook.trouble is None)
        found = await info(bot)
    assert found["url"] == opened.url
    assert sorted(found["allowed_updates"]) == sorted(ALLOWED_UPDATES)
    assert found["max_connections"] == 40


async def test_a_start_drops_nothing_that_waits(
    telegram: Telegram, opened: Open, inbox: MemoryInbox, nora: TelegramUser
) -> None:
    telegram.type(nora, "9")
    async with going_on(opened.webhook.run()):
        await until(lambda: any('"9"' in arrival.body for arrival in inbox.kept))


async def test_a_network_that_is_down_is_waited_for(
    telegram: Telegram, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listen, "FIRST_PAUSE_SECONDS", 0.2)
    telegram.faults.plan("setWebhook", Fault.DROP_BEFORE, times=2)
    with capture_logs() as logs:
        async with going_on(opened.webhook.run()):
            await until(lambda: "The line was cut" in (opened.webhook.trouble or ""))
            await until(lambda: opened.webhook.trouble is None)
    assert [line["event"] for line in logs] == ["telegram.webhook", "telegram.webhook_set"]


@pytest.mark.parametrize(
    ("url", "trouble"), [(FOREIGN, "webhook is another"), ("", "webhook was removed")]
)
async def test_a_webhook_that_somebody_changed_is_told_and_left(
    bot: RawBot, opened: Open, url: str, trouble: str
) -> None:
    async with going_on(opened.webhook.run()):
        await until(lambda: opened.webhook.trouble is None)
        with capture_logs() as logs:
            await bot.set_webhook(url)
            await until(lambda: trouble in (opened.webhook.trouble or ""))
            await asyncio.sleep(0.2)
        assert (await info(bot))["url"] == url
    assert len(logs) == 1
    assert "other.example" not in str(logs)


async def test_what_telegram_could_not_deliver_is_logged_once(
    telegram: Telegram, opened: Open, inbox: MemoryInbox, nora: TelegramUser
) -> None:
    with capture_logs() as logs:
        async with going_on(opened.webhook.run()):
            await until(lambda: opened.webhook.trouble is None)
            await asyncio.sleep(1)
            inbox.failures = [StorageError("disk full")]
            telegram.type(nora, "9")
            await until(lambda: any(line["event"] == "telegram.webhook_failed" for line in logs))
            await asyncio.sleep(0.2)
        assert opened.webhook.trouble is None
    failed = [line["reason"] for line in logs if line["event"] == "telegram.webhook_failed"]
    assert failed == ["Wrong response from the webhook: 503 Service Unavailable"]


# What was heard, so that an outage is noticed


async def test_while_the_webhook_stands_telegram_is_heard(opened: Open, sandbox: Sandbox) -> None:
    assert opened.webhook.last_contact_at is None
    async with going_on(opened.webhook.run()):
        await until(lambda: opened.webhook.last_contact_at is not None)
        sandbox.clock.move(timedelta(hours=1))
        later = sandbox.clock.now()
        await until(lambda: heard_since(opened, later))


async def test_nothing_is_heard_while_something_cannot_be_delivered(
    telegram: Telegram, opened: Open, inbox: MemoryInbox, nora: TelegramUser, sandbox: Sandbox
) -> None:
    async with going_on(opened.webhook.run()):
        await until(lambda: opened.webhook.trouble is None)
        await asyncio.sleep(1)  # Telegram tells of failures in whole seconds
        inbox.failures = [StorageError("disk full")] * 99
        with capture_logs() as logs:
            telegram.type(nora, "9")
            await until(lambda: any(line["event"] == "telegram.webhook_failed" for line in logs))
        failed_at = sandbox.clock.now()
        await asyncio.sleep(0.3)
        assert not heard_since(opened, failed_at)
        inbox.failures.clear()
        await until(lambda: heard_since(opened, failed_at), timeout=20)


async def test_a_webhook_that_is_another_s_is_not_heard(
    bot: RawBot, opened: Open, sandbox: Sandbox
) -> None:
    async with going_on(opened.webhook.run()):
        await until(lambda: opened.webhook.trouble is None)
        await bot.set_webhook(FOREIGN)
        await until(lambda: opened.webhook.trouble)
        then = sandbox.clock.now()
        await asyncio.sleep(0.2)
    assert not heard_since(opened, then)


# Taken down


async def test_our_own_webhook_is_taken_down(bot: RawBot, own: OwnWebhook) -> None:
    await own.set_up(OURS, SECRET)
    await own.take_down()
    assert (await info(bot))["url"] == ""


async def test_another_s_webhook_is_left(bot: RawBot, own: OwnWebhook) -> None:
    await own.set_up(OURS, SECRET)
    await bot.set_webhook(FOREIGN)
    await own.take_down()
    assert (await info(bot))["url"] == FOREIGN


async def test_a_webhook_of_which_we_know_nothing_is_left(bot: RawBot, own: OwnWebhook) -> None:
    await bot.set_webhook(OURS)
    await own.take_down()
    assert (await info(bot))["url"] == OURS


async def test_what_was_taken_down_is_ours_no_more(bot: RawBot, own: OwnWebhook) -> None:
    """Whoever sets the same address later has reasons of their own."""
    await own.set_up(OURS, SECRET)
    await own.take_down()
    await bot.set_webhook(OURS)
    await own.take_down()
    assert (await info(bot))["url"] == OURS


async def test_a_webhook_that_may_have_been_set_is_remembered(
    telegram: Telegram, bot: RawBot, own: OwnWebhook
) -> None:
    telegram.faults.plan("setWebhook", Fault.DROP_AFTER)
    with pytest.raises(NetworkError):
        await own.set_up(OURS, SECRET)
    assert (await info(bot))["url"] == OURS
    await own.take_down()
    assert (await info(bot))["url"] == ""


def heard_since(opened: Open, moment: datetime) -> bool:
    last_contact_at = opened.webhook.last_contact_at
    return last_contact_at is not None and last_contact_at >= moment
