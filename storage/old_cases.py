"""Finds the open cases from before cases had clocks and owners."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, func, select

from bot.ids import CaseId
from bot.states import CaseState, PersonKind
from storage.engine.store import Tx
from storage.schema import cases, invitations, people

_WITH_CUSTOMER = cases.join(invitations).join(people, people.c.id == cases.c.person_id)
_UNTOUCHED = and_(
    cases.c.has_clock.is_(False),
    cases.c.state == CaseState.OPEN,
    cases.c.version == 0,
    invitations.c.test.is_(False),
    people.c.kind == PersonKind.CUSTOMER,
)
"""The customers' open cases that staff left as the upgrade found them."""


@dataclass(frozen=True, kw_only=True)
class OldCases:
    """How many cases nobody has touched since the upgrade."""

    open: int
    older: int
    """Of these, the ones that were opened before a certain time."""


def count(tx: Tx, before: datetime) -> OldCases:
    """Counts the open cases. *before*: a case that was opened earlier is an older one."""
    older = func.count().filter(cases.c.opened_at < before)
    statement = select(func.count(), older).select_from(_WITH_CUSTOMER).where(_UNTOUCHED)
    row = tx.execute(statement).one()
    return OldCases(open=row[0], older=row[1])


def some(tx: Tx, before: datetime, most: int) -> list[CaseId]:
    """Returns at most so many of the older cases."""
    statement = select(cases.c.id).select_from(_WITH_CUSTOMER).where(_UNTOUCHED)
    older = statement.where(cases.c.opened_at < before).order_by(cases.c.id).limit(most)
    return [CaseId(number) for number in tx.execute(older).scalars()]
