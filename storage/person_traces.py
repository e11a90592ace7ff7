"""Collects what leads to one person: rows, accounts, addresses and chats."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, ColumnElement, func, select

from bot.chat.addresses import Address
from bot.chat.platforms import Platform
from bot.ids import CaseId, ContactId, InvitationId, PersonId
from bot.language.person_names import name_for_storage
from storage import imported_people
from storage.engine.store import Tx
from storage.schema import cases, contacts, imported_answers, invitations, people


@dataclass(frozen=True, kw_only=True)
class Traces:
    """What leads to a person: rows, accounts, addresses and messages."""

    person: PersonId
    records: tuple[PersonId, ...]
    """The person's rows: the own one, and those that were joined into it."""
    names: tuple[str, ...]
    emails: tuple[str, ...]
    contacts: tuple[ContactId, ...]
    addresses: tuple[Address, ...]
    """The chat accounts."""
    chats: tuple[tuple[Platform, str], ...]
    """The direct messages, and the accounts as chats."""
    usernames: tuple[str, ...]
    imported_names: tuple[str, ...]
    nobody: str
    """Stands for the person in imported answers afterwards, so that they count as one person's."""
    invitations: tuple[InvitationId, ...]
    cases: tuple[CaseId, ...]
    first_answer: int | None = None
    """The first imported answer of a person who is known from such answers alone."""

    def owns(self, person_id: Column[Any]) -> ColumnElement[bool]:
        """Returns the condition for the person's rows in a table, by its column *person_id*.

        Not all rows of a joined record move to the person, so rows of each record count.
        """
        return person_id.in_(self.records)

    @property
    def identities(self) -> tuple[str, ...]:
        """The texts by which a list or another tool could bring the person back."""
        named = [f"email:{email}" for email in self.emails]
        imported = [f"imported:{name.casefold()}" for name in self.imported_names]
        return tuple(dict.fromkeys([*map(str, self.addresses), *named, *imported]))

    @property
    def ids(self) -> tuple[str, ...]:
        """The platforms' ids of the person's accounts and chats, and the public names."""
        found = [address.chat for address in self.addresses]
        found += [chat for _, chat in self.chats] + list(self.usernames)
        return tuple(dict.fromkeys(one for one in found if one))


def traces(tx: Tx, person_id: PersonId) -> Traces:
    theirs = (people.c.id == person_id) | (people.c.joined_into == person_id)
    records = tx.execute(select(people).where(theirs).order_by(people.c.id)).all()
    ids = tuple(PersonId(one.id) for one in records)
    accounts = tx.execute(select(contacts).where(contacts.c.person_id.in_(ids))).all()
    own = [one for one in accounts if one.user]
    invited = select(invitations.c.id).where(invitations.c.person_id.in_(ids))
    opened = select(cases.c.id).where(cases.c.person_id.in_(ids))
    chats = [(one.platform, one.chat) for one in accounts if one.chat]
    return Traces(
        person=person_id,
        records=ids,
        names=tuple(one.name for one in records if one.name),
        emails=tuple(one.email for one in records if one.email),
        contacts=tuple(ContactId(one.id) for one in accounts),
        addresses=tuple(Address(one.platform, one.user, one.workspace) for one in own),
        chats=tuple(dict.fromkeys([*chats, *((one.platform, one.user) for one in own)])),
        usernames=tuple(one.username for one in accounts if one.username),
        imported_names=imported_people.names_of(tx, person_id),
        nobody=imported_people.erased_name(person_id),
        invitations=tuple(InvitationId(one) for one in tx.execute(invited).scalars()),
        cases=tuple(CaseId(one) for one in tx.execute(opened).scalars()),
    )


def known_identities(tx: Tx) -> Iterator[str]:
    """Yields the same texts as `Traces.identities` for all people."""
    emails = select(people.c.email).where(people.c.email != "")
    yield from (f"email:{email}" for email in tx.execute(emails).scalars())
    accounts = select(contacts.c.platform, contacts.c.user, contacts.c.workspace)
    for row in tx.execute(accounts.where(contacts.c.user.is_not(None))):
        yield str(Address(row.platform, row.user, row.workspace))
    names = select(imported_answers.c.person).where(imported_answers.c.person.is_not(None))
    for name in tx.execute(names.distinct()).scalars():
        if not imported_people.is_erased(name):
            yield f"imported:{name.casefold()}"


def imported_traces(tx: Tx, name: str) -> Traces | None:
    """Returns what leads to a person who is known from imported answers alone.

    *name*: the other tool's. ``None`` if no imported answer has it.
    """
    stored = name_for_storage(name) or ""
    folded = func.lower(imported_answers.c.person) == stored.lower()
    rows = tx.execute(select(imported_answers.c.id, imported_answers.c.person).where(folded)).all()
    if not rows:
        return None
    first_answer: int = min(row.id for row in rows)
    return Traces(
        person=PersonId(0),
        records=(),
        names=(),
        emails=(),
        contacts=(),
        addresses=(),
        chats=(),
        usernames=(),
        imported_names=tuple(sorted({row.person for row in rows})),
        nobody=imported_people.erased_stranger(first_answer),
        invitations=(),
        cases=(),
        first_answer=first_answer,
    )
