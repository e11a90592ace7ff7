"""The results of a conversation step: the new invitation and its effects."""

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
    forwarded: bool = False


@dataclass(frozen=True, kw_only=True)
class ConsentRecorded:
    consent: Consent


@dataclass(frozen=True, kw_only=True)
class CardMoved:
    """Sends the card again at the end of the chat; its older message loses the buttons."""

    patiently: bool = False
    """Whether it may wait a little for more words: people write in several lines."""


@dataclass(frozen=True, kw_only=True)
class ReturnPlanned:
    at: datetime


@dataclass(frozen=True, kw_only=True)
class AskingStopped:
    """Sends this person no question before *until*; ``None``: never again."""

    until: datetime | None


@dataclass(frozen=True, kw_only=True)
class MeantAsked:
    """Asks "Did you mean 5?", with a button."""

    score: int


@dataclass(frozen=True, kw_only=True)
class ChangeAsked:
    """Asks "Change 4 to 8?", with a button."""

    previous: int
    score: int


@dataclass(frozen=True, kw_only=True)
class LineSent:
    """Sends a line to the person who typed."""

    line: Line


Effect = (
    ScoreRecorded
    | CommentAdded
    | ConsentRecorded
    | CardMoved
    | ReturnPlanned
    | AskingStopped
    | MeantAsked
    | ChangeAsked
    | LineSent
)


@dataclass(frozen=True, kw_only=True)
class Step:
    invitation: Invitation
    effects: tuple[Effect, ...] = ()
    reply: Line | None = None
    """A toast for the person who pressed the button."""
