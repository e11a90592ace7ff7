"""Reads the rows of a list of people for a command, and collects what is not imported."""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bot.language.written_times import DateOrder
from handlers.cli import people_report
from handlers.cli.erased_rows import erased_rows
from handlers.cli.import_report import Problems, readable, size_of
from handlers.cli.progress import progress
from handlers.imports.csv_reader import Problem, Remark
from handlers.imports.erased_rows import ErasedRows
from handlers.imports.people import Imported, ImportedBatch
from handlers.imports.people_list import PeopleList
from handlers.imports.person_rows import PersonRow, RejectedRow
from handlers.imports.rejected_rows import RejectedRows
from storage.engine.databases import Database
from storage.engine.store import Store


@dataclass(frozen=True, kw_only=True)
class PeopleOptions:
    """What was typed after `tentap people import`."""

    file: Path
    mapped: Sequence[str]
    encoding: str | None
    date_order: DateOrder | None
    rejected: Path | None
    again: bool
    dry_run: bool
    config_file: Path


@dataclass(frozen=True, kw_only=True)
class PeopleImport:
    """The list, and where it is imported."""

    options: PeopleOptions
    people: PeopleList
    database: Database

    async def erased(self, store: Store | None) -> ErasedRows:
        options = self.options
        return await erased_rows(self.database, options.config_file, store, again=options.again)


@dataclass(kw_only=True)
class SiftedRows:
    """Reads a list and collects what is not imported. Iterate over it once."""

    job: PeopleImport
    erased_people: ErasedRows
    rejected: RejectedRows
    problems: Problems
    counts: Imported = field(default_factory=Imported)
    read: int = 0
    """How many rows were read."""
    erased: int = 0
    """Rows of erased people, which are left out."""
    examples: list[PersonRow] = field(default_factory=list)

    def __iter__(self) -> Iterator[PersonRow]:
        for one in self.job.people.read():
            if isinstance(one, Remark):
                self.problems.remark(one)
                continue
            self.read += 1
            if isinstance(one, RejectedRow):
                self.reject(one)
            elif self.erased_people.has(one):
                self.erased += 1
            else:
                self.examples += [one] if len(self.examples) < people_report.EXAMPLES else []
                yield one

    def reject(self, row: RejectedRow) -> None:
        self.rejected.add(row)
        for reason in row.reasons:
            self.problems.add(Problem(line=row.line, text=reason))

    def take(self, batch: ImportedBatch) -> None:
        self.counts += batch.counts
        for row in batch.rejected:
            self.reject(row)


async def scan(job: PeopleImport) -> None:
    """Reads the whole file, to decide how its columns are read. Raises Trouble."""
    file = job.options.file
    with readable(file), progress("Looking", size_of(file)) as at_byte:
        for n, _ in enumerate(job.people.scan(at_byte)):
            if n % 1000 == 0:
                await asyncio.sleep(0)  # lets Ctrl-C take effect


async def sifted(job: PeopleImport, store: Store | None, rejected: RejectedRows) -> SiftedRows:
    """*store*: ``None`` without a database yet."""
    return SiftedRows(
        job=job,
        erased_people=await job.erased(store),
        rejected=rejected,
        problems=Problems(job.options.file),
    )
