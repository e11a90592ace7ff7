"""Stores invitations and their states."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import bindparam, func, literal, or_, select, update

from bot.chat.platforms import Platform
from bot.ids import CaseId, ContactId, InvitationId, MessageRef, PersonId
from bot.model import Invitation
from bot.states import InvitationState, SurveyKind, Variant
from storage.columns import Instant
from storage.engine.store import Tx
from storage.invitation_rows import (
    COLUMNS,
    COMMENT,
    CURRENT_COMMENTS,
    ELSEWHERE,
    OF_PERSON,
    invitation_of,
    with_comments,
)
from storage.messaging.keys import InvitationKey, MessageKey
from storage.schema import comments, contacts, invitations, outbox
from storage.states import OutboxKind, OutboxState

_FIXED: Final = frozenset(
    ("id", "token", "survey", "kind", "person_id", "contact_id", "round", "test", "of_case")
)
_SAVED: Final = tuple(
    name for name in Invitation.__dataclass_fields__ if name not in {*_FIXED, ELSEWHERE}
)
_GET = (
    select(*COLUMNS, *COMMENT)
    .join_from(invitations, comments, CURRENT_COMMENTS, isouter=True)
    .where(invitations.c.id == bindparam("wanted"))
    .order_by(comments.c.id)
)
_BY_TOKEN = select(*COLUMNS).where(invitations.c.token == bindparam("wanted"))
MAY_BE_SENT = (
    select(outbox.c.id)
    .where(
        outbox.c.kind == OutboxKind.QUESTION,
        outbox.c.key == InvitationKey.packed(invitations.c.id),
        or_(outbox.c.state == OutboxState.SENDING, outbox.c.maybe_sent),
    )
    .exists()
)
"""Whether a queued question may already have reached the person."""
NOT_ASKED: Final = (InvitationState.CANCELLED, InvitationState.UNDELIVERABLE)
"""The states in which an invitation does not count as a question to the person."""
NOT_SENT: Final = (*NOT_ASKED, InvitationState.PLANNED, InvitationState.QUEUED)
_NEVER_ASKED = (InvitationState.PLANNED, InvitationState.CANCELLED, InvitationState.UNDELIVERABLE)
OPEN = (
    InvitationState.PLANNED,
    InvitationState.QUEUED,
    InvitationState.HANDED_OVER,
    InvitationState.UNCERTAIN,
)
_LATEST_SEEN = (
    OF_PERSON.where(
        invitations.c.state.not_in(_NEVER_ASKED),
        or_(invitations.c.state != InvitationState.QUEUED, MAY_BE_SENT),
        or_(invitations.c.test.is_(False), invitations.c.replaced.is_(False)),
    )
    .order_by(invitations.c.queued_at.desc(), invitations.c.id.desc())
    .limit(1)
)
_DECLINED = OF_PERSON.where(
    invitations.c.state == InvitationState.DECLINED, invitations.c.replaced.is_(False)
).order_by(invitations.c.queued_at.desc(), invitations.c.id.desc())
_SAVE = update(invitations).where(invitations.c.id == bindparam("saved"))


@dataclass(frozen=True, kw_only=True)
class NewInvitation:
    token: str
    survey: str
    person_id: PersonId
    contact_id: ContactId
    variant: Variant
    expires_at: datetime
    kind: SurveyKind = SurveyKind.NPS
    experiment: bool = False
    """The variant was assigned at random."""
    test: bool = False
    """A test question, which never counts."""
    campaign: str | None = None
    """The token of the campaign that asks."""
    of_case: CaseId | None = None
    """The resolved case that it asks about."""


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
        test=new.test,
        kind=new.kind,
        campaign=new.campaign,
        of_case=new.of_case,
    )
    return InvitationId(tx.execute(insert.returning(invitations.c.id)).scalar_one())


def _was_ever_asked(tx: Tx, person_id: PersonId) -> bool:
    statement = select(invitations.c.id).where(
        invitations.c.person_id == person_id,
        invitations.c.handed_over_at.is_not(None),
        invitations.c.test.is_(False),
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


def shown_in(tx: Tx, message: MessageRef) -> Invitation | None:
    """Returns the invitation of a message, also of one that its card has left."""
    return by_message(tx, message) or _by_earlier_message(tx, message)


def _by_earlier_message(tx: Tx, message: MessageRef) -> Invitation | None:
    statement = select(outbox.c.payload).where(
        outbox.c.kind == OutboxKind.RETIRED, outbox.c.key == MessageKey(message=message).pack()
    )
    payload = tx.execute(statement).scalar_one_or_none() or {}
    return get(tx, payload["invitation"]) if payload.get("invitation") else None


def latest_seen(tx: Tx, person_id: PersonId) -> Invitation | None:
    """Returns the latest question that the person may have seen, over all surveys."""
    row = tx.execute(_LATEST_SEEN, {"wanted": person_id}).one_or_none()
    return None if row is None else with_comments(tx, row)


def newer_in(tx: Tx, older: Invitation) -> Platform | None:
    """Returns the platform of the question that replaced an older one, if it is in another chat."""
    statement = (
        select(contacts.c.platform, contacts.c.id)
        .join_from(invitations, contacts, contacts.c.id == invitations.c.contact_id)
        .where(
            invitations.c.person_id == older.person_id,
            invitations.c.survey == older.survey,
            invitations.c.round > older.round,
            invitations.c.replaced.is_(False),
        )
        .order_by(invitations.c.round.desc())
        .limit(1)
    )
    row = tx.execute(statement).one_or_none()
    return None if row is None or row.id == older.contact_id else Platform(row.platform)


def declined(tx: Tx, person_id: PersonId) -> tuple[Invitation, ...]:
    """Returns the person's declined questions that no newer one replaced, the newest first."""
    rows = tx.execute(_DECLINED, {"wanted": person_id})
    return tuple(with_comments(tx, row) for row in rows)


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
    """Marks older questions of the survey as replaced by this one, which may have been seen.

    A test replaces only older tests.
    """
    if invitation.round == 1:
        return
    older = update(invitations).where(
        invitations.c.survey == invitation.survey,
        invitations.c.person_id == invitation.person_id,
        invitations.c.round < invitation.round,
    )
    if invitation.test:
        older = older.where(invitations.c.test)
    tx.execute(older.values(replaced=True))


def withdraw(tx: Tx, contact_id: ContactId) -> None:
    """Withdraws the invitations of an account that was another person's.

    Open ones never reached the right person. Messages in the account's chat are not edited again.
    """
    mine = update(invitations).where(invitations.c.contact_id == contact_id)
    tx.execute(mine.values(message=None))
    tx.execute(
        mine.where(invitations.c.state.in_(OPEN)).values(state=InvitationState.UNDELIVERABLE)
    )
