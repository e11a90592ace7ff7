"""Group chats that got a new id, as a Telegram group does when it becomes a supergroup."""

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert as upsert

from bot.addresses import Address
from storage.schema import moved_chats
from storage.store import Tx


def moved(tx: Tx, old: str, new: str) -> None:
    """From now on what is meant for *old* goes to *new*, and so does what had moved to *old*."""
    tx.execute(update(moved_chats).where(moved_chats.c.new == old).values(new=new))
    statement = upsert(moved_chats).values(old=old, new=new)
    tx.execute(
        statement.on_conflict_do_update(
            index_elements=["old"], set_={"new": statement.excluded.new}
        )
    )


def current(tx: Tx, address: Address) -> Address:
    """Where the chat that bot.toml names is now."""
    statement = select(moved_chats.c.new).where(moved_chats.c.old == address.chat)
    new = tx.execute(statement).scalar_one_or_none()
    return address if new is None else Address(address.platform, new)
