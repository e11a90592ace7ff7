"""Defines the findings of `tentap check`."""

from dataclasses import dataclass
from enum import StrEnum


class Mark(StrEnum):
    GOOD = "✓"
    BAD = "✗"
    NOTE = "–"


@dataclass(frozen=True, kw_only=True)
class Finding:
    mark: Mark
    text: str
    advice: str = ""


def good(text: str) -> Finding:
    return Finding(mark=Mark.GOOD, text=text)


def bad(text: str, advice: str) -> Finding:
    return Finding(mark=Mark.BAD, text=text, advice=advice)


UNREACHABLE = "Check this machine's network, and api_url in bot.toml."
