"""What the figures are made of. Test people and staff never count."""

from datetime import datetime

from sqlalchemy import ColumnElement, FunctionFilter, func, select

from bot.figures import AnswerRow, Ladder
from bot.model import InvitationState, PersonKind
from storage.schema import comments, imported_answers, invitations, people
from storage.store import Tx

_CUSTOMERS = people.c.kind == PersonKind.CUSTOMER


def answers(tx: Tx, survey: str, since: datetime, until: datetime) -> tuple[AnswerRow, ...]:
    """Every answer first given from *since* up to but without *until*, oldest first."""
    rows = [*_given(tx, survey, since, until), *_imported(tx, survey, since, until)]
    return tuple(sorted(rows, key=lambda row: row.at))


def _given(tx: Tx, survey: str, since: datetime, until: datetime) -> list[AnswerRow]:
    statement = (
        select(
            invitations.c.id,
            invitations.c.person_id,
            invitations.c.score,
            invitations.c.answered_at,
            invitations.c.variant,
        )
        .join(people)
        .where(
            _CUSTOMERS,
            invitations.c.survey == survey,
            invitations.c.answered_at >= since,
            invitations.c.answered_at < until,
        )
    )
    words = _comments(tx, survey, since, until)
    return [
        AnswerRow(
            person=f"person {row.person_id}",
            score=row.score,
            at=row.answered_at,
            comment=words.get(row.id),
            variant=row.variant,
        )
        for row in tx.execute(statement)
    ]


def _comments(tx: Tx, survey: str, since: datetime, until: datetime) -> dict[int, str]:
    statement = (
        select(comments.c.invitation_id, comments.c.text)
        .join(invitations)
        .where(
            invitations.c.survey == survey,
            invitations.c.answered_at >= since,
            invitations.c.answered_at < until,
            comments.c.replaced_by.is_(None),
        )
        .order_by(comments.c.id)
    )
    joined: dict[int, str] = {}
    for row in tx.execute(statement):
        earlier = joined.get(row.invitation_id)
        joined[row.invitation_id] = f"{earlier}\n{row.text}" if earlier else row.text
    return joined


def _imported(tx: Tx, survey: str, since: datetime, until: datetime) -> list[AnswerRow]:
    table = imported_answers.c
    statement = select(table.person, table.score, table.at, table.comment).where(
        table.survey == survey, table.at >= since, table.at < until
    )
    return [
        AnswerRow(
            person=f"imported {row.person}" if row.person else None,
            score=row.score,
            at=row.at,
            comment=row.comment,
        )
        for row in tx.execute(statement)
    ]


def ladder(tx: Tx, survey: str, since: datetime, until: datetime) -> Ladder:
    """How far the invitations queued in this time have come, as they stand now.

    An uncertain one counts as handed over once a tap or word has proved it.
    """
    asked = (
        _CUSTOMERS,
        invitations.c.survey == survey,
        invitations.c.queued_at >= since,
        invitations.c.queued_at < until,
    )
    commented = select(comments.c.id).where(comments.c.invitation_id == invitations.c.id).exists()
    answered = invitations.c.score.is_not(None)

    def counted(*condition: ColumnElement[bool]) -> FunctionFilter[int]:
        return func.count().filter(*condition)

    statement = (
        select(
            func.count().label("asked"),
            counted(invitations.c.handed_over_at.is_not(None)).label("handed_over"),
            counted(answered).label("answered"),
            counted(answered, commented).label("commented"),
            counted(invitations.c.state == InvitationState.UNDELIVERABLE).label("undeliverable"),
            counted(invitations.c.state == InvitationState.DECLINED).label("declined"),
        )
        .select_from(invitations.join(people))
        .where(*asked)
    )
    found = tx.execute(statement).one()
    return Ladder(eligible=_eligible(tx), **found._mapping)


def _eligible(tx: Tx) -> int:
    """Customers who have not said that they never want to be asked."""
    statement = select(func.count()).select_from(people)
    n: int = tx.execute(statement.where(_CUSTOMERS, people.c.never_at.is_(None))).scalar_one()
    return n
