"""The meanings of typed text, as a closed union."""

from dataclasses import dataclass
from enum import Enum, auto

from bot.language.vocabulary import CommandName


class Situation(Enum):
    OPEN = auto()
    """A question is open."""
    ANSWERED = auto()
    """The question was answered, and the score may still be changed."""
    NONE = auto()


@dataclass(frozen=True, kw_only=True)
class Command:
    name: CommandName


@dataclass(frozen=True, kw_only=True)
class UnknownCommand:
    """A slash and a word that is not a command."""

    name: str


@dataclass(frozen=True, kw_only=True)
class ScoreWords:
    """A score. `rest` is a comment in the person's own words, perhaps empty."""

    score: int
    rest: str


@dataclass(frozen=True, kw_only=True)
class PerhapsScore:
    """A comment that begins with a number, which may be a score."""

    number: int
    text: str


@dataclass(frozen=True, kw_only=True)
class OutsideScale:
    """A bare number outside the scale, as it was typed."""

    number: str


@dataclass(frozen=True, kw_only=True)
class ChangeTo:
    """A bare score after the answer. The change needs a confirmation."""

    score: int


@dataclass(frozen=True, kw_only=True)
class Words:
    text: str


@dataclass(frozen=True, kw_only=True)
class Courtesy:
    """Thanks, an acknowledgement or only emoji. Neither an answer nor a comment."""


@dataclass(frozen=True, kw_only=True)
class Nothing:
    """Text without a visible character."""


Meaning = (
    Command
    | UnknownCommand
    | ScoreWords
    | PerhapsScore
    | OutsideScale
    | ChangeTo
    | Words
    | Courtesy
    | Nothing
)
