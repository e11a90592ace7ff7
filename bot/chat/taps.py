"""The taps that buttons send, as a closed union.

A tap identifies an invitation by its random token, and a case by its number. The use case checks
who tapped.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.chat.case_taps import OfCaseTap
from bot.chat.lookup_taps import DeskTap, LatestCommentsTap
from bot.ids import ContactId, PersonId
from bot.states import Consent, Decline


@dataclass(frozen=True, kw_only=True)
class ScoreTap:
    invitation: str
    score: int


@dataclass(frozen=True, kw_only=True)
class SkipTap:
    invitation: str


@dataclass(frozen=True, kw_only=True)
class WriteTap:
    """Opens the comment form."""

    invitation: str


@dataclass(frozen=True, kw_only=True)
class ContactTap:
    invitation: str
    wanted: bool


@dataclass(frozen=True, kw_only=True)
class QuoteTap:
    invitation: str
    consent: Consent


@dataclass(frozen=True, kw_only=True)
class RescoreTap:
    invitation: str


@dataclass(frozen=True, kw_only=True)
class NotNowTap:
    invitation: str


@dataclass(frozen=True, kw_only=True)
class PauseTap:
    """Asks for a pause of three months."""

    invitation: str


@dataclass(frozen=True, kw_only=True)
class NeverTap:
    invitation: str


@dataclass(frozen=True, kw_only=True)
class LanguageTap:
    language: str


@dataclass(frozen=True, kw_only=True)
class ResumeTap:
    """Undoes *Never*."""


@dataclass(frozen=True, kw_only=True)
class UndoTap:
    """Undoes one decision not to be asked, and no other one."""

    declined: Decline
    at: datetime
    """For a pause its end, for other decisions their time."""


class HomeChoice(StrEnum):
    """What a person can choose in App Home, beside a language and undoing a decision."""

    PAUSE = "pause"
    NEVER = "never"
    LANGUAGES = "languages"
    PRIVACY = "privacy"
    BACK = "back"
    COPY = "copy"
    WITHDRAW_QUOTES = "withdraw quotes"
    ERASE = "erase"
    """Asks whether to erase."""
    ERASE_NOW = "erase now"
    KEEP = "keep"
    """Erases nothing after all."""


@dataclass(frozen=True, kw_only=True)
class HomeTap:
    """A choice in App Home, which concerns no question in particular."""

    choice: HomeChoice


class PrivacyChoice(StrEnum):
    """What a person can choose below what is stored about them."""

    COPY = "copy"
    """Sends a copy."""
    WITHDRAW_QUOTES = "withdraw quotes"
    """Withdraws all permissions to quote."""
    ERASE = "erase"
    """Asks whether to erase."""
    ERASE_NOW = "erase now"


@dataclass(frozen=True, kw_only=True)
class PrivacyTap:
    """A choice about one's own data. It counts only in a prompt, which knows its person."""

    choice: PrivacyChoice


@dataclass(frozen=True, kw_only=True)
class PromptTap:
    """A choice in a prompt. The prompt itself knows what each choice means."""

    prompt: int
    choice: int
    """Its position among the prompt's buttons, from 0."""


@dataclass(frozen=True, kw_only=True)
class StartTap:
    """Lets a survey begin to ask by rhythm."""

    survey: str


@dataclass(frozen=True, kw_only=True)
class CampaignTap:
    """An admin's decision on a previewed campaign."""

    campaign: str
    confirmed: bool


class CampaignChange(StrEnum):
    """What an admin can do with a campaign that has started."""

    PAUSE = "pause"
    RESUME = "resume"
    CANCEL = "cancel"


@dataclass(frozen=True, kw_only=True)
class CampaignChangeTap:
    """Pauses, resumes or cancels a campaign."""

    campaign: str
    change: CampaignChange


@dataclass(frozen=True, kw_only=True)
class CommentsTap:
    """Shows all comments of a week, page by page from 0. *week*: such as ``2026-W48``."""

    survey: str
    week: str
    page: int


@dataclass(frozen=True, kw_only=True)
class HowSureTap:
    """Explains the figures of a week."""

    survey: str
    week: str


@dataclass(frozen=True, kw_only=True)
class ShareTap:
    """Posts the summary of a week to the team's channel."""

    survey: str
    week: str


@dataclass(frozen=True, kw_only=True)
class SamePersonTap:
    """An account and a person with its email address are one person: join their records."""

    contact: ContactId
    person: PersonId


@dataclass(frozen=True, kw_only=True)
class OtherPersonTap:
    """An account and a person with its email address are two people."""

    contact: ContactId
    person: PersonId


@dataclass(frozen=True, kw_only=True)
class PreviewTap:
    """A button of a survey's preview. It does nothing."""


ChoiceTap = (
    ScoreTap | SkipTap | ContactTap | QuoteTap | RescoreTap | NotNowTap | PauseTap | NeverTap
)
InvitationTap = ChoiceTap | WriteTap
PersonTap = LanguageTap | ResumeTap | UndoTap
SharedEmailTap = SamePersonTap | OtherPersonTap
SummaryTap = CommentsTap | HowSureTap | ShareTap
Tap = (
    InvitationTap
    | PersonTap
    | PrivacyTap
    | HomeTap
    | PromptTap
    | CampaignTap
    | StartTap
    | CampaignChangeTap
    | SummaryTap
    | LatestCommentsTap
    | DeskTap
    | OfCaseTap
    | SharedEmailTap
    | PreviewTap
)
