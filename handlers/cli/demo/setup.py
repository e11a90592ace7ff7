"""Sets up the demo, and removes it at its end."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from bot.config.config import Config
from bot.config.loading import load_for_run
from handlers.app.running_bot import Bot
from handlers.app.sandbox_config import StaffPlatform, on_sandbox
from handlers.app.wiring import opened
from handlers.cli.demo.cast import Cast, become_customers, invite
from handlers.cli.demo.history import history
from handlers.cli.sandbox_servers import opened_sandbox
from sandbox import Clock, Sandbox
from sandbox.wait_for import until
from storage import imported_answers
from storage.engine.store import Tx
from storage.imported_answers import ImportedAnswer

CONNECTED_WITHIN: Final = 10.0
"""Seconds until the bot must listen to both platforms. As in reality, an earlier press is lost."""


@dataclass(frozen=True, kw_only=True)
class Demo:
    sandbox: Sandbox
    cast: Cast
    config: Config
    bot: Bot


@asynccontextmanager
async def opened_demo(
    document: Mapping[str, Any], *, staff: StaffPlatform, port: int
) -> AsyncIterator[Demo]:
    """Runs a bot with a sandbox, its people and half a year of history."""
    clock = Clock()
    async with opened_sandbox(port, clock) as sandbox:
        cast = invite(sandbox, staff)
        sandbox.page.stage = cast.stage
        config, secrets = load_for_run(
            on_sandbox(document, sandbox.url, staff=staff), _tokens(sandbox), _no_files
        )
        with TemporaryDirectory(prefix="tentap-demo-") as folder:
            database = Path(folder) / "tentap.db"
            async with opened(config, secrets, database, clock.now) as bot:
                await bot.store.run(_add_history, cast, config.surveys[0].key, clock.now())
                async with _running(bot):
                    await until(sandbox.changes, lambda: not bot.troubles, CONNECTED_WITHIN)
                    for user in cast.customers.in_telegram:
                        sandbox.telegram.start(user)
                    yield Demo(sandbox=sandbox, cast=cast, config=config, bot=bot)


@asynccontextmanager
async def _running(bot: Bot) -> AsyncIterator[None]:
    task = asyncio.create_task(bot.run())
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


def _add_history(tx: Tx, cast: Cast, survey: str, now: datetime) -> None:
    become_customers(tx, cast, now)
    invented = (
        ImportedAnswer(
            survey=survey, score=score, at=at, comment=comment, person=person, key=f"demo {number}"
        )
        for number, (at, score, comment, person) in enumerate(history(now))
    )
    imported_answers.add_all(tx, tuple(invented))


def _tokens(sandbox: Sandbox) -> dict[str, str]:
    return {
        "TENTAP_SLACK_BOT_TOKEN": sandbox.slack.bot_token,
        "TENTAP_SLACK_APP_TOKEN": sandbox.slack.app_token,
        "TENTAP_TELEGRAM_TOKEN": sandbox.telegram.token,
    }


def _no_files(path: str) -> str:
    raise FileNotFoundError(path)
