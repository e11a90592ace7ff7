"""Addresses of chats, written `slack:C0SUPPORT` or `telegram:-100123`."""

from dataclasses import dataclass
from typing import Final

from bot.chat.platforms import Platform

HOME: Final = ""
"""The workspace where the bot is installed; the only value on a platform without workspaces."""


@dataclass(frozen=True)
class Address:
    """`chat` is the platform's id of a channel, a group or a person, in one workspace."""

    platform: Platform
    chat: str
    workspace: str = HOME

    @classmethod
    def parse(cls, text: str) -> "Address":
        """Reads an address. Raises ValueError, which says how to write one, for any other text."""
        name, _, chat = text.partition(":")
        if name not in set(Platform):
            raise ValueError(
                "must begin with slack: or telegram:, such as slack:C0123456789"
                " or telegram:-1001234567890"
            )
        platform = Platform(name)
        if not platform.traits.ids.chat.fullmatch(chat):
            raise ValueError(platform.traits.ids.hint)
        return cls(platform, chat)

    @property
    def is_person(self) -> bool:
        """Whether the chat is a person. A direct message's id counts as one only on Telegram."""
        return bool(self.platform.traits.ids.person.fullmatch(self.chat))

    def __str__(self) -> str:
        chat = self.chat if self.workspace == HOME else f"{self.workspace}/{self.chat}"
        return f"{self.platform}:{chat}"
