"""Reads the open cases for the staff's lists, those that matter more first."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, case, func, select

from bot.cases.case_choice import CaseChoice
from bot.cases.listing import ListedCase
from bot.model import Case, Invitation
from bot.states import CaseState, Urgency
from storage.engine.store import Tx
from storage.invitation_rows import COLUMNS
from storage.people import PERSON, person_of
from storage.schema import cases, invitations, people

_CASE = tuple(cases.c[name] for name in Case.__dataclass_fields__)
_OPEN = tuple(state for state in CaseState if state is not CaseState.RESOLVED)
_RANKS = {Urgency.HIGH: 0, Urgency.NORMAL: 1, Urgency.LOW: 2}


@dataclass(frozen=True, kw_only=True)
class CaseList:
    """The first of the cases that were looked for."""

    shown: tuple[ListedCase, ...]
    n: int
    """How many there are."""


def open_cases(
    tx: Tx,
    choice: CaseChoice,
    owner: str,
    now: datetime,
    *,
    surveys: Collection[str] | None,
    most: int,
) -> CaseList:
    """Returns the first *most* open cases: overdue, then urgent, then by due time.

    Test questions have none. *owner*: the account whose cases are meant by ``MINE``.
    *surveys*: the keys of those that count; ``None``: all.
    """
    wanted = and_(*_conditions(choice, owner, now, surveys))
    joined = cases.join(invitations).join(people, people.c.id == cases.c.person_id)
    statement = (
        select(*_CASE, *COLUMNS, *PERSON)
        .select_from(joined)
        .where(wanted)
        .order_by(*_order(now))
        .limit(most)
    )
    rows = tx.execute(statement).all()
    n = len(rows)
    if n == most:
        n = tx.execute(select(func.count()).select_from(joined).where(wanted)).scalar_one()
    return CaseList(shown=tuple(map(_listed, rows)), n=n)


def _conditions(
    choice: CaseChoice, owner: str, now: datetime, surveys: Collection[str] | None
) -> list[ColumnElement[bool]]:
    states = (CaseState.OPEN,) if choice is CaseChoice.OPEN else _OPEN
    conditions: list[ColumnElement[bool]] = [
        cases.c.state.in_(states),
        invitations.c.test.is_(False),
    ]
    if choice is CaseChoice.MINE:
        conditions.append(cases.c.owner == owner)
    if choice is CaseChoice.OVERDUE:
        conditions.append(_is_overdue(now))
    if surveys is not None:
        conditions.append(invitations.c.survey.in_(surveys))
    return conditions


def _is_overdue(now: datetime) -> ColumnElement[bool]:
    return cases.c.responded_at.is_(None) & (cases.c.due_at <= now)


def _order(now: datetime) -> tuple[ColumnElement[Any], ...]:
    waits = cases.c.responded_at.is_(None) & cases.c.due_at.is_not(None)
    return (
        case((_is_overdue(now), 0), else_=1),
        case(*((cases.c.urgency == urgency, rank) for urgency, rank in _RANKS.items())),
        case((waits, 0), else_=1),
        case((waits, cases.c.due_at)),  # none at all for others: databases sort it differently
        cases.c.id,
    )


def _listed(row: Row[Any]) -> ListedCase:
    first, second = len(_CASE), len(_CASE) + len(COLUMNS)
    fields = zip((column.name for column in COLUMNS), row[first:second], strict=True)
    return ListedCase(
        case=Case(**dict(zip(Case.__dataclass_fields__, row[:first], strict=True))),
        invitation=Invitation(**dict(fields)),
        person=person_of(row[second:]),
    )
