"""Stores cases, which a detractor's answer or a wish for contact opens."""

from collections.abc import Collection, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Row, String, bindparam, cast, func, select, update

from bot.figures.open_case import OpenCase
from bot.ids import CaseId, InvitationId, MessageRef, PersonId
from bot.model import Case, Invitation, Told
from bot.states import CaseState, PersonKind, Urgency
from storage.columns import unindexed
from storage.engine.store import Tx
from storage.invitation_parties import PARTIES, WITH_PARTIES, Parties, parties_in
from storage.people import batched
from storage.schema import cases, comments, invitations, outbox, people
from storage.states import OutboxKind, OutboxState

_COLUMNS = tuple(cases.c[name] for name in Case.__dataclass_fields__)
_IS_OPEN = cases.c.state != CaseState.RESOLVED
_SAVED = (
    "state",
    "version",
    "urgency",
    "owner",
    "owner_name",
    "due_at",
    "responded_at",
    "snoozed_until",
    "reminded_at",
    "escalated_at",
    "acted_at",
    "refused_at",
    "wrote_at",
    "cause",
    "resolved_at",
    "resolution",
    "alert_at",
    "told",
)

# Statements for every tap are built once, as in the inbox.
_ADD = cases.insert().returning(*_COLUMNS)
_OF_INVITATION = select(*_COLUMNS).where(cases.c.invitation_id == bindparam("wanted"))
_WITH_PARTIES = (
    select(*_COLUMNS, *PARTIES)
    .select_from(WITH_PARTIES.join(cases, cases.c.invitation_id == invitations.c.id))
    .where(cases.c.id == bindparam("wanted"))
    .order_by(comments.c.id)
)
_LISTED = (
    select(*_COLUMNS, *PARTIES)
    .select_from(WITH_PARTIES.join(cases, cases.c.invitation_id == invitations.c.id))
    .where(cases.c.listed_in == bindparam("wanted"))
    .order_by(cases.c.id, comments.c.id)
)


def _case(row: Row[Any]) -> Case:
    return Case(**row._mapping)


def get(tx: Tx, case_id: CaseId) -> Case:
    return _case(tx.execute(select(*_COLUMNS).where(cases.c.id == case_id)).one())


def find(tx: Tx, case_id: CaseId) -> Case | None:
    row = tx.execute(select(*_COLUMNS).where(cases.c.id == case_id)).one_or_none()
    return None if row is None else _case(row)


def survey_of(tx: Tx, case_id: CaseId) -> str | None:
    """Returns the survey of the case's answer; ``None`` for an unknown case."""
    statement = select(invitations.c.survey).join_from(cases, invitations)
    return tx.execute(statement.where(cases.c.id == case_id)).scalar_one_or_none()


def with_parties(tx: Tx, case_id: CaseId) -> tuple[Case, Parties]:
    """Returns the case with everything that its messages show, by one statement."""
    return _with_parties(tx.execute(_WITH_PARTIES, {"wanted": case_id}).all())


def _with_parties(rows: Sequence[Row[Any]]) -> tuple[Case, Parties]:
    first = len(_COLUMNS)
    case = Case(**dict(zip(Case.__dataclass_fields__, rows[0][:first], strict=True)))
    return case, parties_in([row[first:] for row in rows])


def listed(tx: Tx, number: CaseId) -> list[tuple[Case, Parties]]:
    """Returns the cases of a collecting message, in the order of their numbers."""
    rows = tx.execute(_LISTED, {"wanted": number})
    return [_with_parties(list(some)) for _, some in groupby(rows, key=lambda row: row[0])]


def of_invitation(tx: Tx, invitation_id: InvitationId) -> Case | None:
    row = tx.execute(_OF_INVITATION, {"wanted": invitation_id}).one_or_none()
    return None if row is None else _case(row)


def of_person(tx: Tx, person_id: PersonId) -> tuple[Case, ...]:
    statement = select(*_COLUMNS).where(cases.c.person_id == person_id).order_by(cases.c.id)
    return tuple(map(_case, tx.execute(statement)))


def add(
    tx: Tx,
    invitation: Invitation,
    now: datetime,
    alert_at: datetime | None = None,
    *,
    due_at: datetime | None = None,
    urgency: Urgency = Urgency.NORMAL,
    channel: str = "",
    has_clock: bool = True,
) -> Case:
    """Opens a case. *alert_at*: when its card is posted at the latest. *due_at*: when a first
    response is due. *channel*: the one that a rule names; empty: the survey's. *has_clock*: not
    for a test.
    """
    values = {
        "invitation_id": invitation.id,
        "person_id": invitation.person_id,
        "state": CaseState.OPEN,
        "opened_at": now,
        "alert_at": alert_at,
        "urgency": urgency,
        "due_at": due_at,
        "channel": channel,
        "has_clock": has_clock,
    }
    return _case(tx.execute(_ADD, values).one())


