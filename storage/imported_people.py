"""Matches the people of another tool with the bot's own.

The other tool's name for a person matches if it is an address of a known person: an e-mail address,
or a chat account such as ``U0DANI`` or ``slack:U0DANI``. A person's name never matches. Figures use
this to join answers; it binds no account to a person.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from sqlalchemy import CompoundSelect, Select, String, case, cast, func, literal, select, union

from bot.chat.addresses import HOME, Address
from bot.chat.platforms import Platform
from bot.ids import PersonId
from bot.states import PersonKind
from storage.engine.store import Tx
from storage.people import batched
from storage.schema import contacts, people

_AT_HOME: Final = contacts.c.workspace == HOME
_ERASED: Final = " erased person "
_STRANGER: Final = " erased answer "
ERASED_NAMES: Final = (_ERASED, _STRANGER)
"""How the names of people begin whose identity was removed. An imported name begins otherwise."""


def erased_name(person_id: PersonId) -> str:
    """Returns what imported answers have as their person once the identity is removed."""
    return f"{_ERASED}{person_id}"


def erased_stranger(answer: int) -> str:
    """Returns the same for a person that only the other tool knew, by the id of an answer."""
    return f"{_STRANGER}{answer}"


def is_erased(name: str) -> bool:
    return name.startswith(ERASED_NAMES)


def matches(tx: Tx, names: Collection[str]) -> Mapping[str, tuple[PersonId, PersonKind]]:
    """Returns the known person for each of these names that matches one.

    If several people share an e-mail address, customers come first, then the oldest entry.
    """
    found = _erased(tx, names)
    for some in batched(sorted(name for name in names if "@" in name)):
        for row in tx.execute(_BY_EMAIL.where(_RECORD.c.email.in_(some))):
            found.setdefault(row.email, (PersonId(row.id), row.kind))
    for platform in Platform:
        accounts = {name: account for name in names if (account := _account(name, platform))}
        owners = _owners(tx, platform, sorted(set(accounts.values())))
        found |= {name: owners[account] for name, account in accounts.items() if account in owners}
    return found


def _erased(tx: Tx, names: Collection[str]) -> dict[str, tuple[PersonId, PersonKind]]:
    numbers = (name.removeprefix(_ERASED) for name in names if name.startswith(_ERASED))
    ids = sorted({int(number) for number in numbers if _NUMBER.fullmatch(number)})
    statement = select(people.c.id, people.c.kind)
    return {
        erased_name(PersonId(row.id)): (PersonId(row.id), row.kind)
        for some in batched(ids)
        for row in tx.execute(statement.where(people.c.id.in_(some)))
    }


_NUMBER: Final = re.compile(r"[1-9]\d{0,8}", re.ASCII)
_RECORD: Final = people.alias()
"""A person's own record, or one that was joined into it and may have another address."""
_BY_EMAIL: Select[tuple[str, int, PersonKind]] = (
    select(_RECORD.c.email, people.c.id, people.c.kind)
    .join_from(_RECORD, people, people.c.id == func.coalesce(_RECORD.c.joined_into, _RECORD.c.id))
    .order_by(case((people.c.kind == PersonKind.CUSTOMER, 0), else_=1), _RECORD.c.id)
)


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
    """Returns the account on *platform* in a name, with or without the platform as a prefix.

    The case of an id does not matter.
    """
    bare = name.removeprefix(f"{platform}:")
    bare = bare.upper() if platform.traits.ids.capitals else bare
    try:
        address = Address.parse(f"{platform}:{bare}")
    except ValueError:
        return None
    return address.chat if address.is_person else None


def address_in(name: str) -> Address | None:
    """Returns the chat account that a name is, with or without the platform as a prefix."""
    found = ((platform, _account(name, platform)) for platform in Platform)
    return next((Address(platform, account) for platform, account in found if account), None)


def names_of(tx: Tx, person_id: PersonId) -> tuple[str, ...]:
    """Returns the names that `matches` finds for this person."""
    found = matches(tx, list(possible_names(tx, [person_id])))
    return tuple(name for name, (owner, _) in found.items() if owner == person_id)


def possible_names(tx: Tx, person_ids: Sequence[PersonId]) -> frozenset[str]:
    """Returns the names by which answers may belong to these people; `matches` has the last word.

    The prefix of the platform and the case of an id do not matter.
    """
    found: set[str] = set()
    emails = select(_RECORD.c.email)
    owner = func.coalesce(_RECORD.c.joined_into, _RECORD.c.id)
    accounts = select(contacts.c.platform, contacts.c.user).where(
        _AT_HOME, contacts.c.user.is_not(None)
    )
    for some in batched(person_ids):
        found.update(tx.execute(emails.where(owner.in_(some))).scalars())
        for row in tx.execute(accounts.where(contacts.c.person_id.in_(some))):
            forms = (row.user, f"{row.platform}:{row.user}")
            found.update(name for form in forms for name in (form, form.lower()))
    return frozenset(found - {""})


def names_among(person_ids: Select[tuple[int]]) -> CompoundSelect[tuple[str]]:
    """Returns a statement for the same names of many people, erased ones included.

    *person_ids*: a statement for their ids.
    """
    owner = func.coalesce(_RECORD.c.joined_into, _RECORD.c.id)
    theirs = (_AT_HOME, contacts.c.user.is_not(None), contacts.c.person_id.in_(person_ids))
    prefixed = cast(contacts.c.platform, String) + ":" + contacts.c.user
    return union(
        select(_RECORD.c.email).where(owner.in_(person_ids), _RECORD.c.email != ""),
        select(literal(_ERASED) + cast(people.c.id, String)).where(people.c.id.in_(person_ids)),
        *(
            select(name).where(*theirs)
            for form in (contacts.c.user, prefixed)
            for name in (form, func.lower(form))
        ),
    )
