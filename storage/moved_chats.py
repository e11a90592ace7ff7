"""Group chats that got a new id, as a Telegram group does when it becomes a supergroup."""

from dataclasses import replace

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert as upsert

from bot.chat.addresses import Address
from storage.engine.store import Tx
from storage.schema import moved_chats


def record(tx: Tx, old: str, new: str) -> bool:
    """From now on what is meant for *old* goes to *new*, and so does what had moved to *old*.

    Returns ``False`` where *new* is *old* itself, or has moved there: that leads nowhere.
    """
    end = _end(tx, new)
    if end == old:
        return False
    tx.execute(update(moved_chats).where(moved_chats.c.new == old).values(new=end))
    statement = upsert(moved_chats).values(old=old, new=end)
    tx.execute(
        statement.on_conflict_do_update(
            index_elements=["old"], set_={"new": statement.excluded.new}
        )
    )
    return True


def current(tx: Tx, address: Address) -> Address:
    """Where the chat that bot.toml names is now."""
    if not address.platform.traits.chats_move:
        return address
    return replace(address, chat=_end(tx, address.chat))


def _end(tx: Tx, chat: str) -> str:
    """One step is enough: whatever moves on takes what had moved there along."""
    statement = select(moved_chats.c.new).where(moved_chats.c.old == chat)
    return tx.execute(statement).scalar_one_or_none() or chat
