"""What a platform reports about chats: blocked, open again, or moved to a new id."""

from bot.states import ContactState
from handlers.updates import Blocked, ChatMoved, Unblocked
from handlers.usecases.context import Context
from storage import contacts, moved_chats
from storage.engine.store import Tx


def blocked(tx: Tx, event: Blocked, context: Context) -> None:
    """Nothing can be sent to this person."""
    _mark(tx, event, ContactState.UNREACHABLE)


def unblocked(tx: Tx, event: Unblocked, context: Context) -> None:
    """The person can be reached again."""
    _mark(tx, event, ContactState.OK)


def moved(tx: Tx, event: ChatMoved, context: Context) -> None:
    """What is meant for the old id goes to the new one."""
    moved_chats.record_move(tx, event.old, event.new)


def _mark(tx: Tx, event: Blocked | Unblocked, state: ContactState) -> None:
    contact = contacts.contact_of_user(tx, event.user.platform, event.user.id, event.user.workspace)
    if contact is not None:
        contacts.mark_contact(tx, contact.id, state)
