"""Splits typed names, which may be quoted and separated by the commas of several scripts."""

from typing import Final

import regex

_QUOTED: Final = (
    '"[^"]*"|“[^”]*”|„[^“”]*[“”]|«[^»]*»|»[^«]*«|‹[^›]*›|「[^」]*」|『[^』]*』|《[^》]*》|〈[^〉]*〉|'
    "＂[^＂]*＂|”[^”]*”|‘[^’]*’(?!\\w)|'[^']*'(?!\\w)"
)
"""A text in quotation marks. A single one within a word is an apostrophe."""
_COMMAS: Final = ",，、﹐﹑､;；،؛"
_END: Final = rf"(?=\s*(?:[{_COMMAS}]|\s[@＠\"“„«»‹「『《〈＂‘']|$))"
_PART: Final = regex.compile(
    rf"\s*+(?:(?P<quoted>{_QUOTED}){_END}|(?P<plain>(?:(?!\s[@＠]\S)[^{_COMMAS}])++))"
)
_ALL_QUOTED: Final = regex.compile(_QUOTED)
VALUE: Final = rf"(?:{_QUOTED}|[^\s{_COMMAS}]+)"
"""A pattern for one word, or a text in quotation marks."""
COMMAS: Final = _COMMAS


def names_in(text: str) -> tuple[str, ...]:
    """Returns the names in *text*, each once. A mention with `@` begins a name without a comma."""
    parts = (match["quoted"] or match["plain"] for match in _PART.finditer(text))
    names = (unquoted(part.strip()) for part in parts)
    return tuple(dict.fromkeys(name for name in names if name))


def unquoted(text: str) -> str:
    """Returns *text* without quotation marks around the whole of it."""
    return text[1:-1].strip() if _ALL_QUOTED.fullmatch(text) else text
