"""The key of news about a case."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import ClassVar, Final, Self

from bot.ids import CaseId
from storage.messaging.keys import Key, KeyPrefix

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)
_FORM: Final = re.compile(r"([0-9]{1,18})@([0-9]{16,17})/([0-9]{1,18})")


@dataclass(frozen=True, kw_only=True)
class NewsKey(Key):
    """A part of the news of a case that are told together."""

    counts: ClassVar[str] = "case"

    case: CaseId
    since: datetime
    """When the first of them came."""
    part: int = 0
    """0 is the first message. Others follow it, for words too long for one."""

    def pack(self) -> str:
        since = (self.since - _EPOCH) // _MICROSECOND
        return f"{self.prefix(self.case)}{since:016}/{self.part}"

    @classmethod
    def _read(cls, text: str) -> Self:
        match = _FORM.fullmatch(text)
        if match is None:
            raise ValueError(text)
        case_id, since, part = map(int, match.groups())
        return cls(case=CaseId(case_id), since=_EPOCH + since * _MICROSECOND, part=part)

    @staticmethod
    def prefix(case_id: CaseId) -> KeyPrefix:
        """Returns the prefix of the case's keys. The latest news have the highest key."""
        return KeyPrefix(f"{case_id}@")
