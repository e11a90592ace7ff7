"""The keys of reports about troubles."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Self

from storage.messaging.keys import FeedbackKey, Key, KeyPrefix, MeetingKey


class TroubleSort(StrEnum):
    """The kind of a trouble with a time."""

    OUTAGE = "outage"
    QUARANTINED = "set aside"
    SUSPENDED = "suspended"


@dataclass(frozen=True, kw_only=True)
class TroubleKey(Key):
    """A trouble that began, or is reported, at *at*."""

    sort: TroubleSort
    at: datetime

    def pack(self) -> str:
        return f"{self.prefix(self.sort)}{self.at.isoformat()}"

    @classmethod
    def _read(cls, text: str) -> Self:
        sort, _, at = text.rpartition(" ")
        return cls(sort=TroubleSort(sort), at=datetime.fromisoformat(at))

    @staticmethod
    def prefix(sort: TroubleSort) -> KeyPrefix:
        """Returns the prefix of the sort's keys. The latest trouble has the highest key."""
        return KeyPrefix(f"{sort} ")


@dataclass(frozen=True, kw_only=True)
class FeedbackLostKey(Key):
    """Feedback that could not be posted."""

    feedback: FeedbackKey

    def pack(self) -> str:
        return f"feedback {self.feedback.pack()}"

    @classmethod
    def _read(cls, text: str) -> Self:
        return cls(feedback=FeedbackKey.parse(text.removeprefix("feedback ")))


@dataclass(frozen=True, kw_only=True)
class MeetingLostKey(Key):
    """A line about an account that could not be posted."""

    meeting: MeetingKey

    def pack(self) -> str:
        return f"meeting {self.meeting.pack()}"

    @classmethod
    def _read(cls, text: str) -> Self:
        return cls(meeting=MeetingKey.parse(text.removeprefix("meeting ")))
