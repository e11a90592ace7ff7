"""What the tables have about a customer of the sandbox."""

from pathlib import Path
from typing import Any

from bot.chat.platforms import Platform
from bot.ids import PersonId
from bot.model import Contact
from sandbox.slack import SlackUser
from storage import contacts
from storage.engine.store import Tx
from storage.schema import people
from tests.invariants.restartable_house import Customer


def contact_of(tx: Tx, customer: Customer) -> Contact:
    on = Platform.SLACK if isinstance(customer, SlackUser) else Platform.TELEGRAM
    found = contacts.contact_of_user(tx, on, str(customer.id))
    assert found is not None
    return found


def owner_of(tx: Tx, customer: Customer) -> PersonId:
    """The person to whom the account belongs."""
    return contact_of(tx, customer).person_id


def found_in(folder: Path, traces: set[str]) -> set[str]:
    """Which of them stand in the folder's files, as bytes."""
    contents = b"".join(file.read_bytes() for file in folder.iterdir())
    return {one for one in traces if one.encode() in contents}


def describe(tx: Tx, customer: Customer, **values: Any) -> None:
    """Sets fields of the person, as an import does."""
    is_theirs = people.c.id == owner_of(tx, customer)
    tx.execute(people.update().where(is_theirs).values(**values))
