"""Keeps answers to commands private: only the staff's own groups may read them."""

from dataclasses import replace

from bot.chat.addresses import Address
from bot.config.config import Config
from bot.language.texts import Texts
from handlers.updates import Commanded, InGroup, PrivateReply
from storage import moved_chats
from storage.engine.store import Tx


def make_private(
    tx: Tx, event: Commanded, answer: PrivateReply, texts: Texts, config: Config
) -> PrivateReply:
    """Returns *answer*, with a text for the group if other people would read the answer there."""
    if event.private or _is_staffs(tx, event, config):
        return answer
    in_group = InGroup(sent=texts("group.sent"), start_first=texts("group.start_first"))
    return replace(answer, in_group=in_group)


def _is_staffs(tx: Tx, event: Commanded, config: Config) -> bool:
    """Whether the chat is one of the channels in bot.toml."""
    here = Address(event.user.platform, event.chat, event.user.workspace)
    named = (config.channels.support, config.channels.team, config.channels.admin)
    return any(
        moved_chats.current_address(tx, channel) == here for channel in named if channel is not None
    )
