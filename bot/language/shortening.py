"""Shortens and splits text to the lengths that chat platforms allow."""

from bot.language.graphemes import last_border


def shorten(text: str, limit: int) -> str:
    """Shortens *text* to *limit* UTF-16 code units (1 or more), the unit of both platforms.

    “…” marks a cut.
    """
    if _fitting(text, limit) == len(text):
        return text
    return text[: last_border(text, _fitting(text, limit - 1))] + "…"


def split(text: str, limit: int) -> tuple[str, ...]:
    """Splits *text* into parts of at most *limit* UTF-16 code units (2 or more).

    Cuts between graphemes where possible.
    """
    parts = []
    while text:
        end = last_border(text, _fitting(text, limit)) or _fitting(text, limit)
        parts.append(text[:end])
        text = text[end:]
    return tuple(parts)


def _fitting(text: str, units: int) -> int:
    """Returns how many leading characters of *text* fit into *units* UTF-16 code units."""
    for index, character in enumerate(text):
        units -= 2 if character > "\uffff" else 1
        if units < 0:
            return index
    return len(text)
