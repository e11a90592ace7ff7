"""Finds the person that a command names. A name that is not clear ends it with the candidates."""

import shlex
from collections.abc import Sequence
from typing import Final

from bot.language.texts import Texts
from bot.model import Person
from handlers.cli.console import Trouble
from handlers.usecases.campaigns.one_person import Found, find
from storage.engine.store import Store
from storage.person_traces import Traces, imported_traces, traces

ENGLISH: Final = Texts("en")
NUMBER: Final = "NUMBER"
"""Stands for the person's number among the words of a command."""
_ADVICE: Final = "Use a name, an email address, a chat id, or the number in `tentap people list`."


async def named_person(
    store: Store,
    typed: str,
    command: Sequence[str],
    *,
    whole: bool = False,
) -> Person:
    """Returns the person that *typed* names. Raises Trouble.

    *command*: the words after ``tentap``, with NUMBER for the name, for an example. *whole*: a part
    of a name is not enough.
    """
    found = await store.read(find, typed, ENGLISH)
    if len(found.people) != 1:
        raise _unclear(found, command)
    [person] = found.people
    if whole and not found.exact:
        raise Trouble(
            f"“{found.name}” is only a part of the name {person.name}. Nothing was done. If that"
            f" is the person, use the number: {_example(person, command)}"
        )
    return person


async def named_traces(
    store: Store, typed: str, command: Sequence[str], *, whole: bool = False
) -> tuple[Person | None, Traces]:
    """Returns the same person with what leads to them, also one of imported answers alone.

    The latter is no person of Tentap, and has ``None``.
    """
    imported = await store.read(imported_traces, typed)
    try:
        must_be_whole = whole or imported is not None
        person = await named_person(store, typed, command, whole=must_be_whole)
    except Trouble:
        if imported is None:
            raise
        return None, imported
    return person, await store.read(traces, person.id)


def _unclear(found: Found, command: Sequence[str]) -> Trouble:
    if found.people:
        more = [f"… and {found.more:,} more"] if found.more else []
        return Trouble(
            f"Several people match “{found.name}”. Choose one by number, such as:"
            f" {_example(found.people[0], command)}",
            details=[*found.listed, *more],
        )
    similar = f" Did you mean {', '.join(found.similar)}?" if found.similar else ""
    return Trouble(f"Nobody matches “{found.name}”.{similar} {_ADVICE}")


def _example(person: Person, command: Sequence[str]) -> str:
    numbered = (str(person.id) if word == NUMBER else word for word in command)
    return shlex.join(["tentap", *numbered])
