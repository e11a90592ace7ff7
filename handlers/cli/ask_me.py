"""Implements `tentap ask me`."""

import asyncio
import secrets
from pathlib import Path
from typing import Final

from bot.chat.addresses import Address
from bot.config.config import Config, SurveyConfig
from handlers.cli.console import Trouble, misused, note, say
from handlers.cli.opened_database import has_bot, opened_or_made
from handlers.cli.option_values import survey_named
from handlers.cli.settings import settings
from handlers.clock import wall_clock
from handlers.usecases.audit_entries import entry
from handlers.usecases.campaigns.ask_admin import AdminAsked, AskMeRefusal, ask_admin
from handlers.usecases.context import Context
from handlers.usecases.roles import CONSOLE, Action
from storage import audit
from storage.engine.databases import Database
from storage.engine.store import Tx

_NO_ADMIN: Final = (
    "No admin to ask. Add your id under [staff] admins in bot.toml, such as"
    ' admins = ["slack:U0ADMIN"].'
)
_REFUSALS: Final = {
    AskMeRefusal.NOT_STARTED: (
        "{admin} hasn't written to the bot yet. Open your bot in Telegram, press Start while"
        " `tentap run` runs, and try again."
    ),
    AskMeRefusal.UNREACHABLE: (
        "{admin} can't be reached: the bot is blocked, or the account is gone. Write to the bot,"
        " and try again."
    ),
    AskMeRefusal.OPTED_OUT: (
        "{admin} chose a pause or Never. Write “start” to the bot, and try again."
    ),
}


def run(admin: str | None, *, survey: str | None, config_file: Path) -> None:
    config, database = settings(config_file)
    chosen = survey_named(config, survey)
    asyncio.run(_run(_admin(admin, config), chosen, config, database))


async def _run(admin: Address, survey: SurveyConfig, config: Config, database: Database) -> None:
    context = Context(config=config, now=wall_clock(), seed=secrets.token_bytes(32))
    async with opened_or_made(database) as store:
        outcome = await store.run(_ask, admin, survey, context)
        if isinstance(outcome, AskMeRefusal):
            raise Trouble(_REFUSALS[outcome].format(admin=admin))
        say(f"Sending a test question to {admin}. The answer won't count.")
        if not await has_bot(database, store):
            note("No bot is running here. The question goes out when `tentap run` starts.")


def _ask(
    tx: Tx, admin: Address, survey: SurveyConfig, context: Context
) -> AdminAsked | AskMeRefusal:
    outcome = ask_admin(tx, admin, survey, context)
    if isinstance(outcome, AdminAsked):
        what = f"survey {survey.key}"
        audit.add(tx, entry(CONSOLE, Action.ASK, what, context.now, test=str(admin)))
    return outcome


def _admin(text: str | None, config: Config) -> Address:
    """Returns the admin with this id, with or without its platform; the first one for ``None``."""
    admins = config.staff.admins
    if not admins:
        raise Trouble(_NO_ADMIN)
    found = [one for one in admins if text is None or text.strip() in (str(one), one.chat)]
    if not found:
        known = ", ".join(map(str, admins))
        misused(f"--as: “{text}” isn't an admin in bot.toml; use {known}")
    if found[0].platform not in config.platforms:
        misused(f"{found[0]} needs [{found[0].platform}] in bot.toml; add that table, or use --as")
    return found[0]
