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
    key: str = ""
    """The setting or variable that the advice is about, where the advice does not name it."""

    @property
    def next_step(self) -> str:
        """The advice as it is understood without the text above it."""
        return f"{self.key}: {self.advice}" if self.key else self.advice


def good(text: str) -> Finding:
    return Finding(mark=Mark.GOOD, text=text)


def bad(text: str, advice: str, *, key: str = "") -> Finding:
    return Finding(mark=Mark.BAD, text=text, advice=advice, key=key)


UNREACHABLE = "Check this machine's network, and api_url in bot.toml."
