"""Implements `tentap pause` and `tentap resume`."""

import asyncio
import secrets
from collections.abc import Callable
from pathlib import Path

from bot.config.config import Config
from handlers.cli.console import say
from handlers.cli.opened_database import opened
from handlers.cli.settings import settings
from handlers.clock import wall_clock
from handlers.usecases.campaigns import pause_all
from handlers.usecases.campaigns.pause_all import AskingState
from handlers.usecases.context import Context
from handlers.usecases.localisation import CONSOLE_COMMAND, staff_texts
from handlers.usecases.roles import CONSOLE
from storage.engine.databases import Database
from storage.engine.store import Tx


def pause(*, config_file: Path) -> None:
    _run(pause_all.pause, config_file)


def resume(*, config_file: Path) -> None:
    _run(pause_all.resume, config_file)


def _run(act: Callable[[Tx, Context], AskingState], config_file: Path) -> None:
    config, database = settings(config_file)
    asyncio.run(_act(act, config, database))


async def _act(
    act: Callable[[Tx, Context], AskingState], config: Config, database: Database
) -> None:
    source = f"console {secrets.token_hex(8)}"
    context = Context(config=config, now=wall_clock(), actor=CONSOLE, source=source)
    async with opened(database) as store:
        state = await store.run(act, context)
    say(pause_all.worded(state, CONSOLE_COMMAND, staff_texts(config), context))
