"""Fills in the texts of ``bot/locales`` and formats dates, in one language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_interval

from bot.chat.messages import Paragraph, Span, Style
from bot.language.isolates import isolated
from bot.locales import en, ko, zh
from bot.locales import id as indonesian

_LANGUAGES: Final[Mapping[str, Mapping[str, str]]] = {
    "en": en.TEXTS,
    "id": indonesian.TEXTS,
    "ko": ko.TEXTS,
    "zh": zh.TEXTS,
}
LANGUAGES: Final = tuple(_LANGUAGES)
_OLD_TAGS: Final = {"in": "id"}
_LOCALES: Final = {"en": "en_GB"}
"""The locale for dates, for languages with several date formats."""


def language_of(tag: str | None) -> str | None:
    """Returns the bot's language for an IETF tag such as ``zh-Hans-CN`` or ``id_ID``, or None."""
    primary = (tag or "").replace("_", "-").split("-")[0].lower()
    primary = _OLD_TAGS.get(primary, primary)
    return primary if primary in LANGUAGES else None


@dataclass(frozen=True, kw_only=True)
class Line:
    """The key and values of a text, stored and passed on instead of the text itself."""

    key: str
    values: Mapping[str, str | int] = field(default_factory=dict)


class Texts:
    """The texts of one language."""

    def __init__(self, language: str, **always: str) -> None:
        """*always*: values for all texts, such as the product's name."""
        self.language = language
        self._texts = _LANGUAGES[language]
        self._always = always
        self._locale = Locale.parse(_LOCALES.get(language, language))

    def __call__(self, key: str, **values: object) -> str:
        """Returns the text of *key*, without emphasis."""
        return self._fill(self._texts[key].replace("**", ""), values)

    def line(self, line: Line) -> str:
        return self(line.key, **line.values)

    def count(self, key: str, n: int, **values: object) -> str:
        """Returns the text of *key* in the plural form for *n*."""
        return self(self._counted(key, n), n=n, **values)

    def counted(self, key: str, n: int, **values: object) -> Paragraph:
        """Returns the same as `count`, with its ``**bold**`` parts."""
        return self.paragraph(self._counted(key, n), Style.NORMAL, n=n, **values)

    def _counted(self, key: str, n: int) -> str:
        return f"{key}.{self._locale.plural_form(n)}"

    def paragraph(self, key: str, style: Style = Style.NORMAL, **values: object) -> Paragraph:
        """Returns the text of *key* with its ``**bold**`` parts. Values are never parsed."""
        parts = enumerate(self._texts[key].split("**"))
        spans = (Span(text=self._fill(part, values), bold=i % 2 == 1) for i, part in parts if part)
        return Paragraph(spans=tuple(spans), style=style)

    def day(self, moment: datetime | date, timezone: str = "UTC") -> str:
        """Formats a day in words. An instant becomes its day in *timezone*."""
        if isinstance(moment, datetime):
            moment = moment.astimezone(ZoneInfo(timezone)).date()
        return format_date(moment, format="long", locale=self._locale)

    def days(self, first: date, last: date) -> str:
        """Formats a range of days, such as ``9–15 Nov 2026``."""
        return format_interval(first, last, "yMMMd", locale=self._locale)

    def _fill(self, template: str, values: Mapping[str, object]) -> str:
        # Values may be a customer's words, which must not reorder the text.
        filled = {**self._always, **values}
        return template.format_map(
            {
                name: isolated(value) if isinstance(value, str) else value
                for name, value in filled.items()
            }
        )
