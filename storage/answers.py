"""Reads and writes answers: scores with their history, comments and consents."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, update

from bot.ids import InvitationId, PersonId
from bot.model import Invitation
from bot.states import Consent, SurveyKind
from storage.engine.store import Tx
from storage.invitation_rows import COLUMNS, OF_PERSON, with_comments
from storage.schema import comments, consents, invitations, score_changes

_ANSWERED = OF_PERSON.where(
    invitations.c.score.is_not(None), invitations.c.test.is_(False)
).order_by(invitations.c.answered_at.desc(), invitations.c.id.desc())
_LATEST_ANSWERED = _ANSWERED.limit(1)
_RECORD_SCORE = score_changes.insert()


def latest_answered(tx: Tx, person_id: PersonId) -> Invitation | None:
    """Returns the person's latest answered invitation over all surveys, without tests."""
    row = tx.execute(_LATEST_ANSWERED, {"wanted": person_id}).one_or_none()
    return None if row is None else with_comments(tx, row)


@dataclass(frozen=True, kw_only=True)
class DatedScore:
    """A score as its person gave it, on the scale of its kind."""

    score: int
    kind: SurveyKind
    at: datetime


def latest_scores(tx: Tx, person_id: PersonId, most: int) -> tuple[DatedScore, ...]:
    """Returns the person's latest scores over all surveys, the newest first, without tests."""
    rows = tx.execute(_ANSWERED.limit(most), {"wanted": person_id})
    return tuple(
        DatedScore(score=row.score, kind=row.kind, at=row.answered_at)
        for row in rows
        if row.answered_at is not None
    )


def previous_answer(tx: Tx, invitation: Invitation) -> Invitation | None:
    """Returns the same person's previous answer in the same survey, on the same scale.

    Tests are no answers.
    """
    statement = (
        select(*COLUMNS)
        .where(
            invitations.c.survey == invitation.survey,
            invitations.c.kind == invitation.kind,
            invitations.c.person_id == invitation.person_id,
            invitations.c.round < invitation.round,
            invitations.c.score.is_not(None),
            invitations.c.test.is_(False),
        )
        .order_by(invitations.c.round.desc())
        .limit(1)
    )
    row = tx.execute(statement).one_or_none()
    return None if row is None else with_comments(tx, row)


def record_score(
    tx: Tx, invitation_id: InvitationId, score: int, now: datetime, source: str | None = None
) -> None:
    """*source*: the message in which the score was typed; ``None`` for a press."""
    values = {"invitation_id": invitation_id, "score": score, "source": source, "at": now}
    tx.execute(_RECORD_SCORE, values)


def scored_in(tx: Tx, source: str) -> InvitationId | None:
    """Returns the invitation whose score was typed in message *source*, if there is one."""
    statement = select(score_changes.c.invitation_id).where(score_changes.c.source == source)
    return tx.execute(statement.limit(1)).scalar_one_or_none()


@dataclass(frozen=True, kw_only=True)
class GivenScore:
    score: int
    at: datetime


def scores_of(tx: Tx, invitation_id: InvitationId) -> tuple[GivenScore, ...]:
    """Returns all scores of this answer, the current one last."""
    statement = (
        select(score_changes.c.score, score_changes.c.at)
        .where(score_changes.c.invitation_id == invitation_id)
        .order_by(score_changes.c.id)
    )
    return tuple(GivenScore(**row._mapping) for row in tx.execute(statement))


def commented_in(tx: Tx, source: str) -> InvitationId | None:
    """Returns the invitation to which message *source* added a comment, if there is one."""
    statement = select(comments.c.invitation_id).where(comments.c.source == source)
    return tx.execute(statement.limit(1)).scalar_one_or_none()


def record_consent(
    tx: Tx, invitation_id: InvitationId, consent: str, wording: str, now: datetime
) -> None:
    tx.execute(
        consents.insert().values(
            invitation_id=invitation_id, consent=consent, wording=wording, at=now
        )
    )


def with_permission_to_quote(tx: Tx, person_id: PersonId) -> tuple[Invitation, ...]:
    """Returns the person's answers that may be quoted, the oldest first."""
    statement = select(*COLUMNS).where(
        invitations.c.person_id == person_id,
        invitations.c.quote.in_((Consent.NAMED, Consent.ANONYMOUS)),
    )
    rows = tx.execute(statement.order_by(invitations.c.id)).all()
    return tuple(with_comments(tx, row) for row in rows)


def add_comment(
    tx: Tx,
    invitation_id: InvitationId,
    text: str,
    source: str | None,
    now: datetime,
    *,
    forwarded: bool = False,
) -> None:
    """*source*: the message that contained the words; ``None`` for a form."""
    new = {"invitation_id": invitation_id, "text": text, "source": source, "at": now}
    tx.execute(comments.insert().values(**new, forwarded=forwarded))


def edit_comment(tx: Tx, source: str, text: str, now: datetime) -> InvitationId | None:
    """Replaces the text of the comment from message *source*.

    The comment keeps its row and so its position; a copy keeps the old version. Returns the
    invitation, or ``None`` if there is no such comment.
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
        forwarded=old.forwarded,
    )
    tx.execute(copy)
    tx.execute(update(comments).where(comments.c.id == old.id).values(text=text, at=now))
    return InvitationId(old.invitation_id)


def counts_of(tx: Tx, person_id: PersonId) -> tuple[int, int]:
    """Returns how many answers and how many comments of a person are stored."""
    mine = invitations.c.person_id == person_id
    answers = select(func.count()).where(mine, invitations.c.score.is_not(None))
    words = (
        select(func.count(comments.c.id))
        .select_from(comments.join(invitations))
        .where(mine, comments.c.replaced_by.is_(None), comments.c.text != "")
    )
    return tx.execute(answers).scalar_one(), tx.execute(words).scalar_one()
