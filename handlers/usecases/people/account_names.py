"""Finds the names of staff, who are known by their accounts."""

from bot.chat.addresses import Address
from storage import contacts, people
from storage.engine.store import Tx


def name_of(tx: Tx, account: Address) -> str:
    """Returns the name of the person with this account; empty if it is unknown."""
    contact = contacts.contact_of_user(tx, account.platform, account.chat, account.workspace)
    return "" if contact is None else people.get(tx, contact.person_id).name
