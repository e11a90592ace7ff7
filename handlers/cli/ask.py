"""Implements `tentap ask`."""

import asyncio
import secrets
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

import typer

from bot.campaigns import conversation_preview
from bot.campaigns import preview as rules
from bot.campaigns.eligibility import Eligibility
from bot.campaigns.filters import FilterError, Filters, read_filters
from bot.chat.plain_text import as_text
from bot.config.config import Config, SurveyConfig
from bot.model import Person
from handlers.cli.console import Trouble, misused, note, say
from handlers.cli.import_report import counted
from handlers.cli.opened_database import has_bot, opened
from handlers.cli.option_values import survey_named
from handlers.cli.progress import progress
from handlers.cli.settings import settings
from handlers.clock import wall_clock
from handlers.usecases.audit_entries import entry
from handlers.usecases.campaigns import ask, candidates
from handlers.usecases.campaigns.candidates import CampaignError
from handlers.usecases.campaigns.filtered_people import filters_in_log, people_matching
from handlers.usecases.campaigns.named_people import typed_names
from handlers.usecases.context import Context
from handlers.usecases.localisation import (
    reasons_of,
    sample_card_context,
    staff_texts,
    texts_for,
)
from handlers.usecases.roles import CONSOLE, Action
from storage import asking_pause, audit
from storage.engine.databases import Database
from storage.engine.store import Store, Tx

JUDGED_AT_ONCE: Final = 500
"""People in one snapshot."""


def run(
    names: Sequence[str],
    filters: Mapping[str, Sequence[str]],
    *,
    survey: str | None,
    yes: bool,
    config_file: Path,
) -> None:
    """*filters*: the values of each filter, as they were typed."""
    config, database = settings(config_file)
    chosen, now = survey_named(config, survey), wall_clock()
    try:
        read = read_filters(filters, staff_texts(config), now, config.timezone)
    except FilterError as error:
        misused(str(error))
    asyncio.run(_ask(names, read, chosen, yes, config, database, now))


async def _ask(
    names: Sequence[str],
    filters: Filters,
    survey: SurveyConfig,
    yes: bool,
    config: Config,
    database: Database,
    now: datetime,
) -> None:
    async with opened(database) as store:
        try:
            people, left_out = await store.read(_people, names, filters, config)
        except CampaignError as error:
            message, *details = str(error).splitlines()
            raise Trouble(message, details=details) from error
        judged = await _judge(people, survey, config, store, now)
        say(_preview(judged, survey, filters, config, now, left_out))
        for line in _other_languages(judged, config):
            say(line)
        chosen = [one.person for one in judged if one.contact is not None]
        _confirm(len(chosen), yes)
        await store.run(_start, chosen, survey, filters, _context(config))
        say(f"Asking {counted(len(chosen), 'person', 'people')}.")
        if config.channels.admin is not None:
            note("The admin address gets a receipt with buttons to pause and cancel it.")
        if await store.read(asking_pause.is_paused):
            note("All asking is paused. The questions go out after `tentap resume`.")
        if not await has_bot(database, store):
            note("No bot is running here. The questions go out when `tentap run` starts.")


def _people(
    tx: Tx, words: Sequence[str], filters: Filters, config: Config
) -> tuple[tuple[Person, ...], int]:
    """Returns the people that the words of the command line name. A comma separates names too.

    Also returns how many people "all" leaves out.
    """
    names = [name for word in words for name in typed_names(tx, word)]
    left_out = candidates.left_out(tx, names, config)
    return people_matching(tx, names, filters, config), left_out


async def _judge(
    people: Sequence[Person], survey: SurveyConfig, config: Config, store: Store, now: datetime
) -> list[Eligibility]:
    judged: list[Eligibility] = []
    with progress("Checking", len(people)) as done:
        for start in range(0, len(people), JUDGED_AT_ONCE):
            some = people[start : start + JUDGED_AT_ONCE]
            judged += await store.read(
                candidates.judge_all, some, survey, Context(config=config, now=now)
            )
            done(len(judged))
    return judged


def _preview(
    judged: Sequence[Eligibility],
    survey: SurveyConfig,
    filters: Filters,
    config: Config,
    now: datetime,
    left_out: int,
) -> str:
    """Returns the preview of `/tentap ask` without its buttons; the terminal asks for the yes."""
    sample = conversation_preview.sample(survey, now)
    card_context = sample_card_context(config, survey, config.language)
    several = len(config.surveys) > 1
    context = Context(config=config, now=now)
    return as_text(
        rules.preview(
            "",
            judged,
            sample,
            card_context,
            reasons_of(context),
            several_surveys=several,
            filters=filters,
            left_out=left_out,
            out_of_hours=candidates.out_of_hours(judged, context),
            outside=candidates.outside_audience(judged, survey),
        )
    )


def _other_languages(judged: Sequence[Eligibility], config: Config) -> Iterator[str]:
    """Yields how many people read another language than the preview's, which is the team's."""
    read = Counter(
        texts_for(config, one.person, one.contact).language
        for one in judged
        if one.contact is not None
    )
    del read[config.language]
    if read:
        languages = ", ".join(f"{language} {n:,}" for language, n in sorted(read.items()))
        yield f"In their own language: {languages}"


def _confirm(n: int, yes: bool) -> None:
    if not n:
        raise Trouble("Nobody was asked.")
    if not yes and not typer.confirm(f"Ask {counted(n, 'person', 'people')}?", default=False):
        raise Trouble("Nobody was asked.")


def _context(config: Config) -> Context:
    seed = secrets.token_bytes(32)
    return Context(config=config, now=wall_clock(), actor=CONSOLE, seed=seed)


def _start(
    tx: Tx, chosen: Sequence[Person], survey: SurveyConfig, filters: Filters, context: Context
) -> None:
    """Starts a campaign, as the button below the preview in chat does."""
    ask.start_with(tx, [person.id for person in chosen], survey, context)
    line = entry(
        context.actor,
        Action.ASK,
        f"survey {survey.key}",
        context.now,
        people=len(chosen),
        **filters_in_log(filters),
    )
    audit.add(tx, line)
