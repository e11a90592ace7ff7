"""Implements `tentap why`."""

import asyncio
from pathlib import Path

from bot.config.config import Config
from handlers.cli.console import say
from handlers.cli.named_person import NUMBER, named_person
from handlers.cli.opened_database import opened
from handlers.cli.settings import settings
from handlers.clock import wall_clock
from handlers.usecases.campaigns.why import why
from handlers.usecases.context import Context
from storage.engine.databases import Database


def run(name: str, *, config_file: Path) -> None:
    config, database = settings(config_file)
    asyncio.run(_explain(name, config, database))


async def _explain(name: str, config: Config, database: Database) -> None:
    context = Context(config=config, now=wall_clock())
    async with opened(database) as store:
        person = await named_person(store, name, ["why", NUMBER])
        lines = await store.read(why, person, context)
    say("\n".join([f"{person.name}, number {person.id}", *(f"  {line}" for line in lines)]))
