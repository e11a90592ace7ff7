"""Answers "How sure is this?" for cases: counts, intervals, times, and what the words mean."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from bot.chat.messages import Paragraph, plain
from bot.figures.case_figures import CaseFigures, CasesOfPeriod, Durations
from bot.figures.number_format import percent
from bot.figures.proportions import Share, wilson
from bot.figures.rounding import shown
from bot.language.cleaning import one_line
from bot.language.shortening import shorten
from bot.language.texts import Texts
from bot.summary.case_lines import owner_name
from bot.summary.response_lines import duration

_WORDS: Final = 60
"""UTF-16 units of a cause."""
_LISTED: Final = 10
"""The most causes, and owners, that are named; the others are counted."""


def case_certainty(figures: CaseFigures | None, texts: Texts) -> Iterable[Paragraph]:
    """Yields what stands behind the figures of cases, once there is anything to say."""
    if figures is None:
        return
    recovery = figures.recovery
    if figures.open_cases or figures.last_90_days.opened:
        yield from _cases(figures, texts)
    yield from _share("summary.sure.recovered", recovery.recovered, texts)
    yield from _share("summary.sure.without_reply", recovery.without_reply, texts)
    if recovery.unknown:
        yield plain(texts("summary.sure.reply_unknown", n=recovery.unknown))
    yield from _share("summary.sure.fell", recovery.fell, texts)
    if recovery.recovered.whole:
        yield plain(texts("summary.sure.recovery"))


def _cases(figures: CaseFigures, texts: Texts) -> Iterable[Paragraph]:
    long = figures.last_90_days
    yield texts.paragraph(
        "summary.sure.cases",
        week=figures.this_week.opened,
        days=long.opened,
        open=len(figures.open_cases),
        overdue=figures.overdue,
    )
    yield from _apart(figures, texts)
    yield from _share("summary.sure.answered", long.detractors.at_all, texts)
    yield from _share("summary.sure.in_time", long.detractors.in_time, texts)
    if long.detractors.not_due:
        yield plain(texts("summary.sure.not_due", n=long.detractors.not_due))
    yield from _time("summary.sure.response", long.response, texts)
    yield from _time("summary.sure.resolution", long.resolution, texts)
    yield from _causes(long, figures.cause_names, texts)
    yield from _owners(long, texts)
    yield from _share("summary.sure.case_csat", figures.csat, texts)
    yield plain(texts("summary.sure.cases.definition"))


def _apart(figures: CaseFigures, texts: Texts) -> Iterable[Paragraph]:
    """Yields how many cases are in no time and no share."""
    long = figures.last_90_days
    for key, n in (
        ("summary.sure.without_clock", long.without_clock),
        ("summary.sure.open_without_clock", figures.without_clock),
        ("summary.sure.ended_by_themselves", long.ended_by_themselves),
    ):
        if n:
            yield plain(texts(key, n=n))


def _share(key: str, share: Share, texts: Texts) -> Iterable[Paragraph]:
    limits = wilson(share)
    if limits is not None:
        low, high = (texts.percent(shown(end)) for end in limits)
        yield texts.paragraph(
            "summary.sure.share",
            name=texts(key),
            rate=texts.percent(percent(share.part, share.whole)),
            part=share.part,
            n=share.whole,
            low=low,
            high=high,
        )


def _time(key: str, times: Durations, texts: Texts) -> Iterable[Paragraph]:
    name = texts(key)
    counts: dict[str, Any] = {"n": times.n, "done": times.done, "waiting": times.waiting}
    if times.mean is not None:
        not_yet = texts("summary.sure.time.not_yet")
        median = not_yet if times.median is None else duration(times.median, texts)
        mean = duration(times.mean, texts)
        yield texts.paragraph("summary.sure.time", name=name, median=median, mean=mean, **counts)
    elif times.n:
        yield texts.paragraph("summary.sure.time.none", name=name, **counts)


def _causes(cases: CasesOfPeriod, names: Mapping[str, str], texts: Texts) -> Iterable[Paragraph]:
    shown = [(names.get(one.cause, one.cause), one.n) for one in cases.causes]
    named = [texts("summary.sure.cause", cause=_cause(cause, texts), n=n) for cause, n in shown]
    yield from _listed("summary.sure.causes", named, texts)


def _cause(cause: str, texts: Texts) -> str:
    """Returns a theme, or the first of the words."""
    return shorten(one_line(cause), _WORDS) or texts("summary.sure.no_cause")


def _owners(cases: CasesOfPeriod, texts: Texts) -> Iterable[Paragraph]:
    named = [
        texts(
            "summary.sure.owner",
            owner=owner_name(one.owner_name, texts, is_owned=one.is_owned),
            n=one.n,
            open=one.open,
        )
        for one in cases.owners
    ]
    if any(one.is_owned for one in cases.owners):
        yield from _listed("summary.sure.owners", named, texts)


def _listed(key: str, named: list[str], texts: Texts) -> Iterable[Paragraph]:
    if more := len(named[_LISTED:]):
        named = [*named[:_LISTED], texts("summary.more", n=more)]
    if named:
        yield texts.paragraph(key, named=", ".join(named))
