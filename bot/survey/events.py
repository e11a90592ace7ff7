"""The events of an invitation, as a closed union."""

from dataclasses import dataclass

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


@dataclass(frozen=True, kw_only=True)
class BareNumberTyped:
    """A number in the scale, typed after answering. It changes the score only if confirmed."""

    score: int


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
    pass


@dataclass(frozen=True, kw_only=True)
class NeverChosen:
    pass


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
)
