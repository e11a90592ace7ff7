"""Finds the present chat of each staff channel."""

from bot.chat.addresses import Address
from storage import moved_chats
from storage.engine.store import Tx


def chat_of(tx: Tx, channel: Address | None) -> str:
    """Returns the present chat of a channel in bot.toml; empty if none is configured."""
    return "" if channel is None else moved_chats.current_address(tx, channel).chat
