"""Moves the ends of weekly summaries from the payloads of the outbox to a table of their own."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import groupby
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

RESTS_AFTER = 3
INSTEAD = " is posted instead"
DROPPED = {"nothing has happened for weeks": "rested", "its week is not over": "early"}
"""The end for a reason of a dropped row. Any other reason means: unwanted."""
OUTBOX = sa.table(
    "outbox",
    *map(sa.column, ("kind", "key", "state", "reason", "claimed_at", "due_at", "created_at")),
    sa.column("payload", sa.JSON),
)
POSTED = sa.table("posted_summaries", *map(sa.column, ("survey", "week", "verdict", "posted_at")))


@dataclass(frozen=True, kw_only=True)
class End:
    week: str
    how: str
    at: int | None = None


@dataclass(frozen=True, kw_only=True)
class SurveySummaries:
    """The data of one survey in the older tables."""

    rows: list[Any] = field(default_factory=list)
    """Rows of the outbox, in order of weeks."""
    posts: dict[str, Any] = field(default_factory=dict)
    """Rows of posted_summaries, by week."""


def upgrade() -> None:
    table = op.create_table(
        "summaries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("survey", sa.String(), nullable=False),
        sa.Column("week", sa.String(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=True),
        sa.Column("ended", sa.String(), nullable=True),
        sa.Column("ordinal", sa.Integer(), nullable=True),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_summaries")),
        sa.UniqueConstraint("survey", "week", name=op.f("uq_summaries_survey_week")),
        sa.CheckConstraint("(ended IS NULL) = (ordinal IS NULL)", name=op.f("ck_summaries_ended")),
    )
    if rows := [row for survey, series in _read().items() for row in _new_rows(survey, series)]:
        op.bulk_insert(table, rows)
    op.drop_table("posted_summaries")
    op.execute("UPDATE outbox SET payload = NULL WHERE kind = 'summary'")


def _read() -> Mapping[str, SurveySummaries]:
    found: dict[str, SurveySummaries] = {}
    bind = op.get_bind()
    rows = bind.execute(sa.select(OUTBOX).where(OUTBOX.c.kind == "summary"))
    by_week = sorted(rows, key=lambda row: row.key)
    for survey, own in groupby(by_week, key=lambda row: row.key.rpartition("/")[0]):
        found.setdefault(survey, SurveySummaries()).rows.extend(own)
    for row in bind.execute(sa.select(POSTED)):
        found.setdefault(row.survey, SurveySummaries()).posts[row.week] = row
    return found


def _new_rows(survey: str, series: SurveySummaries) -> Iterator[dict[str, Any]]:
    ends = _in_order(series)
    place = {"survey": survey}
    for ordinal, end in enumerate(ends, 1):
        post = series.posts.get(end.week)
        verdict = None if post is None else post.verdict
        ended = {"ended": end.how, "ordinal": ordinal, "ended_at": end.at}
        yield {**place, "week": end.week, "verdict": verdict, **ended}
    for week in sorted(series.posts.keys() - {end.week for end in ends}):
        open_ = {"ended": None, "ordinal": None, "ended_at": None}
        yield {**place, "week": week, "verdict": series.posts[week].verdict, **open_}


def _in_order(series: SurveySummaries) -> list[End]:
    """Returns the ends in their order.

    The next waiting row holds the number of quiet posts before it and the missed weeks. All other
    ends are in the order of weeks.
    """
    found = _ends(series)
    ends = [found[week] for week in sorted(found)]
    waiting = [row for row in series.rows if row.state in {"due", "sending", "uncertain"}]
    if not waiting:
        return ends
    row = waiting[0]
    payload = row.payload or {}
    ends = _with_quiet(ends, payload.get("quiet", 0), _week_of(row))
    posted = {end.week for end in ends if end.how in {"posted", "quiet"}}
    missed = [week for week in payload.get("missed", ()) if week not in posted]
    named = [End(week=week, how="missed", at=row.created_at) for week in missed]
    return [*(end for end in ends if end.week not in missed), *named]


def _ends(series: SurveySummaries) -> Mapping[str, End]:
    """Returns the end of each week that has one. A post takes precedence over the outbox."""
    found = {end.week: end for row in series.rows for end in _of_row(row)}
    has_verdicts = False
    for week, post in sorted(series.posts.items()):
        if post.posted_at is None:
            continue
        # One without a verdict was quiet, unless a version before 0007 has posted it.
        how = "quiet" if has_verdicts and post.verdict is None else "posted"
        has_verdicts = has_verdicts or post.verdict is not None
        found[week] = End(week=week, how=how, at=post.posted_at)
    return found


def _of_row(row: Any) -> Iterator[End]:
    week, at = _week_of(row), row.claimed_at or row.due_at
    if row.state == "sent":
        yield End(week=week, how="posted", at=at)
    elif row.state in {"failed", "uncertain"}:
        yield End(week=week, how="lost", at=at)
    elif row.state == "dropped" and row.reason.endswith(INSTEAD):
        later = row.reason.removesuffix(INSTEAD)
        while week < later:
            yield End(week=week, how="missed", at=at)
            week = _shifted(week, 1)
    elif row.state == "dropped":
        yield End(week=week, how=DROPPED.get(row.reason, "unwanted"), at=at)


def _with_quiet(ends: list[End], quiet: int, week: str) -> list[End]:
    """Returns the ends with the last *quiet* posts as quiet or rested, and the one before as not.

    If fewer ends are known, weeks before them are added as quiet.
    """
    kept = list[End]()
    left, begins_anew = quiet, quiet >= RESTS_AFTER
    for end in reversed(ends):
        if end.how not in {"posted", "quiet", "rested", "unwanted"} or (begins_anew and not left):
            kept.append(end)
        elif not left:
            stops = {"quiet": "posted", "rested": "unwanted"}
            kept.append(replace(end, how=stops.get(end.how, end.how)))
            begins_anew = True
        elif end.how != "unwanted":
            kept.append(replace(end, how="quiet") if end.how == "posted" else end)
            left -= 1
    first = kept[-1].week if kept else week
    kept += [End(week=_shifted(first, -back), how="quiet") for back in range(1, left + 1)]
    return kept[::-1]


def _week_of(row: Any) -> str:
    return str(row.key.rpartition("/")[2])


def _shifted(week: str, by: int) -> str:
    year, _, number = week.partition("-W")
    monday = date.fromisocalendar(int(year), int(number), 1) + timedelta(weeks=by)
    there = monday.isocalendar()
    return f"{there.year}-W{there.week:02}"