def save(tx: Tx, case: Case) -> None:
    """Stores the case, but for what its messages record by themselves."""
    values = {name: getattr(case, name) for name in _SAVED}
    tx.execute(update(cases).where(cases.c.id == case.id).values(values))


def set_message(tx: Tx, case_id: CaseId, message: MessageRef | None) -> None:
    """Records where the case's card is; ``None``: it is gone."""
    tx.execute(update(cases).where(cases.c.id == case_id).values(message=message))


def open_in(tx: Tx, surveys: Collection[str]) -> tuple[OpenCase, ...]:
    """Returns the open cases of these surveys' customers, the oldest first. Tests are left out."""
    statement = (
        select(
            cases.c.id,
            people.c.name,
            people.c.account,
            invitations.c.score,
            invitations.c.kind,
            cases.c.owner,
            cases.c.owner_name,
            cases.c.due_at,
            cases.c.responded_at,
            cases.c.has_clock,
            func.coalesce(cases.c.message, cases.c.list_message).label("message"),
        )
        .select_from(cases.join(invitations).join(people, people.c.id == cases.c.person_id))
        .where(
            _IS_OPEN,
            unindexed(invitations.c.survey).in_(surveys),
            invitations.c.test.is_(False),
            people.c.kind == PersonKind.CUSTOMER,
        )
        .order_by(cases.c.opened_at, cases.c.id)
    )
    return tuple(OpenCase(**row._mapping) for row in tx.execute(statement))


def set_told(tx: Tx, case_id: CaseId, told: Told) -> None:
    """Records what the channel is told by the message that is sent now."""
    tx.execute(update(cases).where(cases.c.id == case_id).values(told=told))


def unannounced(tx: Tx, case_ids: Collection[CaseId]) -> list[CaseId]:
    """Returns those of the cases that are open, and that no message names."""
    statement = select(cases.c.id).where(
        cases.c.id.in_(case_ids),
        _IS_OPEN,
        cases.c.message.is_(None),
        cases.c.listed_in.is_(None),
    )
    return list(tx.execute(statement.order_by(cases.c.id)).scalars())


def owner_name(tx: Tx, account: str) -> str:
    """Returns the latest name by which an account had a case; empty if it never had one."""
    named = (cases.c.owner == account) & (cases.c.owner_name != "")
    statement = select(cases.c.owner_name).where(named).order_by(cases.c.id.desc()).limit(1)
    return tx.execute(statement).scalar_one_or_none() or ""


def with_clocks(tx: Tx) -> list[tuple[Case, datetime | None]]:
    """Returns the open cases, each with the time for which its job is planned."""
    planned = (
        (outbox.c.kind == OutboxKind.CASE_CLOCK)
        & (outbox.c.key == cast(cases.c.id, String))
        & (outbox.c.state == OutboxState.DUE)
    )
    statement = select(*_COLUMNS, outbox.c.due_at.label("planned_at")).select_from(
        cases.outerjoin(outbox, planned)
    )
    rows = tx.execute(statement.where(_IS_OPEN).order_by(cases.c.id)).all()
    return [
        (Case(**dict(zip(Case.__dataclass_fields__, row[:-1], strict=True))), row[-1])
        for row in rows
    ]


def listed_count(tx: Tx, number: CaseId) -> int:
    """Returns how many cases a collecting message names."""
    counted = select(func.count()).where(cases.c.listed_in == number)
    found: int = tx.execute(counted).scalar_one()
    return found


def put_on_list(tx: Tx, case_ids: Collection[CaseId], number: CaseId) -> None:
    """Records that a collecting message names these cases. *number*: the first of them."""
    tx.execute(update(cases).where(cases.c.id.in_(case_ids)).values(listed_in=number))


def set_list_message(tx: Tx, number: CaseId, message: MessageRef | None) -> None:
    """Records where a collecting message is; ``None``: it is gone."""
    listed_there = cases.c.listed_in == number
    tx.execute(update(cases).where(listed_there).values(list_message=message))


def mark_shown(tx: Tx, case_id: CaseId) -> None:
    """Records that the card of a listed case was asked for."""
    tx.execute(update(cases).where(cases.c.id == case_id).values(shown=True))


def latest_open(tx: Tx, person_ids: Sequence[PersonId]) -> dict[PersonId, datetime]:
    """Returns when the latest open case of each of these people was opened."""
    found: dict[PersonId, datetime] = {}
    for some in batched(person_ids):
        statement = (
            select(cases.c.person_id, func.max(cases.c.opened_at).label("at"))
            .where(cases.c.person_id.in_(some), _IS_OPEN)
            .group_by(cases.c.person_id)
        )
        found.update((PersonId(row.person_id), row.at) for row in tx.execute(statement))
    return found
