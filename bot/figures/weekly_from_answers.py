"""Computes the figures of one week from its answers.

A window holds one answer per person, the latest in it. Windows begin and end at midnight in the
survey's zone and exclude their end.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import TypedDict
from zoneinfo import ZoneInfo

from bot.figures.button_experiment import VariantFigures, experiment_of
from bot.figures.churn import Churn
from bot.figures.proportions import Share
from bot.figures.proportions import csat as csat_share
from bot.figures.scores import Counts
from bot.figures.significance import change
from bot.figures.verdicts import Verdict, compared
from bot.figures.weekly import (
    AnswerRow,
    CsatFigures,
    Ladder,
    WeeklyFigures,
    WeekWindow,
    Window,
)
from bot.figures.weeks import Week, midnight
from bot.states import Variant

CHART_WEEKS = 12
LONG_DAYS = 90
REMEMBERED_WEEKS = LONG_DAYS // 7
"""Weeks during which an earlier post's windows overlap with the present ones."""
PersonKey = str | int
"""A person's key, or the position of an answer whose person is unknown."""


class _WindowCounts(TypedDict):
    counts: Counts
    nameless: int
    imported: int


def answer_period(week: Week, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Returns the start and end, in UTC, of the answers that the figures of a week use."""
    return _days_before_the_end(week, zone, 2 * LONG_DAYS), week.bounds(zone)[1]


def long_period(week: Week, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Returns the start and end, in UTC, of the 90 days until the end of *week*.

    An experiment counts the invitations of the same days.
    """
    return _days_before_the_end(week, zone, LONG_DAYS), week.bounds(zone)[1]


def weekly_figures(
    *,
    survey: str,
    week: Week,
    zone: ZoneInfo,
    answers: Iterable[AnswerRow],
    ladder: Ladder,
    previous_verdict: Verdict | None = None,
    rates: Mapping[Variant, Share] | None = None,
    churn: Churn | None = None,
    csat: Sequence[CsatFigures] = (),
) -> WeeklyFigures:
    """Returns the figures of a week. Answers outside `answer_period` are ignored.

    *previous_verdict*: of the previous post. *rates*: answered invitations of those handed over,
    for each variant of an experiment. *csat*: of the CSAT surveys beside this survey.
    """
    start, end = answer_period(week, zone)
    middle = _days_before_the_end(week, zone, LONG_DAYS)
    rows = sorted((row for row in answers if start <= row.at < end), key=lambda row: row.at)
    keyed = [(row.person or place, row) for place, row in enumerate(rows)]
    before, after = _latest(keyed, start, middle), _latest(keyed, middle, end)
    difference = change(_scores(before), _scores(after))
    return WeeklyFigures(
        survey=survey,
        zone=zone,
        weeks=tuple(
            _week_window(keyed, week.shift(place - CHART_WEEKS + 1), zone)
            for place in range(CHART_WEEKS)
        ),
        trend=tuple(
            _days_window(keyed, week.shift(place - CHART_WEEKS + 1), zone)
            for place in range(CHART_WEEKS)
        ),
        last_90_days=Window(since=middle, until=end, **_counted(after.values())),
        previous_90_days=Window(since=start, until=middle, **_counted(before.values())),
        change=compared(difference, len(before), len(after), previous=previous_verdict),
        ladder=ladder,
        comments=_commented(rows, *week.bounds(zone)),
        experiment=(
            None if rates is None else experiment_of(_variant_figures(after.values(), rates))
        ),
        churn=churn,
        csat=tuple(csat),
    )


def csat_figures(
    *, survey: str, week: Week, zone: ZoneInfo, answers: Iterable[AnswerRow], asked: int
) -> CsatFigures:
    """Returns the figures of a CSAT survey. Answers outside `long_period` are ignored.

    *asked*: the number of people asked in the week.
    """
    rows = sorted(answers, key=lambda row: row.at)
    keyed = [(row.person or place, row) for place, row in enumerate(rows)]
    return CsatFigures(
        survey=survey,
        asked=asked,
        this_week=_satisfied(keyed, *week.bounds(zone)),
        last_90_days=_satisfied(keyed, *long_period(week, zone)),
    )


def days_until(now: datetime, answers: Iterable[AnswerRow]) -> Window:
    """Returns the last 90 days up to *now*. *answers*: oldest first."""
    since = now - timedelta(days=LONG_DAYS)
    keyed = [(row.person or place, row) for place, row in enumerate(answers)]
    return Window(since=since, until=now, **_counted(_latest(keyed, since, now).values()))


def _satisfied(
    keyed: Sequence[tuple[PersonKey, AnswerRow]], since: datetime, until: datetime
) -> Share:
    return csat_share(row.score for row in _latest(keyed, since, until).values())


def _days_before_the_end(week: Week, zone: ZoneInfo, days: int) -> datetime:
    return midnight(week.next().monday - timedelta(days=days), zone)


def _latest(
    keyed: Sequence[tuple[PersonKey, AnswerRow]], since: datetime, until: datetime
) -> dict[PersonKey, AnswerRow]:
    """Returns each person's latest answer in a window. *keyed*: oldest first."""
    return {person: row for person, row in keyed if since <= row.at < until}


def _scores(latest: Mapping[PersonKey, AnswerRow]) -> dict[PersonKey, int]:
    return {person: row.score for person, row in latest.items()}


def _counted(rows: Collection[AnswerRow]) -> _WindowCounts:
    return {
        "counts": Counts.of(row.score for row in rows),
        "nameless": sum(row.person is None for row in rows),
        "imported": sum(row.variant is None for row in rows),
    }


def _week_window(
    keyed: Sequence[tuple[PersonKey, AnswerRow]], week: Week, zone: ZoneInfo
) -> WeekWindow:
    since, until = week.bounds(zone)
    counted = _counted(_latest(keyed, since, until).values())
    return WeekWindow(week=week, since=since, until=until, **counted)


def _days_window(
    keyed: Sequence[tuple[PersonKey, AnswerRow]], week: Week, zone: ZoneInfo
) -> Window:
    since, until = long_period(week, zone)
    counted = _counted(_latest(keyed, since, until).values())
    return Window(since=since, until=until, **counted)


def _variant_figures(
    rows: Collection[AnswerRow], rates: Mapping[Variant, Share]
) -> Mapping[Variant, VariantFigures]:
    """Returns the results of each variant, only of answers whose variant was assigned at random."""
    randomised = [row for row in rows if row.experiment]
    return {
        variant: VariantFigures(
            counts=Counts.of(row.score for row in randomised if row.variant is variant),
            answered=rates.get(variant, Share(part=0, whole=0)),
        )
        for variant in Variant
    }


def _commented(
    rows: Sequence[AnswerRow], since: datetime, until: datetime
) -> tuple[AnswerRow, ...]:
    within = (row for row in rows if since <= row.at < until)
    return tuple(row for row in within if row.comment and row.comment.strip())
