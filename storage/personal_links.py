"""Stores personal links by the hashes of their tokens, so that a copy of the rows opens no link."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import delete, select, update

from bot.ids import ContactId, PersonId
from storage.engine.store import Tx
from storage.people import batched
from storage.schema import personal_links

KEPT_FOR: Final = timedelta(days=90)
"""How long a link is kept after it has expired."""


@dataclass(frozen=True, kw_only=True)
class PersonalLink:
    id: int
    person_id: PersonId
    expires_at: datetime
    contact_id: ContactId | None
    """The chat that opened the link; ``None``: it is unused."""


_COLUMNS = tuple(personal_links.c[name] for name in PersonalLink.__dataclass_fields__)


def add_all(
    tx: Tx, tokens: Iterable[tuple[PersonId, str]], expires_at: datetime, now: datetime
) -> None:
    rows = [
        {
            "token_hash": _hash(token),
            "person_id": person,
            "created_at": now,
            "expires_at": expires_at,
        }
        for person, token in tokens
    ]
    if rows:
        tx.execute(personal_links.insert(), rows)


def with_token(tx: Tx, token: str) -> PersonalLink | None:
    statement = select(*_COLUMNS).where(personal_links.c.token_hash == _hash(token))
    row = tx.execute(statement).one_or_none()
    return None if row is None else PersonalLink(**row._mapping)


def use(tx: Tx, link_id: int, contact_id: ContactId, now: datetime) -> None:
    """Records that a chat opened the link, unless one has opened it before."""
    unused = (personal_links.c.id == link_id) & personal_links.c.contact_id.is_(None)
    values = {"contact_id": contact_id, "opened_at": now}
    tx.execute(update(personal_links).where(unused).values(**values))


def with_unused(tx: Tx, person_ids: Sequence[PersonId], now: datetime) -> frozenset[PersonId]:
    """Returns those of these people who have an unused link that is still valid."""
    valid = (personal_links.c.contact_id.is_(None), personal_links.c.expires_at > now)
    statement = select(personal_links.c.person_id).where(*valid)
    return frozenset(
        PersonId(person)
        for some in batched(person_ids)
        for person in tx.execute(statement.where(personal_links.c.person_id.in_(some))).scalars()
    )


def revoke(tx: Tx, person_ids: Sequence[PersonId]) -> None:
    """Makes the unused links of these people invalid."""
    unused = personal_links.c.contact_id.is_(None)
    for some in batched(person_ids):
        theirs = personal_links.c.person_id.in_(some)
        tx.execute(delete(personal_links).where(unused, theirs))


def forget_old(tx: Tx, now: datetime) -> None:
    tx.execute(delete(personal_links).where(personal_links.c.expires_at < now - KEPT_FOR))


def _hash(token: str) -> str:
    """Returns the hash of a random token, which needs neither salt nor a slow function."""
    return hashlib.sha256(token.encode()).hexdigest()
