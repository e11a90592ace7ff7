"""Connects Telegram, by polling or by a webhook."""

from collections.abc import Callable
from contextlib import AsyncExitStack
from datetime import datetime
from typing import Final

import structlog

from bot.chat.platforms import Platform
from bot.config.config import Config
from bot.config.secrets import Secrets
from bot.language.texts import LANGUAGES, Texts
from handlers.connected_platform import Connected, UpdateSource
from handlers.http_client import open_session
from handlers.inbox.processor import InboundAdapter
from handlers.outbox.transport import Transport
from handlers.ports import SendError
from handlers.telegram.client import RawBot
from handlers.telegram.client import connect as raw_bot
from handlers.telegram.command_list import publish_commands
from handlers.telegram.directory import TelegramDirectory
from handlers.telegram.introduction import introduce, name_of
from handlers.telegram.listen import LongPoller
from handlers.telegram.messenger import TelegramMessenger
from handlers.telegram.parse import parse
from handlers.telegram.rate_limits import LIMITS
from handlers.telegram.registered_webhook import OwnWebhook
from handlers.telegram.responder import TelegramResponder
from handlers.telegram.webhook import PATH, TelegramWebhook
from handlers.telemetry.loggable_errors import loggable
from storage.engine.store import Store

COMMANDS: Final = ("start", "help", "stop", "language", "privacy")

log = structlog.get_logger()


async def connect(
    stack: AsyncExitStack,
    config: Config,
    secrets: Secrets,
    store: Store,
    now: Callable[[], datetime],
) -> Connected:
    assert config.telegram is not None
    session = await stack.enter_async_context(open_session(trust_env=True))
    bot = raw_bot(secrets.telegram_token, config.telegram.api_url, session)
    stack.push_async_callback(bot.shutdown)
    messenger = TelegramMessenger(bot)
    directory = TelegramDirectory(bot)
    return Connected(
        adapter=InboundAdapter(
            parse=lambda body: parse(body, username=name_of(bot)),
            responder=TelegramResponder(bot, messenger),
            directory=directory,
        ),
        update_source=_update_source(config, secrets, bot, store, now),
        transport=Transport(
            queue=Platform.TELEGRAM,
            messenger=messenger,
            directory=directory,
            limits=LIMITS,
            finds=Platform.TELEGRAM.traits.history,
        ),
    )


def _update_source(
    config: Config, secrets: Secrets, bot: RawBot, store: Store, now: Callable[[], datetime]
) -> UpdateSource:
    assert config.telegram is not None
    greeting, own = _Greeting(bot, config), OwnWebhook(bot, store, now=now)
    if config.telegram.mode == "webhook":
        return _webhook(config, secrets, greeting, own, now)
    listener = LongPoller(bot, now=now, prepare=own.take_down)
    return UpdateSource(
        listen=listener.run,
        trouble=lambda: greeting.trouble or listener.trouble,
        last_contact_at=lambda: listener.last_contact_at,
        greet=greeting.greet,
        alone=True,
    )


def _webhook(
    config: Config,
    secrets: Secrets,
    greeting: "_Greeting",
    own: OwnWebhook,
    now: Callable[[], datetime],
) -> UpdateSource:
    url = _public(config, PATH)
    webhook = TelegramWebhook(own, url=url, secret=secrets.telegram_webhook_secret, now=now)
    return UpdateSource(
        listen=lambda _receive: webhook.run(),
        trouble=lambda: greeting.trouble or webhook.trouble,
        last_contact_at=lambda: webhook.last_contact_at,
        routes=webhook.routes,
        greet=greeting.greet,
        leave=own.take_down,
    )


def _public(config: Config, path: str) -> str:
    """Returns the public URL of *path*. The configuration guarantees one for webhooks."""
    assert config.http is not None
    assert config.http.public_url is not None
    return config.http.public_url + path


class _Greeting:
    """Asks Telegram for the bot's name, without which commands cannot be parsed."""

    def __init__(self, bot: RawBot, config: Config) -> None:
        self._bot = bot
        self._config = config
        self.trouble: str | None = "Telegram has not answered yet"

    async def greet(self) -> None:
        await introduce(self._bot)
        self.trouble = None
        await _offer_commands(self._bot, self._config)


async def _offer_commands(bot: RawBot, config: Config) -> None:
    """Publishes the list of commands. A failure is only logged: the bot works without the list."""
    try:
        await publish_commands(bot, _descriptions(), default=config.language)
    except SendError as error:
        log.warning("telegram.commands_failed", reason=loggable(error))


def _descriptions() -> dict[str, dict[str, str]]:
    def of(language: str) -> dict[str, str]:
        texts = Texts(language)
        return {command: texts(f"command.{command}") for command in COMMANDS}

    return {language: of(language) for language in LANGUAGES}
