"""Implements `tentap answers import`."""

import asyncio
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

from bot.periods import Period
from handlers.cli import answers_report
from handlers.cli.answers_choice import Options, source_for
from handlers.cli.console import Trouble, note, say
from handlers.cli.erased_rows import erased_rows, report_left_out
from handlers.cli.import_report import Problems, counted, readable, size_of
from handlers.cli.opened_database import is_made, opened, opened_or_made
from handlers.cli.progress import progress
from handlers.cli.settings import settings
from handlers.clock import wall_clock
from handlers.imports.answer_columns import AnswerColumns
from handlers.imports.answer_source import Source
from handlers.imports.answers import Unfinished, Unscored, read_answers
from handlers.imports.batches import write_in_batches
from handlers.imports.erased_rows import ErasedRows
from handlers.imports.overlaps import Overlap, Overlaps
from handlers.usecases.audit_entries import entry
from handlers.usecases.roles import CONSOLE, Action
from storage import imported_answers, imported_updates
from storage.engine.databases import Database
from storage.engine.store import Store
from storage.imported_answers import ImportedAnswer
from storage.imported_updates import StoredCounts

COMPARED_AT_ONCE: Final = 500
"""Rows that are compared with earlier imports in one snapshot."""


@dataclass(kw_only=True)
class Checked:
    """What a check of the whole file found."""

    columns: AnswerColumns
    problems: Problems
    n: int = 0
    left_out: Counter[type] = field(default_factory=Counter)
    erased: int = 0
    """Rows of erased people, which are left out."""
    old_words: int = 0
    """Comments that are older than the retention period."""
    examples: list[ImportedAnswer] = field(default_factory=list)


def run(options: Options) -> None:
    config, database = settings(options.config_file)
    source = source_for(options, config)
    asyncio.run(
        _dry_run(source, database, options)
        if options.dry_run
        else _import(source, database, options, config.retention.words)
    )


async def _dry_run(source: Source, database: Database, options: Options) -> None:
    now = wall_clock()
    if is_made(database):
        async with opened(database) as store:
            erased = await _erased(options, database, store)
            checked = await _check(source, now, None if options.overlap else store, erased)
    else:
        checked = await _check(source, now, None, await _erased(options, database, None))
    for line in answers_report.reading(checked.columns, checked.examples):
        say(line)
    for line in answers_report.left_out(checked.columns, checked.left_out[Unfinished]):
        say(line)
    checked.problems.show_remarks()
    n = counted(checked.n, "answer", "answers")
    say(f"{n} could be imported. Nothing was written (--dry-run).")
    report_left_out(checked.erased)


async def _erased(options: Options, database: Database, store: Store | None) -> ErasedRows:
    return await erased_rows(database, options.config_file, store, again=options.again)


async def _import(
    source: Source, database: Database, options: Options, words: Period | None
) -> None:
    now = wall_clock()
    keeps_since = None if words is None else words.before(now)
    if not is_made(database):  # a refused file must not create a database
        await _check(source, now, None, await _erased(options, database, None))
    async with opened_or_made(database) as store:
        erased = await _erased(options, database, store)
        checked = await _check(source, now, None if options.overlap else store, erased)
        done = await _write(checked, now, store, erased, keeps_since)
    answers_report.note_reading(checked.columns)
    checked.problems.show_remarks()
    _tell(checked, done)
    report_left_out(checked.erased)


def _tell(checked: Checked, done: StoredCounts) -> None:
    columns, unfinished = checked.columns, checked.left_out[Unfinished]
    changed = f" {done.changed:,} changed," if done.changed else ""
    not_sent = f", {unfinished:,} unfinished" if unfinished else ""
    say(
        f"{counted(done.added, 'answer', 'answers')} added to “{columns.source.survey}”,{changed}"
        f" {checked.n - done.added - done.changed:,} there before,"
        f" {checked.left_out[Unscored]:,} without a score{not_sent} left out."
    )
    if checked.old_words:
        comments = counted(checked.old_words, "comment", "comments")
        note(f"{comments} left out, older than `retention.words` in bot.toml keeps them.")
    if columns.id_proposal is not None:
        note(answers_report.id_advice(columns.id_proposal))


