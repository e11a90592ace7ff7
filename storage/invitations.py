"""Stores invitations and their states."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import bindparam, func, literal, or_, select, update

from bot.chat.platforms import Platform
from bot.ids import ContactId, InvitationId, MessageRef, PersonId
from bot.model import Invitation
from bot.states import InvitationState, Variant
from storage.columns import Instant
from storage.engine.store import Tx
from storage.invitation_rows import (
    COLUMNS,
    CURRENT_COMMENTS,
    ELSEWHERE,
    OF_PERSON,
    invitation_of,
    with_comments,
)
from storage.messaging.keys import InvitationKey
from storage.people import batched
from storage.schema import comments, contacts, invitations, outbox
from storage.states import OutboxKind, OutboxState

_SAVED: Final = tuple(
    name
    for name in Invitation.__dataclass_fields__
    if name not in {"id", "token", "survey", "person_id", "contact_id", "round", ELSEWHERE}
)
_GET = (
    select(*COLUMNS, comments.c.text, comments.c.at)
    .join_from(invitations, comments, CURRENT_COMMENTS, isouter=True)
    .where(invitations.c.id == bindparam("wanted"))
    .order_by(comments.c.id)
)
_BY_TOKEN = select(*COLUMNS).where(invitations.c.token == bindparam("wanted"))
_MAY_BE_SENT = (
    select(outbox.c.id)
    .where(
        outbox.c.kind == OutboxKind.QUESTION,
        outbox.c.key == InvitationKey.packed(invitations.c.id),
        or_(outbox.c.state == OutboxState.SENDING, outbox.c.maybe_sent),
    )
    .exists()
)
"""Whether a queued question may already have reached the person."""
_NEVER_ASKED = (InvitationState.PLANNED, InvitationState.CANCELLED, InvitationState.UNDELIVERABLE)
_OPEN = (
    InvitationState.PLANNED,
    InvitationState.QUEUED,
    InvitationState.HANDED_OVER,
    InvitationState.UNCERTAIN,
)
_LATEST_SEEN = (
    OF_PERSON.where(
        invitations.c.state.not_in(_NEVER_ASKED),
        or_(invitations.c.state != InvitationState.QUEUED, _MAY_BE_SENT),
    )
    .order_by(invitations.c.queued_at.desc(), invitations.c.id.desc())
    .limit(1)
)
_SAVE = update(invitations).where(invitations.c.id == bindparam("saved"))


@dataclass(frozen=True, kw_only=True)
class NewInvitation:
    token: str
    survey: str
    person_id: PersonId
    contact_id: ContactId
    variant: Variant
    expires_at: datetime
    experiment: bool = False
    """The variant was assigned at random."""


def add(tx: Tx, new: NewInvitation, now: datetime) -> InvitationId:
    """Queues the person's next round in this survey."""
    earlier = tx.execute(
        select(func.max(invitations.c.round)).where(
            invitations.c.survey == new.survey, invitations.c.person_id == new.person_id
        )
    ).scalar_one()
    insert = invitations.insert().values(
        token=new.token,
        survey=new.survey,
        person_id=new.person_id,
        contact_id=new.contact_id,
        round=(earlier or 0) + 1,
        state=InvitationState.QUEUED,
        variant=new.variant,
        experiment=new.experiment,
        queued_at=now,
        expires_at=new.expires_at,
        first_ask=not _was_ever_asked(tx, new.person_id),
    )
    return InvitationId(tx.execute(insert.returning(invitations.c.id)).scalar_one())


def _was_ever_asked(tx: Tx, person_id: PersonId) -> bool:
    statement = select(invitations.c.id).where(
        invitations.c.person_id == person_id, invitations.c.handed_over_at.is_not(None)
    )
    return tx.execute(statement.limit(1)).first() is not None


def get(tx: Tx, invitation_id: InvitationId) -> Invitation:
    return invitation_of(tx.execute(_GET, {"wanted": invitation_id}).all())


