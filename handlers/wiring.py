"""The one place where the parts are chosen and joined: a running bot from a configuration."""

import asyncio
import sqlite3
import time
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

import structlog
from aiohttp import ClientSession

from bot.addresses import Platform
from bot.config import Config
from bot.texts import LANGUAGES, Texts
from bot.tokens import Secrets
from handlers import alerting, outages, weekly
from handlers.delivery import Delivery
from handlers.housekeeping import keep_alive, keep_house, note_alive, watch_file
from handlers.intake import Door, Intake
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
from storage.migrate import migrate
from storage.store import Store

FINISH_SECONDS: Final = 8.0
"""Running work may take this long after a stop was asked for; docker kills after ten."""
COMMANDS: Final = ("start", "help", "stop", "language", "privacy")

log = structlog.get_logger()

Listen = Callable[[Intake], Coroutine[None, None, None]]


@dataclass(frozen=True, kw_only=True)
class _Platform:
    """One chat platform, connected."""

    door: Door
    messenger: Messenger
    listen: Listen
    trouble: Callable[[], str | None]
    """Why nothing comes in at present."""


class Bot:
    """A bot with all its parts, ready to run."""

    def __init__(
        self,
        store: Store,
        config: Config,
        platforms: Mapping[Platform, _Platform],
        now: Callable[[], datetime],
        monotonic: Callable[[], float],
    ) -> None:
        self.store = store
        self._config = config
        self._now = now
        self._platforms = platforms
        self._deliveries = [
            Delivery(
                name, store, platform.messenger, platform.door.directory, config, now, monotonic
            )
            for name, platform in platforms.items()
        ]
        doors = {name: platform.door for name, platform in platforms.items()}
        self._intake = Intake(store, config, doors, now=now, worked=self.wake)

    def wake(self) -> None:
        """Something may be due in the outbox."""
        for delivery in self._deliveries:
            delivery.wake()

    @property
    def troubles(self) -> tuple[str, ...]:
        """Why some platform is not heard at present, and what to do about it."""
        found = (platform.trouble() for platform in self._platforms.values())
        return tuple(trouble for trouble in found if trouble is not None)

    async def run(self) -> None:
        """Listen and speak until cancelled; then finish what has begun."""
        try:
            await self._run()
        except ExceptionGroup as failed:  # one reason is enough to stop, and to tell
            raise failed.exceptions[0] from None
        finally:
            await self._finish()
            await note_alive(self.store, self._now())

    async def _finish(self) -> None:
        """Work what has begun; what takes too long stays in the tables until the next start."""
        try:
            async with asyncio.timeout(FINISH_SECONDS):
                await self._intake.finish()
        except TimeoutError:
            log.warning("tentap.unfinished", seconds=FINISH_SECONDS)

    async def _run(self) -> None:
        await self.store.run(weekly.plan_all, self._config, self._now())
        await self.store.run(alerting.follow_channels, self._config)
        await self.store.run(outages.back_at_work, self._config, self._now())
        async with asyncio.TaskGroup() as tasks:
            for delivery in self._deliveries:
                tasks.create_task(delivery.run())
            await self._intake.work_backlog()
            tasks.create_task(self._intake.work_retried())
            for platform in self._platforms.values():
                tasks.create_task(platform.listen(self._intake))
            tasks.create_task(keep_house(self.store, self._now))
            tasks.create_task(keep_alive(self.store, self._now))
            tasks.create_task(watch_file(self.store.path))
            log.info("tentap.running", sqlite=sqlite3.sqlite_version)


@asynccontextmanager
async def opened(
    config: Config,
    secrets: Secrets,
    database: Path,
    now: Callable[[], datetime],
    *,
    monotonic: Callable[[], float] = time.monotonic,
) -> AsyncIterator[Bot]:
    """A bot on *database*, brought to the newest schema, connected to what *config* names."""
    async with AsyncExitStack() as stack:
        store = await stack.enter_async_context(Store(database))
        await store.run(migrate)
        platforms: dict[Platform, _Platform] = {}
        if config.slack is not None:
            platforms[Platform.SLACK] = await _slack(stack, config, secrets, now)
        if config.telegram is not None:
            platforms[Platform.TELEGRAM] = await _telegram(stack, config, secrets, now)
        yield Bot(store, config, platforms, now, monotonic)


async def _slack(
    stack: AsyncExitStack, config: Config, secrets: Secrets, now: Callable[[], datetime]
) -> _Platform:
    assert config.slack is not None
    texts = staff_texts(config)
    session = await stack.enter_async_context(open_slack_session())
    client = connect_slack(secrets.slack_bot_token, config.slack.api_url, session)
    messenger = SlackMessenger(client)
    door = SlackDoor(client, secrets.slack_app_token, now=now, empty_form=texts("form.empty"))
    return _Platform(
        door=Door(
            parse=slack_inbound.parse,
            responder=SlackResponder(client, messenger, too_late=texts("toast.too_late")),
            directory=SlackDirectory(client),
        ),
        messenger=messenger,
        listen=lambda intake: door.run(intake.receive),
        trouble=lambda: door.trouble,
    )


async def _telegram(
    stack: AsyncExitStack, config: Config, secrets: Secrets, now: Callable[[], datetime]
) -> _Platform:
    assert config.telegram is not None
    session = await stack.enter_async_context(ClientSession(trust_env=True))
    bot = connect_telegram(secrets.telegram_token, config.telegram.api_url, session)
    stack.push_async_callback(bot.shutdown)
    messenger = TelegramMessenger(bot)
    door = TelegramDoor(bot, now=now)

    async def listen(intake: Intake) -> None:
        await introduce(bot)
        await _offer_commands(bot, config)
        await door.run(intake.receive)

    return _Platform(
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
