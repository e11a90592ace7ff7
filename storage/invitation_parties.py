"""Reads invitations together with the person and the contact."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import bindparam, join, select

from bot.ids import InvitationId
from bot.model import Contact, Invitation, Person
from storage.contacts import CONTACT, contact_of
from storage.engine.store import Tx
from storage.invitation_rows import COLUMNS, COMMENT, CURRENT_COMMENTS, invitation_of
from storage.people import PERSON, person_of
from storage.schema import comments, contacts, invitations, people

PARTIES: Final = (*COLUMNS, *PERSON, *CONTACT, *COMMENT)
"""Columns of an invitation, its person and its contact: a row for each comment, or one without."""
WITH_PARTIES: Final = (
    join(invitations, people)
    .join(contacts, contacts.c.id == invitations.c.contact_id)
    .join(comments, CURRENT_COMMENTS, isouter=True)
)
_PARTIES = select(*PARTIES).select_from(WITH_PARTIES).order_by(comments.c.id)
_PARTIES_OF = _PARTIES.where(invitations.c.id == bindparam("wanted"))
_PARTIES_BY_TOKEN = _PARTIES.where(invitations.c.token == bindparam("wanted"))


@dataclass(frozen=True, kw_only=True)
class Parties:
    """An invitation, the person asked and the contact used."""

    invitation: Invitation
    person: Person
    contact: Contact


def parties(tx: Tx, invitation_id: InvitationId) -> Parties:
    """Reads all three by one statement."""
    return parties_in(tx.execute(_PARTIES_OF, {"wanted": invitation_id}).all())


def parties_by_token(tx: Tx, token: str) -> Parties | None:
    rows = tx.execute(_PARTIES_BY_TOKEN, {"wanted": token}).all()
    return parties_in(rows) if rows else None


def parties_in(rows: Sequence[Sequence[Any]]) -> Parties:
    """Builds the parties from rows of ``PARTIES``."""
    first = len(COLUMNS)
    second = first + len(PERSON)
    return Parties(
        invitation=invitation_of(rows),
        person=person_of(rows[0][first:second]),
        contact=contact_of(rows[0][second : -len(COMMENT)]),
    )
