"""The events of an invitation, as a closed union."""

from dataclasses import dataclass
from datetime import datetime

from bot.model import Person
from bot.states import Consent


@dataclass(frozen=True, kw_only=True)
class ScoreGiven:
    score: int
    comment: str = ""


@dataclass(frozen=True, kw_only=True)
class WordsGiven:
    """Words without a score. *number*: a number at the beginning that may be meant as a score."""

    text: str
    number: int | None = None
    forwarded: bool = False
    """Another person wrote them."""
    in_form: bool = False
    """They came from the form on the card, which shows them at once."""


@dataclass(frozen=True, kw_only=True)
class BareNumberTyped:
    """A number in the scale, typed after answering. It changes the score only if confirmed."""

    score: int


@dataclass(frozen=True, kw_only=True)
class ScoreEdited:
    """A typed message was edited and now gives another score. It counts only if confirmed."""

    score: int


@dataclass(frozen=True, kw_only=True)
class ScoreRefused:
    """The person did not mean the score that the bot asked about."""


@dataclass(frozen=True, kw_only=True)
class OutsideScaleTyped:
    pass


@dataclass(frozen=True, kw_only=True)
class CommentSkipped:
    pass


@dataclass(frozen=True, kw_only=True)
class ContactChosen:
    wanted: bool


@dataclass(frozen=True, kw_only=True)
class QuoteChosen:
    consent: Consent


@dataclass(frozen=True, kw_only=True)
class RescoreAsked:
    pass


@dataclass(frozen=True, kw_only=True)
class NotNowChosen:
    pass


@dataclass(frozen=True, kw_only=True)
class PauseChosen:
    until: datetime


@dataclass(frozen=True, kw_only=True)
class NeverChosen:
    pass


@dataclass(frozen=True, kw_only=True)
class DeclineUndone:
    """The person took back a refusal. *person*: with the refusals that still hold."""

    person: Person


@dataclass(frozen=True, kw_only=True)
class AskedForAgain:
    """The person wants to see the open question again, for example by `/start`."""


Happening = (
    ScoreGiven
    | WordsGiven
    | BareNumberTyped
    | OutsideScaleTyped
    | CommentSkipped
    | ContactChosen
    | QuoteChosen
    | RescoreAsked
    | NotNowChosen
    | PauseChosen
    | NeverChosen
    | DeclineUndone
    | AskedForAgain
    | ScoreEdited
    | ScoreRefused
)
