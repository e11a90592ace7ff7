"""Reads the data of the figures of cases. Test people, test questions and staff never count."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, FromClause, Row, Select, Subquery, func, select

from bot.figures.case_figures import CaseRow
from bot.figures.proportions import Share, csat
from bot.figures.recovery import AnswerPair
from bot.ids import PersonId
from bot.states import CaseState, EntryKind, PersonKind, SurveyKind
from storage import imported_answers, imported_people
from storage.columns import unindexed
from storage.engine.store import Tx
from storage.schema import case_entries, cases, invitations, people
from storage.schema import imported_answers as imported

_CUSTOMERS: Final = people.c.kind == PersonKind.CUSTOMER
_REOPENED: Final = (EntryKind.REOPENED, EntryKind.NOT_FIXED)
_REPLIED: Final = (EntryKind.REPLIED, EntryKind.RESOLVED)
"""What the staff does to answer the customer. A reopening forgets the time of the response."""


def opened_in(
    tx: Tx, surveys: Collection[str], since: datetime, until: datetime
) -> tuple[CaseRow, ...]:
    """Returns the cases of these surveys' customers that were opened in this period."""
    reopened_at = (
        select(func.max(case_entries.c.at))
        .where(case_entries.c.case_id == cases.c.id, case_entries.c.kind.in_(_REOPENED))
        .scalar_subquery()
    )
    statement: Select[Any] = (
        select(
            cases.c.state,
            cases.c.opened_at,
            cases.c.has_clock,
            cases.c.due_at,
            cases.c.responded_at,
            cases.c.resolved_at,
            cases.c.owner,
            cases.c.owner_name,
            cases.c.cause,
            invitations.c.score,
            invitations.c.kind,
            reopened_at.label("reopened_at"),
        )
        .select_from(cases.join(invitations).join(people, people.c.id == cases.c.person_id))
        .where(
            cases.c.opened_at >= since,
            cases.c.opened_at < until,
            unindexed(invitations.c.survey).in_(surveys),
            invitations.c.test.is_(False),
            _CUSTOMERS,
        )
        .order_by(cases.c.opened_at, cases.c.id)
    )
    return tuple(map(_case, tx.execute(statement)))


def _case(row: Row[Any]) -> CaseRow:
    return CaseRow(
        opened_at=row.opened_at,
        is_open=row.state is not CaseState.RESOLVED,
        score=row.score,
        kind=row.kind,
        clock_from=row.reopened_at or row.opened_at,
        due_at=row.due_at if row.has_clock else None,
        responded_at=row.responded_at,
        resolved_at=row.resolved_at,
        owner=row.owner,
        owner_name=row.owner_name,
        cause=row.cause,
    )


def csat_of_cases(
    tx: Tx, surveys: Collection[str], asked_by: Collection[str], since: datetime, until: datetime
) -> Share:
    """Returns the share of 4s and 5s among the answers about resolved cases of these surveys.

    *asked_by*: the CSAT surveys. A person counts once, with the latest answer.
    """
    if not asked_by:
        return Share(part=0, whole=0)
    opener, rating = invitations.alias(), invitations.c
    ratings = (
        select(rating.id, rating.person_id, rating.score, rating.answered_at)
        .join(cases, cases.c.id == rating.of_case)
        .join(opener, opener.c.id == cases.c.invitation_id)
        .join(people, people.c.id == rating.person_id)
        .where(
            *_answered(invitations, asked_by, SurveyKind.CSAT, since, until),
            opener.c.survey.in_(surveys),
            _CUSTOMERS,
        )
    )
    return csat(row.score for row in tx.execute(select(_latest(ratings))))


def pairs(tx: Tx, survey: str, since: datetime, until: datetime) -> tuple[AnswerPair, ...]:
    """Returns the latest answer of each person in this period, with the one before it.

    The earlier one may be imported. Who has answered once is left out.
    """
    rows = tx.execute(_with_the_one_before(survey, since, until)).all()
    brought = _imported(tx, survey, since, until)
    found = (_pair(row, brought.get(PersonId(row.person_id), ())) for row in rows)
    return tuple(pair for pair in found if pair is not None)


