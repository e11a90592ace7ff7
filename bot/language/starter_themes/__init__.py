"""The themes that Tentap looks for where `bot.toml` does not say otherwise."""

from collections.abc import Mapping
from typing import Final

from bot.language.starter_themes.chinese import CHINESE
from bot.language.starter_themes.english import ENGLISH
from bot.language.starter_themes.indonesian import INDONESIAN
from bot.language.starter_themes.korean import KOREAN
from bot.language.themes.theme import Theme

_WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "en": ENGLISH,
    "id": INDONESIAN,
    "ko": KOREAN,
    "zh": CHINESE,
}
_KEYS: Final = (
    "speed",
    "reliability",
    "price",
    "billing",
    "support",
    "usability",
    "features",
    "documentation",
    "exports",
    "mobile",
)
_EXCEPT: Final = "{key}, except"


def _listed(key: str) -> Mapping[str, tuple[str, ...]]:
    return {
        language: tuple(word.strip() for word in words[key].split(","))
        for language, words in _WORDS.items()
        if key in words
    }


STARTER_THEMES: Final = tuple(
    Theme(key=key, words=_listed(key), exceptions=_listed(_EXCEPT.format(key=key))) for key in _KEYS
)
STARTER_KEYS: Final = frozenset(_KEYS)
