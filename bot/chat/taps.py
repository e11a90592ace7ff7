"""The taps that buttons send, as a closed union.

A tap identifies an invitation by its random token. The use case checks who tapped.
"""

from dataclasses import dataclass

from bot.states import Consent


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
class CampaignTap:
    """An admin's decision on a previewed campaign."""

    campaign: str
    confirmed: bool


ChoiceTap = (
    ScoreTap | SkipTap | ContactTap | QuoteTap | RescoreTap | NotNowTap | PauseTap | NeverTap
)
InvitationTap = ChoiceTap | WriteTap
Tap = InvitationTap | LanguageTap | ResumeTap | CampaignTap
