"""Finds the people that another system names: by email address, chat id, or whole name."""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import select

from bot.ids import PersonId
from storage.engine.store import Tx
from storage.imported_people import is_erased, matches
from storage.people import OWNER, all_named, batched
from storage.schema import people


def owners(tx: Tx, names: Collection[str]) -> Mapping[str, Sequence[PersonId]]:
    """Returns the people behind each name that is known; several if it is not clear.

    *names*: without invisible characters, email addresses in lower case. An address outweighs a
    name. The case of a name does not matter.
    """
    emails = _with_emails(tx, [name for name in names if "@" in name])
    others = [name for name in names if "@" not in name and not is_erased(name)]
    accounts = {name: [person] for name, (person, _) in matches(tx, others).items()}
    rest = [name for name in others if name not in accounts]
    named = all_named(tx, sorted({name.lower() for name in rest}))
    by_name = {name: named[name.lower()] for name in rest if name.lower() in named}
    return {**by_name, **accounts, **emails}


def _with_emails(tx: Tx, emails: Collection[str]) -> dict[str, list[PersonId]]:
    found: dict[str, set[PersonId]] = {}
    statement = select(people.c.email, OWNER.label("owner")).where(people.c.erased_at.is_(None))
    for some in batched(sorted(emails)):
        for row in tx.execute(statement.where(people.c.email.in_(some))):
            found.setdefault(row.email, set()).add(PersonId(row.owner))
    return {email: sorted(owners) for email, owners in found.items()}
