"""Sets up the demo, and removes it at its end."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from bot.config.config import Config
from bot.config.loading import load_for_run
from bot.config.secrets import Secrets
from bot.figures.weeks import due_at, latest_closed
from handlers.app.running_bot import Bot
from handlers.app.sandbox_config import StaffPlatform, on_sandbox
from handlers.app.wiring import opened
from handlers.cli.demo.agenda import BotAgenda
from handlers.cli.demo.cast import Cast, become_customers, invite
from handlers.cli.demo.guide import guide_visitor
from handlers.cli.demo.history import history
from handlers.cli.demo.settings import with_rhythm
from handlers.cli.demo.visit import Visit
from handlers.cli.sandbox_servers import opened_sandbox
from handlers.cluster.erasure_files import ErasureFiles
from handlers.slack.manifest import app_name
from handlers.usecases.campaigns import rhythm
from handlers.usecases.context import Context
from sandbox import Clock, Sandbox
from sandbox.wait_for import until
from storage import imported_answers
from storage.engine.store import Tx
from storage.imported_answers import ImportedAnswer

CONNECTED_WITHIN: Final = 10.0
"""Seconds until the bot must listen to both platforms. As in reality, an earlier press is lost."""
ALERTS_WAIT: Final = "10 seconds"
"""Long enough for typing a comment, and short enough for seeing the alert soon."""


@dataclass(frozen=True, kw_only=True)
class Demo:
    sandbox: Sandbox
    cast: Cast
    config: Config
    bot: Bot
    visit: Visit


@asynccontextmanager
async def opened_demo(
    document: Mapping[str, Any],
    *,
    staff: StaffPlatform,
    port: int,
    last_week: bool = False,
    at: datetime | None = None,
) -> AsyncIterator[Demo]:
    """Runs a bot with a sandbox, its people and half a year of history.

    *last_week*: the bot has posted the summary of last week, at its time. *at*: the moment at which
    the visitor comes, otherwise now.
    """
    clock = Clock()
    today = at or clock.now()
    async with opened_sandbox(port, clock) as sandbox:
        cast = invite(sandbox, staff)
        config, secrets = _settings(document, sandbox, staff)
        sandbox.page.stage = replace(cast.stage, timezone=str(config.timezone))
        sandbox.slack.name_app(app_name(config.product))
        sandbox.telegram.name_bot(app_name(config.product))
        clock.start_at(before_summary(config, today) if last_week else today)
        with TemporaryDirectory(prefix="tentap-demo-") as folder:
            database = Path(folder) / "tentap.db"
            erasures = ErasureFiles.beside(database, database.parent)
            async with opened(config, secrets, database, clock.now, erasures=erasures) as bot:
                await bot.store.run(_add_history, config.summarised[0].key, today)
                async with _running(bot):
                    await until(sandbox.changes, lambda: not bot.troubles, CONNECTED_WITHIN)
                    visit = Visit(sandbox, cast, config)
                    demo = Demo(sandbox=sandbox, cast=cast, config=config, bot=bot, visit=visit)
                    await _begin(demo, today)
                    yield demo


def _settings(
    document: Mapping[str, Any], sandbox: Sandbox, staff: StaffPlatform
) -> tuple[Config, Secrets]:
    changed = {**document, "alerts": {"wait": ALERTS_WAIT}}
    played = on_sandbox(changed, sandbox.url, staff=staff, at_any_hour=False)
    config, secrets = load_for_run(played, _tokens(sandbox), _no_files)
    return with_rhythm(config), secrets


async def _begin(demo: Demo, today: datetime) -> None:
    """Lets the time until today pass, and prepares the page for its visitor.

    The customers come today, so that the forecast for Ada begins today.
    """
    sandbox, store = demo.sandbox, demo.bot.store
    agenda = BotAgenda(bot=demo.bot, clock=sandbox.clock)
    sandbox.page.tour.follow_agenda(agenda, "next summary")
    await agenda.finished()
    await sandbox.page.tour.time.let_pass(max(today - sandbox.clock.now(), timedelta()))
    await store.run(_add_customers, demo.cast, Context(config=demo.config, now=sandbox.clock.now()))
    for user in demo.cast.customers.in_telegram:
        sandbox.telegram.start(user)
    await agenda.finished()
    guide_visitor(demo.visit, sandbox.page.tour)


def before_summary(config: Config, now: datetime) -> datetime:
    """Returns a moment in the last week whose summary has been due by *now*."""
    survey = config.summarised[0]
    zone, at = config.zone_of(survey), survey.summary
    week = latest_closed(now, zone)
    if due_at(week, zone, at.weekday, at.time) > now:
        week = week.previous()
    return week.bounds(zone)[1] - timedelta(minutes=1)


@asynccontextmanager
async def _running(bot: Bot) -> AsyncIterator[None]:
    task = asyncio.create_task(bot.run())
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


def _add_customers(tx: Tx, cast: Cast, context: Context) -> None:
    become_customers(tx, cast, context.now)
    rhythm.look_soon(tx, context)


def _add_history(tx: Tx, survey: str, now: datetime) -> None:
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
