"""Implements `tentap people import`."""

import asyncio
from collections.abc import Sequence
from time import monotonic

from bot.config.config import Config
from handlers.cli import people_dry_run, people_report, rejected_file
from handlers.cli.console import Trouble, misused, note, say
from handlers.cli.erased_rows import report_left_out
from handlers.cli.import_report import readable
from handlers.cli.opened_database import is_made, opened_or_made
from handlers.cli.options import DEFAULT_CONFIG
from handlers.cli.people_list_rows import (
    PeopleImport,
    PeopleOptions,
    SiftedRows,
    scan,
    sifted,
)
from handlers.cli.progress import PATIENCE_SECONDS, progress
from handlers.cli.settings import settings
from handlers.clock import wall_clock
from handlers.imports.batches import write_in_batches
from handlers.imports.column_map import ColumnMap, read_map
from handlers.imports.csv_format import SheetError
from handlers.imports.people import import_people
from handlers.imports.people_list import ListSource, PeopleList
from handlers.imports.rejected_rows import RejectedRows
from handlers.usecases.audit_entries import entry
from handlers.usecases.campaigns import rhythm
from handlers.usecases.context import Context
from handlers.usecases.roles import CONSOLE, Action
from storage.engine.store import Store


def run(options: PeopleOptions) -> None:
    config, database = settings(options.config_file)
    mapped = _mapped(options)
    rejected_file.require_new(options.rejected)
    source = ListSource(
        path=options.file,
        zone=config.timezone,
        now=wall_clock(),
        encoding=options.encoding,
        mapped=mapped,
        date_order=options.date_order,
    )
    with readable(options.file):
        people = PeopleList(source)
    job = PeopleImport(options=options, people=people, database=database)
    asyncio.run(people_dry_run.run(job) if options.dry_run else _import(job, config))


def _mapped(options: PeopleOptions) -> ColumnMap:
    try:
        return read_map(options.mapped)
    except ValueError as error:
        misused(f"--map: {error}")


async def _import(job: PeopleImport, config: Config) -> None:
    await scan(job)
    if not is_made(job.database):
        await _require_a_person(job)
    begin = monotonic()
    with RejectedRows(job.people) as rejected:
        async with opened_or_made(job.database) as store:
            rows = await _write(job, store, rejected)
            await store.run(rhythm.look_soon, Context(config=config, now=wall_clock()))
        seconds = monotonic() - begin
        for line in people_report.decided(job.people):
            note(line)
        rows.problems.show_remarks()
        if rows.counts.n or not rejected.n:
            say(people_report.done(rows.counts, rejected.n))
        if seconds > PATIENCE_SECONDS:
            note(people_report.speed(rows.read, seconds))
        report_left_out(rows.erased)
        _report_rejected(job, rows)


async def _require_a_person(job: PeopleImport) -> None:
    """Raises Trouble if no row can be imported: such a file must not create a database."""
    with RejectedRows(job.people) as rejected, readable(job.options.file):
        rows = await sifted(job, None, rejected)
        if next(iter(rows), None) is None:
            _report_rejected(job, rows)


def _report_rejected(job: PeopleImport, rows: SiftedRows) -> None:
    """Writes the file of rejected rows, and raises Trouble that names it; nothing if none is."""
    n, file, wanted = rows.rejected.n, job.options.file, job.options.rejected
    if not n:
        return
    lines = tuple(rows.problems.lines)
    if not rows.counts.n and wanted is None:  # the rows are corrected in the list itself
        were = "1 row was" if n == 1 else f"{n:,} rows were"
        raise Trouble(f"{file}: {were} rejected, and nothing was imported", details=lines)
    were = f"{people_report.rows(n, rows.read)} {'was' if n == 1 else 'were'} rejected"
    try:
        saved = rejected_file.save(rows.rejected, file, wanted)
    except Trouble as trouble:
        raise Trouble(
            f"{file}: {were}, but {trouble} Or name another file with --rejected, and run the"
            " same command again.",
            details=lines,
        ) from trouble
    command = people_report.command(saved, job.people, _options(job.options))
    them = "it" if n == 1 else "them"
    raise Trouble(f"{file}: {were}. Correct {them} in {saved}, then: {command}", details=lines)


def _options(options: PeopleOptions) -> Sequence[str]:
    """Returns the options that hold for the rejected rows as well, as they are typed."""
    config = options.config_file
    return [
        *(word for one in options.mapped for word in ("--map", one)),
        *(["--again"] if options.again else []),
        *(["--config", str(config)] if config != DEFAULT_CONFIG else []),
    ]


async def _write(job: PeopleImport, store: Store, rejected: RejectedRows) -> SiftedRows:
    file, n, now = job.options.file, job.people.n, wall_clock()
    rows, done = await sifted(job, store, rejected), 0
    line = entry(CONSOLE, Action.IMPORT_PEOPLE, "people", now, rows=n)
    try:
        with progress("Writing", n, "rows") as written:
            async for _, batch in write_in_batches(store, line, import_people, rows, now=now):
                rows.take(batch)
                done = rows.read
                written(done)
    except asyncio.CancelledError:
        note(people_report.stopped(done, n))
        raise
    except (SheetError, OSError) as error:
        reason = error if isinstance(error, SheetError) else error.strerror or error
        raise Trouble(f"{file}: {reason}. {people_report.stopped(done, n)}") from error
    return rows
