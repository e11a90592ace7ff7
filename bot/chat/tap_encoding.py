"""Encodes taps for buttons, in at most 64 bytes: ``1`` (the version), a letter, the fields.

Version 1 must stay readable for ever, since its buttons remain in people's chats. A chat client can
send any bytes, so nothing that comes back is trusted.
"""

import re
from collections.abc import Callable
from datetime import date
from typing import Final

from bot.chat.case_tap_encoding import CASE_READERS, case_fields
from bot.chat.case_taps import OfCaseTap
from bot.chat.lookup_taps import AllCasesTap, AskAllTap, LatestCommentsTap
from bot.chat.tap_fields import FLAGS, LARGEST_ID, flag_text, instant_in, instant_text, number_in
from bot.chat.taps import (
    CampaignChange,
    CampaignChangeTap,
    CampaignTap,
    CommentsTap,
    ContactTap,
    HomeChoice,
    HomeTap,
    HowSureTap,
    LanguageTap,
    NeverTap,
    NotNowTap,
    OtherPersonTap,
    PauseTap,
    PreviewTap,
    PrivacyChoice,
    PrivacyTap,
    PromptTap,
    QuoteTap,
    RescoreTap,
    ResumeTap,
    SamePersonTap,
    ScoreTap,
    ShareTap,
    SkipTap,
    StartTap,
    Tap,
    UndoTap,
    WriteTap,
)
from bot.ids import ContactId, PersonId
from bot.states import Consent, Decline

MAX_BYTES: Final = 64
VERSION: Final = "1"
MOST_PAGES: Final = 9999


class UnknownTapError(ValueError):
    """The bytes are not from one of the bot's buttons."""


_FORM: Final = re.compile(rf"{VERSION}:[!-~]{{1,{MAX_BYTES - 2}}}")
_CONSENT_LETTERS = {Consent.NAMED: "n", Consent.ANONYMOUS: "a", Consent.REFUSED: "r"}
_CONSENTS = {letter: consent for consent, letter in _CONSENT_LETTERS.items()}
_DECLINE_LETTERS = {Decline.NEVER: "n", Decline.PAUSE: "p", Decline.NOT_NOW: "l"}
_DECLINES = {letter: decline for decline, letter in _DECLINE_LETTERS.items()}
_HOME_LETTERS = {
    HomeChoice.PAUSE: "p",
    HomeChoice.NEVER: "n",
    HomeChoice.LANGUAGES: "g",
    HomeChoice.PRIVACY: "v",
    HomeChoice.BACK: "b",
    HomeChoice.COPY: "c",
    HomeChoice.WITHDRAW_QUOTES: "w",
    HomeChoice.ERASE: "e",
    HomeChoice.ERASE_NOW: "y",
    HomeChoice.KEEP: "k",
}
_HOME_CHOICES = {letter: choice for choice, letter in _HOME_LETTERS.items()}
_PRIVACY_LETTERS = {
    PrivacyChoice.COPY: "c",
    PrivacyChoice.WITHDRAW_QUOTES: "w",
    PrivacyChoice.ERASE: "e",
    PrivacyChoice.ERASE_NOW: "y",
}
_PRIVACY_CHOICES = {letter: choice for choice, letter in _PRIVACY_LETTERS.items()}
_CHANGE_LETTERS = {
    CampaignChange.PAUSE: "p",
    CampaignChange.RESUME: "r",
    CampaignChange.CANCEL: "c",
}
_CHANGES = {letter: change for change, letter in _CHANGE_LETTERS.items()}


def pack(tap: Tap) -> str:
    """Encodes a tap. Raises ValueError if the result exceeds 64 bytes."""
    packed = ":".join((VERSION, *_fields(tap)))
    if len(packed.encode()) > MAX_BYTES:
        raise ValueError(f"a button carries at most {MAX_BYTES} bytes: {packed!r}")
    return packed


