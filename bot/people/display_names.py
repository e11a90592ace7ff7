"""Formats the names of people for staff. Several people may have the same name."""

from collections.abc import Sequence

from bot.language.isolates import isolated
from bot.language.texts import Texts
from bot.model import Contact, Person


def marked(person: Person, texts: Texts) -> str:
    """Returns the name, with a mark if the person enrolled without an imported list."""
    if not person.self_enrolled:
        return person.name
    return texts("person.marked", name=person.name, mark=texts("person.self_enrolled"))


def numbered(person: Person, contacts: Sequence[Contact], texts: Texts) -> str:
    """Returns the number that selects the person, and what distinguishes them from namesakes."""
    details = (marked(person, texts), person.account, *map(account_name, contacts), person.email)
    return f"{person.id} · {', '.join(map(isolated, filter(None, details)))}"


def account_name(contact: Contact) -> str:
    """Returns the platform with the person's username or id there."""
    is_found_by_name = contact.platform.traits.usernames and contact.username
    account = f"@{contact.username}" if is_found_by_name else contact.user
    return f"{contact.platform.title()} {account}".strip()
