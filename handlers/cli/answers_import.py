"""Implements `tentap answers import`."""

import asyncio
from datetime import datetime
from pathlib import Path

from handlers.cli.console import note, say
from handlers.cli.import_report import Problems, counted, readable, size_of
from handlers.cli.opened_database import opened_or_made
from handlers.cli.option_values import survey_named, zone_named
from handlers.cli.progress import progress
from handlers.cli.settings import settings
from handlers.clock import wall_clock
from handlers.imports.answers import Source, Unscored, read_answers
from handlers.imports.batches import write_in_batches
from handlers.usecases.roles import CONSOLE, Action
from handlers.usecases.staff.audit_entries import entry
from storage import imported_answers
from storage.engine.databases import Database
from storage.engine.store import Store
from storage.imported_answers import ImportedAnswer


def run(
    file: Path,
    *,
    score: str,
    at: str,
    comment: str | None,
    person: str | None,
    survey: str | None,
    timezone: str | None,
    config_file: Path,
) -> None:
    config, database = settings(config_file)
    chosen = survey_named(config, survey)
    source = Source(
        path=file,
        survey=chosen.key,
        zone=zone_named(timezone) if timezone else config.zone_of(chosen),
        score=score,
        at=at,
        comment=comment,
        person=person,
    )
    asyncio.run(_import(source, database))


async def _import(source: Source, database: Database) -> None:
    now = wall_clock()
    n, unscored, problems = await _check(source, now)
    async with opened_or_made(database) as store:
        added = await _write(source, n, now, store)
    problems.show_remarks()
    say(
        f"{counted(added, 'answer', 'answers')} added to “{source.survey}”,"
        f" {n - added:,} there before, {unscored:,} without a score left out."
    )


async def _check(source: Source, now: datetime) -> tuple[int, int, Problems]:
    """Returns the number of answers, the number of rows without a score, and the remarks.

    Raises Trouble if the file has any problem.
    """
    problems, n, unscored = Problems(source.path), 0, 0
    with readable(source.path), progress("Reading", size_of(source.path)) as at_byte:
        for one in problems.sift(read_answers(source, now, at_byte)):
            if isinstance(one, Unscored):
                unscored += 1
            else:
                n += 1
            if (n + unscored) % 1000 == 0:
                await asyncio.sleep(0)  # lets Ctrl-C take effect
    problems.refuse()
    return n, unscored, problems


async def _write(source: Source, n: int, now: datetime, store: Store) -> int:
    """Writes the answers. Returns how many were new."""
    done = added = 0
    found = read_answers(source, now)
    answers = (answer for answer in found if isinstance(answer, ImportedAnswer))
    try:
        with readable(source.path), progress("Writing", n) as written:
            what = f"survey {source.survey}"
            line = entry(CONSOLE, Action.IMPORT_ANSWERS, what, now, rows=n)
            async for batch, new in write_in_batches(
                store, line, imported_answers.add_all, answers
            ):
                done, added = done + batch, added + new
                written(done)
    except asyncio.CancelledError:
        note(f"Stopped after {done:,} of {n:,}. The same command again does the rest.")
        raise
    return added
