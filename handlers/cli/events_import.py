"""Implements `tentap events import`."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from bot.config.config import Config
from bot.language.cleaning import one_line
from handlers.cli.console import note, say
from handlers.cli.erased_rows import erased_rows
from handlers.cli.event_choice import EventOptions, event_source
from handlers.cli.import_report import Problems, counted, readable, size_of
from handlers.cli.opened_database import opened
from handlers.cli.progress import progress
from handlers.cli.settings import settings
from handlers.clock import wall_clock
from handlers.imports.batches import write_in_batches
from handlers.imports.csv_reader import Problem
from handlers.imports.erased_rows import ErasedRows
from handlers.imports.event_columns import EventColumns, EventSource
from handlers.imports.events import (
    KNOWN_BY,
    EventRow,
    StoredEvents,
    Unknown,
    check_people,
    import_events,
    read_events,
)
from handlers.usecases.audit_entries import entry
from handlers.usecases.context import Context
from handlers.usecases.roles import CONSOLE, Action
from storage.engine.databases import Database
from storage.engine.store import Store

LOOKED_UP_AT_ONCE: Final = 500
"""Rows whose people are looked up in one snapshot."""
EXAMPLES: Final = 3


@dataclass(kw_only=True)
class CheckedEvents:
    """What a check of the whole file found."""

    columns: EventColumns
    problems: Problems
    n: int = 0
    unknown: int = 0
    """Rows of unknown people, which are left out."""
    erased: int = 0
    """Rows of erased people, which are left out."""
    examples: list[EventRow] = field(default_factory=list)


def run(options: EventOptions) -> None:
    config, database = settings(options.config_file)
    asyncio.run(_import(event_source(options, config), config, database, options))


async def _import(
    source: EventSource, config: Config, database: Database, options: EventOptions
) -> None:
    now = wall_clock()
    async with opened(database) as store:
        erased = await erased_rows(database, options.config_file, store, again=False)
        checked = await _check(source, store, erased, now, known=options.known)
        if options.dry_run:
            _show(checked)
        else:
            context = Context(config=config, now=now, actor=CONSOLE)
            _tell(await _write(checked, store, context))
    _report_left_out(checked)


def _show(checked: CheckedEvents) -> None:
    for line in _reading(checked):
        say(line)
    n = counted(checked.n, "event", "events")
    say(f"{n} could be imported. Nothing was written (--dry-run).")


def _reading(checked: CheckedEvents) -> Iterator[str]:
    columns = checked.columns
    yield "Read as:"
    for name, column in columns.columns.items():
        how = f": {columns.time_words}" if name == "at" else ""
        yield f"  {name:<8} “{one_line(column)}”{how}"
    if columns.source.event is not None:
        yield f"  {'event':<8} {columns.source.event} for all rows (--event)"
    if checked.examples:
        yield "First events:"
    zone = columns.source.zone
    for row in checked.examples:
        at = row.at.astimezone(zone)
        yield f"  line {row.line:,}: {row.name} · {row.person} · {at:%Y-%m-%d %H:%M} {zone.key}"


def _tell(done: StoredEvents) -> None:
    added = counted(done.added, "event", "events")
    say(
        f"{added} added, {done.before:,} there before."
        f" The dates of {counted(done.dates, 'customer', 'customers')} changed."
    )
    if done.questions:
        say(
            f"{counted(done.questions, 'question waits', 'questions wait')}: see `tentap forecast`."
        )
    if done.taken_back:
        n = counted(done.taken_back, "question that waited is", "questions that waited are")
        say(f"{n} not asked any more.")


def _report_left_out(checked: CheckedEvents) -> None:
    if checked.unknown:
        note(f"{counted(checked.unknown, 'row', 'rows')} of unknown people left out (--known).")
    if checked.erased:
        note(f"{counted(checked.erased, 'row', 'rows')} of erased people left out.")


async def _check(
    source: EventSource, store: Store, erased: ErasedRows, now: datetime, *, known: bool
) -> CheckedEvents:
    """Reads the file twice: to decide how its times are read, and to find every problem.

    Raises Trouble if the file has any.
    """
    with readable(source.path):
        columns = EventColumns(source, now)
    checked = CheckedEvents(columns=columns, problems=Problems(source.path))
    with readable(source.path), progress("Looking", size_of(source.path)) as at_byte:
        for n, _ in enumerate(columns.scan(at_byte)):
            if n % 1000 == 0:
                await asyncio.sleep(0)  # lets Ctrl-C take effect
    batch = list[EventRow]()
    with readable(source.path), progress("Reading", size_of(source.path)) as at_byte:
        for row in checked.problems.sift(read_events(columns, now, at_byte)):
            batch.append(row)
            if len(batch) == LOOKED_UP_AT_ONCE:
                await _find_people(checked, batch, store, erased, known=known)
                batch.clear()
    await _find_people(checked, batch, store, erased, known=known)
    unknown = () if known else ("To leave out rows of unknown people, add --known.",)
    checked.problems.refuse(hints=unknown if checked.unknown else ())
    return checked


async def _find_people(
    checked: CheckedEvents,
    batch: list[EventRow],
    store: Store,
    erased: ErasedRows,
    *,
    known: bool,
) -> None:
    left_out = set[int]()
    for one in await store.read(check_people, batch):
        match one:
            case Problem():
                checked.problems.add(one)
            case Unknown(row=row):
                left_out.add(row.line)
                _leave_out(checked, row, erased, known=known)
    rows = [row for row in batch if row.line not in left_out]
    checked.n += len(rows)
    checked.examples += rows[: EXAMPLES - len(checked.examples)]


def _leave_out(checked: CheckedEvents, row: EventRow, erased: ErasedRows, *, known: bool) -> None:
    if erased.has_person(row.person):
        checked.erased += 1
        return
    checked.unknown += 1
    if not known:
        text = f"nobody is known as “{row.person}”; write {KNOWN_BY}"
        checked.problems.add(Problem(line=row.line, text=text))


async def _write(checked: CheckedEvents, store: Store, context: Context) -> StoredEvents:
    columns, n = checked.columns, checked.n + checked.unknown + checked.erased
    done, stored = 0, StoredEvents()
    rows = (row for row in read_events(columns, context.now) if isinstance(row, EventRow))
    try:
        with readable(columns.source.path), progress("Writing", n) as written:
            now = context.now
            line = entry(CONSOLE, Action.IMPORT_EVENTS, "events", now, rows=checked.n)
            parts = write_in_batches(store, line, import_events, rows, columns.source.zone, context)
            async for batch, part in parts:
                done, stored = done + batch, stored + part
                written(done)
    except asyncio.CancelledError:
        note(f"Stopped after {done:,} of {n:,}. The same command again does the rest.")
        raise
    return stored
