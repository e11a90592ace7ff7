"""Where a message goes: a chat on a platform, written `slack:C0SUPPORT` or `telegram:-100123`."""

from dataclasses import dataclass
from typing import Final

from bot.chat.platforms import Platform

HOME: Final = ""
"""The workspace that the bot itself lives in; the only one where the platform has none."""


@dataclass(frozen=True)
class Address:
    """`chat` is the platform's own id of a channel, a group or a person, in one workspace."""

    platform: Platform
    chat: str
    workspace: str = HOME

    @classmethod
    def parse(cls, text: str) -> "Address":
        """Raises ValueError, which says how to write an address, for any other text."""
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
        """Whether this is one person; a person's chat with the bot counts only on Telegram."""
        return bool(self.platform.traits.ids.person.fullmatch(self.chat))

    def __str__(self) -> str:
        chat = self.chat if self.workspace == HOME else f"{self.workspace}/{self.chat}"
        return f"{self.platform}:{chat}"
