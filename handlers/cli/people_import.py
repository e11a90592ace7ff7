"""Implements `tentap people import`."""

import asyncio
from pathlib import Path
from typing import Final

from handlers.cli.console import Trouble, note, say
from handlers.cli.import_report import Problems, counted, readable, size_of
from handlers.cli.opened_database import is_made, opened, opened_or_made
from handlers.cli.progress import progress
from handlers.cli.settings import settings
from handlers.clock import wall_clock
from handlers.imports.batches import write_in_batches
from handlers.imports.people import (
    ConflictError,
    Imported,
    conflicts,
    import_people,
    read_people,
)
from handlers.imports.person_rows import PersonRow
from handlers.usecases.roles import CONSOLE, Action
from handlers.usecases.staff.audit_entries import entry
from storage.engine.databases import Database
from storage.engine.store import Store

LOOKED_UP_AT_ONCE: Final = 500
"""Lines whose people are looked up in one snapshot."""


def run(file: Path, *, config_file: Path, dry_run: bool) -> None:
    _, database = settings(config_file)
    asyncio.run(_dry_run(file, database) if dry_run else _import(file, database))


async def _dry_run(file: Path, database: Database) -> None:
    if is_made(database):
        async with opened(database) as store:
            n, problems = await _check(file, store)
    else:
        n, problems = await _check(file, None)
    problems.show_remarks()
    say(f"{counted(n, 'person', 'people')} could be imported. Nothing was written (--dry-run).")


async def _import(file: Path, database: Database) -> None:
    if not is_made(database):
        await _check(file, None)  # a refused file must not create a database
    async with opened_or_made(database) as store:
        n, problems = await _check(file, store)
        done = await _write(file, n, store)
    problems.show_remarks()
    say(
        f"{counted(done.added, 'person', 'people')} added, {done.changed:,} changed,"
        f" {done.unchanged:,} as before."
    )


async def _check(file: Path, store: Store | None) -> tuple[int, Problems]:
    """Returns the number of people in the file, and the remarks.

    Raises Trouble if the file has any problem.
    """
    problems, n, batch = Problems(file), 0, list[PersonRow]()
    with readable(file), progress("Reading", size_of(file)) as at_byte:
        for entry in problems.sift(read_people(file, at_byte)):
            n += 1
            batch.append(entry)
            if len(batch) == LOOKED_UP_AT_ONCE:
                await _compare(batch, store, problems)
                batch.clear()
    await _compare(batch, store, problems)
    problems.refuse()
    return n, problems


async def _compare(batch: list[PersonRow], store: Store | None, problems: Problems) -> None:
    if store is not None and batch:
        for problem in await store.read(conflicts, batch):
            problems.add(problem)
    else:
        await asyncio.sleep(0)  # lets Ctrl-C take effect


async def _write(file: Path, n: int, store: Store) -> Imported:
    done, result = 0, Imported()
    entries = (entry for entry in read_people(file) if isinstance(entry, PersonRow))
    try:
        with readable(file), progress("Writing", n) as written:
            now = wall_clock()
            line = entry(CONSOLE, Action.IMPORT_PEOPLE, "people", now, rows=n)
            async for batch, part in write_in_batches(store, line, import_people, entries, now=now):
                done, result = done + batch, result + part
                written(done)
    except ConflictError:
        raise Trouble(
            f"{file}: a person on the list wrote to the bot meanwhile, so this stopped after"
            f" {done:,} of {n:,}. The same command again reads the list again."
        ) from None
    except asyncio.CancelledError:
        note(f"Stopped after {done:,} of {n:,}. The same command again does the rest.")
        raise
    return result
