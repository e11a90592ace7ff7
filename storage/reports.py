"""Reads the data of the figures. Test people and staff never count."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import ColumnElement, FromClause, FunctionFilter, func, select

from bot.figures.proportions import Share
from bot.figures.weekly import AnswerRow, Ladder
from bot.ids import PersonId
from bot.states import InvitationState, PersonKind, Variant
from storage import imported_people
from storage.engine.store import Tx
from storage.schema import comments, imported_answers, invitations, people

_CUSTOMERS = people.c.kind == PersonKind.CUSTOMER


def answers(tx: Tx, survey: str, since: datetime, until: datetime) -> tuple[AnswerRow, ...]:
    """Returns the answers first given from *since* up to and excluding *until*, oldest first.

    Of one instant imported answers come first, in the order of the import.
    """
    rows = [*_imported(tx, survey, since, until), *_given(tx, survey, since, until)]
    return tuple(sorted(rows, key=lambda row: row.at))


def _given(tx: Tx, survey: str, since: datetime, until: datetime) -> list[AnswerRow]:
    statement = (
        select(
            invitations.c.id,
            invitations.c.person_id,
            invitations.c.score,
            invitations.c.answered_at,
            invitations.c.variant,
            invitations.c.experiment,
        )
        .join(people)
        .where(
            _CUSTOMERS,
            invitations.c.survey == survey,
            invitations.c.answered_at >= since,
            invitations.c.answered_at < until,
        )
        .order_by(invitations.c.answered_at, invitations.c.id)
    )
    words = _comments(tx, survey, since, until)
    return [
        AnswerRow(
            person=f"person {row.person_id}",
            score=row.score,
            at=row.answered_at,
            comment=words.get(row.id),
            variant=row.variant,
            experiment=row.experiment,
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
    """Returns the imported answers, with the known person where the other tool's name matches."""
    table = imported_answers.c
    statement = (
        select(table.person, table.score, table.at, table.comment)
        .where(table.survey == survey, table.at >= since, table.at < until)
        .order_by(table.at, table.id)
    )
    rows = tx.execute(statement).all()
    known = imported_people.matches(tx, {row.person for row in rows if row.person})
    ours = {name: person for name, (person, kind) in known.items() if kind is PersonKind.CUSTOMER}
    return [
        AnswerRow(person=_key(row.person, ours), score=row.score, at=row.at, comment=row.comment)
        for row in rows
        if row.person not in known or row.person in ours
    ]


def _key(name: str | None, ours: Mapping[str, PersonId]) -> str | None:
    if not name:
        return None
    return f"person {ours[name]}" if name in ours else f"imported {name}"


def ladder(tx: Tx, survey: str, since: datetime, until: datetime) -> Ladder:
    """Counts the people asked in this period by how far their invitations have come until now.

    An uncertain invitation counts as handed over once a tap or words have proved it. If a person
    was asked again, because the first question never arrived, only the last one counts.
    """
    again = invitations.alias()
    asked_again = (
        select(again.c.id)
        .where(again.c.person_id == invitations.c.person_id, again.c.id > invitations.c.id)
        .where(*_asked(again, survey, since, until))
        .exists()
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
        .where(_CUSTOMERS, *_asked(invitations, survey, since, until), ~asked_again)
    )
    counts = tx.execute(statement).one()
    return Ladder(eligible=_eligible(tx, since, until), **counts._mapping)


def _asked(
    table: FromClause, survey: str, since: datetime, until: datetime
) -> tuple[ColumnElement[bool], ...]:
    """Returns the conditions for invitations of this period that were not cancelled unsent."""
    return (
        table.c.survey == survey,
        table.c.queued_at >= since,
        table.c.queued_at < until,
        table.c.state != InvitationState.CANCELLED,
    )


def _eligible(tx: Tx, since: datetime, until: datetime) -> int:
    """Returns the number of customers known in this period who had not chosen *Never* before it."""
    never = people.c.never_at
    statement = (
        select(func.count())
        .select_from(people)
        .where(_CUSTOMERS, people.c.created_at < until, never.is_(None) | (never > since))
    )
    n: int = tx.execute(statement).scalar_one()
    return n


def rates(tx: Tx, survey: str, since: datetime, until: datetime) -> dict[Variant, Share]:
    """Returns answered per handed over, for invitations with a variant assigned at random."""
    statement = (
        select(
            invitations.c.variant,
            func.count(invitations.c.score).label("part"),
            func.count().label("whole"),
        )
        .select_from(invitations.join(people))
        .where(
            _CUSTOMERS,
            *_asked(invitations, survey, since, until),
            invitations.c.experiment,
            invitations.c.handed_over_at.is_not(None),
        )
        .group_by(invitations.c.variant)
    )
    return {row.variant: Share(part=row.part, whole=row.whole) for row in tx.execute(statement)}
