"""Defines the key of a copy that a person gets of everything that is kept about them."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import ClassVar, Final, Self

from bot.ids import PersonId
from storage.messaging.keys import Key, KeyPrefix

_FORM: Final = re.compile(r"([0-9]{1,18})/([0-9]{1,18})/([0-9]{1,18})")


@dataclass(frozen=True, kw_only=True)
class PersonalCopyKey(Key):
    """One request of a person. Requests within a second are one."""

    counts: ClassVar[str] = "person"

    person: PersonId
    at: datetime
    page: int = 0
    """0 is the file. Others are messages from 1, where files are refused."""

    def pack(self) -> str:
        return f"{self.prefix(self.person)}{int(self.at.timestamp())}/{self.page}"

    @classmethod
    def _read(cls, text: str) -> Self:
        match = _FORM.fullmatch(text)
        if match is None:
            raise ValueError(text)
        person, at, page = map(int, match.groups())
        return cls(person=PersonId(person), at=datetime.fromtimestamp(at, UTC), page=page)

    @staticmethod
    def prefix(person: PersonId) -> KeyPrefix:
        """Returns the prefix of all requests of the person."""
        return KeyPrefix(f"{person}/")
