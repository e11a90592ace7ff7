"""Finds erased people who came back with a restored backup, and erases them again."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from bot.ids import PersonId
from bot.people.erased_keys import erased_key
from handlers.usecases.context import Context
from handlers.usecases.privacy.erase import erase
from handlers.usecases.roles import CONSOLE
from storage import people
from storage.engine.store import Tx
from storage.person_traces import traces

PAGE: Final = 200
"""People that one transaction compares."""


def returned(
    tx: Tx, keys: Mapping[str, datetime], secret: bytes, after: PersonId | None
) -> tuple[PersonId | None, tuple[PersonId, ...]]:
    """Returns the erased people among the next ones after *after*, and the last one compared.

    The last one is ``None`` at the end. A person who came after the erasure is another start.
    """
    page = people.page(tx, after, PAGE)
    found = tuple(
        person for person, created_at in page if _is_erased(tx, person, created_at, keys, secret)
    )
    return (page[-1][0] if page else None), found


def _is_erased(
    tx: Tx,
    person: PersonId,
    created_at: datetime,
    keys: Mapping[str, datetime],
    secret: bytes,
) -> bool:
    own = (erased_key(secret, identity) for identity in traces(tx, person).identities)
    return any(key in keys and created_at <= keys[key] for key in own)


def erase_returned(tx: Tx, person: PersonId, context: Context) -> bool:
    """Erases a person again. Returns whether that was necessary."""
    return erase(tx, person, context, CONSOLE) is not None