def by_token(tx: Tx, token: str) -> Invitation | None:
    row = tx.execute(_BY_TOKEN, {"wanted": token}).one_or_none()
    return None if row is None else with_comments(tx, row)


def by_message(tx: Tx, message: MessageRef) -> Invitation | None:
    """Returns the invitation of a message."""
    statement = select(*COLUMNS).where(invitations.c.message == message)
    row = tx.execute(statement).first()
    return None if row is None else with_comments(tx, row)


def latest_seen(tx: Tx, person_id: PersonId) -> Invitation | None:
    """Returns the latest question that the person may have seen, over all surveys."""
    row = tx.execute(_LATEST_SEEN, {"wanted": person_id}).one_or_none()
    return None if row is None else with_comments(tx, row)


def open_questions(
    tx: Tx, platform: Platform, now: datetime
) -> tuple[tuple[InvitationId, ContactId], ...]:
    """Returns the open questions in a platform's chats, each with its contact."""
    statement = (
        select(invitations.c.id, invitations.c.contact_id)
        .join(contacts, contacts.c.id == invitations.c.contact_id)
        .where(
            contacts.c.platform == platform,
            invitations.c.state == InvitationState.HANDED_OVER,
            invitations.c.replaced.is_(False),
            invitations.c.expires_at > now,
        )
        .order_by(invitations.c.id)
    )
    rows = tx.execute(statement)
    return tuple((InvitationId(row.id), ContactId(row.contact_id)) for row in rows)


def save(tx: Tx, invitation: Invitation) -> None:
    """Writes the invitation's own fields. Other functions write comments and score changes."""
    values = {name: getattr(invitation, name) for name in _SAVED}
    tx.execute(_SAVE, {**values, "saved": invitation.id})


def mark_handed_over(
    tx: Tx, invitation: Invitation, message: MessageRef | None, now: datetime
) -> None:
    """Records that the question has reached the person, and saves the other fields.

    *message*: ``None`` if its delivery is not certain. Older questions of the survey become
    replaced.
    """
    first = func.coalesce(invitations.c.handed_over_at, literal(now, Instant()))
    values = {name: getattr(invitation, name) for name in _SAVED}
    handed_over = _SAVE.values(**{**values, "message": message, "handed_over_at": first})
    tx.execute(handed_over, {"saved": invitation.id})
    replace_older(tx, invitation)


def replace_older(tx: Tx, invitation: Invitation) -> None:
    """Marks older questions of the survey as replaced by this one, which may have been seen."""
    if invitation.round == 1:
        return
    tx.execute(
        update(invitations)
        .where(
            invitations.c.survey == invitation.survey,
            invitations.c.person_id == invitation.person_id,
            invitations.c.round < invitation.round,
        )
        .values(replaced=True)
    )


def withdraw(tx: Tx, contact_id: ContactId) -> None:
    """Withdraws the invitations of an account that was another person's.

    Open ones never reached the right person. Messages in the account's chat are not edited again.
    """
    mine = update(invitations).where(invitations.c.contact_id == contact_id)
    tx.execute(mine.values(message=None))
    tx.execute(
        mine.where(invitations.c.state.in_(_OPEN)).values(state=InvitationState.UNDELIVERABLE)
    )


@dataclass(frozen=True, kw_only=True)
class LastAsked:
    """The times of a person's last question by any survey and by one survey."""

    at: datetime
    by_survey: datetime | None


def last_asked(tx: Tx, person_ids: Sequence[PersonId], survey: str) -> dict[PersonId, LastAsked]:
    """Returns when each of these people was last asked. A person never asked has no entry."""
    found: dict[PersonId, LastAsked] = {}
    for some in batched(person_ids):
        found.update(_last_asked(tx, some, survey))
    return found


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
            invitations.c.state.not_in((InvitationState.CANCELLED, InvitationState.UNDELIVERABLE)),
        )
        .group_by(invitations.c.person_id)
    )
    return {
        PersonId(row.person_id): LastAsked(at=row.at, by_survey=row.by_survey)
        for row in tx.execute(statement)
    }
