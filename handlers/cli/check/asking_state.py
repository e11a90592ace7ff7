"""Says whether all asking is paused, and which surveys wait for their start. Changes nothing."""

from collections.abc import AsyncIterator, Iterator
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from bot.config.config import Config
from bot.language.texts import Texts
from handlers.cli.check.findings import Finding, Mark
from handlers.cli.check.retention_due import UNREADABLE
from handlers.usecases.campaigns import pause_all
from handlers.usecases.context import Context
from handlers.usecases.localisation import CONSOLE_COMMAND
from storage import rhythms
from storage.engine import file_health
from storage.engine.databases import Database, store_at
from storage.engine.sqlite import core
from storage.engine.store import Tx
from storage.operations import migrate
from storage.schema import VERSION


async def check_asking(config: Config, database: Database, now: datetime) -> AsyncIterator[Finding]:
    """Yields the pause, if there is one, and surveys to start, if the database can be read."""
    found: list[Finding] = []
    context = Context(config=config, now=now)
    with suppress(*UNREADABLE):
        if isinstance(database, Path):
            with closing(file_health.open_read_only(database)) as driver, core(driver) as tx:
                found = _findings(tx, context)
        else:
            async with store_at(database) as store:
                found = await store.read(_findings, context)
    for finding in found:
        yield finding


def _findings(tx: Tx, context: Context) -> list[Finding]:
    if migrate.version(tx) != VERSION:
        return []
    return [*_pause(tx, context), *_not_started(tx, context.config)]


def _pause(tx: Tx, context: Context) -> list[Finding]:
    state = pause_all.state(tx, context)
    if state.since is None:
        return []
    text = pause_all.worded(state, CONSOLE_COMMAND, Texts("en"), context)
    return [Finding(mark=Mark.NOTE, text=text)]


def _not_started(tx: Tx, config: Config) -> Iterator[Finding]:
    """Yields the surveys that ask by themselves once an admin has started them."""
    for survey in config.surveys:
        rhythm = rhythms.get(tx, survey.key)
        if survey.asks_by_itself and (rhythm is None or rhythm.started_at is None):
            command = f"tentap forecast --survey {survey.key}"
            yield Finding(
                mark=Mark.NOTE,
                text=f"“{survey.key}” asks nobody yet. See `{command}`, and start it with"
                f" `{command} --start` once the bot has run",
            )
