"""How each chat platform is connected: its door, its messenger, and who listens."""

from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import structlog
from aiohttp import ClientSession

from bot.addresses import Platform
from bot.config import Config
from bot.texts import LANGUAGES, Texts
from bot.tokens import Secrets
from handlers.events import Arrival
from handlers.intake import Door
from handlers.messenger import Messenger, SendError
from handlers.slack import inbound as slack_inbound
from handlers.slack.directory import SlackDirectory
from handlers.slack.door import SlackDoor
from handlers.slack.messenger import SlackMessenger
from handlers.slack.responder import SlackResponder
from handlers.slack.transport import connect as connect_slack
from handlers.slack.transport import open_session as open_slack_session
from handlers.telegram import inbound as telegram_inbound
from handlers.telegram.commands import publish_commands
from handlers.telegram.connecting import introduce, name_of
from handlers.telegram.directory import TelegramDirectory
from handlers.telegram.door import TelegramDoor
from handlers.telegram.messenger import TelegramMessenger
from handlers.telegram.responder import TelegramResponder
from handlers.telegram.transport import RawBot
from handlers.telegram.transport import connect as connect_telegram
from handlers.words import staff_texts

COMMANDS: Final = ("start", "help", "stop", "language", "privacy")

Receive = Callable[[Sequence[Arrival]], Awaitable[None]]
"""Returns when what arrived is committed; raises where it is not."""

log = structlog.get_logger()


@dataclass(frozen=True, kw_only=True)
class Connected:
    """One chat platform, connected."""

    door: Door
    messenger: Messenger
    listen: Callable[[Receive], Coroutine[None, None, None]]
    trouble: Callable[[], str | None]
    """Why nothing comes in at present."""


async def connect(
    stack: AsyncExitStack, config: Config, secrets: Secrets, now: Callable[[], datetime]
) -> Mapping[Platform, Connected]:
    """What *config* names; *stack* takes what must be closed at the end."""
    platforms: dict[Platform, Connected] = {}
    if config.slack is not None:
        platforms[Platform.SLACK] = await _slack(stack, config, secrets, now)
    if config.telegram is not None:
        platforms[Platform.TELEGRAM] = await _telegram(stack, config, secrets, now)
    return platforms


async def _slack(
    stack: AsyncExitStack, config: Config, secrets: Secrets, now: Callable[[], datetime]
) -> Connected:
    assert config.slack is not None
    texts = staff_texts(config)
    session = await stack.enter_async_context(open_slack_session())
    client = connect_slack(secrets.slack_bot_token, config.slack.api_url, session)
    messenger = SlackMessenger(client)
    door = SlackDoor(client, secrets.slack_app_token, now=now, empty_form=texts("form.empty"))
    return Connected(
        door=Door(
            parse=slack_inbound.parse,
            responder=SlackResponder(client, messenger, too_late=texts("toast.too_late")),
            directory=SlackDirectory(client),
        ),
        messenger=messenger,
        listen=door.run,
        trouble=lambda: door.trouble,
    )


async def _telegram(
    stack: AsyncExitStack, config: Config, secrets: Secrets, now: Callable[[], datetime]
) -> Connected:
    assert config.telegram is not None
    session = await stack.enter_async_context(ClientSession(trust_env=True))
    bot = connect_telegram(secrets.telegram_token, config.telegram.api_url, session)
    stack.push_async_callback(bot.shutdown)
    messenger = TelegramMessenger(bot)
    door = TelegramDoor(bot, now=now)

    async def listen(receive: Receive) -> None:
        await introduce(bot)
        await _offer_commands(bot, config)
        await door.run(receive)

    return Connected(
        door=Door(
            parse=lambda body: telegram_inbound.parse(body, username=name_of(bot)),
            responder=TelegramResponder(bot, messenger),
            directory=TelegramDirectory(bot),
        ),
        messenger=messenger,
        listen=listen,
        trouble=lambda: door.trouble,
    )


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
