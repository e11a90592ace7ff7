"""Answers that another tool collected."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy.dialects.sqlite import insert as upsert

from storage.schema import imported_answers
from storage.store import Tx


@dataclass(frozen=True, kw_only=True)
class ImportedAnswer:
    survey: str
    score: int
    at: datetime
    key: str
    """The same for the same answer, whenever it is imported."""
    person: str | None = None
    """As the other tool named them; not one of our people."""
    comment: str | None = None


def add_imported(tx: Tx, answers: Sequence[ImportedAnswer]) -> int:
    """Keep each answer once; how many were new."""
    return sum(_add(tx, answer) for answer in answers)


def _add(tx: Tx, answer: ImportedAnswer) -> int:
    insert = upsert(imported_answers).values(**asdict(answer))
    return tx.execute(insert.on_conflict_do_nothing(index_elements=["key"])).rowcount
