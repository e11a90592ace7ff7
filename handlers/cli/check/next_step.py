"""Names the command that follows a check without problems."""

import shlex
from pathlib import Path

from handlers.cli.opened_database import has_bot
from handlers.cli.options import DEFAULT_CONFIG
from handlers.cli.settings import settings
from handlers.cluster.runlock import is_running
from storage import asking_pause
from storage.engine.databases import Database, store_at


async def next_command(file: Path) -> str:
    """Returns the command to type next: start the bot, end a pause, try it, or import customers."""
    config, database = settings(file)
    option = "" if file == DEFAULT_CONFIG else f" --config {shlex.quote(str(file))}"
    if not await _runs(database):
        return f"tentap run{option}"
    if await _is_paused(database):
        return f"tentap resume{option}"
    if config.staff.admins:
        return f"tentap ask me{option}"
    return f"tentap people import customers.csv{option}"


async def _is_paused(database: Database) -> bool:
    async with store_at(database) as store:
        return await store.read(asking_pause.is_paused)


async def _runs(database: Database) -> bool:
    if isinstance(database, Path):
        return database.exists() and is_running(database)
    async with store_at(database) as store:
        return await has_bot(database, store)
