"""Where a message goes: a chat on a platform, written `slack:C0SUPPORT` or `telegram:-100123`."""

import re
from dataclasses import dataclass
from enum import StrEnum


class Platform(StrEnum):
    SLACK = "slack"
    TELEGRAM = "telegram"


_CHAT = {
    Platform.SLACK: re.compile(r"[CDGUW][A-Z0-9]+"),
    Platform.TELEGRAM: re.compile(r"-?[1-9][0-9]*"),
}
_PERSON = {
    Platform.SLACK: re.compile(r"[UW].*"),
    Platform.TELEGRAM: re.compile(r"[0-9]+"),
}


@dataclass(frozen=True)
class Address:
    """`chat` is the platform's own id of a channel, a group or a person."""

    platform: Platform
    chat: str

    @classmethod
    def parse(cls, text: str) -> "Address":
        """Raise ValueError, with the mend in its words, for anything that is no address."""
        name, _, chat = text.partition(":")
        if name not in set(Platform):
            raise ValueError(
                "must begin with slack: or telegram:, such as slack:C0123456789"
                " or telegram:-1001234567890"
            )
        platform = Platform(name)
        if not _CHAT[platform].fullmatch(chat):
            raise ValueError(_HINT[platform])
        return cls(platform, chat)

    @property
    def is_person(self) -> bool:
        """Whether this is one person; a person's chat with the bot counts only on Telegram."""
        return bool(_PERSON[self.platform].fullmatch(self.chat))

    def __str__(self) -> str:
        return f"{self.platform}:{self.chat}"


_HINT = {
    Platform.SLACK: (
        "needs the id, not the name: C… or G… of a channel (at the foot of its details in Slack),"
        " U… or W… of a person (“Copy member ID” in their profile)"
    ),
    Platform.TELEGRAM: (
        "needs the id, not the name: a negative number for a group, such as -1001234567890,"
        " a positive one for a person"
    ),
}
