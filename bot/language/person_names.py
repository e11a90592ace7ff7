"""Makes other tools' names of one person equal: without invisible characters, case, more spaces."""

from typing import Final

import regex

from bot.language.cleaning import one_line

_UNSEEN: Final = regex.compile(r"[\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]")


def name_for_storage(name: str | None) -> str | None:
    """Returns a name or address without invisible characters; an address in lower case."""
    shown = " ".join(_UNSEEN.sub("", one_line(name or "")).split())
    return (shown.lower() if "@" in shown else shown) or None


def name_for_comparison(name: str) -> str:
    """Returns what two spellings of one stored name have in common."""
    return name.casefold()
