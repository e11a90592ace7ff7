"""Records group chats that got a new id, such as a Telegram group that became a supergroup."""

from dataclasses import replace

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert as upsert

from bot.chat.addresses import Address
from storage.engine.store import Tx
from storage.schema import moved_chats


def record_move(tx: Tx, old: str, new: str) -> bool:
    """Redirects messages for *old* to *new*, and with them all earlier redirects to *old*.

    Returns ``False`` if that would be a loop: *new* is *old* or redirects to it.
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


def current_address(tx: Tx, address: Address) -> Address:
    """Returns the present address of a chat in bot.toml."""
    if not address.platform.traits.chats_move:
        return address
    return replace(address, chat=_end(tx, address.chat))


def _end(tx: Tx, chat: str) -> str:
    # One step is enough, since `record_move` updates earlier redirects.
    statement = select(moved_chats.c.new).where(moved_chats.c.old == chat)
    return tx.execute(statement).scalar_one_or_none() or chat
