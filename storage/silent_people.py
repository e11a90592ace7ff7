"""Removes the identities of people who have been silent for long. Their bare answers stay."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    FromClause,
    and_,
    func,
    or_,
    select,
)

from bot.ids import ContactId, PersonId
from bot.language.person_names import name_for_comparison
from bot.states import InvitationState, PersonKind
from storage import erasure, imported_people
from storage.engine.store import Tx
from storage.people import ACTIVE
from storage.person_traces import traces
from storage.schema import (
    contacts,
    feedback,
    imported_answers,
    invitations,
    people,
)

_NOT_SENT: Final = (InvitationState.CANCELLED, InvitationState.UNDELIVERABLE)
_WAITING: Final = (
    InvitationState.PLANNED,
    InvitationState.QUEUED,
    InvitationState.HANDED_OVER,
    InvitationState.UNCERTAIN,
)


def silent(tx: Tx, before: datetime, after: int, most: int) -> Sequence[PersonId]:
    """Returns the first ids behind *after* of customers without any contact since *before*."""
    found = select(people.c.id).where(people.c.id > after, _is_silent(before))
    return [PersonId(one) for one in tx.execute(found.order_by(people.c.id).limit(most)).scalars()]


def count(tx: Tx, before: datetime) -> int:
    """Returns how many customers have been silent since *before*."""
    found = select(func.count()).select_from(people).where(_is_silent(before))
    n: int = tx.execute(found).scalar_one()
    return n


def _is_silent(before: datetime) -> ColumnElement[bool]:
    """Whether nothing came from a customer and nothing was sent to them since *before*.

    A person who chose *Never* stays: a later list would bring them back as a stranger, and they
    would be asked. A question that waits keeps a person, too.
    """
    sent = and_(
        invitations.c.state.not_in(_NOT_SENT),
        or_(
            invitations.c.queued_at >= before,
            invitations.c.handed_over_at >= before,
            invitations.c.answered_at >= before,
            invitations.c.state.in_(_WAITING) & (invitations.c.expires_at >= before),
        ),
    )
    return and_(
        people.c.kind == PersonKind.CUSTOMER,
        people.c.erased_at.is_(None),
        ACTIVE,
        people.c.created_at < before,
        people.c.never_at.is_(None),
        ~_has(contacts, contacts.c.used_at >= before),
        ~_has(invitations, sent),
        ~_has(feedback, feedback.c.at >= before),
    )


def _has(table: FromClause, condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return select(table.c.id).where(table.c.person_id == people.c.id, condition).exists()


def remove(
    tx: Tx,
    ids: Iterable[PersonId],
    before: datetime,
    now: datetime,
    recipient_of: Callable[[ContactId], str],
) -> None:
    """Erases these people from the tables, unless they were heard of meanwhile.

    No key of them is kept: a later list is a new start. *recipient_of*: the recipient of outbox
    rows to a contact.
    """
    for person_id in ids:
        still = select(people.c.id).where(people.c.id == person_id, _is_silent(before))
        person = traces(tx, person_id)
        heard = _answered_elsewhere(tx, person.imported_names, before)
        if tx.execute(still).first() is not None and not heard:
            recipients = [recipient_of(contact) for contact in person.contacts]
            erasure.erase(tx, person, now, messages=(), recipients=recipients)


def _answered_elsewhere(tx: Tx, names: Sequence[str], before: datetime) -> bool:
    since = (imported_answers.c.person.in_(names), imported_answers.c.at >= before)
    return tx.execute(select(imported_answers.c.id).where(*since).limit(1)).first() is not None


@dataclass(frozen=True, kw_only=True)
class ImportedPerson:
    """A person that only another tool knew."""

    first: int
    """The id of their first answer here."""
    names: tuple[str, ...]
    """All spellings."""


def silent_strangers(tx: Tx, before: datetime, after: int, most: int) -> Sequence[ImportedPerson]:
    """Returns people of other tools who have not answered since *before*, by their first answer."""
    table = imported_answers.c
    latest, first = func.max(table.at).label("latest"), func.min(table.id).label("first")
    statement = select(table.person, latest, first).where(table.person.is_not(None))
    rows = tx.execute(statement.group_by(table.person)).all()
    known = imported_people.matches(tx, [row.person for row in rows])
    spellings: dict[str, list[Any]] = {}
    for row in rows:
        if row.person not in known and not imported_people.is_erased(row.person):
            spellings.setdefault(name_for_comparison(row.person), []).append(row)
    found = [
        ImportedPerson(
            first=min(row.first for row in own),
            names=tuple(row.person for row in own),
        )
        for own in spellings.values()
        if max(row.latest for row in own) < before
    ]
    found.sort(key=lambda stranger: stranger.first)
    return [stranger for stranger in found if stranger.first > after][:most]


def remove_strangers(tx: Tx, strangers: Sequence[ImportedPerson]) -> None:
    """Removes their names, except those of people who are known meanwhile."""
    known = imported_people.matches(tx, [name for one in strangers for name in one.names])
    for stranger in strangers:
        if known.keys().isdisjoint(stranger.names):
            nobody = imported_people.erased_stranger(stranger.first)
            erasure.disown(tx, stranger.names, nobody)
