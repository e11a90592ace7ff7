"""What typed words can mean: a closed union."""

from dataclasses import dataclass
from enum import Enum, auto

from bot.language.vocabulary import CommandName


class Situation(Enum):
    OPEN = auto()
    """A question is open."""
    ANSWERED = auto()
    """It was answered, and the score may still be changed."""
    NONE = auto()


@dataclass(frozen=True, kw_only=True)
class Command:
    name: CommandName


@dataclass(frozen=True, kw_only=True)
class UnknownCommand:
    """A slash and a word that is none of ours."""

    name: str


@dataclass(frozen=True, kw_only=True)
class ScoreWords:
    """`rest` is a comment in the person's own words, perhaps empty."""

    score: int
    rest: str


@dataclass(frozen=True, kw_only=True)
class PerhapsScore:
    """A comment that begins with a number: “Did you mean 5?” may be asked."""

    number: int
    text: str


@dataclass(frozen=True, kw_only=True)
class OutsideScale:
    """A bare number that is no score, as it was typed."""

    number: str


@dataclass(frozen=True, kw_only=True)
class ChangeTo:
    """A bare score after the answer: a wish to change it, to be confirmed."""

    score: int


@dataclass(frozen=True, kw_only=True)
class Words:
    text: str


@dataclass(frozen=True, kw_only=True)
class Nothing:
    """Nobody could see anything in it."""


Meaning = (
    Command | UnknownCommand | ScoreWords | PerhapsScore | OutsideScale | ChangeTo | Words | Nothing
)
