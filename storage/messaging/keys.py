"""What outbox rows are about: a value for each shape of key, and the text that the table holds.

The texts stand in databases of earlier releases, so none of them is ever changed. Which shapes a
kind of row has stands in ``storage/messaging/traits.py``.
"""

import re
from abc import ABC, abstractmethod
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from enum import StrEnum
from typing import ClassVar, NewType, Self

from sqlalchemy import ColumnElement, Integer, String, cast

from bot.figures.weeks import Week
from bot.ids import CaseId, ContactId, InvitationId, MessageRef, PersonId

KeyPrefix = NewType("KeyPrefix", str)
"""How the texts of some keys of a kind begin."""


class Key(ABC):
    """What one row of a kind is about. No two rows of a kind have the same."""

    counts: ClassVar[str] = ""
    """What its number counts, where a person who reads the text would ask."""

    @abstractmethod
    def pack(self) -> str:
        """The text that the table holds."""

    @classmethod
    def parse(cls, text: str) -> Self:
        """Reads what ``pack`` wrote; ValueError for every other text."""
        try:
            key = cls._read(text)
            if key.pack() == text:
                return key
        except (ValueError, ArithmeticError, OSError):  # a number or a moment too large
            pass
        raise ValueError(f"no {cls.__name__}: {text[:80]!r}")

    @classmethod
    @abstractmethod
    def _read(cls, text: str) -> Self:
        """``parse``, which may take more than ``pack`` writes."""


@dataclass(frozen=True, kw_only=True)
class _Numbers(Key):
    """Fields that are numbers, in their order."""

    def pack(self) -> str:
        return "/".join(map(str, vars(self).values()))

    @classmethod
    def _read(cls, text: str) -> Self:
        names = (field.name for field in fields(cls))
        return cls(**dict(zip(names, map(_number, text.split("/")), strict=True)))


@dataclass(frozen=True, kw_only=True)
class InvitationKey(_Numbers):
    counts: ClassVar[str] = "invitation"

    invitation: InvitationId

    @staticmethod
    def packed(invitation: ColumnElement[int]) -> ColumnElement[str]:
        """``pack`` in SQL, of a column with ids."""
        return cast(invitation, String)

    @staticmethod
    def invitation_in(key: ColumnElement[str]) -> ColumnElement[int]:
        """``parse`` in SQL, for rows whose keys have this shape."""
        return cast(key, Integer)


@dataclass(frozen=True, kw_only=True)
class OutageKey(Key):
    """An invitation, and since when the bot was away."""

    counts: ClassVar[str] = "invitation"

    invitation: InvitationId
    since: datetime

    def pack(self) -> str:
        return f"{self.invitation}/{self.since.isoformat()}"

    @classmethod
    def _read(cls, text: str) -> Self:
        number, _, since = text.partition("/")
        invitation = InvitationId(_number(number))
        return cls(invitation=invitation, since=datetime.fromisoformat(since))


@dataclass(frozen=True, kw_only=True)
class MessageKey(Key):
    message: MessageRef

    def pack(self) -> str:
        return self.message

    @classmethod
    def _read(cls, text: str) -> Self:
        return cls(message=MessageRef(_filled(text)))


@dataclass(frozen=True, kw_only=True)
class CampaignKey(Key):
    campaign: str
    """Its token."""

    def pack(self) -> str:
        return self.campaign

    @classmethod
    def _read(cls, text: str) -> Self:
        return cls(campaign=_filled(text))

    @staticmethod
    def packed(token: ColumnElement[str]) -> ColumnElement[str]:
        """``pack`` in SQL, of a column with tokens."""
        return token


@dataclass(frozen=True, kw_only=True)
class CaseKey(_Numbers):
    counts: ClassVar[str] = "case"

    case: CaseId


@dataclass(frozen=True, kw_only=True)
class CommentKey(_Numbers):
    """A part of what was added to a case's comment within a minute."""

    counts: ClassVar[str] = "case"

    case: CaseId
    first: int
    """Which comment the minute begins with, from 0."""
    part: int


@dataclass(frozen=True, kw_only=True)
class FeedbackKey(Key):
    """What one person wrote within a minute."""

    person: PersonId
    since: datetime
    part: int = 0
    """0: the card. Others stand below it, where it cannot show the words whole."""

    def pack(self) -> str:
        return f"{self.person}/{int(self.since.timestamp())}/{self.part}"

    @classmethod
    def _read(cls, text: str) -> Self:
        person, since, part = map(_number, text.split("/"))
        return cls(person=PersonId(person), since=datetime.fromtimestamp(since, UTC), part=part)


@dataclass(frozen=True, kw_only=True)
class MeetingKey(_Numbers):
    """An account's contact, and the person whose email address the account has."""

    contact: ContactId
    person: PersonId


@dataclass(frozen=True, kw_only=True)
class WeekKey(Key):
    survey: str
    week: Week

    def pack(self) -> str:
        return f"{self.prefix(self.survey)}{self.week}"

    @classmethod
    def _read(cls, text: str) -> Self:
        survey, _, week = text.partition("/")
        return cls(survey=survey, week=Week.parse(week))

    @staticmethod
    def prefix(survey: str) -> KeyPrefix:
        """Of every week of the survey; the latest has the highest key."""
        return KeyPrefix(f"{survey}/")


@dataclass(frozen=True, kw_only=True)
class ReplyKey(Key):
    """A line, and the update that it answers."""

    source: str
    line: str
    """The key of its text."""

    def pack(self) -> str:
        return f"{self.source}/{self.line}"

    @classmethod
    def _read(cls, text: str) -> Self:
        source, _, line = text.rpartition("/")
        return cls(source=source, line=_filled(line))


@dataclass(frozen=True, kw_only=True)
class PromptKey(Key):
    """What was asked of a person; see ``storage/prompts.py``."""

    prompt: int

    def pack(self) -> str:
        return f"prompt {self.prompt}"

    @classmethod
    def _read(cls, text: str) -> Self:
        return cls(prompt=_number(text.removeprefix("prompt ")))


class TroubleSort(StrEnum):
    """What is told of a moment."""

    OUTAGE = "outage"
    SET_ASIDE = "set aside"
    SUSPENDED = "suspended"


@dataclass(frozen=True, kw_only=True)
class TroubleKey(Key):
    """Something is wrong since *at*, or is told at that time."""

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
        """Of every trouble of the sort; the latest has the highest key."""
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


def _number(text: str) -> int:
    """ValueError for what no row's id can be."""
    if not re.fullmatch(r"[0-9]{1,18}", text):
        raise ValueError(text)
    return int(text)


def _filled(text: str) -> str:
    if not text:
        raise ValueError(text)
    return text
