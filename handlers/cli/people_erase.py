"""Implements `tentap people erase`."""

import asyncio
from dataclasses import dataclass
from pathlib import Path

import typer

from bot.config.config import Config
from bot.ids import PersonId
from bot.language.person_names import name_for_storage
from handlers.cli.console import Trouble, note, say
from handlers.cli.import_report import counted
from handlers.cli.named_person import NUMBER, named_traces
from handlers.cli.opened_database import has_bot, opened
from handlers.cli.settings import erasure_files, settings
from handlers.clock import wall_clock
from handlers.cluster.erasure_files import ErasureFiles
from handlers.cluster.erasure_list import ErasureList
from handlers.usecases.context import Context
from handlers.usecases.privacy.erase import Erasure, erase, erase_imported
from handlers.usecases.roles import CONSOLE
from storage import person_answers
from storage.engine.databases import Database, Server
from storage.engine.store import Store, Tx
from storage.person_traces import Traces


@dataclass(frozen=True, kw_only=True)
class ToErase:
    """The person that the command names."""

    traces: Traces
    shown: str
    answers: int
    """How many bare scores stay."""

    @property
    def person(self) -> PersonId | None:
        """``None`` for a person who is known from imported answers alone."""
        return self.traces.person or None


def run(name: str, *, yes: bool, config_file: Path) -> None:
    config, database = settings(config_file)
    files = erasure_files(database, config_file)
    asyncio.run(_erase(name, yes, config, database, files))


async def _erase(
    name: str, yes: bool, config: Config, database: Database, files: ErasureFiles
) -> None:
    async with opened(database) as store:
        found = await _find(store, name)
        _confirm(found, yes)
        secret = _secret(files)
        context = Context(config=config, now=wall_clock(), erasure_key=secret)
        done = await store.run(_carry_out, found, name, context)
        if done is None:
            raise Trouble(f"{found.shown} was erased meanwhile.")
        await ErasureList(store, files, config, secret, wall_clock).bring_together()
        is_running = await has_bot(database, store)
        if not is_running:
            await store.checkpoint()
    _report(found, done, is_running=is_running)
    _say_what_is_left(database)


def _secret(files: ErasureFiles) -> bytes:
    secret = files.secret()
    if not secret:
        raise Trouble(
            f"{files.secret_file}: can't be written, so that an erased person could come back with"
            " a backup. Make the folder writable, or set TENTAP_ERASURE_KEY."
        )
    return secret


async def _find(store: Store, name: str) -> ToErase:
    """Raises Trouble unless the name is that of exactly one person."""
    person, traces = await named_traces(store, name, ["people", "erase", NUMBER], whole=True)
    if person is None:
        who = f"{name_for_storage(name)} (known from imported answers)"
    else:
        who = f"{person.name} (number {person.id})"
    return await store.read(_to_erase, traces, who)


def _to_erase(tx: Tx, traces: Traces, shown: str) -> ToErase:
    answers = person_answers.answer_count(tx, traces)
    return ToErase(traces=traces, shown=shown, answers=answers)


def _confirm(found: ToErase, yes: bool) -> None:
    say(f"This erases {found.shown}: name, accounts, words, and every link to the answers.")
    say(f"What stays: {counted(found.answers, 'bare score', 'bare scores')} in the counts.")
    if not yes and not typer.confirm("Erase? There is no way back.", default=False):
        raise Trouble("Nobody was erased.")


def _carry_out(tx: Tx, found: ToErase, name: str, context: Context) -> Erasure | None:
    if found.person is None:
        return erase_imported(tx, name, context, CONSOLE)
    return erase(tx, found.person, context, CONSOLE)


def _report(found: ToErase, done: Erasure, *, is_running: bool) -> None:
    say("Erased.")
    if done.messages:
        n = counted(done.messages, "message", "messages")
        when = "now" if is_running else "when `tentap run` starts; none is running here"
        say(f"The bot takes the person out of its {n} {when}.")


def _say_what_is_left(database: Database) -> None:
    if isinstance(database, Server):
        note(
            "PostgreSQL keeps the old rows on its disk until VACUUM has removed them, and in WAL"
            " archives. Run VACUUM, and let old archives expire."
        )
    note(
        "Backups from before still hold the person. A restored one is cleaned by `tentap restore`"
        " and `tentap run`. Delete old backups when you can."
    )
