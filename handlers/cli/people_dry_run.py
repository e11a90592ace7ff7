"""Implements `tentap people import --dry-run`."""

import asyncio
from collections.abc import Sequence
from typing import Final

from handlers.cli import people_report
from handlers.cli.console import Trouble, say
from handlers.cli.erased_rows import report_left_out
from handlers.cli.import_report import readable
from handlers.cli.opened_database import is_made, opened
from handlers.cli.people_list_rows import PeopleImport, SiftedRows, scan, sifted
from handlers.cli.progress import progress
from handlers.imports.people import Imported, ImportedBatch, compare
from handlers.imports.person_rows import PersonRow
from handlers.imports.rejected_rows import RejectedRows
from storage.engine.store import Store

LOOKED_UP_AT_ONCE: Final = 500
"""Lines whose people are looked up in one snapshot."""


async def run(job: PeopleImport) -> None:
    await scan(job)
    with RejectedRows(job.people) as rejected:
        if is_made(job.database):
            async with opened(job.database) as store:
                rows = await _compare(job, store, rejected)
        else:
            rows = await _compare(job, None, rejected)
    for line in people_report.reading(job.people, rows.examples):
        say(line)
    rows.problems.show_remarks()
    say(people_report.would_be(rows.counts, rejected.n))
    report_left_out(rows.erased)
    if rejected.n:
        would = f"{people_report.rows(rejected.n, rows.read)} would be rejected"
        raise Trouble(f"{job.options.file}: {would}", details=tuple(rows.problems.lines))


async def _compare(job: PeopleImport, store: Store | None, rejected: RejectedRows) -> SiftedRows:
    """Reads the whole list, and finds out what an import would do."""
    rows, batch = await sifted(job, store, rejected), list[PersonRow]()
    with readable(job.options.file), progress("Reading", job.people.n, "rows") as seen:
        for row in rows:
            batch.append(row)
            if len(batch) == LOOKED_UP_AT_ONCE:
                rows.take(await _looked_up(batch, store))
                batch.clear()
                seen(rows.read)
        rows.take(await _looked_up(batch, store))
    return rows


async def _looked_up(batch: Sequence[PersonRow], store: Store | None) -> ImportedBatch:
    if store is not None and batch:
        return await store.read(compare, batch)
    await asyncio.sleep(0)  # lets Ctrl-C take effect
    return ImportedBatch(counts=Imported(added=len(batch)), rejected=())
