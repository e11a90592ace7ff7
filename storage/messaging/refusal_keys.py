"""The keys of reports about messages that a platform refuses."""

from dataclasses import dataclass
from typing import Self

from storage.messaging.keys import Key, filled
from storage.states import OutboxKind


@dataclass(frozen=True, kw_only=True)
class LostKey(Key):
    """Another message that could not be posted."""

    kind: OutboxKind
    key: str
    """The packed key of its row."""

    def pack(self) -> str:
        return f"lost {self.kind}/{self.key}"

    @classmethod
    def _read(cls, text: str) -> Self:
        kind, _, key = text.removeprefix("lost ").partition("/")
        return cls(kind=OutboxKind(kind), key=filled(key))


@dataclass(frozen=True, kw_only=True)
class RefusalKey(Key):
    """Refusals of one sort by one platform, which are reported together."""

    queue: str
    about: str
    """The reason, and the code or the day."""

    def pack(self) -> str:
        return f"refusal {self.queue}/{self.about}"

    @classmethod
    def _read(cls, text: str) -> Self:
        queue, _, about = text.removeprefix("refusal ").partition("/")
        return cls(queue=filled(queue), about=filled(about))
