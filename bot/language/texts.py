"""Fills in the texts of ``bot/locales`` and formats dates, in one language."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from types import MappingProxyType
from typing import Final
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_datetime, format_interval, format_skeleton
from babel.numbers import format_percent
from babel.units import format_unit

from bot.chat.messages import Paragraph, Span, Style
from bot.language.isolates import isolated
from bot.locales import en, ko, zh
from bot.locales import id as indonesian
from bot.periods import Period

_LANGUAGES: Final[Mapping[str, Mapping[str, str]]] = {
    "en": en.TEXTS,
    "id": indonesian.TEXTS,
    "ko": ko.TEXTS,
    "zh": zh.TEXTS,
}
LANGUAGES: Final = tuple(_LANGUAGES)
_OLD_TAGS: Final = {"in": "id"}
_NONE: Final[Mapping[str, str]] = MappingProxyType({})
_LOCALES: Final = {"en": "en_GB"}
"""The locale for dates, for languages with several date formats."""
_NEAR: Final = timedelta(days=300)
"""So far from today a day needs no year."""
_PLACEHOLDER: Final = re.compile(r"(\{\w+\})")
_THIN_SPACE: Final = "\u2009"
_CLOSED: Final = re.compile(r"(?<=\d)(?<!\d{4}) – (?=\d)")
"""A dash between two days of one month, to be written without spaces."""


def language_of(tag: str | None) -> str | None:
    """Returns the bot's language for an IETF tag such as ``zh-Hans-CN`` or ``id_ID``, or None."""
    primary = (tag or "").replace("_", "-").split("-")[0].lower()
    primary = _OLD_TAGS.get(primary, primary)
    return primary if primary in LANGUAGES else None


def template(language: str, key: str) -> str:
    """Returns Tentap's text of *key* as it is before values are filled in."""
    return _LANGUAGES[language][key]


@dataclass(frozen=True, kw_only=True)
class Line:
    """The key and values of a text, stored and passed on instead of the text itself."""

    key: str
    values: Mapping[str, str | int] = field(default_factory=dict)


class Texts:
    """The texts of one language."""

    def __init__(self, language: str, own: Mapping[str, str] = _NONE, /, **always: str) -> None:
        """*own*: texts that replace those of the same key. *always*: values for all texts, such
        as the product's name."""
        self.language = language
        self._texts = {**_LANGUAGES[language], **own} if own else _LANGUAGES[language]
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
        """Returns the text of *key* with its ``**bold**`` parts. Values are never parsed.

        A value that is a span stays one of its own.
        """
        own = {name: value for name, value in values.items() if isinstance(value, Span)}
        spans = tuple(
            span
            for place, part in enumerate(self._texts[key].split("**"))
            for span in self._spans(part, values, own, bold=place % 2 == 1)
        )
        return Paragraph(spans=spans, style=style)

    def _spans(
        self, part: str, values: Mapping[str, object], own: Mapping[str, Span], *, bold: bool
    ) -> Iterator[Span]:
        for piece in _PLACEHOLDER.split(part) if own else (part,):
            if piece[1:-1] in own:
                yield own[piece[1:-1]]
            elif piece:
                yield Span(text=self._fill(piece, values), bold=bold)

    def day(self, moment: datetime | date, timezone: str = "UTC") -> str:
        """Formats a day in words. An instant becomes its day in *timezone*."""
        if isinstance(moment, datetime):
            moment = moment.astimezone(ZoneInfo(timezone)).date()
        return format_date(moment, format="long", locale=self._locale)

    def near_day(self, moment: datetime, now: datetime, timezone: str) -> str:
        """Formats a day in *timezone*, without its year if it is less than 300 days from *now*."""
        if abs(moment - now) > _NEAR:
            return self.day(moment, timezone)
        return format_skeleton("MMMMd", moment.astimezone(ZoneInfo(timezone)), locale=self._locale)

    def weekday(self, moment: datetime, timezone: str) -> str:
        """Formats the weekday and the time in *timezone*, such as ``Monday 9:00``."""
        time = self._locale.time_formats["short"].pattern.replace("HH", "H")
        local = moment.astimezone(ZoneInfo(timezone))
        return format_datetime(local, f"EEEE {time}", tzinfo=local.tzinfo, locale=self._locale)

    def days(self, first: date, last: date, *, year: bool = True) -> str:
        """Formats a range of days, such as ``9–15 Nov 2026``, or ``9–15 November``."""
        shape = "yMMMd" if year else "MMMMd"
        days = format_interval(first, last, shape, locale=self._locale)
        return _CLOSED.sub("–", days.replace(_THIN_SPACE, " "))

    def percent(self, share: int | Decimal) -> str:
        """Formats a number of percent with its own decimals, such as ``42%`` and ``9.1%``."""
        share = Decimal(share) / 100
        return format_percent(share, locale=self._locale, decimal_quantization=False)

    def short_day(self, day: date) -> str:
        """Formats a day without its year, such as ``7 Sept``."""
        return format_skeleton("MMMd", day, locale=self._locale)

    def moment(self, moment: datetime, timezone: str) -> str:
        """Formats a moment as day and time in *timezone*, such as ``28 Nov 18:48``."""
        zone = ZoneInfo(timezone)
        parts = (
            format_skeleton(skeleton, moment, tzinfo=zone, locale=self._locale)
            for skeleton in ("MMMd", "Hm")
        )
        return " ".join(parts)

    def shown_moment(self, moment: datetime, timezone: str) -> Span:
        """Returns `moment` as a span, which some platforms show by the reader's own clock."""
        return Span(text=self.moment(moment, timezone), moment=moment)

    def period(self, period: Period) -> str:
        """Formats a period, such as ``3 years``."""
        return format_unit(period.n, f"duration-{period.unit}", locale=self._locale)

    def duration(self, n: Decimal, unit: str) -> str:
        """Formats a number of minutes or hours with its own decimals, such as ``3.5 hours``."""
        return format_unit(n, f"duration-{unit}", locale=self._locale)

    def _fill(self, template: str, values: Mapping[str, object]) -> str:
        # Values may be a customer's words, which must not reorder the text.
        filled = {**self._always, **values}
        return template.format_map(
            {
                name: isolated(value) if isinstance(value, str) else value
                for name, value in filled.items()
            }
        )