async def _check(source: Source, now: datetime, store: Store | None, erased: ErasedRows) -> Checked:
    """Reads the file twice: to decide how its columns are read, and to find every problem.

    Raises Trouble if the file has any.
    """
    with readable(source.path):
        columns = AnswerColumns(source, now)
    checked = Checked(columns=columns, problems=Problems(source.path))
    with readable(source.path), progress("Looking", size_of(source.path)) as at_byte:
        for n, _ in enumerate(columns.scan(at_byte)):
            if n % 1000 == 0:
                await asyncio.sleep(0)  # lets Ctrl-C take effect
    with Overlaps() as overlaps:
        await _read(checked, now, await _is_needed(source, store), overlaps, erased)
        checked.problems.refuse(hints=answers_report.hints(columns))
        if overlap := overlaps.found:
            _refuse(source, columns, overlap)
    return checked


async def _is_needed(source: Source, store: Store | None) -> Store | None:
    """Returns the store if answers there may be earlier versions of rows without ids."""
    if store is None or source.id is not None:
        return None
    return store if await store.read(imported_answers.is_any_of, source.survey) else None


async def _read(
    checked: Checked,
    now: datetime,
    store: Store | None,
    overlaps: Overlaps,
    erased: ErasedRows,
) -> None:
    path, batch = checked.columns.source.path, list[ImportedAnswer]()
    with readable(path), progress("Reading", size_of(path)) as at_byte:
        found = checked.problems.sift(read_answers(checked.columns, now, at_byte))
        for n, one in enumerate(found):
            if isinstance(one, ImportedAnswer) and erased.has(one):
                checked.erased += 1
            elif isinstance(one, ImportedAnswer):
                checked.n += 1
                checked.examples += [one] if len(checked.examples) < answers_report.EXAMPLES else []
                batch.append(one)
            else:
                checked.left_out[type(one)] += 1
            if n % COMPARED_AT_ONCE == 0:
                await _compare(batch, store, overlaps)
                batch.clear()
    await _compare(batch, store, overlaps)


async def _compare(batch: list[ImportedAnswer], store: Store | None, overlaps: Overlaps) -> None:
    if store is not None and batch:
        instants = [answer.at for answer in batch]
        stored = await store.read(imported_answers.stored_at, batch[0].survey, instants)
        overlaps.add(batch, stored)
    else:
        await asyncio.sleep(0)  # lets Ctrl-C take effect


def _refuse(source: Source, columns: AnswerColumns, overlap: Overlap) -> None:
    rows = counted(overlap.n, "row looks like an answer", "rows look like answers")
    name = columns.id_proposal
    advice = (
        f"add --id {answers_report.quoted(name)}"
        if name is not None
        else "if the file has a column of unique ids, add --id COLUMN"
    )
    raise Trouble(
        f"{source.path}: nothing was imported: {rows} imported before and edited since, the first"
        f" in line {overlap.first_line:,}. They would count twice. To know them again, {advice}."
        " If they are other answers, add --overlap."
    )


async def _write(
    checked: Checked,
    now: datetime,
    store: Store,
    erased: ErasedRows,
    keeps_since: datetime | None,
) -> StoredCounts:
    """Writes the answers. Returns how many were new, and how many changed.

    *keeps_since*: older comments are left out, since they would be deleted at once.
    """
    columns, n = checked.columns, checked.n
    done, stored = 0, StoredCounts()
    found = read_answers(columns, now)
    rows = (answer for answer in found if isinstance(answer, ImportedAnswer))
    answers = (_kept(answer, keeps_since, checked) for answer in rows if not erased.has(answer))
    try:
        with readable(columns.source.path), progress("Writing", n) as written:
            what = f"survey {columns.source.survey}"
            line = entry(CONSOLE, Action.IMPORT_ANSWERS, what, now, rows=n)
            async for batch, part in write_in_batches(store, line, imported_updates.store, answers):
                done, stored = done + batch, stored + part
                written(done)
    except asyncio.CancelledError:
        note(f"Stopped after {done:,} of {n:,}. The same command again does the rest.")
        raise
    return stored


def _kept(answer: ImportedAnswer, since: datetime | None, checked: Checked) -> ImportedAnswer:
    if since is None or answer.comment is None or answer.at >= since:
        return answer
    checked.old_words += 1
    return replace(answer, comment=None)