def _answered(
    table: FromClause, surveys: Collection[str], kind: SurveyKind, since: datetime, until: datetime
) -> tuple[ColumnElement[bool], ...]:
    return (
        table.c.survey.in_(surveys),
        table.c.kind == kind,
        table.c.test.is_(False),
        table.c.answered_at >= since,
        table.c.answered_at < until,
    )


def _latest(answers: Select[Any]) -> Subquery:
    """Returns the last of each person's answers."""
    columns = answers.selected_columns
    newest_first = (columns.answered_at.desc(), columns.id.desc())
    place = func.row_number().over(partition_by=columns.person_id, order_by=newest_first)
    ranked = answers.add_columns(place.label("place")).subquery()
    return select(ranked).where(ranked.c.place == 1).subquery()


def _with_the_one_before(survey: str, since: datetime, until: datetime) -> Select[Any]:
    """Returns each person's last answer, the one given before it, and the reply to that one."""
    table = invitations.c
    within = _answered(invitations, [survey], SurveyKind.NPS, since, until)
    last = _latest(
        select(table.id, table.person_id, table.round, table.score, table.answered_at)
        .join(people)
        .where(_CUSTOMERS, *within)
    )
    earlier, before = invitations.alias(), invitations.alias()
    its_id = _id_before(before, last, survey).label("before")
    paired = select(last, its_id).subquery()
    replied = (
        select(case_entries.c.id)
        .where(
            case_entries.c.case_id == cases.c.id,
            case_entries.c.kind.in_(_REPLIED),
            case_entries.c.by != "",
            case_entries.c.at < paired.c.answered_at,
        )
        .exists()
    )
    return (
        select(
            paired.c.person_id,
            paired.c.score,
            paired.c.answered_at,
            earlier.c.score.label("earlier_score"),
            earlier.c.answered_at.label("earlier_at"),
            cases.c.has_clock,
            cases.c.responded_at,
            replied.label("replied"),
        )
        .join_from(paired, earlier, earlier.c.id == paired.c.before, isouter=True)
        .join(cases, cases.c.invitation_id == earlier.c.id, isouter=True)
    )


def _id_before(before: FromClause, last: Subquery, survey: str) -> ColumnElement[int]:
    return (
        select(before.c.id)
        .where(
            before.c.person_id == last.c.person_id,
            before.c.survey == survey,
            before.c.kind == SurveyKind.NPS,
            before.c.test.is_(False),
            before.c.round < last.c.round,
            before.c.answered_at < last.c.answered_at,
        )
        .order_by(before.c.round.desc())
        .limit(1)
        .scalar_subquery()
    )


def _imported(
    tx: Tx, survey: str, since: datetime, until: datetime
) -> Mapping[PersonId, Sequence[Row[Any]]]:
    """Returns the imported answers of those who answered here in this period, oldest first."""
    if not imported_answers.is_any_of(tx, survey):
        return {}
    within = _answered(invitations, [survey], SurveyKind.NPS, since, until)
    names = imported_people.names_among(select(invitations.c.person_id).where(*within))
    statement: Select[Any] = (
        select(imported.c.person, imported.c.score, imported.c.at)
        .where(
            imported.c.survey == survey,
            imported.c.kind == SurveyKind.NPS,
            imported.c.at < until,
            imported.c.person.in_(names),
        )
        .order_by(imported.c.at, imported.c.id)
    )
    rows = tx.execute(statement).all()
    known = imported_people.matches(tx, {row.person for row in rows})
    found: dict[PersonId, list[Row[Any]]] = {}
    for row in rows:
        if row.person in known:
            found.setdefault(known[row.person][0], []).append(row)
    return found


def _pair(row: Row[Any], brought: Sequence[Row[Any]]) -> AnswerPair | None:
    """Returns the answer with the one before it, given here or imported; None if it is the first.

    Of one instant, the answer given here is the later one.
    """
    before = [one for one in brought if one.at < row.answered_at]
    if before and (row.earlier_at is None or before[-1].at > row.earlier_at):
        return AnswerPair(before=before[-1].score, after=row.score, replied=None)
    if row.earlier_at is None:
        return None
    return AnswerPair(before=row.earlier_score, after=row.score, replied=_replied(row))


def _replied(row: Row[Any]) -> bool | None:
    """Whether the staff replied to the earlier answer; None if its case kept no times."""
    responded = row.responded_at is not None and row.responded_at < row.answered_at
    if responded or row.replied:
        return True
    return False if row.has_clock else None
