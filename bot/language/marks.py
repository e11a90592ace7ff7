"""Finds a number inside quotes, brackets or marks: `“9”`, `(9)`, `*9*`, `+9`."""

from typing import Final, NamedTuple

import regex

_QUOTES: Final = "\"'“”„‟‘’‚‛«»‹›"
_EMPHASIS: Final = "*_~`|"
_BRACKETS: Final = {
    "(": ")",
    "[": "]",
    "{": "}",
    "<": ">",
    "「": "」",
    "『": "』",
    "《": "》",
    "〈": "〉",
    "【": "】",
    "〔": "〕",
    "〖": "〗",
}
_CLOSING: Final = {
    **dict.fromkeys(_QUOTES, _QUOTES),
    **{mark: mark for mark in _EMPHASIS},
    **_BRACKETS,
}
_ENDS: Final = "".join({*_CLOSING.values()})
_BEFORE: Final = regex.compile(r"(?:[+#•◦▪]|[*>](?=\s))\s*+")
"""Marks that only precede a number."""
_STOP: Final = regex.compile(rf"(?<=[{regex.escape(_ENDS)}])\s*+[.,!。、]++\Z")
_OUT_OF: Final = regex.compile(r"(?P<number>.+?)(?P<of>\s*+/\s*+\d++)")
_LEADING: Final = regex.compile(rf"[\s{regex.escape(''.join(_CLOSING))}+#•◦▪≈>]++")


class Opened(NamedTuple):
    """A number behind opening marks."""

    begin: int
    closing: regex.Pattern[str]
    """The marks that close it."""


def inside(text: str) -> str:
    """Returns *text* without the marks around the whole of it, whose ends fit each other."""
    while (inner := _without_outer(text.strip())) is not None:
        text = inner
    return text.strip()


def opened(text: str) -> Opened | None:
    """Returns where the number behind opening marks begins, and what closes the marks."""
    marks = regex.match(rf"(?:\s*+[{regex.escape(''.join(_CLOSING))}])++", text)
    if marks is None:
        return None
    ends = (_CLOSING[mark] for mark in reversed("".join(marks[0].split())))
    closing = "".join(rf"\s*+[{regex.escape(end)}]" for end in ends)
    return Opened(begin=marks.end(), closing=regex.compile(closing))


def without_leading(text: str) -> str:
    """Returns *text* without the marks before it, though nothing closes them."""
    leading = _LEADING.match(text)
    return text[leading.end() :] if leading else text


def _without_outer(text: str) -> str | None:
    """Returns *text* without one mark or one pair of marks; ``None`` if there is none."""
    if stop := _STOP.search(text):
        return text[: stop.start()]
    if len(text) > 2 and text[-1] in _CLOSING.get(text[0], ""):
        return text[1:-1]
    if before := _BEFORE.match(text):
        return text[before.end() :]
    parts = _OUT_OF.fullmatch(text)
    number = _without_outer(parts["number"]) if parts else None
    return None if parts is None or number is None else number + parts["of"]
