"""Implements `tentap people show`."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from bot.campaigns.eligibility import Eligibility
from bot.campaigns.reasons import ReasonTexts
from bot.config.config import Config
from bot.language.texts import Texts
from bot.model import Person
from bot.people import record_text
from handlers.cli.console import say
from handlers.cli.named_person import NUMBER, named_traces
from handlers.cli.opened_database import opened
from handlers.cli.settings import settings
from handlers.clock import wall_clock
from handlers.usecases.campaigns.candidates import judge_all
from handlers.usecases.context import Context
from handlers.usecases.localisation import home_zone, reasons_of
from handlers.usecases.people.personal_export import record_of
from storage import contacts
from storage.engine.databases import Database
from storage.engine.store import Tx
from storage.person_traces import Traces


def run(name: str, *, config_file: Path) -> None:
    config, database = settings(config_file)
    asyncio.run(_show(name, config, database))


async def _show(name: str, config: Config, database: Database) -> None:
    context = Context(config=config, now=wall_clock())
    async with opened(database) as store:
        person, found = await named_traces(store, name, ["people", "show", NUMBER])
        lines = await store.read(_lines, person, found, context)
    say("\n".join(lines))


def _lines(tx: Tx, person: Person | None, found: Traces, context: Context) -> tuple[str, ...]:
    texts = Texts("en", product=context.config.product)
    kept = record_text.described(record_of(tx, found), texts, str(context.config.timezone))
    if person is None:
        return (f"{found.imported_names[0]}, only in imported answers", *kept)
    return (
        f"{person.name}, number {person.id}",
        *kept,
        "",
        "May be asked now",
        *(f"  {line}" for line in _judgements(tx, person, context)),
    )


def _judgements(tx: Tx, person: Person, context: Context) -> Iterator[str]:
    """Yields for each survey whether the person may be asked now, and why not.

    Days are those of the person's own zone, as `set` takes them.
    """
    zone = home_zone(context.config, person, contacts.contacts_of(tx, person.id))
    reasons = replace(reasons_of(context), timezone=zone)
    for survey in context.config.surveys:
        [judged] = judge_all(tx, [person], survey, context)
        yield f"{survey.key}: {_words(judged, reasons)}"


def _words(judged: Eligibility, reasons: ReasonTexts) -> str:
    if judged.contact is not None:
        return f"yes, in {judged.contact.platform.title()}"
    assert judged.refused is not None
    return f"no. {reasons.worded(judged.refused)}"
