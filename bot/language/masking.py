"""Masks what identifies or gives access: phone and card numbers, e-mail addresses, secret links.

Dates, times, prices and small numbers stay, since they are often what a comment is about.
"""

import unicodedata
from typing import Final

import regex

MASK: Final = "•••"
BARE: Final = 9
"""From so many digits on, a number without separators is a phone, a card or an account."""
GROUPED: Final = 7
"""The same for digits in groups, and after a plus."""
NATIONAL: Final = 8
"""The same after a 0, with which no price begins."""

_ASCII_LOCAL: Final = r"(?<![A-Za-z0-9._%+'-])[A-Za-z0-9._%+'-]++"
_EMAIL: Final = regex.compile(
    rf"(?:{_ASCII_LOCAL}|(?<![^\W\x00-\x7f])[^\W\x00-\x7f]++)[@＠][A-Za-z0-9-]++(?:\.[A-Za-z0-9-]++)++"
)
_URL: Final = regex.compile(
    r"(?i:(?<![a-z0-9])(?P<scheme>[a-z][a-z0-9+.-]{1,19}+)://)(?:(?P<user>[^\s/@]{1,200}+)@)?"
    r"(?P<host>[^\s/?#<>\"]++)(?P<rest>[/?#][!-~]*+(?:[^\s!-~]++[!-~]*?[=&/?][!-~]*+)*+)?"
)
_UUID: Final = regex.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", regex.IGNORECASE)
_SECRET_FROM: Final = 16
"""From so many characters on, a part of a path with a digit in it may be a secret."""

_SEPARATOR: Final = r"[^\S\n]?[-‐‑‒–—−－.．·()（）][^\S\n]?|[^\S\n]"
_NUMBER: Final = regex.compile(
    rf"(?<![A-Za-z0-9_])(?<!\d[.,])(?:[+＋][^\S\n]?)?[(（]?\d++(?:(?:{_SEPARATOR}){{1,3}}+\d++)*+[xX]?"
)
_YEAR: Final = r"(?:19|20)\d\d"
_DATE: Final = (
    rf"(?:{_YEAR}[-/.]\d{{1,2}}[-/.]\d{{1,2}}|\d{{1,2}}[-/.]\d{{1,2}}[-/.](?:{_YEAR}|\d\d)"
    rf"|{_YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?:[T ]\d{{1,2}}(?=:))?"
)
_THOUSANDS: Final = r"[1-9]\d{0,2}(?:(?P<by>[. \u00a0\u202f'’])\d{3})(?:(?P=by)\d{3})*"
_HARMLESS: Final = regex.compile(
    rf"(?<![\d+])(?<!\d[-.()])(?:{_DATE})(?![-.(]?\d)"
    rf"|(?<![\d+])(?<!\d[-. ()])(?:{_THOUSANDS})(?![-. (]?\d)"
    r"|(?<![\d.])\d+\.\d{1,2}(?![\d.])"
)
_CURRENCY: Final = r"(?i:rp|idr|usd|eur|krw|cny|rmb|us\$|[$€£¥￥₩元円圆块원])\.?\s?"
_PRICED: Final = regex.compile(rf"{_CURRENCY}$")
_PRICE_FOLLOWS: Final = regex.compile(rf"\s?(?:{_CURRENCY}|만\s?원|천\s?원|ribu|juta|万|亿)")


def masked(text: str) -> str:
    """Returns *text* with each of these replaced by a mask; of a link its host stays."""
    text = _URL.sub(_masked_url, text)
    text = _EMAIL.sub(MASK, text)
    return _NUMBER.sub(_masked_number, text)


def _masked_url(match: regex.Match[str]) -> str:
    rest = match["rest"] or ""
    if match["user"] is None and not _gives_access(rest):
        return match[0]
    return f"{match['scheme']}://{match['host']}/{MASK}"


def _gives_access(rest: str) -> bool:
    """Whether the path of a link may contain a token, as those of invitations and resets do."""
    if "?" in rest or "=" in rest or _UUID.search(rest):
        return True
    parts = regex.split("[/#.-]", rest)
    return any(len(part) >= _SECRET_FROM and regex.search(r"\d", part) for part in parts)


def _masked_number(match: regex.Match[str]) -> str:
    """Returns the digits that follow each other, masked unless all are harmless."""
    if _is_price(match):
        return match[0]
    shown, position = [], 0
    for harmless in _HARMLESS.finditer(match[0]):
        shown += [_judged(match[0][position : harmless.start()]), harmless[0]]
        position = harmless.end()
    return "".join((*shown, _judged(match[0][position:])))


def _is_price(match: regex.Match[str]) -> bool:
    text, start, end = match.string, match.start(), match.end()
    before, bare = text[max(0, start - 5) : start], match[0].isdigit()
    priced = _PRICED.search(before) or _PRICE_FOLLOWS.match(text, end)
    return bool(priced) and (bare or bool(_HARMLESS.fullmatch(match[0])))


def _judged(digits: str) -> str:
    """Returns a mask for the digits of a phone, a card or an account, with the blanks around it."""
    core = digits.strip()
    if not _is_private(unicodedata.normalize("NFKC", core)):
        return digits
    before, _, after = digits.partition(core)
    return f"{before}{MASK}{after}"


def _is_private(digits: str) -> bool:
    groups = regex.findall(r"\d+", digits)
    count = sum(map(len, groups))
    if digits.startswith("+"):
        return count >= GROUPED
    if digits.lstrip("(").startswith("0"):
        return count >= NATIONAL
    if len(groups) <= 1:
        return count >= BARE
    return count >= GROUPED and not _are_plain(groups, digits)


def _are_plain(groups: list[str], digits: str) -> bool:
    """Whether these are several numbers, years or a range, rather than one number in groups."""
    if all(regex.fullmatch(_YEAR, group) for group in groups):
        return True
    if "." in digits and len(groups) == 2:
        return True
    is_range = len(groups) == 2 and all(group.endswith("0") for group in groups)
    return is_range or any(len(group) == 1 for group in groups[1:])
