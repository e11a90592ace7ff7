"""Plans alerts, and moves rows with their channels."""

from datetime import datetime, timedelta
from typing import Final

from bot.chat.addresses import Address
from bot.config.config import Config
from bot.ids import CaseId
from bot.model import Case
from handlers.usecases import recipient_keys
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


def alert_item(case_id: CaseId, support: Address, due_at: datetime, *, is_posted: bool) -> Item:
    """Returns a row for the case's card in the support channel."""
    return _item(OutboxKind.ALERT, case_id, support, due_at, is_posted=is_posted)


def list_item(number: CaseId, support: Address, now: datetime, *, is_posted: bool) -> Item:
    """Returns a row for a collecting message. *number*: the first of its cases."""
    return _item(OutboxKind.ALERT_LIST, number, support, now, is_posted=is_posted)


def _item(
    kind: OutboxKind, case_id: CaseId, support: Address, due_at: datetime, *, is_posted: bool
) -> Item:
    return Item(
        kind=kind,
        key=CaseKey(case=case_id),
        queue=support.platform,
        recipient=recipient_keys.SUPPORT_EDITS if is_posted else recipient_keys.SUPPORT,
        due_at=due_at,
    )


def update_message(tx: Tx, case: Case, support: Address, now: datetime) -> None:
    """Brings the message that shows the case up to date: its card, its line in a list, or both."""
    if case.listed_in is not None and case.message is None:
        is_posted = case.list_message is not None
        outbox.put(tx, list_item(case.listed_in, support, now, is_posted=is_posted), now)
    if case.listed_in is None or case.shown:
        is_posted = case.message is not None
        due_at = now if is_posted or case.shown else max(now, case.alert_at or now)
        outbox.put(tx, alert_item(case.id, support, due_at, is_posted=is_posted), now)
