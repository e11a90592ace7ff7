"""Invitations with what came back for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Row, String, bindparam, cast, func, join, literal, or_, select, update

from bot.addresses import Platform
from bot.model import (
    Comment,
    Contact,
    ContactId,
    Invitation,
    InvitationId,
    InvitationState,
    MessageRef,
    Person,
    PersonId,
    Variant,
)
from storage.columns import Instant
from storage.people import CONTACT, PERSON, batched, contact_of, person_of
from storage.schema import (
    comments,
    consents,
    contacts,
    invitations,
    outbox,
    people,
    score_changes,
)
from storage.states import OutboxKind, OutboxState
from storage.store import Tx

_ELSEWHERE: Final = "comments"
_FIELDS: Final = tuple(name for name in Invitation.__dataclass_fields__ if name != _ELSEWHERE)
_COLUMNS = tuple(invitations.c[name] for name in _FIELDS)
_SAVED: Final = tuple(
    name
    for name in Invitation.__dataclass_fields__
    if name not in {"id", "token", "survey", "person_id", "contact_id", "round", _ELSEWHERE}
)

# What every tap runs is built once, as in the inbox.
_SAID = (invitations.c.id == comments.c.invitation_id) & comments.c.replaced_by.is_(None)
_GET = (
    select(*_COLUMNS, comments.c.text, comments.c.at)
    .join_from(invitations, comments, _SAID, isouter=True)
    .where(invitations.c.id == bindparam("wanted"))
    .order_by(comments.c.id)
)
PARTIES: Final = (*_COLUMNS, *PERSON, *CONTACT, comments.c.text, comments.c.at)
"""An invitation, its person and its contact, in one row for each comment or one without."""
WITH_PARTIES: Final = (
    join(invitations, people)
    .join(contacts, contacts.c.id == invitations.c.contact_id)
    .join(comments, _SAID, isouter=True)
)
_PARTIES = select(*PARTIES).select_from(WITH_PARTIES).order_by(comments.c.id)
_PARTIES_OF = _PARTIES.where(invitations.c.id == bindparam("wanted"))
_PARTIES_BY_TOKEN = _PARTIES.where(invitations.c.token == bindparam("wanted"))
_BY_TOKEN = select(*_COLUMNS).where(invitations.c.token == bindparam("wanted"))
_COMMENTS = (
    select(comments.c.text, comments.c.at)
    .where(comments.c.invitation_id == bindparam("wanted"), comments.c.replaced_by.is_(None))
    .order_by(comments.c.id)
)
_ON_ITS_WAY = (
    select(outbox.c.id)
    .where(
        outbox.c.kind == OutboxKind.QUESTION,
        outbox.c.key == cast(invitations.c.id, String),
        or_(outbox.c.state == OutboxState.SENDING, outbox.c.maybe_sent),
    )
    .exists()
)
"""A question that is queued, and may be in front of the person all the same."""
_NEVER_PUT = (InvitationState.PLANNED, InvitationState.CANCELLED, InvitationState.UNDELIVERABLE)
_OPEN = (
    InvitationState.PLANNED,
    InvitationState.QUEUED,
    InvitationState.HANDED_OVER,
    InvitationState.UNCERTAIN,
)
_OF_PERSON = select(*_COLUMNS).where(invitations.c.person_id == bindparam("wanted"))
_LATEST_SEEN = (
    _OF_PERSON.where(
        invitations.c.state.not_in(_NEVER_PUT),
        or_(invitations.c.state != InvitationState.QUEUED, _ON_ITS_WAY),
    )
    .order_by(invitations.c.queued_at.desc(), invitations.c.id.desc())
    .limit(1)
)
_LATEST_ANSWERED = (
    _OF_PERSON.where(invitations.c.score.is_not(None))
    .order_by(invitations.c.answered_at.desc(), invitations.c.id.desc())
    .limit(1)
)
_SAVE = update(invitations).where(invitations.c.id == bindparam("saved"))
_RECORD_SCORE = score_changes.insert()


@dataclass(frozen=True, kw_only=True)
class NewInvitation:
    token: str
    survey: str
    person_id: PersonId
    contact_id: ContactId
    variant: Variant
    expires_at: datetime
    experiment: bool = False
    """Chance chose the variant."""


def add(tx: Tx, new: NewInvitation, now: datetime) -> InvitationId:
    """The person's next round in this survey, queued."""
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


