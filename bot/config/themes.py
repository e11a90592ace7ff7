"""The tables `[[theme]]` of `bot.toml`: what comments may be about."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Final

from pydantic import AfterValidator, Field

from bot.config.key_paths import numbered_path
from bot.config.table import Table
from bot.config.values import LinkUrl, SurveyKey
from bot.language.cleaning import one_line
from bot.language.starter_themes import STARTER_THEMES
from bot.language.themes.theme import LANGUAGES, Theme
from bot.language.themes.word_patterns import pattern

LONGEST_NAME: Final = 60
LONGEST_WORD: Final = 60
MOST_WORDS: Final = 200


def _name(text: str) -> str:
    name = one_line(text)
    if not name:
        raise ValueError("must not be empty; leave the key out")
    if len(name) > LONGEST_NAME:
        raise ValueError(f"is too long; the maximum is {LONGEST_NAME} characters")
    return name


def _word(text: str) -> str:
    word = one_line(text)
    if pattern("en", word, None) is None:
        raise ValueError("has no letters and no digits; write a word or a phrase")
    if len(word) > LONGEST_WORD:
        raise ValueError(f"is too long; the maximum is {LONGEST_WORD} characters")
    return word


def _some_words(words: tuple[str, ...]) -> tuple[str, ...]:
    if not words:
        raise ValueError("is empty; add a word, or remove this language")
    if len(words) > MOST_WORDS:
        raise ValueError(f"has {len(words)} words; the maximum is {MOST_WORDS}")
    return words


Name = Annotated[str, AfterValidator(_name)]
Words = Annotated[
    tuple[Annotated[str, AfterValidator(_word)], ...],
    Field(strict=False),
    AfterValidator(_some_words),
]


class NamesByLanguage(Table):
    """What staff call a theme. None: its name in another language."""

    en: Name | None = None
    id: Name | None = None
    ko: Name | None = None
    zh: Name | None = None

    @property
    def given(self) -> Mapping[str, str]:
        names = ((language, getattr(self, language)) for language in LANGUAGES)
        return {language: name for language, name in names if name is not None}


class ThemeWords(Table):
    """Words and phrases by language. None: a language without any."""

    en: Words | None = None
    id: Words | None = None
    ko: Words | None = None
    zh: Words | None = None

    @property
    def given(self) -> Mapping[str, tuple[str, ...]]:
        words = ((language, getattr(self, language)) for language in LANGUAGES)
        return {language: some for language, some in words if some is not None}


class ThemeConfig(Table):
    """`exceptions`: words that look like one of `words` and are not meant.

    `article`: the help article that may be attached when a case is resolved.
    """

    key: SurveyKey
    name: NamesByLanguage = NamesByLanguage()
    words: ThemeWords
    exceptions: ThemeWords = Field(default=ThemeWords(), alias="except")
    article: LinkUrl = None

    @property
    def theme(self) -> Theme:
        return Theme(
            key=self.key,
            words=self.words.given,
            exceptions=self.exceptions.given,
            names=self.name.given,
            article=self.article,
        )


def all_themes(own: Sequence[ThemeConfig], *, with_starters: bool) -> tuple[Theme, ...]:
    """Returns the themes to look for: starter themes unless replaced by their key, then own ones.

    A replaced starter theme keeps its place.
    """
    starters = STARTER_THEMES if with_starters else ()
    themes = {theme.key: theme for theme in starters} | {table.key: table.theme for table in own}
    return tuple(themes.values())


def theme_mistakes(themes: Sequence[Mapping[str, object]]) -> Iterator[str]:
    """Yields a line for each theme that has no words, or the key of another one."""
    seen = set[str]()
    for number, theme in enumerate(themes, start=1):
        path, key = numbered_path("theme", number, len(themes)), theme.get("key")
        if isinstance(key, str) and key in seen:
            yield f"{path}.key: “{key}” is used by a theme above; choose another key"
        if isinstance(key, str):
            seen.add(key)
        if theme.get("words") == {}:
            yield f'{path}.words: has no words; add some, such as words.en = ["export", "CSV"]'
