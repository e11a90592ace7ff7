"""Reads what a join would change, before it is done."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Table, func, select

from bot.ids import PersonId
from storage import imported_answers
from storage.engine.store import Tx
from storage.joining import joined_fields, joined_rounds
from storage.schema import cases, feedback, invitations


@dataclass(frozen=True, kw_only=True)
class Belongings:
    """How much belongs to a record."""

    questions: int
    answers: int
    imported: int
    cases: int
    messages: int
    """Messages that answered no question."""


def belongings(tx: Tx, person_id: PersonId) -> Belongings:
    imported, _ = imported_answers.counts_of(tx, person_id)
    no_test = invitations.c.test.is_(False)
    return Belongings(
        questions=_count(tx, invitations, person_id, no_test),
        answers=_count(tx, invitations, person_id, no_test, invitations.c.score.is_not(None)),
        imported=imported,
        cases=_count(tx, cases, person_id),
        messages=_count(tx, feedback, person_id),
    )


def _count(tx: Tx, table: Table, person_id: PersonId, *which: ColumnElement[bool]) -> int:
    statement = select(func.count()).select_from(table).where(table.c.person_id == person_id)
    n: int = tx.execute(statement.where(*which)).scalar_one()
    return n


@dataclass(frozen=True, kw_only=True)
class Consequences:
    """What a join changes beside moving everything."""

    filled: Sequence[str]
    """The columns and properties that are filled."""
    replaced: int
    """Questions that a newer one replaces."""


def consequences(tx: Tx, kept: PersonId, joined: PersonId) -> Consequences:
    return Consequences(
        filled=joined_fields.missing(tx, kept, joined),
        replaced=joined_rounds.would_replace(tx, kept, joined),
    )
