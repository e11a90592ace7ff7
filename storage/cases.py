"""Stores cases, which a detractor's answer or a wish for contact opens."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, select, update

from bot.ids import CaseId, InvitationId, MessageRef
from bot.model import Case, Invitation
from bot.states import CaseState
from storage.engine.store import Tx
from storage.invitation_parties import PARTIES, WITH_PARTIES, Parties, parties_in
from storage.schema import cases, comments, invitations

_COLUMNS = tuple(cases.c[name] for name in Case.__dataclass_fields__)

# Statements for every tap are built once, as in the inbox.
_ADD = cases.insert().returning(cases.c.id)
_OF_INVITATION = select(*_COLUMNS).where(cases.c.invitation_id == bindparam("wanted"))
_WITH_PARTIES = (
    select(*_COLUMNS, *PARTIES)
    .select_from(WITH_PARTIES.join(cases, cases.c.invitation_id == invitations.c.id))
    .where(cases.c.id == bindparam("wanted"))
    .order_by(comments.c.id)
)


def _case(row: Row[Any]) -> Case:
    return Case(**row._mapping)


def get(tx: Tx, case_id: CaseId) -> Case:
    return _case(tx.execute(select(*_COLUMNS).where(cases.c.id == case_id)).one())


def with_parties(tx: Tx, case_id: CaseId) -> tuple[Case, Parties]:
    """Returns the case with everything that its messages show, by one statement."""
    rows = tx.execute(_WITH_PARTIES, {"wanted": case_id}).all()
    first = len(_COLUMNS)
    case = Case(**dict(zip(Case.__dataclass_fields__, rows[0][:first], strict=True)))
    return case, parties_in([row[first:] for row in rows])


def of_invitation(tx: Tx, invitation_id: InvitationId) -> Case | None:
    row = tx.execute(_OF_INVITATION, {"wanted": invitation_id}).one_or_none()
    return None if row is None else _case(row)


def add(tx: Tx, invitation: Invitation, now: datetime) -> CaseId:
    values = {
        "invitation_id": invitation.id,
        "person_id": invitation.person_id,
        "state": CaseState.OPEN,
        "opened_at": now,
    }
    return CaseId(tx.execute(_ADD, values).scalar_one())


def save(tx: Tx, case: Case) -> None:
    tx.execute(
        update(cases)
        .where(cases.c.id == case.id)
        .values(state=case.state, resolved_at=case.resolved_at, resolution=case.resolution)
    )


def set_message(tx: Tx, case_id: CaseId, message: MessageRef | None) -> None:
    """Records where the case's card is; ``None``: it is gone."""
    tx.execute(update(cases).where(cases.c.id == case_id).values(message=message))