@dataclass(frozen=True, kw_only=True)
class Parties:
    """An invitation with the person who was asked, and the contact by which."""

    invitation: Invitation
    person: Person
    contact: Contact


def get(tx: Tx, invitation_id: InvitationId) -> Invitation:
    return _invitation(tx.execute(_GET, {"wanted": invitation_id}).all())


def parties(tx: Tx, invitation_id: InvitationId) -> Parties:
    """All three in one statement."""
    return parties_in(tx.execute(_PARTIES_OF, {"wanted": invitation_id}).all())


def parties_by_token(tx: Tx, token: str) -> Parties | None:
    rows = tx.execute(_PARTIES_BY_TOKEN, {"wanted": token}).all()
    return parties_in(rows) if rows else None


def by_token(tx: Tx, token: str) -> Invitation | None:
    row = tx.execute(_BY_TOKEN, {"wanted": token}).one_or_none()
    return None if row is None else _with_comments(tx, row)


def by_message(tx: Tx, message: MessageRef) -> Invitation | None:
    """The invitation whose message this is."""
    statement = select(*_COLUMNS).where(invitations.c.message == message)
    row = tx.execute(statement).first()
    return None if row is None else _with_comments(tx, row)


def latest_seen(tx: Tx, person_id: PersonId) -> Invitation | None:
    """What the person was asked last, over all surveys, as far as they can have seen it."""
    row = tx.execute(_LATEST_SEEN, {"wanted": person_id}).one_or_none()
    return None if row is None else _with_comments(tx, row)


def latest_answered(tx: Tx, person_id: PersonId) -> Invitation | None:
    """What the person answered last, over all surveys."""
    row = tx.execute(_LATEST_ANSWERED, {"wanted": person_id}).one_or_none()
    return None if row is None else _with_comments(tx, row)


def waiting_on(
    tx: Tx, platform: Platform, now: datetime
) -> tuple[tuple[InvitationId, ContactId], ...]:
    """The questions that stand open in a platform's chats, with whom they were put to."""
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
    found = tx.execute(statement)
    return tuple((InvitationId(row.id), ContactId(row.contact_id)) for row in found)


def previous_answer(tx: Tx, invitation: Invitation) -> Invitation | None:
    """The answer before this one, of the same person in the same survey."""
    statement = (
        select(*_COLUMNS)
        .where(
            invitations.c.survey == invitation.survey,
            invitations.c.person_id == invitation.person_id,
            invitations.c.round < invitation.round,
            invitations.c.score.is_not(None),
        )
        .order_by(invitations.c.round.desc())
        .limit(1)
    )
    row = tx.execute(statement).one_or_none()
    return None if row is None else _with_comments(tx, row)


def save(tx: Tx, invitation: Invitation) -> None:
    """Write the invitation's own fields; comments and changes have functions of their own."""
    values = {name: getattr(invitation, name) for name in _SAVED}
    tx.execute(_SAVE, {**values, "saved": invitation.id})


def handed_over(tx: Tx, invitation: Invitation, message: MessageRef | None, now: datetime) -> None:
    """The question is in front of the person (surely, where *message* is known); its other fields
    are saved as well.

    From now on the older questions of the same survey are replaced by it.
    """
    first = func.coalesce(invitations.c.handed_over_at, literal(now, Instant()))
    values = {name: getattr(invitation, name) for name in _SAVED}
    handed_over = _SAVE.values(**{**values, "message": message, "handed_over_at": first})
    tx.execute(handed_over, {"saved": invitation.id})
    replace_older(tx, invitation)


