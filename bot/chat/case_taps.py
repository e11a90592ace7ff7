"""The taps of buttons about cases: those of the card, of replies, and of the customer's answer."""

from dataclasses import dataclass
from datetime import datetime

from bot.ids import CaseId
from bot.states import CaseAction


@dataclass(frozen=True, kw_only=True)
class ShowCaseTap:
    """Posts the card of a case that a collecting message names."""

    case: CaseId


@dataclass(frozen=True, kw_only=True)
class CaseTap:
    """A button of a case's card. *version*: of the case that the card showed."""

    case: CaseId
    version: int
    action: CaseAction


@dataclass(frozen=True, kw_only=True)
class SnoozeTap:
    """Lets a case rest for so many days. *version*: as in :class:`CaseTap`."""

    case: CaseId
    version: int
    days: int


@dataclass(frozen=True, kw_only=True)
class CauseTap:
    """Resolves a case with this cause, or first asks about its help article.

    *version*: as in :class:`CaseTap`.
    """

    case: CaseId
    version: int
    cause: str


@dataclass(frozen=True, kw_only=True)
class ArticleTap:
    """Resolves a case with this cause, whose help article goes with the word to the customer.

    *wanted*: ``False``: without the article. *version*: as in :class:`CaseTap`.
    """

    case: CaseId
    version: int
    cause: str
    wanted: bool


@dataclass(frozen=True, kw_only=True)
class OwnCauseTap:
    """Asks for a cause in the resolver's own words. *version*: as in :class:`CaseTap`."""

    case: CaseId
    version: int


@dataclass(frozen=True, kw_only=True)
class NoteTap:
    """Asks for a note about a case, which stays in the team."""

    case: CaseId


@dataclass(frozen=True, kw_only=True)
class FixedTap:
    """A customer says whether a resolved case is fixed. It counts only in a prompt.

    *version*: of the case when it was resolved.
    """

    case: CaseId
    version: int
    fixed: bool


@dataclass(frozen=True, kw_only=True)
class OldCasesTap:
    """Closes the cases from before an upgrade that were opened earlier than *before*, or none."""

    before: datetime
    close: bool


@dataclass(frozen=True, kw_only=True)
class TakeBackTap:
    """Takes a reply back before it is sent."""

    reply: int


@dataclass(frozen=True, kw_only=True)
class SendAgainTap:
    """Sends a reply again that has perhaps, or surely, not arrived."""

    reply: int


StaffCaseTap = CaseTap | SnoozeTap | CauseTap | ArticleTap | OwnCauseTap | NoteTap
"""A press of the staff about one case."""
ReplyTap = TakeBackTap | SendAgainTap
OfCaseTap = ShowCaseTap | StaffCaseTap | FixedTap | OldCasesTap | ReplyTap
