"""Keeps answers to commands private: only the staff's own groups may read them."""

from dataclasses import replace

from bot.chat.addresses import Address
from bot.config.config import Config
from bot.language.texts import Texts
from handlers.updates import Commanded, InGroup, Pressed, PrivateReply
from storage import moved_chats
from storage.engine.store import Tx


def make_private(
    tx: Tx, event: Commanded, answer: PrivateReply, texts: Texts, config: Config
) -> PrivateReply:
    """Returns *answer*, with a text for the group if other people would read the answer there."""
    return replace(answer, in_group=in_group(tx, event, texts, config))


def in_group(tx: Tx, event: Commanded | Pressed, texts: Texts, config: Config) -> InGroup | None:
    """Returns the text for the group if other people would read the answer there."""
    if event.private or is_staffs(tx, event, config):
        return None
    return privately(texts)


def privately(texts: Texts) -> InGroup:
    """Returns the text for a group whose other members need not read the answer."""
    return InGroup(sent=texts("group.sent"), start_first=texts("group.start_first"))


def is_private(tx: Tx, event: Commanded, texts: Texts, config: Config) -> bool:
    """Whether only the sender can read the answer."""
    whispered = event.private or event.user.platform.traits.whispers
    return whispered or in_group(tx, event, texts, config) is not None


def is_staffs(tx: Tx, event: Commanded | Pressed, config: Config) -> bool:
    """Whether the chat is one of the channels in bot.toml."""
    named = (config.channels.support, config.channels.team, config.channels.admin)
    return any(is_in(tx, channel, event) for channel in named)


def is_in(tx: Tx, channel: Address | None, event: Commanded | Pressed) -> bool:
    """Whether the event happened in this channel of bot.toml."""
    here = Address(event.user.platform, event.chat, event.user.workspace)
    return channel is not None and moved_chats.current_address(tx, channel) == here
