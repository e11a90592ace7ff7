"""Records that an account blocked the bot, left a synced channel or was closed, or came back."""

from bot.model import Contact
from bot.states import ContactState
from handlers.updates import (
    AccountClosed,
    Blocked,
    ChannelJoined,
    ChannelLeft,
    ChatMoved,
    Unblocked,
    User,
)
from handlers.usecases.context import Context
from storage import channel_members, contacts, moved_chats
from storage.engine.store import Tx


def mark_blocked(tx: Tx, event: Blocked, context: Context) -> None:
    """Marks the contact as unreachable."""
    _mark(tx, event.user, ContactState.UNREACHABLE)


def mark_unblocked(tx: Tx, event: Unblocked, context: Context) -> None:
    """Marks the contact as reachable again."""
    _mark(tx, event.user, ContactState.OK)


def mark_closed(tx: Tx, event: AccountClosed, context: Context) -> None:
    """Marks the account as gone. Joining a synced channel or writing to the bot undoes that."""
    _mark(tx, event.user, ContactState.GONE)


def mark_left(tx: Tx, event: ChannelLeft, context: Context) -> None:
    """Records that a contact is no longer in a synced channel."""
    contact = _contact(tx, event.user)
    if contact is None or contact.id not in channel_members.of_channel(tx, event.channel):
        return
    if channel_members.take_event(tx, event.channel, contact.id, event.at):
        channel_members.remove(tx, event.channel, [contact.id], context.now)


def mark_joined(tx: Tx, event: ChannelJoined, context: Context) -> None:
    """Records that a known account is in a synced channel. A sync takes the unknown ones."""
    contact = _contact(tx, event.user)
    if contact is None or not channel_members.is_synced(tx, event.channel):
        return
    if channel_members.take_event(tx, event.channel, contact.id, event.at):
        channel_members.add(tx, event.channel, [contact.id])


def move_chat(tx: Tx, event: ChatMoved, context: Context) -> None:
    """Redirects messages for the old id to the new one."""
    moved_chats.record_move(tx, event.old, event.new)


def _mark(tx: Tx, user: User, state: ContactState) -> None:
    contact = _contact(tx, user)
    if contact is not None:
        contacts.mark_contact(tx, contact.id, state)


def _contact(tx: Tx, user: User) -> Contact | None:
    return contacts.contact_of_user(tx, user.platform, user.id, user.workspace)
