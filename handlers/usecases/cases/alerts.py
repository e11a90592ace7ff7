"""Plans alerts, and finds the present chat of each staff channel."""

from datetime import datetime, timedelta
from typing import Final

from bot.chat.addresses import Address
from bot.config.config import Config
from bot.ids import CaseId
from handlers.usecases import recipient_keys
from storage import moved_chats
from storage.engine.store import Tx
from storage.messaging import outbox
from storage.messaging.keys import CaseKey
from storage.messaging.outbox import Item
from storage.messaging.traits import Channel, followers
from storage.states import OutboxKind

THREAD_PART = 3000
"""UTF-16 units of a comment in one message of the thread; both platforms allow them."""
COLLECT: Final = timedelta(minutes=1)
"""People write in several lines: the lines of one clock minute are one message."""


def follow_channels(tx: Tx, config: Config) -> None:
    """Moves rows for a channel to the platform that bot.toml names for it today."""
    named = config.channels
    addresses = {
        Channel.SUPPORT: named.support,
        Channel.TEAM: named.team,
        Channel.ADMIN: named.admin,
    }
    for channel, address in addresses.items():
        if address is not None:
            outbox.move(tx, followers(channel), address.platform)


def alert_item(case_id: CaseId, support: Address, now: datetime, *, is_posted: bool) -> Item:
    """Returns a row for the case's card in the support channel."""
    return Item(
        kind=OutboxKind.ALERT,
        key=CaseKey(case=case_id),
        queue=support.platform,
        recipient=recipient_keys.SUPPORT_EDITS if is_posted else recipient_keys.SUPPORT,
        due_at=now,
    )


def chat_of(tx: Tx, channel: Address | None) -> str:
    """Returns the present chat of a channel in bot.toml; empty if none is configured."""
    return "" if channel is None else moved_chats.current_address(tx, channel).chat
