"""Stores the verdict, the counts and the end of each weekly summary, with the order of the ends.

A week has no end while its summary is planned or being sent.
"""

from collections.abc import Iterable
from datetime import datetime
from itertools import takewhile

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.dialects.postgresql import insert

from bot.figures.scores import Counts
from bot.figures.verdicts import Verdict
from bot.figures.weekly import PostedWeek, WeekWindow
from bot.figures.weeks import Week
from storage.engine.store import Tx
from storage.schema import summaries
from storage.states import SummaryEnd

_TABLE = summaries.c
_READABLE = (SummaryEnd.POSTED, SummaryEnd.QUIET)
_COUNTS = ("promoters", "passives", "detractors", "imported")
_COUNTED = (SummaryEnd.QUIET, SummaryEnd.RESTED)
_UNCOUNTED = (SummaryEnd.POSTED, SummaryEnd.UNWANTED)
"""Ends that reset the count of quiet summaries. Ends in neither set do not affect it."""


def record_verdict(tx: Tx, survey: str, week: Week, verdict: Verdict | None) -> None:
    """Records the verdict of a summary when it is rendered. It counts once the summary is posted.

    *verdict*: ``None`` if the summary has none. A second rendering may change it.
    """
    new = insert(summaries).values(survey=survey, week=str(week), verdict=verdict)
    again = {"verdict": new.excluded.verdict}
    tx.execute(new.on_conflict_do_update(index_elements=["survey", "week"], set_=again))


def record_counts(tx: Tx, survey: str, windows: Iterable[WeekWindow]) -> None:
    """Records the answers that a summary counts or mentions, for each of these weeks."""
    values = [
        {
            "survey": survey,
            "week": str(window.week),
            "promoters": window.counts.promoters,
            "passives": window.counts.passives,
            "detractors": window.counts.detractors,
            "imported": window.imported,
        }
        for window in windows
    ]
    if values:
        new = insert(summaries)
        again = {name: new.excluded[name] for name in _COUNTS}
        tx.execute(new.on_conflict_do_update(index_elements=["survey", "week"], set_=again), values)


def posted_weeks(tx: Tx, survey: str, before: Week) -> tuple[PostedWeek, ...]:
    """Returns the posted weeks before this one, with the answers that their posts counted."""
    statement = select(_TABLE.week, *(_TABLE[name] for name in _COUNTS)).where(
        _TABLE.survey == survey,
        _TABLE.week < str(before),
        _TABLE.ended.in_(_READABLE),
        _TABLE.imported.is_not(None),
    )
    return tuple(
        PostedWeek(
            week=Week.parse(row.week),
            counts=Counts(
                promoters=row.promoters, passives=row.passives, detractors=row.detractors
            ),
            imported=row.imported,
        )
        for row in tx.execute(statement)
    )


def mark_posted(tx: Tx, survey: str, week: Week, now: datetime, *, quiet: bool = False) -> None:
    """Marks the summary of a week as posted. *quiet*: it says that nothing happened."""
    mark_ended(tx, survey, [week], SummaryEnd.QUIET if quiet else SummaryEnd.POSTED, now)


def mark_ended(tx: Tx, survey: str, weeks: Iterable[Week], how: SummaryEnd, now: datetime) -> None:
    """Ends the weeks with *how*, in this order. A posted week stays as it is."""
    last = select(func.coalesce(func.max(_TABLE.ordinal), 0)).where(_TABLE.survey == survey)
    first = tx.execute(last).scalar_one() + 1
    values = [
        {"survey": survey, "week": str(week), "ended": how, "ordinal": ordinal, "ended_at": now}
        for ordinal, week in enumerate(weeks, first)
    ]
    new = insert(summaries)
    changed = {name: new.excluded[name] for name in ("ended", "ordinal", "ended_at")}
    tx.execute(
        new.on_conflict_do_update(
            index_elements=["survey", "week"],
            set_=changed,
            where=or_(_TABLE.ended.is_(None), and_(*(_TABLE.ended != one for one in _READABLE))),
        ),
        values,
    )


def quiet_before(tx: Tx, survey: str, week: Week, most: int) -> int:
    """Returns how many quiet weeks in a row precede this one, up to *most*.

    A rested week counts as quiet.
    """
    statement = (
        select(_TABLE.ended)
        .where(*_others(survey, week), _TABLE.ended.in_((*_COUNTED, *_UNCOUNTED)))
        .order_by(_TABLE.ordinal.desc())
        .limit(most)
    )
    ends = tx.execute(statement).scalars()
    return sum(1 for _ in takewhile(lambda ended: ended in _COUNTED, ends))


def missed_before(tx: Tx, survey: str, week: Week) -> tuple[Week, ...]:
    """Returns the missed weeks before this one, since the last one with another end."""
    others = _others(survey, week)
    otherwise = (
        select(func.coalesce(func.max(_TABLE.ordinal), 0))
        .where(*others, _TABLE.ended != SummaryEnd.MISSED)
        .scalar_subquery()
    )
    statement = (
        select(_TABLE.week)
        .where(
            *others,
            _TABLE.ended == SummaryEnd.MISSED,
            _TABLE.ordinal > otherwise,
            _TABLE.week < str(week),
        )
        .order_by(_TABLE.ordinal)
    )
    return tuple(map(Week.parse, tx.execute(statement).scalars()))


def _others(survey: str, week: Week) -> tuple[ColumnElement[bool], ...]:
    """Returns the conditions for other weeks. A second rendering must ignore the week's own end."""
    return _TABLE.survey == survey, _TABLE.week != str(week)


def last_verdict(tx: Tx, survey: str, since: Week, before: Week) -> Verdict | None:
    """Returns the latest posted verdict of the weeks from *since* up to and excluding *before*.

    Summaries without a verdict, such as quiet ones, are skipped.
    """
    statement = (
        select(_TABLE.verdict)
        .where(
            _TABLE.survey == survey,
            _TABLE.week >= str(since),
            _TABLE.week < str(before),
            _TABLE.ended.in_(_READABLE),
            _TABLE.verdict.is_not(None),
        )
        .order_by(_TABLE.week.desc())
        .limit(1)
    )
    verdict: Verdict | None = tx.execute(statement).scalar_one_or_none()
    return verdict
