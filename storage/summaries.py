"""Weekly summaries that were posted, with the verdict that each of them said."""

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert

from bot.verdicts import Verdict
from bot.weeks import Week
from storage.schema import posted_summaries
from storage.store import Tx

_TABLE = posted_summaries.c


def about_to_say(tx: Tx, survey: str, week: Week, verdict: Verdict | None) -> None:
    """Note what a summary says when it is drawn; it counts from `posted` on.

    *verdict*: ``None`` where it speaks of no change. Drawn again, it may say something else.
    """
    new = insert(posted_summaries).values(survey=survey, week=str(week), verdict=verdict)
    again = {"verdict": new.excluded.verdict}
    tx.execute(new.on_conflict_do_update(index_elements=["survey", "week"], set_=again))


def posted(tx: Tx, survey: str, week: Week, now: datetime) -> None:
    """The team can read the summary of this week."""
    tx.execute(
        update(posted_summaries)
        .where(_TABLE.survey == survey, _TABLE.week == str(week), _TABLE.posted_at.is_(None))
        .values(posted_at=now)
    )


def last_said(tx: Tx, survey: str, since: Week, before: Week) -> Verdict | None:
    """The verdict of the latest posted summary of the weeks from *since* up to but without
    *before*. Summaries without one, as of a quiet week, are passed over."""
    statement = (
        select(_TABLE.verdict)
        .where(
            _TABLE.survey == survey,
            _TABLE.week >= str(since),
            _TABLE.week < str(before),
            _TABLE.posted_at.is_not(None),
            _TABLE.verdict.is_not(None),
        )
        .order_by(_TABLE.week.desc())
        .limit(1)
    )
    verdict: Verdict | None = tx.execute(statement).scalar_one_or_none()
    return verdict
