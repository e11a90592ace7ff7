"""Reads when people were last asked. A question about a case belongs to what was begun before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from bot.ids import PersonId
from bot.states import InvitationState
from storage.engine.store import Tx
from storage.invitations import NOT_ASKED, NOT_SENT
from storage.messaging.keys import InvitationKey
from storage.people import batched
from storage.schema import invitations, outbox
from storage.states import OutboxKind, OutboxState


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


def last_sent(tx: Tx, person_id: PersonId, survey: str) -> datetime | None:
    """Returns when the survey's last question to a person was sent. Test questions do not count."""
    sent_at = func.coalesce(invitations.c.handed_over_at, invitations.c.queued_at)
    statement = select(func.max(sent_at)).where(
        invitations.c.person_id == person_id,
        invitations.c.survey == survey,
        invitations.c.state.not_in(NOT_SENT),
        invitations.c.test.is_(False),
    )
    found: datetime | None = tx.execute(statement).scalar_one()
    return found


def waits_until(tx: Tx, person_id: PersonId, survey: str) -> datetime | None:
    """Returns when the survey's question to a person is sent, if one waits for that."""
    key = InvitationKey.packed(invitations.c.id)
    statement = (
        select(func.max(outbox.c.due_at))
        .join(invitations, (outbox.c.kind == OutboxKind.QUESTION) & (outbox.c.key == key))
        .where(
            invitations.c.person_id == person_id,
            invitations.c.survey == survey,
            invitations.c.state == InvitationState.QUEUED,
            invitations.c.test.is_(False),
            outbox.c.state == OutboxState.DUE,
        )
    )
    found: datetime | None = tx.execute(statement).scalar_one()
    return found


def asked_since(tx: Tx, since: datetime) -> frozenset[PersonId]:
    """Returns the people that any survey has asked since then. Test questions do not count."""
    statement = (
        select(invitations.c.person_id)
        .where(
            invitations.c.queued_at >= since,
            invitations.c.state.not_in(NOT_ASKED),
            invitations.c.test.is_(False),
            invitations.c.of_case.is_(None),
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
            invitations.c.of_case.is_(None),
        )
        .group_by(invitations.c.person_id)
    )
    return {
        PersonId(row.person_id): LastAsked(at=row.at, by_survey=row.by_survey)
        for row in tx.execute(statement)
    }
