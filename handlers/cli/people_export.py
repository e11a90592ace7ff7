"""Implements `tentap people export`."""

import asyncio
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from bot.config.config import Config
from bot.language.texts import Texts
from handlers.cli.console import Trouble, say
from handlers.cli.named_person import NUMBER, named_traces
from handlers.cli.opened_database import opened
from handlers.cli.output_files import write_private
from handlers.cli.settings import settings
from handlers.clock import wall_clock
from handlers.usecases.audit_entries import entry
from handlers.usecases.people import personal_export
from handlers.usecases.people.personal_export import PersonalExport
from handlers.usecases.roles import CONSOLE, Action
from storage import audit
from storage.engine.databases import Database
from storage.engine.store import Tx
from storage.person_traces import Traces


def run(name: str, *, output: Path | None, force: bool, config_file: Path) -> None:
    config, database = settings(config_file)
    folder = output or Path()
    if not folder.is_dir():
        raise Trouble(f"{folder}: is not a folder. Create it, or name another one.")
    written = asyncio.run(_export(name, folder, force, config, database))
    for file in written:
        say(f"Saved {file}")


async def _export(
    name: str, folder: Path, force: bool, config: Config, database: Database
) -> Sequence[Path]:
    async with opened(database) as store:
        _, person = await named_traces(store, name, ["people", "export", NUMBER], whole=True)
        files = _files(folder, person)
        if not force:
            _require_new(files)
        export = await store.run(_collect, person, config, wall_clock())
    for file, content in zip(files, (export.json, export.text), strict=True):
        write_private(file, f"{content}\n")
    return files


def _files(folder: Path, person: Traces) -> Sequence[Path]:
    name = personal_export.file_name(person)
    return [folder / f"{name}{ending}" for ending in (".json", ".txt")]


def _require_new(files: Sequence[Path]) -> None:
    for file in files:
        if file.exists() or file.is_symlink():
            raise Trouble(
                f"{file}: exists already. Nothing was written. Replace it with --force, or name"
                " another folder with --output."
            )


def _collect(tx: Tx, person: Traces, config: Config, now: datetime) -> PersonalExport:
    """Records the export before it reads, so that the export contains its own audit entry."""
    imported = person.first_answer
    what = f"person {person.person}" if imported is None else f"imported answer {imported}"
    audit.add(tx, entry(CONSOLE, Action.EXPORT_PERSON, what, now))
    texts = Texts("en", product=config.product)
    return personal_export.export_of(tx, person, texts, str(config.timezone), now)
