"""Renders how soon detractors were answered, and how many recovered: two quiet lines."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Final

from bot.chat.messages import Paragraph, Style, plain
from bot.figures.case_figures import CaseFigures, CasesOfPeriod
from bot.figures.recovery import Recovery
from bot.figures.rounding import rounded
from bot.language.texts import Texts

_HOUR: Final = timedelta(hours=1)
_MINUTE: Final = timedelta(minutes=1)
_EXACT: Final = 10
"""Below so many hours a time has a decimal."""


def responses(figures: CaseFigures | None, texts: Texts) -> Iterable[Paragraph]:
    """Yields at most two lines about the 90 days."""
    if figures is None:
        return
    for parts in (_answered(figures.last_90_days, texts), _recovered(figures.recovery, texts)):
        if words := " · ".join(parts):
            yield plain(words, Style.QUIET)


def _answered(cases: CasesOfPeriod, texts: Texts) -> Iterable[str]:
    at_all, in_time = cases.detractors.at_all, cases.detractors.in_time
    if at_all.whole:
        yield texts("summary.answered", part=at_all.part, n=at_all.whole, in_time=in_time.part)
    response = cases.response
    if response.median is not None:
        median = duration(response.median, texts)
        key = "summary.response.waiting" if response.waiting else "summary.response"
        yield texts(key, median=median, n=response.n, waiting=response.waiting)
    elif response.n:
        yield texts("summary.response.not_yet", n=response.n, waiting=response.waiting)


def _recovered(recovery: Recovery, texts: Texts) -> Iterable[str]:
    for key, share in (
        ("summary.recovered", recovery.recovered),
        ("summary.recovered.without_reply", recovery.without_reply),
        ("summary.fell", recovery.fell),
    ):
        if recovery.recovered.whole and share.whole:
            yield texts(key, part=share.part, n=share.whole)


def duration(time: timedelta, texts: Texts) -> str:
    """Returns a time in minutes, or in hours from an hour on."""
    minutes = rounded(time / _MINUTE, 0)
    if minutes < _HOUR / _MINUTE:
        return texts.duration(minutes, "minute")
    exact, whole = (rounded(time / _HOUR, decimals) for decimals in (1, 0))
    return texts.duration(whole if exact >= _EXACT or exact == whole else exact, "hour")
