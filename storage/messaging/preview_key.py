"""Defines the key of a message of a survey's preview."""

import re
from dataclasses import dataclass
from typing import Final, Self

from storage.messaging.keys import Key

_FORM: Final = re.compile(r"([A-Za-z0-9_-]+)/([0-9]{1,18})")


@dataclass(frozen=True, kw_only=True)
class PreviewKey(Key):
    """One message of one preview."""

    preview: str
    """A random token."""
    number: int
    """The position of the message, from 0."""

    def pack(self) -> str:
        return f"{self.preview}/{self.number}"

    @classmethod
    def _read(cls, text: str) -> Self:
        match = _FORM.fullmatch(text)
        if match is None:
            raise ValueError(text)
        return cls(preview=match[1], number=int(match[2]))
