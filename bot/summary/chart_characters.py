"""Lists the characters that a chart can show. The chart's fonts contain exactly these."""

from datetime import date, timedelta

from bot.figures.verdicts import ENOUGH
from bot.language.texts import LANGUAGES, Texts
from bot.summary.chart_style import Label

_FIGURES = "+−0123456789"
_LATIN = "".join(map(chr, range(0x20, 0x7F)))


def characters() -> str:
    """Returns all characters of the chart in all languages, each once, in order."""
    shown = {letter for language in LANGUAGES for letter in _of(Texts(language))}
    return "".join(sorted(shown.union(_FIGURES, _LATIN)))


def _of(texts: Texts) -> str:
    """Returns the texts of the chart in one language, with every date of a year."""
    year = (date(2028, 1, 1) + timedelta(days=day) for day in range(366))
    labels = (texts(label, n=ENOUGH) for label in Label)
    return "".join((*labels, *map(texts.short_day, year)))
