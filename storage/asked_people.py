"""Reads when people were last asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from bot.ids import PersonId
from storage.engine.store import Tx
from storage.invitations import NOT_ASKED
from storage.people import batched
from storage.schema import invitations


@dataclass(frozen=True, kw_only=True)
class LastAsked:
    """The times of a person's last question by any survey and by one survey."""

    at: datetime
    by_survey: datetime | None


def last_asked(tx: Tx, person_ids: Sequence[PersonId], survey: str) -> dict[PersonId, LastAsked]:
    """Returns when each of these people was last asked. A person never asked has no entry.

    Test questions do not count.
    """
    found: dict[PersonId, LastAsked] = {}
    for some in batched(person_ids):
        found.update(_last_asked(tx, some, survey))
    return found


def asked_since(tx: Tx, since: datetime) -> frozenset[PersonId]:
    """Returns the people that any survey has asked since then. Test questions do not count."""
    statement = (
        select(invitations.c.person_id)
        .where(
            invitations.c.queued_at >= since,
            invitations.c.state.not_in(NOT_ASKED),
            invitations.c.test.is_(False),
        )
        .distinct()
    )
    return frozenset(map(PersonId, tx.execute(statement).scalars()))


def _last_asked(tx: Tx, person_ids: Sequence[PersonId], survey: str) -> dict[PersonId, LastAsked]:
    latest = func.max(invitations.c.queued_at)
    statement = (
        select(
            invitations.c.person_id,
            latest.label("at"),
            latest.filter(invitations.c.survey == survey).label("by_survey"),
        )
        .where(
            invitations.c.person_id.in_(person_ids),
            invitations.c.state.not_in(NOT_ASKED),
            invitations.c.test.is_(False),
        )
        .group_by(invitations.c.person_id)
    )
    return {
        PersonId(row.person_id): LastAsked(at=row.at, by_survey=row.by_survey)
        for row in tx.execute(statement)
    }
