"""Renders churn, for the weekly post and for the answer to "How sure is this?"."""

from collections.abc import Iterable
from typing import Any

from bot.chat.messages import Paragraph, joined, plain
from bot.figures.churn import EXPECTED, Churn, ChurnBySegment, ChurnOfPeriod
from bot.figures.proportions import Share, wilson
from bot.figures.rounding import rounded
from bot.figures.verdicts import ENOUGH
from bot.language.texts import Texts
from bot.summary.experiment_lines import difference_text


def churn_lines(churn: Churn | None, texts: Texts) -> Iterable[Paragraph]:
    """Yields the two figures of the last 90 days, and detractors against promoters.

    Of few customers there are only the counts.
    """
    if churn is None:
        return
    yield joined(tuple(_figures(churn.last_90_days, texts)), " · ")
    groups = churn.by_segment
    if groups is not None and groups.difference.points is not None:
        yield texts.paragraph(
            "summary.churn.segments",
            **_group("detractors", groups.detractors, texts),
            **_group("promoters", groups.promoters, texts),
            verdict=difference_text(groups.difference, texts),
        )


def _figures(churn: ChurnOfPeriod, texts: Texts) -> Iterable[Paragraph]:
    if churn.rate is None:
        yield texts.paragraph("summary.churn.none")
    else:
        is_few = churn.of_start.whole < ENOUGH
        yield texts.paragraph(
            "summary.churn.few" if is_few else "summary.churn", **_rate(churn, texts)
        )
    if churn.lost_per_acquired is not None and churn.acquired < ENOUGH:
        yield texts.paragraph(
            "summary.churn.acquired.few", lost=churn.lost, acquired=churn.acquired
        )
    elif churn.lost_per_acquired is not None:
        rate = _percent(churn.lost_per_acquired, texts)
        yield texts.paragraph(
            "summary.churn.acquired", rate=rate, lost=churn.lost, acquired=churn.acquired
        )


def _rate(churn: ChurnOfPeriod, texts: Texts) -> dict[str, Any]:
    assert churn.rate is not None
    return {
        "rate": _percent(churn.rate, texts),
        "lost": churn.of_start.part,
        "customers": churn.of_start.whole,
    }


def _group(name: str, group: Share, texts: Texts) -> dict[str, Any]:
    assert group.percent is not None
    return {
        name: _percent(group.percent, texts),
        f"{name}_lost": group.part,
        f"{name}_n": group.whole,
    }


def churn_certainty(churn: Churn | None, texts: Texts) -> Iterable[Paragraph]:
    """Yields the counts of both periods, the intervals of the groups, and the definitions."""
    if churn is None:
        return
    for period in (churn.last_90_days, churn.last_month):
        yield _counts(period, texts)
    if churn.by_segment is not None:
        yield from _intervals(churn.by_segment, texts)
    yield plain(texts("summary.sure.churn.definition"))
    if churn.by_segment is not None:
        yield plain(texts("summary.sure.churn.segments", enough=ENOUGH, expected=EXPECTED))


def _counts(churn: ChurnOfPeriod, texts: Texts) -> Paragraph:
    days = texts.days(churn.period.first, churn.period.last)
    counts: dict[str, Any] = {"left": churn.lost, "acquired": churn.acquired}
    if churn.rate is None:
        return texts.paragraph("summary.sure.churn.none", days=days, **counts)
    key = "summary.sure.churn.few" if churn.of_start.whole < ENOUGH else "summary.sure.churn"
    return texts.paragraph(key, days=days, **_rate(churn, texts), **counts)


def _intervals(groups: ChurnBySegment, texts: Texts) -> Iterable[Paragraph]:
    for key, group in (
        ("summary.sure.churn.detractors", groups.detractors),
        ("summary.sure.churn.promoters", groups.promoters),
    ):
        limits = wilson(group)
        if limits is not None and group.percent is not None:
            yield texts.paragraph(
                key,
                rate=_percent(group.percent, texts),
                lost=group.part,
                n=group.whole,
                low=_percent(limits[0], texts),
                high=_percent(limits[1], texts),
            )


def _percent(share: float, texts: Texts) -> str:
    """Formats a share with one decimal, because churn rates are small."""
    return texts.percent(rounded(share, 1))
