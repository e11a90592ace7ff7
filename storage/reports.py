"""Reads the data of the figures. Test people, test questions and staff never count."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final, TypedDict

from sqlalchemy import ColumnElement, FromClause, FunctionFilter, func, select

from bot.figures.proportions import Share
from bot.figures.weekly import AnswerRow, Ladder
from bot.ids import PersonId
from bot.language.masking import masked
from bot.language.person_names import name_for_comparison
from bot.states import InvitationState, PersonKind, SurveyKind, Variant
from storage import imported_people
from storage.engine.store import Tx
from storage.people import ACTIVE, batched
from storage.schema import comments, imported_answers, invitations, people

_CUSTOMERS = people.c.kind == PersonKind.CUSTOMER


def answers(
    tx: Tx,
    survey: str,
    since: datetime,
    until: datetime,
    *,
    kind: SurveyKind = SurveyKind.NPS,
) -> tuple[AnswerRow, ...]:
    """Returns the answers first given from *since* up to and excluding *until*, oldest first.

    Of one instant imported answers come first, in the order of the import. Answers of another
    *kind* are left out: the survey had that kind at another time.
    """
    rows = [*_imported(tx, survey, since, until, kind), *_given(tx, survey, since, until, kind)]
    return tuple(sorted(rows, key=lambda row: row.at))


def first_moment(tx: Tx, survey: str) -> datetime | None:
    """Returns when the first question of a survey was queued or its first answer given."""
    asked = select(func.min(invitations.c.queued_at)).where(
        invitations.c.survey == survey, invitations.c.test.is_(False)
    )
    imported = select(func.min(imported_answers.c.at)).where(imported_answers.c.survey == survey)
    moments = [tx.execute(statement).scalar_one() for statement in (asked, imported)]
    return min((moment for moment in moments if moment is not None), default=None)


def _given(
    tx: Tx, survey: str, since: datetime, until: datetime, kind: SurveyKind
) -> list[AnswerRow]:
    statement = (
        select(
            invitations.c.id,
            invitations.c.person_id,
            invitations.c.score,
            invitations.c.answered_at,
            invitations.c.variant,
            invitations.c.experiment,
            people.c.name,
            people.c.account,
        )
        .join(people)
        .where(
            _CUSTOMERS,
            invitations.c.test.is_(False),
            invitations.c.survey == survey,
            invitations.c.kind == kind,
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
            variant=row.variant,
            experiment=row.experiment,
            name=row.name,
            account=row.account,
            **words.get(row.id, _SILENCE),
        )
        for row in tx.execute(statement)
    ]


class _Words(TypedDict):
    comment: str | None
    forwarded: bool


_SILENCE: Final = _Words(comment=None, forwarded=False)


def _comments(tx: Tx, survey: str, since: datetime, until: datetime) -> dict[int, _Words]:
    """Returns each answer's own comments. Forwarded ones count only if there are no others."""
    statement = (
        select(comments.c.invitation_id, comments.c.text, comments.c.forwarded)
        .join(invitations)
        .where(
            invitations.c.survey == survey,
            invitations.c.answered_at >= since,
            invitations.c.answered_at < until,
            comments.c.replaced_by.is_(None),
            comments.c.text != "",
        )
        .order_by(comments.c.forwarded, comments.c.id)  # own ones first
    )
    joined: dict[int, _Words] = {}
    for answer, text, forwarded in tx.execute(statement):
        known = joined.get(answer)
        if known is None:
            joined[answer] = _Words(comment=text, forwarded=forwarded)
        elif known["forwarded"] == forwarded:
            known["comment"] = f"{known['comment']}\n{text}"
    return joined


def _imported(
    tx: Tx, survey: str, since: datetime, until: datetime, kind: SurveyKind
) -> list[AnswerRow]:
    """Returns the imported answers, with the known person where the other tool's name matches."""
    table = imported_answers.c
    statement = (
        select(table.person, table.score, table.at, table.comment)
        .where(table.survey == survey, table.kind == kind, table.at >= since, table.at < until)
        .order_by(table.at, table.id)
    )
    rows = tx.execute(statement).all()
    known = imported_people.matches(tx, {row.person for row in rows if row.person})
    ours = {name: person for name, (person, kind) in known.items() if kind is PersonKind.CUSTOMER}
    names, spellings = _names(tx, set(ours.values())), dict[str, str]()
    return [
        AnswerRow(
            person=_key(row.person, ours, spellings),
            score=row.score,
            at=row.at,
            comment=row.comment,
            **_named(row.person, ours, names),
        )
        for row in rows
        if row.person not in known or row.person in ours
    ]


class _Named(TypedDict):
    name: str
    account: str


def _names(tx: Tx, ids: set[PersonId]) -> Mapping[PersonId, _Named]:
    statement = select(people.c.id, people.c.name, people.c.account)
    return {
        PersonId(row.id): {"name": row.name, "account": row.account}
        for some in batched(sorted(ids))
        for row in tx.execute(statement.where(people.c.id.in_(some)))
    }


def _named(
    person: str | None, ours: Mapping[str, PersonId], names: Mapping[PersonId, _Named]
) -> _Named:
    """Returns the known person's name, else the other tool's unless it is an address or an id."""
    name = person or ""
    if name in ours:
        return names[ours[name]]
    is_name = masked(name) == name and not any(letter.isdigit() for letter in name)
    return {"name": name if is_name else "", "account": ""}


def _key(name: str | None, ours: Mapping[str, PersonId], spellings: dict[str, str]) -> str | None:
    """Returns the key of a person; of several spellings in *spellings*, the first counts."""
    if not name:
        return None
    if name in ours:
        return f"person {ours[name]}"
    return f"imported {spellings.setdefault(name_for_comparison(name), name)}"


def ladder(
    tx: Tx,
    survey: str,
    since: datetime,
    until: datetime,
    *,
    kind: SurveyKind = SurveyKind.NPS,
) -> Ladder:
    """Counts the people asked in this period by how far their invitations have come until now.

    An uncertain invitation counts as handed over once a tap or words have proved it. If a person
    was asked again, because the first question never arrived, only the last one counts.
    """
    again = invitations.alias()
    asked_again = (
        select(again.c.id)
        .where(again.c.person_id == invitations.c.person_id, again.c.id > invitations.c.id)
        .where(*_asked(again, survey, since, until, kind))
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
        .where(_CUSTOMERS, *_asked(invitations, survey, since, until, kind), ~asked_again)
    )
    counts = tx.execute(statement).one()
    return Ladder(eligible=_eligible(tx, since, until), **counts._mapping)


def _asked(
    table: FromClause, survey: str, since: datetime, until: datetime, kind: SurveyKind
) -> tuple[ColumnElement[bool], ...]:
    """Returns the conditions for invitations of this period that were not cancelled unsent."""
    return (
        table.c.test.is_(False),
        table.c.survey == survey,
        table.c.kind == kind,
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
        .where(_CUSTOMERS, ACTIVE, people.c.created_at < until, never.is_(None) | (never > since))
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
            *_asked(invitations, survey, since, until, SurveyKind.NPS),
            invitations.c.experiment,
            invitations.c.handed_over_at.is_not(None),
        )
        .group_by(invitations.c.variant)
    )
    return {row.variant: Share(part=row.part, whole=row.whole) for row in tx.execute(statement)}
