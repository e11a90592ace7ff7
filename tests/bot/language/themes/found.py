"""What is found in a comment, in a form that a table of a test can hold."""

from collections.abc import Mapping

from bot.language.starter_themes import STARTER_THEMES
from bot.language.themes.theme import Theme
from bot.language.themes.theme_finder import ThemeFinder

STARTERS = ThemeFinder(STARTER_THEMES)


def themes_in(comment: str, finder: ThemeFinder = STARTERS) -> dict[str, list[str]]:
    """Each theme with the words of the comment that mention it."""
    found: dict[str, list[str]] = {}
    for one in finder.mentions(comment):
        found.setdefault(one.theme, []).append(comment[one.start : one.end])
    return found


def finder(
    language: str, words: Mapping[str, str], exceptions: Mapping[str, str] | None = None
) -> ThemeFinder:
    """Finds themes by words of one language, written with commas between them."""
    left_out = exceptions or {}
    return ThemeFinder(
        Theme(
            key=key,
            words={language: _listed(some)},
            exceptions={language: _listed(left_out[key])} if key in left_out else {},
        )
        for key, some in words.items()
    )


def _listed(words: str) -> tuple[str, ...]:
    return tuple(words.split(", "))
