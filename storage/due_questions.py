"""Stores when each person is asked next in a survey, and how many people on each day."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import bindparam, delete, func, select
from sqlalchemy.dialects.postgresql import insert as upsert

from bot.campaigns.reasons import Reason
from bot.ids import PersonId
from storage.engine.store import Tx
from storage.people import batched
from storage.schema import due_questions, planned_days


@dataclass(frozen=True, kw_only=True)
class DueQuestion:
    person_id: PersonId
    due_at: datetime
    """When the person is asked; without *day* when to look again whether they may be."""
    day: date | None
    """The same by the person's calendar; ``None`` for a person who may not be asked."""
    turn: int = 0
    """How many turns the person had by rhythm."""
    reason: Reason | None = None
    """Why the person is not asked sooner."""


_COLUMNS = tuple(due_questions.c[name] for name in DueQuestion.__dataclass_fields__)
_DUE = (
    select(due_questions.c.person_id)
    .where(due_questions.c.survey == bindparam("of"), due_questions.c.due_at <= bindparam("now"))
    .order_by(due_questions.c.due_at)
    .limit(bindparam("most"))
)
_NEXT = select(func.min(due_questions.c.due_at)).where(due_questions.c.survey == bindparam("of"))
_PUT = upsert(due_questions)
_PUT = _PUT.on_conflict_do_update(
    index_elements=["survey", "person_id"],
    set_={name: _PUT.excluded[name] for name in ("due_at", "day", "turn", "reason")},
)
_COUNT = upsert(planned_days)
_COUNT = _COUNT.on_conflict_do_update(
    index_elements=["survey", "day"],
    set_={"people": planned_days.c.people + _COUNT.excluded.people},
)


def due(tx: Tx, survey: str, now: datetime, most: int) -> tuple[PersonId, ...]:
    """Returns the people of a survey who are due, the earliest first."""
    values = {"of": survey, "now": now, "most": most}
    return tuple(tx.execute(_DUE, values).scalars().all())


def next_at(tx: Tx, survey: str) -> datetime | None:
    """Returns when the next person of a survey is due."""
    found: datetime | None = tx.execute(_NEXT, {"of": survey}).scalar_one()
    return found


def of_people(tx: Tx, survey: str, person_ids: Sequence[PersonId]) -> dict[PersonId, DueQuestion]:
    """Returns the plans of these people; others have no entry."""
    found: dict[PersonId, DueQuestion] = {}
    for some in batched(person_ids):
        statement = select(*_COLUMNS).where(
            due_questions.c.survey == survey, due_questions.c.person_id.in_(some)
        )
        found.update(
            (PersonId(row.person_id), DueQuestion(**row._mapping)) for row in tx.execute(statement)
        )
    return found


def put_all(tx: Tx, survey: str, plans: Sequence[DueQuestion]) -> None:
    """Stores plans, each instead of an earlier one of the same person."""
    if not plans:
        return
    before = of_people(tx, survey, [one.person_id for one in plans])
    tx.execute(_PUT, [{"survey": survey, **vars(one)} for one in plans])
    change = Counter(one.day for one in plans)
    change.subtract(one.day for one in before.values())
    _count(tx, survey, change)


def remove(tx: Tx, survey: str, person_ids: Sequence[PersonId]) -> None:
    """Removes the plans of people who are not asked by this survey any more."""
    before = of_people(tx, survey, person_ids)
    for some in batched(list(before)):
        tx.execute(
            delete(due_questions).where(
                due_questions.c.survey == survey, due_questions.c.person_id.in_(some)
            )
        )
    change: Counter[date | None] = Counter()
    change.subtract(one.day for one in before.values())
    _count(tx, survey, change)


def _count(tx: Tx, survey: str, change: Counter[date | None]) -> None:
    rows = [
        {"survey": survey, "day": day, "people": n}
        for day, n in change.items()
        if day is not None and n
    ]
    if rows:
        tx.execute(_COUNT, rows)


def planned(tx: Tx, survey: str, first: date) -> dict[date, int]:
    """Returns how many people are planned for each day from *first* on; empty days are missing."""
    statement = select(planned_days.c.day, planned_days.c.people).where(
        planned_days.c.survey == survey, planned_days.c.day >= first
    )
    return {row.day: row.people for row in tx.execute(statement) if row.people > 0}


def soonest(tx: Tx, survey: str, most: int) -> tuple[DueQuestion, ...]:
    """Returns the plans of a survey, the earliest first."""
    ordered = (due_questions.c.due_at, due_questions.c.person_id)
    statement = select(*_COLUMNS).where(due_questions.c.survey == survey).order_by(*ordered)
    return tuple(DueQuestion(**row._mapping) for row in tx.execute(statement.limit(most)))


def count(tx: Tx, survey: str) -> int:
    """Returns how many people have a plan."""
    counted = select(func.count()).select_from(due_questions)
    n: int = tx.execute(counted.where(due_questions.c.survey == survey)).scalar_one()
    return n


def recount(tx: Tx, survey: str) -> None:
    """Counts the days anew, since erased and joined people have left their plans."""
    tx.execute(delete(planned_days).where(planned_days.c.survey == survey))
    days = (
        select(due_questions.c.survey, due_questions.c.day, func.count())
        .where(due_questions.c.survey == survey, due_questions.c.day.is_not(None))
        .group_by(due_questions.c.survey, due_questions.c.day)
    )
    tx.execute(planned_days.insert().from_select(["survey", "day", "people"], days))


def later(tx: Tx, survey: str, after: date) -> Mapping[Reason | None, int]:
    """Returns how many people are not asked up to *after*, by the reason."""
    statement = (
        select(due_questions.c.reason, func.count().label("n"))
        .where(
            due_questions.c.survey == survey,
            due_questions.c.day.is_(None) | (due_questions.c.day > after),
        )
        .group_by(due_questions.c.reason)
    )
    return {row.reason: row.n for row in tx.execute(statement)}
