"""What a step of the conversation leads to: the invitation after it, and a union of effects."""

from dataclasses import dataclass
from datetime import datetime

from bot.language.texts import Line
from bot.model import Invitation
from bot.states import Consent


@dataclass(frozen=True, kw_only=True)
class ScoreRecorded:
    score: int
    previous: int | None


@dataclass(frozen=True, kw_only=True)
class CommentAdded:
    text: str


@dataclass(frozen=True, kw_only=True)
class ConsentRecorded:
    consent: Consent


@dataclass(frozen=True, kw_only=True)
class QuestionPutAgain:
    """The question is sent once more below the words that came instead of a number."""


@dataclass(frozen=True, kw_only=True)
class ReturnPlanned:
    at: datetime


@dataclass(frozen=True, kw_only=True)
class AskingStopped:
    """No question reaches this person before *until*; ``None``: never again."""

    until: datetime | None


@dataclass(frozen=True, kw_only=True)
class MeantAsked:
    """ "Did you mean 5?", with a button."""

    score: int


@dataclass(frozen=True, kw_only=True)
class ChangeAsked:
    """ "Change 4 to 8?", with a button."""

    previous: int
    score: int


@dataclass(frozen=True, kw_only=True)
class Said:
    """A line to the person who typed."""

    line: Line


Effect = (
    ScoreRecorded
    | CommentAdded
    | ConsentRecorded
    | QuestionPutAgain
    | ReturnPlanned
    | AskingStopped
    | MeantAsked
    | ChangeAsked
    | Said
)


@dataclass(frozen=True, kw_only=True)
class Step:
    invitation: Invitation
    effects: tuple[Effect, ...] = ()
    reply: Line | None = None
    """Shown for a moment to the person who pressed."""
