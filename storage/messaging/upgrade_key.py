"""The keys of rows about what an upgrade left to decide."""

from dataclasses import dataclass
from typing import ClassVar, Self

from storage.messaging.keys import Key, filled


@dataclass(frozen=True, kw_only=True)
class UpgradeKey(Key):
    """The revision of the database, such as ``0028``, after which something is to be decided."""

    counts: ClassVar[str] = "revision"

    revision: str

    def pack(self) -> str:
        return self.revision

    @classmethod
    def _read(cls, text: str) -> Self:
        return cls(revision=filled(text))
