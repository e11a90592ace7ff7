"""Issues personal links, and binds the chat that opens an unused one to its person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

from bot.ids import PersonId
from bot.language.reading import start_payload
from bot.language.texts import Line
from bot.model import Contact, Person
from bot.people.personal_link import is_token, new_token
from bot.states import Binding, ContactState
from handlers.updates import Typed, User
from handlers.usecases.context import Context
from handlers.usecases.people import shared_email
from storage import bindings, contacts, invitations, people, personal_links
from storage.engine.store import Tx
from storage.personal_links import PersonalLink


class OpenedLink(Enum):
    """The result of opening a personal link."""

    BOUND = auto()
    """The chat belongs to the link's person now."""
    OWN = auto()
    """The chat belonged to that person before."""
    INVALID = auto()
    """Nothing is bound: the link is unknown, expired or used, or its person has another chat."""
    ASKED = auto()
    """Nothing is bound: the chat belongs to another person, and an admin is asked."""

    @property
    def problem(self) -> Line | None:
        """The line for the person, if the link did not work."""
        return _PROBLEMS.get(self)


_PROBLEMS = {
    OpenedLink.INVALID: Line(key="note.link.invalid"),
    OpenedLink.ASKED: Line(key="note.link.asked"),
}


@dataclass(frozen=True, kw_only=True)
class IssuedLink:
    person: Person
    token: str


def issue(
    tx: Tx,
    person_ids: Sequence[PersonId],
    expires_at: datetime,
    context: Context,
    *,
    revoke: bool = False,
) -> tuple[IssuedLink, ...]:
    """Issues a link for each of these people. *revoke*: their unused ones become invalid."""
    if revoke:
        personal_links.revoke(tx, person_ids)
    issued = tuple(
        IssuedLink(person=person, token=new_token(context.seed, person.id))
        for person in people.get_all(tx, person_ids)
    )
    tokens = [(one.person.id, one.token) for one in issued]
    personal_links.add_all(tx, tokens, expires_at, context.now)
    return issued


def carries_token(event: Typed) -> bool:
    """Whether the person opened something that looks like a personal link."""
    if event.forwarded or not event.user.platform.traits.start_link:
        return False
    return is_token(start_payload(event.text))


def open_link(tx: Tx, event: Typed, context: Context) -> OpenedLink | None:
    """Binds the chat to the person of its personal link. Returns ``None`` if it carries none."""
    if not carries_token(event):
        return None
    link = personal_links.with_token(tx, start_payload(event.text))
    if link is None:
        return OpenedLink.INVALID
    person = people.current(tx, link.person_id)
    contact = contacts.contact_of_user(tx, event.user.platform, event.user.id, event.user.workspace)
    if contact is not None and contact.person_id == person.id:
        personal_links.use(tx, link.id, contact.id, context.now)
        return OpenedLink.OWN
    if not _is_valid(link, context.now) or person.erased_at is not None:
        return OpenedLink.INVALID
    return _open(tx, link, person, contact, event.user, context)


def _is_valid(link: PersonalLink, now: datetime) -> bool:
    return link.contact_id is None and now < link.expires_at


def _open(
    tx: Tx,
    link: PersonalLink,
    person: Person,
    contact: Contact | None,
    user: User,
    context: Context,
) -> OpenedLink:
    place = _place(tx, person, user)
    if place is not None and place.user and place.state is not ContactState.GONE:
        return OpenedLink.INVALID
    if contact is not None:
        asked = shared_email.report_link(tx, contact, person, context)
        return OpenedLink.ASKED if asked else OpenedLink.INVALID
    bound = _bind(tx, person, place, user)
    personal_links.use(tx, link.id, bound.id, context.now)
    return OpenedLink.BOUND


def _place(tx: Tx, person: Person, user: User) -> Contact | None:
    """Returns the person's contact where *user* is, which may have no account or another one."""
    here = (user.platform, user.workspace)
    own = contacts.contacts_of(tx, person.id)
    return next((one for one in own if (one.platform, one.workspace) == here), None)


def _bind(tx: Tx, person: Person, place: Contact | None, user: User) -> Contact:
    if place is None:
        added = contacts.add_contact(
            tx,
            person.id,
            user.platform,
            workspace=user.workspace,
            user=user.id,
            bound_by=Binding.LINK,
        )
        return contacts.contact(tx, added)
    if place.user:  # a deleted account, whose chat nobody can read any more
        bindings.release(tx, place.id, ContactState.GONE)
        invitations.withdraw(tx, place.id)
    bindings.bind(tx, place.id, user.id, Binding.LINK)
    return contacts.contact(tx, place.id)
