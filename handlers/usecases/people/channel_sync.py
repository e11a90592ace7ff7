"""Takes people from the members of a channel, and knows who has left it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from bot.ids import ContactId
from bot.model import Contact, Person
from bot.states import Binding, PersonKind
from handlers.ports import ChannelMember
from handlers.updates import Standing, User
from handlers.usecases.context import Context
from handlers.usecases.people import email_binding, shared_email
from storage import bindings, channel_members, contacts, people
from storage.engine.store import Tx
from storage.people import NewPerson

WORKSPACE = "slack_workspace"
"""The property with the workspace of a person of another company."""
GUEST = "slack_guest"
"""The property that marks a guest of the home workspace."""


class Match(Enum):
    """What is known of a member."""

    KNOWN = auto()
    EMAIL = auto()
    """A person without a Slack account has the email address, and the workspace vouches for it."""
    NEW = auto()
    STAFF = auto()
    """The account belongs to staff or is a test person, so that it is left out."""


@dataclass(frozen=True, kw_only=True)
class Leaver:
    """Someone who was in the channel at an earlier sync."""

    contact: ContactId
    name: str
    stays: bool
    """Whether the person is in another synced channel."""


def match(tx: Tx, member: ChannelMember) -> Match:
    account = member.account
    contact = contacts.contact_of_user(tx, account.platform, account.id, account.workspace)
    person = _person_by_email(tx, account) if contact is None else people.get(tx, contact.person_id)
    if person is None:
        return Match.NEW
    if person.kind is not PersonKind.CUSTOMER:
        return Match.STAFF
    return Match.EMAIL if contact is None else Match.KNOWN


def matches(tx: Tx, members: Sequence[ChannelMember]) -> tuple[Match, ...]:
    return tuple(match(tx, member) for member in members)


def leavers(tx: Tx, channel: str, present: Collection[User]) -> tuple[Leaver, ...]:
    """Returns who was in the channel at an earlier sync, and is not among *present*."""
    here = {
        contact.id
        for one in present
        if (contact := contacts.contact_of_user(tx, one.platform, one.id, one.workspace))
    }
    gone = channel_members.of_channel(tx, channel) - here
    elsewhere = channel_members.in_another(tx, channel, gone)
    found = [contacts.contact(tx, one) for one in sorted(gone)]
    return tuple(
        Leaver(contact=one.id, name=people.get(tx, one.person_id).name, stays=one.id in elsewhere)
        for one in found
    )


def apply(
    tx: Tx, changes: Sequence[ChannelMember | Leaver], channel: str, context: Context
) -> None:
    """Takes the channel's members as customers, and marks those who have left it."""
    members = [one for one in changes if isinstance(one, ChannelMember)]
    taken = [
        _contact_of(tx, member, context).id
        for member in members
        if match(tx, member) is not Match.STAFF
    ]
    left = [one.contact for one in changes if isinstance(one, Leaver)]
    channel_members.add(tx, channel, taken)
    channel_members.remove(tx, channel, left, context.now)


def _contact_of(tx: Tx, member: ChannelMember, context: Context) -> Contact:
    account = member.account
    contact = _known(tx, account, context) or _bound_by_email(tx, account)
    if contact is None:
        contact = _added(tx, member, context)
    people.mark_invited(tx, contact.person_id)
    contacts.describe(tx, contact.id, language=account.language, timezone=account.timezone)
    return contact


def _known(tx: Tx, account: User, context: Context) -> Contact | None:
    """Returns the account's contact, after verifying a binding of an earlier release."""
    email_binding.verify(tx, account, context)
    return contacts.contact_of_user(tx, account.platform, account.id, account.workspace)


def _person_by_email(tx: Tx, account: User) -> Person | None:
    """Returns the only person with the account's email address, if that person has no account here.

    Returns ``None`` unless the home workspace vouches for the address.
    """
    if account.standing is not Standing.MEMBER:
        return None
    found = people.with_email(tx, account.email)
    if len(found) != 1 or any(own.user for own in _here(tx, found[0], account)):
        return None
    return found[0]


def _here(tx: Tx, person: Person, account: User) -> tuple[Contact, ...]:
    own = contacts.contacts_of(tx, person.id)
    place = (account.platform, account.workspace)
    return tuple(one for one in own if (one.platform, one.workspace) == place)


def _bound_by_email(tx: Tx, account: User) -> Contact | None:
    person = _person_by_email(tx, account)
    if person is None:
        return None
    waiting = next(iter(_here(tx, person, account)), None)
    if waiting is None:
        return _added_contact(tx, person, account, Binding.EMAIL)
    bindings.bind(tx, waiting.id, account.id, Binding.EMAIL)
    return contacts.contact(tx, waiting.id)


def _added(tx: Tx, member: ChannelMember, context: Context) -> Contact:
    """Adds a person of their own. An email address is kept only if the workspace vouches for it."""
    account = member.account
    vouched = account.standing is Standing.MEMBER
    new = NewPerson(
        name=account.name or account.id,
        email=account.email if vouched else "",
        properties=_marks(member),
    )
    others = people.with_email(tx, account.email)
    person = people.get(tx, people.add(tx, new, context.now))
    contact = _added_contact(tx, person, account, Binding.CHANNEL)
    for other in others:
        shared_email.report(tx, contact, other, account.standing, context)
    return contact


def _added_contact(tx: Tx, person: Person, account: User, by: Binding) -> Contact:
    added = contacts.add_contact(
        tx,
        person.id,
        account.platform,
        workspace=account.workspace,
        user=account.id,
        bound_by=by,
    )
    return contacts.contact(tx, added)


def _marks(member: ChannelMember) -> dict[str, str]:
    if member.company:
        return {WORKSPACE: member.company}
    return {GUEST: "yes"} if member.account.standing is Standing.GUEST else {}
