"""Encodes taps for buttons, in at most 64 bytes: ``1`` (the version), a letter, the fields.

Version 1 must stay readable for ever, since its buttons remain in people's chats. A chat client can
send any bytes, so nothing that comes back is trusted.
"""

import re
from collections.abc import Callable
from typing import Final

from bot.chat.taps import (
    CampaignTap,
    ContactTap,
    LanguageTap,
    NeverTap,
    NotNowTap,
    PauseTap,
    QuoteTap,
    RescoreTap,
    ResumeTap,
    ScoreTap,
    SkipTap,
    Tap,
    WriteTap,
)
from bot.states import Consent

MAX_BYTES: Final = 64
VERSION: Final = "1"


class UnknownTapError(ValueError):
    """The bytes are not from one of the bot's buttons."""


_FORM: Final = re.compile(rf"{VERSION}:[!-~]{{1,{MAX_BYTES - 2}}}")
_CONSENT_LETTERS = {Consent.NAMED: "n", Consent.ANONYMOUS: "a", Consent.REFUSED: "r"}
_CONSENTS = {letter: consent for consent, letter in _CONSENT_LETTERS.items()}
_FLAGS = {"y": True, "n": False}


def pack(tap: Tap) -> str:
    """Encodes a tap. Raises ValueError if the result exceeds 64 bytes."""
    packed = ":".join((VERSION, *_fields(tap)))
    if len(packed.encode()) > MAX_BYTES:
        raise ValueError(f"a button carries at most {MAX_BYTES} bytes: {packed!r}")
    return packed


def _fields(tap: Tap) -> tuple[str, ...]:
    match tap:
        case ScoreTap(invitation=token, score=score):
            return "s", token, str(score)
        case SkipTap(invitation=token):
            return "k", token
        case WriteTap(invitation=token):
            return "w", token
        case ContactTap(invitation=token, wanted=wanted):
            return "c", token, "y" if wanted else "n"
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
        case CampaignTap(campaign=token, confirmed=confirmed):
            return "a", token, "y" if confirmed else "n"


_READERS: dict[tuple[str, int], Callable[..., Tap]] = {
    ("s", 2): lambda token, score: ScoreTap(invitation=token, score=_score(score)),
    ("k", 1): lambda token: SkipTap(invitation=token),
    ("w", 1): lambda token: WriteTap(invitation=token),
    ("c", 2): lambda token, flag: ContactTap(invitation=token, wanted=_FLAGS[flag]),
    ("q", 2): lambda token, letter: QuoteTap(invitation=token, consent=_CONSENTS[letter]),
    ("r", 1): lambda token: RescoreTap(invitation=token),
    ("l", 1): lambda token: NotNowTap(invitation=token),
    ("p", 1): lambda token: PauseTap(invitation=token),
    ("n", 1): lambda token: NeverTap(invitation=token),
    ("g", 1): lambda language: LanguageTap(language=language),
    ("u", 0): ResumeTap,
    ("a", 2): lambda token, flag: CampaignTap(campaign=token, confirmed=_FLAGS[flag]),
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
    except (KeyError, ValueError) as error:
        raise UnknownTapError(packed) from error


def _score(digits: str) -> int:
    if not (digits.isascii() and digits.isdigit() and str(int(digits)) == digits):
        raise ValueError(digits)
    score = int(digits)
    if score > 10:
        raise ValueError(digits)
    return score
