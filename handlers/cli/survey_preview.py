"""Implements `tentap survey preview` and `tentap survey list`."""

import asyncio
import secrets
from collections.abc import Sequence
from pathlib import Path

from bot.chat.addresses import Address
from bot.chat.plain_text import as_text_with_buttons
from bot.config.config import Config, SurveyConfig
from bot.language.texts import LANGUAGES
from handlers.cli.admin_option import admin_named, unreachable
from handlers.cli.console import misused, note, say, title
from handlers.cli.import_report import counted
from handlers.cli.opened_database import has_bot, opened_or_made
from handlers.cli.option_values import survey_named
from handlers.cli.settings import settings
from handlers.clock import wall_clock
from handlers.usecases.audit_entries import entry
from handlers.usecases.campaigns import survey_preview
from handlers.usecases.campaigns.ask_admin import AskMeRefusal, contact_of
from handlers.usecases.context import Context
from handlers.usecases.localisation import staff_texts
from handlers.usecases.roles import CONSOLE, Action
from storage import audit
from storage.engine.databases import Database
from storage.engine.store import Tx


def run(
    key: str | None,
    *,
    languages: Sequence[str],
    send: bool,
    admin: str | None,
    config_file: Path,
) -> None:
    config, database = settings(config_file)
    survey, chosen = survey_named(config, key, option="KEY"), _languages(languages)
    context = Context(config=config, now=wall_clock(), seed=secrets.token_bytes(32))
    if send:
        asyncio.run(_send(admin_named(admin, config), survey, chosen, context, database))
        return
    if admin is not None:
        misused("--as goes with --send only. Leave it out, or add --send.")
    _print(survey, chosen, context)


def show_list(config_file: Path) -> None:
    config, _ = settings(config_file)
    for survey in config.surveys:
        title(survey.key)
        for line in _described(survey, config):
            say(f"  {line}")


def _described(survey: SurveyConfig, config: Config) -> list[str]:
    own = [one for one in LANGUAGES if getattr(survey.texts, one).model_fields_set]
    channels = config.channels_of(survey)
    when = {"by hand": "by hand", "rhythm": f"every {survey.every_days} days"}
    asks = when.get(survey.ask, f"after {survey.event}")
    lines = [
        f"{survey.kind}, about {config.product_of(survey)}, asks {asks}",
        f"own texts: {', '.join(own) or 'none'}",
        f"alerts: {channels.support or 'none'}",
    ]
    if survey in config.summarised:
        lines.append(f"summary: {channels.team or 'none'}")
    return lines


def _languages(typed: Sequence[str]) -> tuple[str, ...]:
    for word in typed:
        if word not in LANGUAGES:
            *others, last = LANGUAGES
            misused(f"--language: “{word}” is not supported; use {', '.join(others)} or {last}")
    return tuple(dict.fromkeys(typed)) or LANGUAGES


def _print(survey: SurveyConfig, languages: Sequence[str], context: Context) -> None:
    staff = staff_texts(context.config)
    for language in languages:
        title(f"{survey.key} · {staff(f'language.name.{language}')}")
        for scene in survey_preview.scenes_of(survey, language, context):
            about = staff.line(scene.about)
            title(f"\n— {about} —")
            if shown := as_text_with_buttons(scene.message):
                say(shown)
        say("")


async def _send(
    admin: Address,
    survey: SurveyConfig,
    languages: Sequence[str],
    context: Context,
    database: Database,
) -> None:
    async with opened_or_made(database) as store:
        outcome = await store.run(_plan, admin, survey, languages, context)
        if isinstance(outcome, AskMeRefusal):
            raise unreachable(admin, outcome)
        messages = counted(outcome, "message", "messages")
        say(f"Sending {messages} to {admin}. The buttons do nothing, and nothing is recorded.")
        if not await has_bot(database, store):
            note("No bot is running here. The messages go out when `tentap run` starts.")


def _plan(
    tx: Tx, admin: Address, survey: SurveyConfig, languages: Sequence[str], context: Context
) -> int | AskMeRefusal:
    """Plans the messages. Returns how many."""
    contact = contact_of(tx, admin, context)
    if isinstance(contact, AskMeRefusal):
        return contact
    n = survey_preview.send(tx, contact, survey, languages, context)
    what = f"survey {survey.key}"
    audit.add(tx, entry(CONSOLE, Action.PREVIEW_SURVEY, what, context.now, admin=str(admin)))
    return n
