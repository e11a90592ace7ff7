"""Merges the contacts of two records, and separates them again.

A person has one contact on a platform and workspace. Where both records have one, the one with an
account is kept, and the invitations of the other one move to it. The other one stays with the
joined record. Prompts stay where they are, since a contact without an account has no chat.
"""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import select, update

from bot.ids import ContactId, InvitationId, PersonId
from bot.model import Contact
from bot.states import InvitationState
from storage.contacts import add_contact, contacts_of
from storage.engine.store import Tx
from storage.invitations import OPEN
from storage.joining.join_record import MovedContacts
from storage.schema import contacts, invitations

_NOWHERE: Final = "-"
"""No workspace: the place of a contact while two contacts change places."""


def clashes(tx: Tx, kept: PersonId, joined: PersonId) -> tuple[tuple[Contact, Contact], ...]:
    """Returns the pairs of accounts that both records have on one platform and workspace."""
    pairs = ((_at_same_place(tx, kept, theirs), theirs) for theirs in contacts_of(tx, joined))
    return tuple((own, theirs) for own, theirs in pairs if own and own.user and theirs.user)


def merge(tx: Tx, kept: PersonId, joined: PersonId) -> MovedContacts:
    """Gives the joined record's contacts to the kept one. There must be no clash."""
    moved: list[Contact] = []
    set_aside: list[ContactId] = []
    readdressed: list[tuple[InvitationId, ContactId]] = []
    for theirs in contacts_of(tx, joined):
        own = _at_same_place(tx, kept, theirs)
        if own is not None and not theirs.user:
            readdressed += _readdress(tx, theirs.id, own.id)
            continue
        if own is not None:
            readdressed += _readdress(tx, own.id, theirs.id)
            _exchange(tx, own, theirs)
            set_aside.append(own.id)
        else:
            _give(tx, theirs.id, kept)
        moved.append(theirs)
    return MovedContacts(
        contacts=[contact.id for contact in moved],
        unbound=[contact.id for contact in moved if not contact.user],
        set_aside=set_aside,
        readdressed=readdressed,
    )


def separate(tx: Tx, kept: PersonId, joined: PersonId, record: MovedContacts) -> None:
    """Gives contacts back to the joined record.

    An account that a contact was bound to since the join stays with the kept one. The joined
    record gets a new contact without an account in its place. Questions that the kept one got
    since the join in a chat that goes back are withdrawn: the other person cannot answer them.
    """
    here = {contact.id: contact for contact in contacts_of(tx, kept)}
    aside = {_place(contact): contact for contact in contacts_of(tx, joined)}
    for contact in (here[number] for number in record.contacts if number in here):
        if contact.id in record.unbound and contact.user:
            new = add_contact(tx, joined, contact.platform, workspace=contact.workspace)
            _readdress(tx, contact.id, new, of=joined)
        elif (own := aside.get(_place(contact))) is not None and own.id in record.set_aside:
            _exchange(tx, contact, own)
        else:
            _give(tx, contact.id, joined)
    for invitation, contact_id in record.readdressed:
        statement = update(invitations).where(invitations.c.id == invitation)
        tx.execute(statement.values(contact_id=contact_id))
    _withdraw(tx, kept, record.contacts)


def _withdraw(tx: Tx, kept: PersonId, returned: Sequence[ContactId]) -> None:
    not_theirs = (
        invitations.c.person_id == kept,
        invitations.c.contact_id.in_(
            select(contacts.c.id).where(contacts.c.id.in_(returned), contacts.c.person_id != kept)
        ),
    )
    statement = update(invitations).where(*not_theirs)
    tx.execute(statement.values(message=None))
    is_open = invitations.c.state.in_(OPEN)
    tx.execute(statement.where(is_open).values(state=InvitationState.UNDELIVERABLE))


def _place(contact: Contact) -> tuple[str, str]:
    return contact.platform, contact.workspace


def _at_same_place(tx: Tx, person_id: PersonId, other: Contact) -> Contact | None:
    own = contacts_of(tx, person_id)
    return next((contact for contact in own if _place(contact) == _place(other)), None)


def _give(tx: Tx, contact_id: ContactId, person_id: PersonId) -> None:
    statement = update(contacts).where(contacts.c.id == contact_id)
    tx.execute(statement.values(person_id=person_id))


def _exchange(tx: Tx, one: Contact, other: Contact) -> None:
    """Exchanges the people of two contacts at one place, where a person can have only one."""
    this = update(contacts).where(contacts.c.id == one.id)
    tx.execute(this.values(workspace=_NOWHERE))
    _give(tx, other.id, one.person_id)
    tx.execute(this.values(person_id=other.person_id, workspace=one.workspace))


def _readdress(
    tx: Tx, old: ContactId, new: ContactId, *, of: PersonId | None = None
) -> list[tuple[InvitationId, ContactId]]:
    """Moves the invitations of a contact, or those *of* one person, to another contact.

    Returns them with the old one.
    """
    mine = invitations.c.contact_id == old
    if of is not None:
        mine &= invitations.c.person_id == of
    found = select(invitations.c.id).where(mine).order_by(invitations.c.id)
    ids = [InvitationId(number) for number in tx.execute(found).scalars()]
    statement = update(invitations).where(invitations.c.id.in_(ids))
    tx.execute(statement.values(contact_id=new))
    return [(number, old) for number in ids]
