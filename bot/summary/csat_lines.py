"""Renders one line for each CSAT survey, in the summary of the main survey."""

from collections.abc import Iterable, Sequence

from bot.chat.messages import Paragraph, joined
from bot.figures.number_format import percent
from bot.figures.proportions import Share, wilson
from bot.figures.rounding import shown
from bot.figures.verdicts import ENOUGH
from bot.figures.weekly import CsatFigures
from bot.language.texts import Texts


def csat(surveys: Sequence[CsatFigures], texts: Texts) -> Iterable[Paragraph]:
    """Yields a line for each survey that had answers in the 90 days."""
    for figures in surveys:
        if figures.last_90_days.whole:
            name = texts.paragraph("summary.csat", survey=figures.survey)
            parts = (_days(figures.last_90_days, texts), _week(figures.this_week, texts))
            yield joined((name, joined(parts, " · ")), " ")


def _days(share: Share, texts: Texts) -> Paragraph:
    """Returns the share with its interval; of few answers only how many they are."""
    limits = wilson(share)
    if share.whole < ENOUGH or limits is None:
        return texts.counted("summary.csat.days.few", share.whole, part=share.part)
    low, high = (texts.percent(shown(end)) for end in limits)
    return texts.paragraph(
        "summary.csat.days",
        share=texts.percent(percent(share.part, share.whole)),
        n=share.whole,
        range=texts("summary.range.likely", low=low, high=high),
    )


def _week(share: Share, texts: Texts) -> Paragraph:
    if not share.whole:
        return texts.paragraph("summary.csat.week.none")
    return texts.paragraph("summary.csat.week", part=share.part, n=share.whole)
