"""A whole Tentap, running against the sandbox over the real wire, with its people."""

import asyncio
import contextlib
import json
import socket
import tomllib
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from bot.chat.platforms import Platform
from bot.config.config import Config
from bot.config.loading import load_for_run
from bot.config.secrets import Secrets
from handlers.app.running_bot import Bot
from handlers.app.sandbox_config import StaffPlatform, on_sandbox
from handlers.app.wiring import opened
from handlers.slack.manifest import REQUEST_PATH
from sandbox import Sandbox
from sandbox.slack.model import SlackChannel, SlackUser
from sandbox.slack.visible import SlackMessage
from sandbox.telegram import TelegramMessage, TelegramUser
from storage import contacts, people
from storage.engine.store import Tx
from storage.people import NewPerson
from tests.harness.sqlite import migrated

P = ParamSpec("P")
T = TypeVar("T")

PROJECT = Path(__file__).parents[2]
SPECS = PROJECT.parent / "shared" / "specs"
TELEGRAM_SECRET = "a-secret-of-more-than-7-words"
QUESTION = "How likely are you to recommend"
OF_RECEIPTS = ("Asking ", "Asked ", "Paused. ", "Cancelled. ")
"""How the receipts of campaigns begin."""


@dataclass(frozen=True, kw_only=True)
class People:
    """Who is there before the bot starts."""

    ada: SlackUser
    """The admin, in Slack; a member of both channels."""
    dani: SlackUser
    """A customer in Slack."""
    tomo: TelegramUser
    """A customer in Telegram."""
    support: SlackChannel
    team: SlackChannel


def invite_people(sandbox: Sandbox) -> People:
    slack = sandbox.slack
    ada = slack.add_user("Ada", user_id="U0ADMIN", locale="en-US", tz="Europe/Berlin")
    return People(
        ada=ada,
        dani=slack.add_user("Dani", email="dani@example.com", locale="en-GB", tz="Europe/London"),
        tomo=sandbox.telegram.add_user("Tomo", language_code="en"),
        support=slack.add_channel("support", [ada], channel_id="C0SUPPORT"),
        team=slack.add_channel("team", [ada], channel_id="C0TEAM"),
    )


def read_config(
    sandbox: Sandbox,
    *,
    staff: StaffPlatform = StaffPlatform.SLACK,
    admins: Sequence[str] = (),
    **changes: Any,
) -> tuple[Config, Secrets]:
    """The committed bot.toml, played on *sandbox*; *changes* replace values, or some of a table.

    *admins*: others than those of bot.toml.
    """
    committed = tomllib.loads((PROJECT / "bot.toml").read_text())
    document = on_sandbox(committed, sandbox.url, staff=staff)
    document["alerts"] = {"wait": 0}  # most tests are not about waiting
    document["asking"] = {"contact_days": 0, "case_days": 0}
    if admins:
        document["staff"] = {"admins": list(admins)}
    for key, value in changes.items():
        document[key] = {**document.get(key, {}), **value} if isinstance(value, dict) else value
    return load_for_run(document, tokens(sandbox), read_file=lambda path: Path(path).read_text())


def tokens(sandbox: Sandbox) -> dict[str, str]:
    """The environment in which a bot may talk to *sandbox*."""
    return {
        "TENTAP_SLACK_BOT_TOKEN": sandbox.slack.bot_token,
        "TENTAP_SLACK_APP_TOKEN": sandbox.slack.app_token,
        "TENTAP_SLACK_SIGNING_SECRET": sandbox.slack.signing_secret,
        "TENTAP_TELEGRAM_TOKEN": sandbox.telegram.token,
        "TENTAP_TELEGRAM_WEBHOOK_SECRET": TELEGRAM_SECRET,
    }


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
        return port


def on_http(port: int) -> dict[str, Any]:
    """Changes to bot.toml: a web server on *port*, which both platforms reach there."""
    return {"http": {"port": port, "public_url": f"http://127.0.0.1:{port}"}}


def by_webhook(port: int) -> dict[str, Any]:
    """Changes to bot.toml: both platforms post to *port*."""
    return {**on_http(port), "slack": {"mode": "webhook"}, "telegram": {"mode": "webhook"}}


def tell_slack(sandbox: Sandbox, config: Config) -> None:
    """What an operator does in the app's settings: where Slack posts to."""
    if config.slack is not None and config.slack.mode == "webhook":
        assert config.http is not None
        sandbox.slack.deliver_over_http(f"{config.http.public_url}{REQUEST_PATH}")


