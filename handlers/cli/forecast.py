"""Implements `tentap forecast`, also the start of a survey that asks by rhythm."""

import asyncio
import json
from pathlib import Path

import typer

from bot.campaigns import forecast
from bot.campaigns.forecast import Forecast
from bot.chat.plain_text import as_text
from bot.config.config import Config, SurveyConfig
from handlers.cli.console import Trouble, note, say
from handlers.cli.opened_database import has_bot, opened
from handlers.cli.option_values import survey_named
from handlers.cli.settings import settings
from handlers.clock import wall_clock
from handlers.usecases.campaigns.forecasts import forecast_of
from handlers.usecases.context import Context
from handlers.usecases.localisation import staff_texts
from handlers.usecases.roles import CONSOLE
from handlers.usecases.staff import starting
from storage.engine.databases import Database
from storage.engine.store import Store


def run(*, survey: str | None, as_json: bool, start: bool, yes: bool, config_file: Path) -> None:
    config, database = settings(config_file)
    chosen = survey_named(config, survey)
    if not chosen.asks_by_itself:
        raise Trouble(
            f"“{chosen.key}” asks only when an admin asks. To let it ask by itself, write"
            f' ask = "rhythm" or ask = "event" below [[survey]] in {config_file}, and start the bot'
            " again."
        )
    asyncio.run(_run(chosen, config, database, as_json=as_json, start=start, yes=yes))


async def _run(
    survey: SurveyConfig,
    config: Config,
    database: Database,
    *,
    as_json: bool,
    start: bool,
    yes: bool,
) -> None:
    context = Context(config=config, now=wall_clock(), actor=CONSOLE)
    async with opened(database) as store:
        found = await store.read(forecast_of, survey, context)
        if as_json:
            say(json.dumps(forecast.to_json(found), ensure_ascii=False, indent=2))
        else:
            say(as_text(forecast.message(found, staff_texts(config))))
        if start:
            await _start(store, found, context, yes=yes)
        elif not found.complete and not await has_bot(database, store):
            note("The bot plans who is asked. None is running here: start `tentap run`.")


async def _start(store: Store, found: Forecast, context: Context, *, yes: bool) -> None:
    if found.started:
        raise Trouble(f"“{found.survey}” asks already.")
    if not yes and not typer.confirm(f"Let “{found.survey}” ask by itself?", default=False):
        raise Trouble("Nothing was started.")
    if not await store.run(starting.begin, found.survey, context):
        raise Trouble(
            f"“{found.survey}” is not planned yet. Start the bot with `tentap run` once, and try"
            " again."
        )
    if found.after is None:
        say(f"Started. “{found.survey}” asks a few people on each working day, while the bot runs.")
    else:
        say(f"Started. “{found.survey}” asks after each {found.after.event}, while the bot runs.")
