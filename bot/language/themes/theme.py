"""The values of themes: what an operator defines, and what is found in a text."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

LANGUAGES: Final = ("en", "id", "ko", "zh")
WordsByLanguage = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, kw_only=True)
class Theme:
    """What comments may be about, and the words by which they are recognised."""

    key: str
    words: WordsByLanguage
    """Words and phrases of each language."""
    exceptions: WordsByLanguage = field(default_factory=dict)
    """Words that look like one of them and are not meant."""
    names: Mapping[str, str] = field(default_factory=dict)
    """What staff call it, in some languages."""
    article: str | None = None
    """The address of a help article."""


@dataclass(frozen=True, kw_only=True)
class Mention:
    """A place of a text where a theme is mentioned: ``text[start:end]``."""

    theme: str
    """The key of the theme."""
    word: str
    """The theme's word as the operator wrote it."""
    start: int
    end: int
