"""Stores who is in the channels that the team synced, and which contacts have left all of them."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import Update, exists, select, update
from sqlalchemy.dialects.postgresql import insert

from bot.ids import ContactId
from bot.states import ContactState
from storage.engine.store import Tx
from storage.people import batched
from storage.schema import channel_members, contacts

_IS_IN: Final = channel_members.c.left_at.is_(None)
_IN_A_CHANNEL: Final = exists().where(channel_members.c.contact_id == contacts.c.id, _IS_IN)


def is_synced(tx: Tx, channel: str) -> bool:
    statement = select(channel_members.c.id).where(channel_members.c.channel == channel)
    return tx.execute(statement.limit(1)).first() is not None


def of_channel(tx: Tx, channel: str) -> frozenset[ContactId]:
    """Returns the contacts that were in the channel at the last sync or event."""
    statement = select(channel_members.c.contact_id).where(_IS_IN)
    found = tx.execute(statement.where(channel_members.c.channel == channel)).scalars()
    return frozenset(map(ContactId, found))


def add(tx: Tx, channel: str, contact_ids: Sequence[ContactId]) -> None:
    """Records that these contacts are in the channel. They are asked again, if they had left."""
    rows = [{"channel": channel, "contact_id": one} for one in contact_ids]
    if rows:
        new = insert(channel_members).on_conflict_do_nothing(
            index_elements=["channel", "contact_id"]
        )
        tx.execute(new, rows)
    for some in batched(contact_ids):
        tx.execute(_rows(channel, some).values(left_at=None))
        mine = contacts.c.id.in_(some)
        tx.execute(update(contacts).where(mine).values(left_at=None))
        gone = contacts.c.state == ContactState.GONE
        tx.execute(update(contacts).where(mine, gone).values(state=ContactState.OK))


def remove(tx: Tx, channel: str, contact_ids: Sequence[ContactId], now: datetime) -> None:
    """Records that these contacts are no longer in the channel.

    Those who are in no other synced channel have left.
    """
    for some in batched(contact_ids):
        tx.execute(_rows(channel, some).where(_IS_IN).values(left_at=now))
        here = contacts.c.id.in_(some) & contacts.c.left_at.is_(None)
        tx.execute(update(contacts).where(here, ~_IN_A_CHANNEL).values(left_at=now))


def take_event(tx: Tx, channel: str, contact_id: ContactId, at: datetime | None) -> bool:
    """Records the time of an event. Returns False if a later one was known: Slack keeps no order.

    *at*: by Slack's clock; ``None`` if the event does not say it.
    """
    mine = channel_members.c.contact_id == contact_id, channel_members.c.channel == channel
    last = tx.execute(select(channel_members.c.event_at).where(*mine)).scalar()
    if at is not None and last is not None and at < last:
        return False
    tx.execute(update(channel_members).where(*mine).values(event_at=at or last))
    return True


def in_another(tx: Tx, channel: str, contact_ids: Collection[ContactId]) -> frozenset[ContactId]:
    """Returns those of these contacts that are in a synced channel besides this one."""
    statement = select(channel_members.c.contact_id).where(
        channel_members.c.channel != channel, _IS_IN
    )
    return frozenset(
        ContactId(one)
        for some in batched(sorted(contact_ids))
        for one in tx.execute(statement.where(channel_members.c.contact_id.in_(some))).scalars()
    )


def _rows(channel: str, contact_ids: Sequence[ContactId]) -> Update:
    return update(channel_members).where(
        channel_members.c.channel == channel, channel_members.c.contact_id.in_(contact_ids)
    )
