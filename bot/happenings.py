"""What can happen to an invitation, and what else must happen because of it: closed unions."""

from dataclasses import dataclass
from datetime import datetime

from bot.model import Consent
from bot.texts import Line

# What happens


@dataclass(frozen=True, kw_only=True)
class ScoreGiven:
    score: int
    comment: str = ""


@dataclass(frozen=True, kw_only=True)
class WordsGiven:
    """Words without a score. *number* is one they begin with, which may have been meant."""

    text: str
    number: int | None = None


@dataclass(frozen=True, kw_only=True)
class BareNumberTyped:
    """A number in the scale, typed after answering: never taken for a change unasked."""

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


# What else must happen because of it


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
