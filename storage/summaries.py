"""How the summary of each week ended, in the order in which they did, and what it said.

A week has no end while its summary is planned, or is on its way.
"""

from collections.abc import Iterable
from datetime import datetime
from itertools import takewhile

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.dialects.postgresql import insert

from bot.figures.verdicts import Verdict
from bot.figures.weeks import Week
from storage.engine.store import Tx
from storage.schema import summaries
from storage.states import SummaryEnd

_TABLE = summaries.c
_READABLE = (SummaryEnd.POSTED, SummaryEnd.QUIET)
_COUNTED = (SummaryEnd.QUIET, SummaryEnd.RESTED)
_UNCOUNTED = (SummaryEnd.POSTED, SummaryEnd.UNWANTED)
"""These begin the count of quiet ones anew. All other ends leave it as it is."""


def about_to_say(tx: Tx, survey: str, week: Week, verdict: Verdict | None) -> None:
    """Note what a summary says when it is drawn; it counts from `posted` on.

    *verdict*: ``None`` where it speaks of no change. Drawn again, it may say something else.
    """
    new = insert(summaries).values(survey=survey, week=str(week), verdict=verdict)
    again = {"verdict": new.excluded.verdict}
    tx.execute(new.on_conflict_do_update(index_elements=["survey", "week"], set_=again))


def posted(tx: Tx, survey: str, week: Week, now: datetime, *, quiet: bool = False) -> None:
    """The team can read the summary of this week. *quiet*: it says that nothing happened."""
    end(tx, survey, [week], SummaryEnd.QUIET if quiet else SummaryEnd.POSTED, now)


def end(tx: Tx, survey: str, weeks: Iterable[Week], how: SummaryEnd, now: datetime) -> None:
    """The weeks end so, in this order. A week that can be read stays as it is."""
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
    """How many quiet ones in a row ended before this week's, up to *most*.

    A week that was rested counts as a quiet one.
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
    """The weeks before this one that were missed since the last one that ended otherwise."""
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
    """The week's own end says nothing of it, so that it can be drawn again."""
    return _TABLE.survey == survey, _TABLE.week != str(week)


def last_said(tx: Tx, survey: str, since: Week, before: Week) -> Verdict | None:
    """The verdict of the latest posted summary of the weeks from *since* up to but without
    *before*. Summaries without one, as of a quiet week, are passed over."""
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
