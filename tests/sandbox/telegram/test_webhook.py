"""Updates delivered by POST."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from aiohttp import web
from telegram import Bot
from telegram.error import BadRequest, Conflict

from sandbox import Sandbox
from sandbox.telegram import Fate, Telegram, TelegramUser

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"


@dataclass
class TelegramBotServer:
    """A bot's own web server."""

    url: str = ""
    secrets: list[str | None] = field(default_factory=list)
    taken: list[dict[str, Any]] = field(default_factory=list)
    answers: list[web.Response] = field(default_factory=list)
    """What to answer to the next posts, before 200 again."""

    async def take(self, request: web.Request) -> web.Response:
        self.secrets.append(request.headers.get(SECRET_HEADER))
        self.taken.append(await request.json())
        return self.answers.pop(0) if self.answers else web.Response()

    def texts(self) -> list[str]:
        return [update["message"]["text"] for update in self.taken]


@pytest.fixture
async def receiver() -> AsyncIterator[TelegramBotServer]:
    taking = TelegramBotServer()
    app = web.Application()
    app.router.add_post("/updates", taking.take)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0]
    taking.url = f"http://{host}:{port}/updates"
    yield taking
    await runner.cleanup()


async def test_what_waited_is_delivered_with_the_secret(
    bot: Bot, telegram: Telegram, anna: TelegramUser, receiver: TelegramBotServer
) -> None:
    await bot.set_webhook(receiver.url, secret_token="s3cret")
    await telegram.until(lambda: telegram.pending_updates == [])
    telegram.type(anna, "and then")
    await telegram.until(lambda: len(receiver.taken) == 2)
    assert receiver.texts() == ["/start", "and then"]
    assert receiver.secrets == ["s3cret", "s3cret"]


async def test_a_refused_update_is_delivered_again_before_the_next_of_its_chat(
    bot: Bot, telegram: Telegram, anna: TelegramUser, receiver: TelegramBotServer
) -> None:
    receiver.answers = [web.Response(status=500), web.Response(status=500)]
    telegram.type(anna, "next")
    await bot.set_webhook(receiver.url)
    await telegram.until(lambda: len(receiver.taken) == 4)
    assert receiver.texts() == ["/start", "/start", "/start", "next"]
    info = await bot.get_webhook_info()
    assert info.last_error_message == ("Wrong response from the webhook: 500 Internal Server Error")


async def test_a_stuck_chat_does_not_hold_up_the_others(
    bot: Bot,
    telegram: Telegram,
    anna: TelegramUser,
    berta: TelegramUser,
    receiver: TelegramBotServer,
) -> None:
    receiver.answers = [web.Response(status=503, headers={"Retry-After": "60"})]
    await bot.set_webhook(receiver.url)
    await telegram.until(lambda: len(receiver.taken) == 1)
    telegram.start(berta, "hello")
    await telegram.until(lambda: len(receiver.taken) == 2)
    assert receiver.texts() == ["/start", "/start hello"]
    assert (await bot.get_webhook_info()).pending_update_count == 1


async def test_moving_the_clock_shortens_the_wait(
    sandbox: Sandbox, bot: Bot, telegram: Telegram, anna: TelegramUser, receiver: TelegramBotServer
) -> None:
    receiver.answers = [web.Response(status=503, headers={"Retry-After": "60"})]
    await bot.set_webhook(receiver.url)
    await telegram.until(lambda: len(receiver.taken) == 1)
    sandbox.clock.move(timedelta(seconds=61))
    await telegram.until(lambda: telegram.pending_updates == [])
    assert receiver.texts() == ["/start", "/start"]


async def test_what_gets_too_old_while_nobody_listens_is_forgotten(
    sandbox: Sandbox, bot: Bot, telegram: Telegram, anna: TelegramUser
) -> None:
    [start] = telegram.pending_updates
    await bot.set_webhook("http://127.0.0.1:9/nobody")
    sandbox.clock.move(timedelta(hours=24))
    assert telegram.pending_updates == []
    assert start.fate is Fate.EXPIRED


async def test_polling_is_refused_while_a_webhook_is_set(
    bot: Bot, telegram: Telegram, anna: TelegramUser, receiver: TelegramBotServer
) -> None:
    await bot.set_webhook(receiver.url)
    with pytest.raises(Conflict) as conflict:
        await bot.get_updates()
    assert conflict.value.message == (
        "Conflict: can't use getUpdates method while webhook is active; "
        "use deleteWebhook to delete the webhook first"
    )
    await bot.delete_webhook(drop_pending_updates=True)
    assert await bot.get_updates() == ()


async def test_a_webhook_away_from_this_machine_is_https(bot: Bot) -> None:
    with pytest.raises(BadRequest) as refusal:
        await bot.set_webhook("http://example.com/updates")
    assert refusal.value.message == ("Bad webhook: an https url must be provided for webhook")


async def test_a_secret_has_only_plain_characters(bot: Bot) -> None:
    with pytest.raises(BadRequest) as refusal:
        await bot.set_webhook("https://example.com", secret_token="not allowed")
    assert refusal.value.message == "Secret token contains unallowed characters"


async def test_the_world_is_never_called(bot: Bot, telegram: Telegram, anna: TelegramUser) -> None:
    await bot.set_webhook("https://example.com/updates")
    telegram.type(anna, "hello")
    async with asyncio.timeout(5):
        while not (info := await bot.get_webhook_info()).last_error_message:  # noqa: ASYNC110 - asked over the wire
            await asyncio.sleep(0.01)
    assert info.last_error_message == "Connection failed: the sandbox calls this machine only"
    assert info.pending_update_count == 2


async def test_a_redirect_is_not_followed(
    bot: Bot, telegram: Telegram, anna: TelegramUser, receiver: TelegramBotServer
) -> None:
    receiver.answers.append(web.Response(status=307, headers={"Location": receiver.url}))
    await bot.set_webhook(receiver.url)
    await telegram.until(lambda: len(receiver.taken) == 2)
    info = await bot.get_webhook_info()
    assert info.last_error_message == "Wrong response from the webhook: 307 Temporary Redirect"
