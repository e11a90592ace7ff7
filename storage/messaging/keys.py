"""The keys of outbox rows: a class for each shape, and the text that the table holds.

Databases of earlier releases contain these texts, so they never change.
``storage/messaging/traits.py`` lists the shapes that a kind of row has.
"""

import re
from abc import ABC, abstractmethod
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from typing import ClassVar, NewType, Self

from sqlalchemy import BigInteger, ColumnElement, String, and_, case, cast, func

from bot.figures.weeks import Week
from bot.ids import CaseId, ContactId, InvitationId, MessageRef, PersonId

KeyPrefix = NewType("KeyPrefix", str)
"""The beginning of key texts, shared by some keys of a kind."""


class Key(ABC):
    """The subject of a row, unique within its kind."""

    counts: ClassVar[str] = ""
    """What the number in the text stands for, shown to people before it; empty if that is clear."""

    @abstractmethod
    def pack(self) -> str:
        """Returns the text that the table holds."""

    @classmethod
    def parse(cls, text: str) -> Self:
        """Reads a text from ``pack``. Raises ValueError for any other text."""
        try:
            key = cls._read(text)
            if key.pack() == text:
                return key
        except (ValueError, ArithmeticError, OSError):  # a number or an instant too large
            pass
        raise ValueError(f"no {cls.__name__}: {text[:80]!r}")

    @classmethod
    @abstractmethod
    def _read(cls, text: str) -> Self:
        """Reads a text like ``parse``, but may accept more than ``pack`` writes."""


@dataclass(frozen=True, kw_only=True)
class _Numbers(Key):
    """A key whose fields are all numbers, in their order."""

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
        """Returns ``pack`` as SQL, for a column of ids."""
        return cast(invitation, String)

    @staticmethod
    def invitation_in(key: ColumnElement[str]) -> ColumnElement[int]:
        """Returns ``parse`` as SQL; NULL for a key that has another shape or is damaged."""
        only_digits = func.ltrim(key, "0123456789") == ""
        is_number = and_(only_digits, func.length(key).between(1, 18))  # fits into 64 bits
        return case((is_number, cast(key, BigInteger)))


@dataclass(frozen=True, kw_only=True)
class PersonKey(_Numbers):
    counts: ClassVar[str] = "person"

    person: PersonId


@dataclass(frozen=True, kw_only=True)
class OutageKey(Key):
    """An invitation and the start of an outage."""

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
        return cls(message=MessageRef(filled(text)))


@dataclass(frozen=True, kw_only=True)
class CampaignKey(Key):
    campaign: str
    """The campaign's token."""

    def pack(self) -> str:
        return self.campaign

    @classmethod
    def _read(cls, text: str) -> Self:
        return cls(campaign=filled(text))

    @staticmethod
    def packed(token: ColumnElement[str]) -> ColumnElement[str]:
        """Returns ``pack`` as SQL, for a column of tokens."""
        return token


@dataclass(frozen=True, kw_only=True)
class SurveyKey(Key):
    survey: str

    def pack(self) -> str:
        return self.survey

    @classmethod
    def _read(cls, text: str) -> Self:
        return cls(survey=filled(text))


@dataclass(frozen=True, kw_only=True)
class CaseKey(_Numbers):
    counts: ClassVar[str] = "case"

    case: CaseId


@dataclass(frozen=True, kw_only=True)
class CaseReplyKey(_Numbers):
    """A case, and a reply of the staff to its customer."""

    counts: ClassVar[str] = "case"

    case: CaseId
    reply: int


@dataclass(frozen=True, kw_only=True)
class CommentKey(_Numbers):
    """A part of the comments added to a case within a minute, in rows of earlier releases."""

    counts: ClassVar[str] = "case"

    case: CaseId
    first: int
    """The index of the minute's first comment, from 0."""
    part: int


@dataclass(frozen=True, kw_only=True)
class FeedbackKey(Key):
    """A part of one person's messages within a minute."""

    person: PersonId
    since: datetime
    part: int = 0
    """0 is the card. Others are messages below it, for words too long for the card."""

    def pack(self) -> str:
        return f"{self.person}/{int(self.since.timestamp())}/{self.part}"

    @classmethod
    def _read(cls, text: str) -> Self:
        person, since, part = map(_number, text.split("/"))
        return cls(person=PersonId(person), since=datetime.fromtimestamp(since, UTC), part=part)


@dataclass(frozen=True, kw_only=True)
class MeetingKey(_Numbers):
    """An account's contact and the person whose email address the account has."""

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
        """Returns the prefix of the survey's keys. The latest week has the highest key."""
        return KeyPrefix(f"{survey}/")


@dataclass(frozen=True, kw_only=True)
class ReplyKey(Key):
    """A line and the update or the summary that it answers."""

    source: str
    line: str
    """The key of the line's text; below a summary the part, such as ``page 0``."""

    def pack(self) -> str:
        return f"{self.source}/{self.line}"

    @classmethod
    def _read(cls, text: str) -> Self:
        source, _, line = text.rpartition("/")
        return cls(source=source, line=filled(line))


@dataclass(frozen=True, kw_only=True)
class PromptKey(Key):
    """A prompt; see ``storage/prompts.py``."""

    PREFIX: ClassVar[str] = "prompt "

    prompt: int

    def pack(self) -> str:
        return f"{self.PREFIX}{self.prompt}"

    @classmethod
    def _read(cls, text: str) -> Self:
        return cls(prompt=_number(text.removeprefix(cls.PREFIX)))


def _number(text: str) -> int:
    """Reads a row's id. Raises ValueError for any other text."""
    if not re.fullmatch(r"[0-9]{1,18}", text):
        raise ValueError(text)
    return int(text)


def filled(text: str) -> str:
    """Returns *text*. Raises ValueError if it is empty."""
    if not text:
        raise ValueError(text)
    return text
