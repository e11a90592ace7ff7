"""How each chat platform is connected: its door, its messenger, and who listens."""

import asyncio
from collections.abc import Callable, Coroutine, Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import structlog
from slack_sdk.web.async_client import AsyncWebClient
from starlette.routing import Route

from bot.addresses import Platform
from bot.config import Config, SlackConfig
from bot.texts import LANGUAGES, Texts
from bot.tokens import Secrets
from handlers.events import Receive
from handlers.inbox.working import Door
from handlers.messenger import Messenger, SendError
from handlers.sessions import open_session
from handlers.slack import inbound as slack_inbound
from handlers.slack.directory import SlackDirectory
from handlers.slack.door import SlackDoor
from handlers.slack.messenger import SlackMessenger
from handlers.slack.responder import SlackResponder
from handlers.slack.token import TokenWatch
from handlers.slack.transport import connect as connect_slack
from handlers.slack.transport import open_session as open_slack_session
from handlers.slack.webhook import SlackWebhook
from handlers.telegram import inbound as telegram_inbound
from handlers.telegram import webhook as telegram_webhook
from handlers.telegram.commands import publish_commands
from handlers.telegram.connecting import introduce, name_of
from handlers.telegram.directory import TelegramDirectory
from handlers.telegram.door import TelegramDoor
from handlers.telegram.messenger import TelegramMessenger
from handlers.telegram.own_webhook import OwnWebhook
from handlers.telegram.responder import TelegramResponder
from handlers.telegram.transport import RawBot
from handlers.telegram.transport import connect as connect_telegram
from handlers.telegram.webhook import TelegramWebhook
from storage.store import Store

COMMANDS: Final = ("start", "help", "stop", "language", "privacy")

log = structlog.get_logger()


async def _nothing() -> None:
    pass


def _no_routes(receive: Receive) -> Sequence[Route]:
    return ()


@dataclass(frozen=True, kw_only=True)
class Entrance:
    """How a platform's updates come in: they are fetched, or posted to our web server."""

    listen: Callable[[Receive], Coroutine[None, None, None]]
    trouble: Callable[[], str | None]
    """Why nothing comes in at present, or nothing can be said."""
    heard_at: Callable[[], datetime | None]
    """Until when everything came in that the platform had to say, as far as this process knows."""
    routes: Callable[[Receive], Sequence[Route]] = _no_routes
    greet: Callable[[], Coroutine[None, None, None]] = _nothing
    """What every process must do before it listens or works."""
    leave: Callable[[], Coroutine[None, None, None]] = _nothing
    """What a stop does where no other process can listen meanwhile."""
    alone: bool = False
    """Whether one process at a time may listen."""


@dataclass(frozen=True, kw_only=True)
class Connected:
    """One chat platform, connected."""

    door: Door
    messenger: Messenger
    entrance: Entrance


async def connect(
    stack: AsyncExitStack,
    config: Config,
    secrets: Secrets,
    store: Store,
    now: Callable[[], datetime],
) -> Mapping[Platform, Connected]:
    """What *config* names; *stack* takes what must be closed at the end."""
    platforms: dict[Platform, Connected] = {}
    if config.slack is not None:
        platforms[Platform.SLACK] = await _slack(stack, config, secrets, now)
    if config.telegram is not None:
        platforms[Platform.TELEGRAM] = await _telegram(stack, config, secrets, store, now)
    return platforms


async def _slack(
    stack: AsyncExitStack, config: Config, secrets: Secrets, now: Callable[[], datetime]
) -> Connected:
    assert config.slack is not None
    session = await stack.enter_async_context(open_slack_session())
    client = connect_slack(secrets.slack_bot_token, config.slack.api_url, session)
    messenger = SlackMessenger(client)
    return Connected(
        door=Door(
            parse=slack_inbound.parse,
            responder=SlackResponder(client, messenger),
            directory=SlackDirectory(client),
        ),
        messenger=messenger,
        entrance=_slack_entrance(config.slack, secrets, client, now),
    )


