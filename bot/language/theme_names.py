"""Names a theme for staff."""

from bot.language.starter_themes import STARTER_KEYS
from bot.language.texts import Texts
from bot.language.themes.theme import Theme


def theme_name(theme: Theme, texts: Texts) -> str:
    """Returns the name in the language of *texts*: the operator's, or that of a starter theme.

    Without one it is the operator's name in another language, or the words of the key.
    """
    if texts.language in theme.names:
        return theme.names[texts.language]
    if theme.key in STARTER_KEYS:
        return texts(f"theme.{theme.key}")
    words = theme.key.replace("_", " ").replace("-", " ")
    return next(iter(theme.names.values()), words[:1].upper() + words[1:])
