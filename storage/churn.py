"""Reads the data of the churn figures: the dates of customers, and their last answers.

Staff, test people and joined records never count. An erased person keeps the dates, and counts.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    Row,
    Select,
    Subquery,
    func,
    select,
    type_coerce,
)

from bot.figures.churn import CustomerSpan
from bot.ids import PersonId
from bot.states import PersonKind, SurveyKind
from bot.survey.scale import NPS, Segment
from storage import imported_people
from storage.engine.store import Tx
from storage.people import ACTIVE, batched
from storage.schema import imported_answers, invitations, people

_EPOCH: Final = date(1970, 1, 1)
_DAY: Final = 24 * 60 * 60 * 1_000_000
_KNOWN_ON: Final = (type_coerce(people.c.created_at, BigInteger) // _DAY).label("known_on")
"""The number of the day, in UTC."""
_DATES: Final = (_KNOWN_ON, people.c.joined_on, people.c.left_on)
_CUSTOMERS: Final = (people.c.kind == PersonKind.CUSTOMER, ACTIVE)


def has_losses(tx: Tx, before: date) -> bool:
    """Whether any customer is known to have left before this day."""
    left = select(people.c.id).where(*_CUSTOMERS, people.c.left_on < before)
    return tx.execute(left.limit(1)).first() is not None


def customers(tx: Tx) -> Mapping[CustomerSpan, int]:
    """Returns how many customers have which dates."""
    statement: Select[Any] = select(*_DATES, func.count().label("n")).where(*_CUSTOMERS)
    return {_span(row): row.n for row in tx.execute(statement.group_by(*_DATES))}


def customers_by_segment(
    tx: Tx, survey: str, before: datetime
) -> Mapping[Segment, Mapping[CustomerSpan, int]]:
    """Returns the same by the segment of each customer's last answer before this time.

    Customers without an answer are left out. Of one instant, an answer given here counts.
    """
    found = {segment: Counter[CustomerSpan]() for segment in Segment}
    for row in tx.execute(_counted(_last_given(survey, before))):
        found[NPS.segment_of(row.score)][_span(row)] += row.n
    imported = _last_imported(tx, survey, before)
    for some in batched(sorted(imported)):
        given = _last_given(survey, before, invitations.c.person_id.in_(some))
        for row in tx.execute(_each(given, some)):
            answer = imported[row.id]
            if row.answered_at is not None and row.answered_at >= answer.at:
                continue
            found[NPS.segment_of(answer.score)][_span(row)] += 1
            if row.answered_at is not None:
                found[NPS.segment_of(row.score)][_span(row)] -= 1
    return found


def _span(row: Row[Any]) -> CustomerSpan:
    return CustomerSpan(
        known_on=_EPOCH + timedelta(days=row.known_on),
        joined_on=row.joined_on,
        left_on=row.left_on,
    )


def _last_given(survey: str, before: datetime, *whose: ColumnElement[bool]) -> Subquery:
    """Returns each person's last answer here."""
    table = invitations.c
    answers = select(table.answered_at, table.person_id, table.score).where(
        table.survey == survey,
        table.kind == SurveyKind.NPS,
        table.test.is_(False),
        table.score.is_not(None),
        table.answered_at < before,
        *whose,
    )
    return _latest(answers, table.person_id, table.answered_at, table.id)


def _counted(given: Subquery) -> Select[Any]:
    """Returns how many customers have which dates and which last score."""
    columns = (given.c.score, *_DATES)
    statement: Select[Any] = select(*columns, func.count().label("n"))
    theirs = statement.join_from(people, given, given.c.person_id == people.c.id)
    return theirs.where(*_CUSTOMERS).group_by(*columns)


def _each(given: Subquery, ids: Sequence[PersonId]) -> Select[Any]:
    """Returns these customers with their dates, and the last answer here if there is one."""
    statement: Select[Any] = select(people.c.id, *_DATES, given.c.answered_at, given.c.score)
    theirs = statement.join_from(people, given, given.c.person_id == people.c.id, isouter=True)
    return theirs.where(*_CUSTOMERS, people.c.id.in_(ids))


def _last_imported(tx: Tx, survey: str, before: datetime) -> Mapping[PersonId, Row[Any]]:
    """Returns the last imported answer of each known person."""
    table = imported_answers.c
    answers = select(table.at, table.person, table.score, table.id).where(
        table.survey == survey, table.person.is_not(None), table.at < before
    )
    last = _latest(answers, table.person, table.at, table.id)
    rows = tx.execute(select(last).order_by(last.c.at, last.c.id)).all()
    known = imported_people.matches(tx, {row.person for row in rows})
    return {known[row.person][0]: row for row in rows if row.person in known}


def _latest(answers: Select[Any], person: Column[Any], *order: Column[Any]) -> Subquery:
    """Returns the last of each person's answers."""
    newest_first = [column.desc() for column in order]
    place = func.row_number().over(partition_by=person, order_by=newest_first).label("place")
    ranked = answers.add_columns(place).subquery()
    return select(ranked).where(ranked.c.place == 1).subquery()