def _slack_entrance(
    config: SlackConfig,
    secrets: Secrets,
    client: AsyncWebClient,
    now: Callable[[], datetime],
) -> Entrance:
    token = TokenWatch(client)
    if config.mode == "socket":
        door = SlackDoor(client, secrets.slack_app_token, now=now)
        return Entrance(
            listen=lambda receive: _both(door.run(receive), token.run()),
            trouble=lambda: token.trouble or door.trouble,
            heard_at=lambda: door.heard_at,
        )
    secret = secrets.slack_signing_secret

    def routes(receive: Receive) -> Sequence[Route]:
        return SlackWebhook(secret, receive, now=now).routes()

    # Slack was told in its own settings where to post, and tells us nothing of how that goes.
    return Entrance(
        listen=lambda _receive: token.run(),
        trouble=lambda: token.trouble,
        heard_at=now,
        routes=routes,
    )


async def _both(*tasks: Coroutine[None, None, None]) -> None:
    async with asyncio.TaskGroup() as group:
        for task in tasks:
            group.create_task(task)


async def _telegram(
    stack: AsyncExitStack,
    config: Config,
    secrets: Secrets,
    store: Store,
    now: Callable[[], datetime],
) -> Connected:
    assert config.telegram is not None
    session = await stack.enter_async_context(open_session(trust_env=True))
    bot = connect_telegram(secrets.telegram_token, config.telegram.api_url, session)
    stack.push_async_callback(bot.shutdown)
    messenger = TelegramMessenger(bot)
    return Connected(
        door=Door(
            parse=lambda body: telegram_inbound.parse(body, username=name_of(bot)),
            responder=TelegramResponder(bot, messenger),
            directory=TelegramDirectory(bot),
        ),
        messenger=messenger,
        entrance=_telegram_entrance(config, secrets, bot, store, now),
    )


def _telegram_entrance(
    config: Config, secrets: Secrets, bot: RawBot, store: Store, now: Callable[[], datetime]
) -> Entrance:
    assert config.telegram is not None
    greeting, own = _Greeting(bot, config), OwnWebhook(bot, store, now=now)
    if config.telegram.mode == "webhook":
        return _telegram_webhook(config, secrets, greeting, own, now)
    door = TelegramDoor(bot, now=now, prepare=own.take_down)
    return Entrance(
        listen=door.run,
        trouble=lambda: greeting.trouble or door.trouble,
        heard_at=lambda: door.heard_at,
        greet=greeting.greet,
        alone=True,
    )


def _telegram_webhook(
    config: Config,
    secrets: Secrets,
    greeting: "_Greeting",
    own: OwnWebhook,
    now: Callable[[], datetime],
) -> Entrance:
    url = _public(config, telegram_webhook.PATH)
    webhook = TelegramWebhook(own, url=url, secret=secrets.telegram_webhook_secret, now=now)
    return Entrance(
        listen=lambda _receive: webhook.run(),
        trouble=lambda: greeting.trouble or webhook.trouble,
        heard_at=lambda: webhook.heard_at,
        routes=webhook.routes,
        greet=greeting.greet,
        leave=own.take_down,
    )


def _public(config: Config, path: str) -> str:
    """Where the outside world reaches *path*; webhooks are refused without it."""
    assert config.http is not None
    assert config.http.public_url is not None
    return config.http.public_url + path


class _Greeting:
    """The first words with Telegram, without which nothing that comes in is understood."""

    def __init__(self, bot: RawBot, config: Config) -> None:
        self._bot = bot
        self._config = config
        self.trouble: str | None = "Telegram has not answered yet"

    async def greet(self) -> None:
        await introduce(self._bot)
        self.trouble = None
        await _offer_commands(self._bot, self._config)


async def _offer_commands(bot: RawBot, config: Config) -> None:
    """The list of commands beside the text field; the bot works without it."""
    try:
        await publish_commands(bot, _descriptions(), default=config.language)
    except SendError as error:
        log.warning("telegram.commands", reason=str(error))


def _descriptions() -> dict[str, dict[str, str]]:
    def of(language: str) -> dict[str, str]:
        texts = Texts(language)
        return {command: texts(f"command.{command}") for command in COMMANDS}

    return {language: of(language) for language in LANGUAGES}
