"""Records that a chat was blocked, unblocked or moved to a new id."""

from bot.states import ContactState
from handlers.updates import Blocked, ChatMoved, Unblocked
from handlers.usecases.context import Context
from storage import contacts, moved_chats
from storage.engine.store import Tx


def mark_blocked(tx: Tx, event: Blocked, context: Context) -> None:
    """Marks the contact as unreachable."""
    _mark(tx, event, ContactState.UNREACHABLE)


def mark_unblocked(tx: Tx, event: Unblocked, context: Context) -> None:
    """Marks the contact as reachable again."""
    _mark(tx, event, ContactState.OK)


def move_chat(tx: Tx, event: ChatMoved, context: Context) -> None:
    """Redirects messages for the old id to the new one."""
    moved_chats.record_move(tx, event.old, event.new)


def _mark(tx: Tx, event: Blocked | Unblocked, state: ContactState) -> None:
    contact = contacts.contact_of_user(tx, event.user.platform, event.user.id, event.user.workspace)
    if contact is not None:
        contacts.mark_contact(tx, contact.id, state)
