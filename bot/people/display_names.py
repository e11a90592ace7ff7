"""How people are named to staff. A name is a label: several people may have the same one."""

from collections.abc import Sequence

from bot.language.isolates import isolated
from bot.language.texts import Texts
from bot.model import Contact, Person


def marked(person: Person, texts: Texts) -> str:
    """The name, with a mark where nobody but the person vouches for it."""
    if not person.self_enrolled:
        return person.name
    return texts("person.marked", name=person.name, mark=texts("person.self_enrolled"))


def numbered(person: Person, contacts: Sequence[Contact], texts: Texts) -> str:
    """The person among others of the same name, after the number that chooses them."""
    told = (marked(person, texts), person.account, *map(_account, contacts), person.email)
    return f"{person.id} · {', '.join(map(isolated, filter(None, told)))}"


def _account(contact: Contact) -> str:
    """Where the person is, and what is theirs alone there."""
    is_found_by_name = contact.platform.traits.usernames and contact.username
    account = f"@{contact.username}" if is_found_by_name else contact.user
    return f"{contact.platform.title()} {account}".strip()