def _fields(tap: Tap) -> tuple[str, ...]:
    if isinstance(tap, OfCaseTap):
        return case_fields(tap)
    match tap:
        case ScoreTap(invitation=token, score=score):
            return "s", token, str(score)
        case SkipTap(invitation=token):
            return "k", token
        case WriteTap(invitation=token):
            return "w", token
        case ContactTap(invitation=token, wanted=wanted):
            return "c", token, flag_text(wanted)
        case QuoteTap(invitation=token, consent=consent):
            return "q", token, _CONSENT_LETTERS[consent]
        case RescoreTap(invitation=token):
            return "r", token
        case NotNowTap(invitation=token):
            return "l", token
        case PauseTap(invitation=token):
            return "p", token
        case NeverTap(invitation=token):
            return "n", token
        case LanguageTap(language=language):
            return "g", language
        case ResumeTap():
            return ("u",)
        case UndoTap(declined=declined, at=at):
            return "z", _DECLINE_LETTERS[declined], instant_text(at)
        case HomeTap(choice=chosen):
            return "h", _HOME_LETTERS[chosen]
        case PrivacyTap(choice=wish):
            return "d", _PRIVACY_LETTERS[wish]
        case PromptTap(prompt=prompt, choice=choice):
            return "o", str(prompt), str(choice)
        case CampaignTap(campaign=token, confirmed=confirmed):
            return "a", token, flag_text(confirmed)
        case StartTap(survey=survey):
            return "b", survey
        case CampaignChangeTap(campaign=token, change=change):
            return "A", token, _CHANGE_LETTERS[change]
        case CommentsTap(survey=survey, week=week, page=page):
            return "C", survey, week, str(page)
        case LatestCommentsTap(survey=survey, since=since, segment=segment, page=page):
            return "M", survey, since, segment, str(page)
        case AllCasesTap():
            return ("L",)
        case AskAllTap():
            return ("E",)
        case HowSureTap(survey=survey, week=week):
            return "H", survey, week
        case ShareTap(survey=survey, week=week):
            return "S", survey, week
        case SamePersonTap(contact=contact, person=person):
            return "j", str(contact), str(person)
        case OtherPersonTap(contact=contact, person=person):
            return "J", str(contact), str(person)
        case PreviewTap():
            return ("P",)


_READERS: dict[tuple[str, int], Callable[..., Tap]] = {
    **CASE_READERS,
    ("s", 2): lambda token, score: ScoreTap(invitation=token, score=_score(score)),
    ("k", 1): lambda token: SkipTap(invitation=token),
    ("w", 1): lambda token: WriteTap(invitation=token),
    ("c", 2): lambda token, flag: ContactTap(invitation=token, wanted=FLAGS[flag]),
    ("q", 2): lambda token, letter: QuoteTap(invitation=token, consent=_CONSENTS[letter]),
    ("r", 1): lambda token: RescoreTap(invitation=token),
    ("l", 1): lambda token: NotNowTap(invitation=token),
    ("p", 1): lambda token: PauseTap(invitation=token),
    ("n", 1): lambda token: NeverTap(invitation=token),
    ("g", 1): lambda language: LanguageTap(language=language),
    ("u", 0): ResumeTap,
    ("z", 2): lambda letter, at: UndoTap(declined=_DECLINES[letter], at=instant_in(at)),
    ("h", 1): lambda letter: HomeTap(choice=_HOME_CHOICES[letter]),
    ("d", 1): lambda letter: PrivacyTap(choice=_PRIVACY_CHOICES[letter]),
    ("o", 2): lambda prompt, choice: PromptTap(
        prompt=number_in(prompt, LARGEST_ID), choice=number_in(choice, LARGEST_ID)
    ),
    ("j", 2): lambda contact, person: SamePersonTap(
        contact=ContactId(number_in(contact, LARGEST_ID)),
        person=PersonId(number_in(person, LARGEST_ID)),
    ),
    ("J", 2): lambda contact, person: OtherPersonTap(
        contact=ContactId(number_in(contact, LARGEST_ID)),
        person=PersonId(number_in(person, LARGEST_ID)),
    ),
    ("a", 2): lambda token, flag: CampaignTap(campaign=token, confirmed=FLAGS[flag]),
    ("b", 1): lambda survey: StartTap(survey=survey),
    ("A", 2): lambda token, letter: CampaignChangeTap(campaign=token, change=_CHANGES[letter]),
    ("C", 3): lambda survey, week, page: CommentsTap(
        survey=survey, week=_week(week), page=number_in(page, MOST_PAGES)
    ),
    ("M", 4): lambda survey, since, segment, page: LatestCommentsTap(
        survey=survey,
        since=_day(since),
        segment=segment,
        page=number_in(page, MOST_PAGES),
    ),
    ("L", 0): AllCasesTap,
    ("E", 0): AskAllTap,
    ("H", 2): lambda survey, week: HowSureTap(survey=survey, week=_week(week)),
    ("P", 0): PreviewTap,
    ("S", 2): lambda survey, week: ShareTap(survey=survey, week=_week(week)),
}


def unpack(packed: str) -> Tap:
    """Decodes a tap. Raises UnknownTapError for any other text."""
    _, _, rest = packed.partition(":")
    kind, *fields = rest.split(":")
    reader = _READERS.get((kind, len(fields)))
    if not _FORM.fullmatch(packed) or reader is None or not all(fields):
        raise UnknownTapError(packed)
    try:
        return reader(*fields)
    except (KeyError, ValueError, OverflowError) as error:
        raise UnknownTapError(packed) from error


def _score(digits: str) -> int:
    return number_in(digits, 10)


def _week(text: str) -> str:
    if not re.fullmatch("[0-9]{4}-W[0-9]{2}", text):
        raise ValueError(text)
    return text


def _day(text: str) -> str:
    if date.fromisoformat(text).isoformat() != text:
        raise ValueError(text)
    return text
