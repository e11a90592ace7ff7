"""Stores answers imported from another tool."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import func, or_, select
from sqlalchemy.dialects.postgresql import insert

from bot.ids import PersonId
from bot.language.person_names import name_for_comparison, name_for_storage
from bot.states import SurveyKind
from storage.engine.store import Tx
from storage.imported_people import ERASED_NAMES, names_of
from storage.people import batched
from storage.schema import imported_answers


@dataclass(frozen=True, kw_only=True)
class ImportedAnswer:
    survey: str
    kind: SurveyKind = SurveyKind.NPS
    score: int
    at: datetime
    key: str
    """Unique for the answer, and the same if it is imported again."""
    source_id: str | None = None
    """The other tool's id of the answer, if the key is made of it."""
    row_key: str | None = None
    """The key that the same row has without an id. It is not stored."""
    line: int = 0
    """Where the answer stands in its file. It is not stored."""
    person: str | None = None
    """The other tool's name for the person."""
    comment: str | None = None


def add_all(tx: Tx, answers: Sequence[ImportedAnswer]) -> int:
    """Stores answers. Returns how many were new."""
    statement = insert(imported_answers).on_conflict_do_nothing(index_elements=["key"])
    new = statement.returning(imported_answers.c.id)
    return len(tx.execute(new, [row_of(answer) for answer in answers]).all())


CHANGED: Final = ("score", "kind", "at", "key", "source_id", "person", "comment")
"""The columns that another import of an answer may change."""


def row_of(answer: ImportedAnswer) -> dict[str, object]:
    """Returns the row of the table."""
    return {
        "survey": answer.survey,
        "kind": answer.kind,
        "score": answer.score,
        "at": answer.at,
        "key": answer.key,
        "source_id": answer.source_id,
        "person": name_for_storage(answer.person),
        "comment": answer.comment,
    }


@dataclass(frozen=True, kw_only=True)
class StoredAnswer:
    """An answer of an earlier import."""

    id: int
    key: str
    source_id: str | None
    person: str | None
    score: int
    at: datetime
    comment: str | None


def stored_at(tx: Tx, survey: str, instants: Collection[datetime]) -> tuple[StoredAnswer, ...]:
    """Returns the imported answers of these instants, in the order of their import."""
    table = imported_answers.c
    columns = [table[name] for name in StoredAnswer.__dataclass_fields__]
    statement = select(*columns).where(table.survey == survey).order_by(table.id)
    return tuple(
        StoredAnswer(**row._mapping)
        for some in batched(sorted(set(instants)))
        for row in tx.execute(statement.where(table.at.in_(some)))
    )


def stored_as(tx: Tx, keys: Collection[str]) -> tuple[StoredAnswer, ...]:
    """Returns the imported answers with these keys."""
    table = imported_answers.c
    columns = [table[name] for name in StoredAnswer.__dataclass_fields__]
    return tuple(
        StoredAnswer(**row._mapping)
        for some in batched(sorted(set(keys)))
        for row in tx.execute(select(*columns).where(table.key.in_(some)))
    )


def erased_at(
    tx: Tx, survey: str, instants: Collection[datetime]
) -> Sequence[tuple[datetime, int]]:
    """Returns instant and score of the answers of these instants whose person was removed."""
    table = imported_answers.c
    statement = select(table.at, table.score).where(
        table.survey == survey, or_(*(table.person.startswith(name) for name in ERASED_NAMES))
    )
    return [
        (row.at, row.score)
        for some in batched(sorted(set(instants)))
        for row in tx.execute(statement.where(table.at.in_(some)))
    ]


def is_any_of(tx: Tx, survey: str) -> bool:
    """Whether answers to this survey were imported before."""
    statement = select(imported_answers.c.id).where(imported_answers.c.survey == survey).limit(1)
    return tx.execute(statement).first() is not None


def same_moment(answer: ImportedAnswer | StoredAnswer) -> tuple[str, datetime, int]:
    """Returns person, instant and score, which two exports of one answer share."""
    person = name_for_storage(answer.person) or ""
    return name_for_comparison(person), answer.at, answer.score


def counts_of(tx: Tx, person_id: PersonId) -> tuple[int, int]:
    """Returns how many imported answers and comments of a person are stored."""
    statement = select(func.count(), func.count(imported_answers.c.comment)).where(
        imported_answers.c.person.in_(names_of(tx, person_id))
    )
    answers, comments = tx.execute(statement).one()
    return answers, comments
