"""Finds the one person that staff name: by number, email address, chat id or name."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.campaigns.name_search import words_of
from bot.campaigns.preview import SHOWN_NAMESAKES
from bot.chat.platforms import Platform
from bot.language.cleaning import one_line
from bot.language.texts import Texts
from bot.model import Contact, Person
from bot.people.display_names import numbered
from handlers.usecases.campaigns.named_people import NamedPeople
from storage import contacts, people
from storage.engine.store import Tx


@dataclass(frozen=True, kw_only=True)
class Found:
    """The people behind one name. One of them if the name is clear."""

    name: str
    people: tuple[Person, ...]
    listed: tuple[str, ...] = ()
    """The first of several people, each with the number that selects them."""
    more: int = 0
    """How many further people have the name."""
    similar: tuple[str, ...] = ()
    """Names that an unknown one may be meant to be."""
    exact: bool = True
    """Whether *name* is more than a part of the person's name."""


def find(tx: Tx, typed: str, texts: Texts) -> Found:
    """Returns the people that *typed* names. *texts*: for the marks of people in a list."""
    name = one_line(typed)
    if owners := _with_prefixed_account(tx, name):
        return _found(tx, name, owners, texts)
    named = NamedPeople(tx, [name])
    [(_, matches)] = named.found
    if not matches:
        matches = _with_account(tx, name)
    found = _found(tx, name, matches, texts) if matches else None
    if found is not None and found.exact:
        return found
    if owners := people.once_named(tx, name):
        return _found(tx, name, owners, texts)
    return found or Found(name=name, people=(), similar=named.similar(name))


def _found(tx: Tx, name: str, matches: Sequence[Person], texts: Texts) -> Found:
    shown = matches[:SHOWN_NAMESAKES]
    reached = contacts.contacts_of_all(tx, [person.id for person in shown])
    pairs = [(person, reached.get(person.id, ())) for person in shown]
    return Found(
        name=name,
        people=tuple(matches),
        listed=tuple(numbered(*pair, texts) for pair in pairs),
        more=len(matches) - len(shown),
        exact=_is_exact(tx, name, *pairs[0]),
    )


def _is_exact(tx: Tx, name: str, person: Person, reached: Sequence[Contact]) -> bool:
    """Whether *name* is the whole name, or something that only this person has.

    What joined records have counts, too.
    """
    typed, records = name.lower().lstrip("@#"), (person, *people.joined_people(tx, person.id))
    own = [text for record in records for text in (str(record.id), record.email)]
    users = [text for one in reached for text in (one.user, one.username or "")]
    prefixed = [f"{contact.platform}:{contact.user}" for contact in reached]
    named = words_of(name) in [words_of(record.name) for record in records]
    return named or typed in {one.lower() for one in (*own, *users, *prefixed) if one}


def _with_prefixed_account(tx: Tx, name: str) -> tuple[Person, ...]:
    """Returns the owner of an account such as ``slack:U0DANI``."""
    prefix, _, account = name.lower().partition(":")
    owners = _with_account(tx, account.strip()) if prefix in set(Platform) else ()
    reached = contacts.contacts_of_all(tx, [person.id for person in owners])
    return tuple(
        person
        for person in owners
        if any(_is_account(account.strip(), prefix, contact) for contact in reached[person.id])
    )


def _is_account(account: str, platform: str, contact: Contact) -> bool:
    names = {contact.user.lower(), (contact.username or "").lower()}
    return contact.platform == platform and account in names


def _with_account(tx: Tx, account: str) -> tuple[Person, ...]:
    handle = account.lower()
    found = contacts.people_with_handles(tx, [handle]) if handle else {}
    return people.get_all(tx, list(dict.fromkeys(found.get(handle, ()))))