def replace_older(tx: Tx, invitation: Invitation) -> None:
    """The older questions of the same survey are replaced by this one, which the person has seen
    or may have seen."""
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
    """This account was somebody else: what is open never reached the person, and no message that
    stands with the account is edited any more."""
    mine = update(invitations).where(invitations.c.contact_id == contact_id)
    tx.execute(mine.values(message=None))
    tx.execute(
        mine.where(invitations.c.state.in_(_OPEN)).values(state=InvitationState.UNDELIVERABLE)
    )


def record_score(tx: Tx, invitation_id: InvitationId, score: int, now: datetime) -> None:
    tx.execute(_RECORD_SCORE, {"invitation_id": invitation_id, "score": score, "at": now})


@dataclass(frozen=True, kw_only=True)
class GivenScore:
    score: int
    at: datetime


def scores_of(tx: Tx, invitation_id: InvitationId) -> tuple[GivenScore, ...]:
    """Every score of this answer, from the first to the one that stands."""
    statement = (
        select(score_changes.c.score, score_changes.c.at)
        .where(score_changes.c.invitation_id == invitation_id)
        .order_by(score_changes.c.id)
    )
    return tuple(GivenScore(**row._mapping) for row in tx.execute(statement))


def record_consent(
    tx: Tx, invitation_id: InvitationId, consent: str, wording: str, now: datetime
) -> None:
    tx.execute(
        consents.insert().values(
            invitation_id=invitation_id, consent=consent, wording=wording, at=now
        )
    )


def add_comment(
    tx: Tx, invitation_id: InvitationId, text: str, source: str | None, now: datetime
) -> None:
    tx.execute(
        comments.insert().values(invitation_id=invitation_id, text=text, source=source, at=now)
    )


def edit_comment(tx: Tx, source: str, text: str, now: datetime) -> InvitationId | None:
    """Keep *text* as the new version of the comment that came in *source*.

    The comment keeps its row, and so its place among the others; a copy keeps the old version.
    """
    current = (comments.c.source == source) & comments.c.replaced_by.is_(None)
    old = tx.execute(select(comments).where(current)).first()
    if old is None:
        return None
    copy = comments.insert().values(
        invitation_id=old.invitation_id,
        text=old.text,
        source=source,
        at=old.at,
        replaced_by=old.id,
    )
    tx.execute(copy)
    tx.execute(update(comments).where(comments.c.id == old.id).values(text=text, at=now))
    return InvitationId(old.invitation_id)


def counts_of(tx: Tx, person_id: PersonId) -> tuple[int, int]:
    """How many answers and how many comments are kept of a person."""
    mine = invitations.c.person_id == person_id
    answers = select(func.count()).where(mine, invitations.c.score.is_not(None))
    words = (
        select(func.count(comments.c.id))
        .select_from(comments.join(invitations))
        .where(mine, comments.c.replaced_by.is_(None))
    )
    return tx.execute(answers).scalar_one(), tx.execute(words).scalar_one()


@dataclass(frozen=True, kw_only=True)
class LastAsked:
    """When somebody was last asked: anything, and by one survey."""

    at: datetime
    by_survey: datetime | None


def last_asked(tx: Tx, person_ids: Sequence[PersonId], survey: str) -> dict[PersonId, LastAsked]:
    """When each of these people was last asked, where they were."""
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


def _invitation(rows: Sequence[Sequence[Any]]) -> Invitation:
    """One row for each comment, or one without."""
    fields = dict(zip(_FIELDS, rows[0], strict=False))
    said = tuple(Comment(text=row[-2], at=row[-1]) for row in rows if row[-2] is not None)
    return Invitation(**fields, comments=said)


def parties_in(rows: Sequence[Sequence[Any]]) -> Parties:
    """From what ``PARTIES`` selects."""
    first = len(_COLUMNS)
    second = first + len(PERSON)
    return Parties(
        invitation=_invitation(rows),
        person=person_of(rows[0][first:second]),
        contact=contact_of(rows[0][second:-2]),
    )


def _with_comments(tx: Tx, row: Row[Any]) -> Invitation:
    found = tx.execute(_COMMENTS, {"wanted": row.id})
    said = tuple(Comment(text=comment.text, at=comment.at) for comment in found)
    return Invitation(**row._mapping, comments=said)
