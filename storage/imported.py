"""Answers from another tool."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy.dialects.postgresql import insert

from storage.schema import imported_answers
from storage.store import Tx


@dataclass(frozen=True, kw_only=True)
class ImportedAnswer:
    survey: str
    score: int
    at: datetime
    key: str
    """Tells this answer from every other, and is the same when it is imported again."""
    person: str | None = None
    """As the other tool named them."""
    comment: str | None = None


def add_all(tx: Tx, answers: Sequence[ImportedAnswer]) -> int:
    """How many of them were new."""
    statement = insert(imported_answers).on_conflict_do_nothing(index_elements=["key"])
    new = statement.returning(imported_answers.c.id)
    return len(tx.execute(new, [asdict(answer) for answer in answers]).all())
