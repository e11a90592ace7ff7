"""Stores answers imported from another tool."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert

from bot.ids import PersonId
from bot.language.cleaning import one_line
from storage.engine.store import Tx
from storage.imported_people import names_of
from storage.schema import imported_answers


@dataclass(frozen=True, kw_only=True)
class ImportedAnswer:
    survey: str
    score: int
    at: datetime
    key: str
    """Unique for the answer, and the same if it is imported again."""
    person: str | None = None
    """The other tool's name for the person."""
    comment: str | None = None


def add_all(tx: Tx, answers: Sequence[ImportedAnswer]) -> int:
    """Stores answers. Returns how many were new."""
    statement = insert(imported_answers).on_conflict_do_nothing(index_elements=["key"])
    new = statement.returning(imported_answers.c.id)
    return len(tx.execute(new, [_row(answer) for answer in answers]).all())


def _row(answer: ImportedAnswer) -> dict[str, object]:
    # An e-mail address in capitals means the same person.
    person = one_line(answer.person or "") or None
    return {**asdict(answer), "person": person.lower() if person and "@" in person else person}


def counts_of(tx: Tx, person_id: PersonId) -> tuple[int, int]:
    """Returns how many imported answers and comments of a person are stored."""
    statement = select(func.count(), func.count(imported_answers.c.comment)).where(
        imported_answers.c.person.in_(names_of(tx, person_id))
    )
    answers, comments = tx.execute(statement).one()
    return answers, comments
