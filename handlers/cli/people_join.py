"""Implements `tentap people join`: two records of one person become one, and apart again."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import typer

from bot.config.config import Config
from bot.ids import PersonId
from bot.language.cleaning import one_line
from bot.model import Person
from bot.people.display_names import numbered
from handlers.cli.console import Trouble, say
from handlers.cli.escaping import on_one_line
from handlers.cli.import_report import counted
from handlers.cli.opened_database import opened
from handlers.cli.settings import settings
from handlers.clock import wall_clock
from handlers.usecases.campaigns.named_people import NamedPeople
from handlers.usecases.context import Context
from handlers.usecases.localisation import staff_texts
from handlers.usecases.roles import CONSOLE
from handlers.usecases.staff import join_people
from handlers.usecases.staff.join_people import JoinRefusedError
from storage import contacts, people
from storage.engine.store import Store, Tx
from storage.joining import join_preview

_MOST_NAMED = 10


def run(kept: str, joined: str, *, yes: bool, config_file: Path) -> None:
    async def ask_and_join(store: Store, config: Config) -> None:
        say(await store.read(_preview, kept, joined, config))
        _confirm("Join them?", "Nobody was joined.", yes)
        say(await store.run(_join, kept, joined, _context(config)))

    _run(ask_and_join, config_file)


def undo(name: str, *, yes: bool, config_file: Path) -> None:
    async def ask_and_undo(store: Store, config: Config) -> None:
        say(await store.read(_preview_of_undo, name, config))
        _confirm("Separate them?", "Nothing was changed.", yes)
        say(await store.run(_undo, name, _context(config)))

    _run(ask_and_undo, config_file)


def _run(work: Callable[[Store, Config], Awaitable[None]], config_file: Path) -> None:
    config, database = settings(config_file)

    async def in_database() -> None:
        async with opened(database) as store:
            await work(store, config)

    try:
        asyncio.run(in_database())
    except JoinRefusedError as refused:
        raise Trouble(staff_texts(config).line(refused.line)) from refused


def _context(config: Config) -> Context:
    return Context(config=config, now=wall_clock(), actor=CONSOLE)


def _confirm(question: str, otherwise: str, yes: bool) -> None:
    if not yes and not typer.confirm(question, default=False):
        raise Trouble(otherwise)


def _preview(tx: Tx, kept: str, joined: str, config: Config) -> str:
    one, other = _named(tx, kept, config), _named(tx, joined, config)
    join_people.require_joinable(tx, one, other)
    lines = ["Stays:", *_described(tx, one, config), "Joins it:", *_described(tx, other, config)]
    return "\n".join([*lines, "What follows:", *_consequences(tx, one, other)])


def _consequences(tx: Tx, one: Person, other: Person) -> Iterator[str]:
    found = join_preview.consequences(tx, one.id, other.id)
    yield f"  Everything of {other.id} goes to {one.id}, and {other.id} is no longer listed."
    if found.filled:
        yield f"  Filled from {other.id}: {on_one_line(', '.join(found.filled))}"
    if one.never_at or other.never_at:
        yield "  Not asked again: one of them chose that."
    elif one.paused_until or other.paused_until:
        yield "  The later pause holds."
    if found.replaced:
        n = counted(found.replaced, "open question", "open questions")
        yield f"  A newer question replaces {n}."
    yield f"  `tentap people join --undo {one.id}` takes it back."


def _described(tx: Tx, person: Person, config: Config) -> Iterator[str]:
    texts, has = staff_texts(config), join_preview.belongings(tx, person.id)
    yield f"  {on_one_line(numbered(person, contacts.contacts_of(tx, person.id), texts))}"
    yield "  " + ", ".join(
        (
            counted(has.questions, "question", "questions"),
            counted(has.answers, "answer", "answers"),
            counted(has.imported, "imported answer", "imported answers"),
            counted(has.cases, "case", "cases"),
            counted(has.messages, "other message", "other messages"),
        )
    )


def _join(tx: Tx, kept: str, joined: str, context: Context) -> str:
    one, other = _named(tx, kept, context.config), _named(tx, joined, context.config)
    join_people.join(tx, one, other, context)
    return f"Joined {_short(other)} into {_short(one)}."


def _preview_of_undo(tx: Tx, name: str, config: Config) -> str:
    person = _named(tx, name, config)
    joined = people.get(tx, _joined_last(tx, person))
    return "\n".join(
        (
            f"{_short(joined)} was joined into {_short(person)}.",
            f"  What came from {joined.id} goes back to it, with its old fields.",
            f"  What was added since stays with {person.id}. Opt-outs made since hold for both.",
        )
    )


def _undo(tx: Tx, name: str, context: Context) -> str:
    person = _named(tx, name, context.config)
    joined = people.get(tx, _joined_last(tx, person))
    join_people.undo(tx, person, context)
    return f"Separated {_short(joined)} from {_short(person)}."


def _joined_last(tx: Tx, person: Person) -> PersonId:
    record = join_people.last_join(tx, person.id)
    if record is None:
        raise Trouble(f"No record was joined into {_short(person)}, or all joins were taken back.")
    return record.joined


def _short(person: Person) -> str:
    return on_one_line(f"{person.id} · {person.name}")


def _named(tx: Tx, name: str, config: Config) -> Person:
    """Returns the one person with this name, email address, account or number."""
    wanted = one_line(name)
    named = NamedPeople(tx, (wanted,))
    ((_, found),) = named.found
    if len(found) == 1:
        return found[0]
    if not found:
        similar = ", ".join(named.similar(wanted))
        meant = f" Did you mean {similar}?" if similar else ""
        raise Trouble(f"I don't know “{wanted}”.{meant}")
    texts = staff_texts(config)
    ways = contacts.contacts_of_all(tx, [one.id for one in found[:_MOST_NAMED]])
    raise Trouble(
        f"Several people are called {wanted}. Use the number of one:",
        details=[numbered(one, ways.get(one.id, ()), texts) for one in found[:_MOST_NAMED]],
    )
