"""Matches the people of another tool with the bot's own.

The other tool's name for a person matches if it is an address of a known person: an e-mail address,
or a chat account such as ``U0DANI`` or ``slack:U0DANI``. A person's name never matches. Figures use
this to join answers; it binds no account to a person.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from sqlalchemy import Select, case, select

from bot.chat.addresses import HOME, Address
from bot.chat.platforms import Platform
from bot.ids import PersonId
from bot.states import PersonKind
from storage.engine.store import Tx
from storage.people import batched
from storage.schema import contacts, people

_AT_HOME: Final = contacts.c.workspace == HOME


def matches(tx: Tx, names: Collection[str]) -> Mapping[str, tuple[PersonId, PersonKind]]:
    """Returns the known person for each of these names that matches one.

    If several people share an e-mail address, customers come first, then the oldest entry.
    """
    found: dict[str, tuple[PersonId, PersonKind]] = {}
    for some in batched(sorted(name for name in names if "@" in name)):
        for row in tx.execute(_BY_EMAIL.where(people.c.email.in_(some))):
            found.setdefault(row.email, (PersonId(row.id), row.kind))
    for platform in Platform:
        accounts = {name: account for name in names if (account := _account(name, platform))}
        owners = _owners(tx, platform, sorted(set(accounts.values())))
        found |= {name: owners[account] for name, account in accounts.items() if account in owners}
    return found


_BY_EMAIL: Select[tuple[str, int, PersonKind]] = select(
    people.c.email, people.c.id, people.c.kind
).order_by(case((people.c.kind == PersonKind.CUSTOMER, 0), else_=1), people.c.id)


def _owners(
    tx: Tx, platform: Platform, accounts: Sequence[str]
) -> Mapping[str, tuple[PersonId, PersonKind]]:
    statement = select(contacts.c.user, people.c.id, people.c.kind).join(
        people, people.c.id == contacts.c.person_id
    )
    return {
        row.user: (PersonId(row.id), row.kind)
        for some in batched(accounts)
        for row in tx.execute(
            statement.where(contacts.c.platform == platform, _AT_HOME, contacts.c.user.in_(some))
        )
    }


def _account(name: str, platform: Platform) -> str | None:
    """Returns the account on *platform* in a name, with or without the platform as a prefix."""
    bare = name.removeprefix(f"{platform}:")
    try:
        address = Address.parse(f"{platform}:{bare}")
    except ValueError:
        return None
    return address.chat if address.is_person else None


def names_of(tx: Tx, person_id: PersonId) -> tuple[str, ...]:
    """Returns the names that `matches` finds for this person."""
    email = tx.execute(select(people.c.email).where(people.c.id == person_id)).scalar_one()
    statement = select(contacts.c.platform, contacts.c.user).where(
        contacts.c.person_id == person_id, _AT_HOME, contacts.c.user.is_not(None)
    )
    accounts = [(row.platform, row.user) for row in tx.execute(statement)]
    names = [email, *(form for on, user in accounts for form in (user, f"{on}:{user}"))]
    found = matches(tx, [name for name in names if name])
    return tuple(name for name, (owner, _) in found.items() if owner == person_id)
