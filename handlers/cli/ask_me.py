"""Implements `tentap ask me`."""

import asyncio
import secrets
from pathlib import Path

from bot.chat.addresses import Address
from bot.config.config import Config, SurveyConfig
from handlers.cli.admin_option import admin_named, unreachable
from handlers.cli.console import note, say
from handlers.cli.opened_database import has_bot, opened_or_made
from handlers.cli.option_values import survey_named
from handlers.cli.settings import settings
from handlers.clock import wall_clock
from handlers.usecases.audit_entries import entry
from handlers.usecases.campaigns.ask_admin import AdminAsked, AskMeRefusal, ask_admin
from handlers.usecases.context import Context
from handlers.usecases.roles import CONSOLE, Action
from storage import asking_pause, audit
from storage.engine.databases import Database
from storage.engine.store import Tx


def run(admin: str | None, *, survey: str | None, config_file: Path) -> None:
    config, database = settings(config_file)
    chosen = survey_named(config, survey)
    asyncio.run(_run(admin_named(admin, config), chosen, config, database))


async def _run(admin: Address, survey: SurveyConfig, config: Config, database: Database) -> None:
    context = Context(config=config, now=wall_clock(), seed=secrets.token_bytes(32))
    async with opened_or_made(database) as store:
        outcome = await store.run(_ask, admin, survey, context)
        if isinstance(outcome, AskMeRefusal):
            raise unreachable(admin, outcome)
        say(f"Sending a test question to {admin}. The answer won't count.")
        if config.channels_of(survey).support is not None:
            note("A low score also posts a test alert in the support channel.")
        if not await has_bot(database, store):
            note("No bot is running here. The question goes out when `tentap run` starts.")
        if await store.read(asking_pause.is_paused):
            note("All asking is paused. The question goes out after `tentap resume`.")


def _ask(
    tx: Tx, admin: Address, survey: SurveyConfig, context: Context
) -> AdminAsked | AskMeRefusal:
    outcome = ask_admin(tx, admin, survey, context)
    if isinstance(outcome, AdminAsked):
        what = f"survey {survey.key}"
        audit.add(tx, entry(CONSOLE, Action.ASK, what, context.now, test=str(admin)))
    return outcome