class House:
    """The sandbox with its people, and the bot that runs against it."""

    def __init__(self, sandbox: Sandbox, cast: People, bot: Bot, config: Config) -> None:
        self.sandbox = sandbox
        self.slack = sandbox.slack
        self.telegram = sandbox.telegram
        self.cast = cast
        self.bot = bot
        self.config = config

    @property
    def now(self) -> datetime:
        return self.sandbox.clock.now()

    @property
    def url(self) -> str:
        """Where the bot's web server is."""
        assert self.config.http is not None
        return f"http://127.0.0.1:{self.config.http.port}"

    async def run(
        self, use_case: Callable[Concatenate[Tx, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Work in the bot's own database, and let the bot see it at once."""
        result = await self.bot.store.run(use_case, *args, **kwargs)
        self.bot.wake()
        return result

    async def until(self, condition: Callable[[], T], seconds: float = 20) -> T:
        """What *condition* gives as soon as it is true."""
        return await self.telegram.until(condition, seconds)

    async def import_customers(self) -> None:
        """Dani, known by email alone, and Tomo, who has pressed Start, become customers."""
        await self.run(_add_customers, str(self.cast.tomo.id), self.now)
        self.telegram.start(self.cast.tomo)
        await self.until(lambda: len(self.telegram.messages(self.cast.tomo)) == 2)
        self.pass_a_second()

    def pass_a_second(self) -> None:
        """Let the limit of one message a second in a chat pass."""
        self.sandbox.clock.move(timedelta(seconds=1))
        self.bot.wake()

    async def ask_everybody(self) -> tuple[SlackMessage, TelegramMessage]:
        """The admin asks all customers; the questions that Dani and Tomo see."""
        await self.import_customers()
        slash = self.slack.slash(self.cast.ada, self.cast.support, "ask all")
        preview = await self.until(lambda: slash.replies[0])
        self.slack.press(self.cast.ada, preview, preview.labels[0][0])
        return (
            await self.until(lambda: self.slack_question()),
            await self.until(lambda: self.telegram_question()),
        )

    def slack_question(self) -> SlackMessage:
        """The newest question in Dani's direct message; LookupError while there is none."""
        asked = [one for one in self.slack.messages(self.cast.dani) if QUESTION in one.text]
        return asked[-1]

    def telegram_question(self) -> TelegramMessage:
        """The newest question in Tomo's chat; LookupError while there is none."""
        asked = [one for one in self.telegram.messages(self.cast.tomo) if QUESTION in one.text]
        return asked[-1]

    def alerts(self) -> list[SlackMessage]:
        """What stands in the support channel, without receipts and what only one person sees."""
        seen = self.slack.messages(self.cast.support)
        lasting = [message for message in seen if message.ephemeral_to is None]
        return [message for message in lasting if not message.text.startswith(OF_RECEIPTS)]


def _add_customers(tx: Tx, tomo: str, now: datetime) -> None:
    dani = NewPerson(name="Dani", email="dani@example.com", account="Initech")
    contacts.add_contact(tx, people.add(tx, dani, now), Platform.SLACK)
    in_telegram = people.add(tx, NewPerson(name="Tomo", account="Globex"), now)
    contacts.add_contact(tx, in_telegram, Platform.TELEGRAM, user=tomo, chat=tomo)


@asynccontextmanager
async def open_house(
    folder: Path,
    *,
    staff: StaffPlatform = StaffPlatform.SLACK,
    before: Callable[[Sandbox], None] | None = None,
    **changes: Any,
) -> AsyncIterator[House]:
    """A sandbox with its people and a bot that runs against it; neither may break a rule of the
    platforms. *before* prepares the sandbox for the start of the bot."""
    async with Sandbox() as sandbox:
        hold_against_specs(sandbox)
        cast = invite_people(sandbox)
        if before is not None:
            before(sandbox)
        config, secrets = read_config(sandbox, staff=staff, **changes)
        tell_slack(sandbox, config)
        clock, database = sandbox.clock, migrated(folder / "tentap.db")
        async with opened(config, secrets, database, clock.now, monotonic=clock.monotonic) as bot:
            running = asyncio.create_task(bot.run())
            try:
                yield House(sandbox, cast, bot, config)
            finally:
                running.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await running
        assert sandbox.slack.violations == []
        assert sandbox.telegram.violations == []


def hold_against_specs(sandbox: Sandbox) -> None:
    """Hold every request against the reference files, where they are present."""
    if SPECS.is_dir():
        sandbox.slack.hold_against(SPECS / "slack")
        sandbox.telegram.hold_against(_bot_api())


@cache
def _bot_api() -> dict[str, Any]:
    spec: dict[str, Any] = json.loads((SPECS / "telegram-bot-api.json").read_text())
    return spec
