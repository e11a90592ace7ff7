"""Stores imported answers that have the other tool's id: adds new ones, changes edited ones.

Answers that were imported without an id before get theirs, so that the change to ids doubles none.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, update

from storage import imported_answers as plain
from storage.engine.store import Tx
from storage.imported_answers import ImportedAnswer, StoredAnswer, row_of, same_moment
from storage.schema import imported_answers


@dataclass(frozen=True, kw_only=True)
class StoredCounts:
    """How many answers of an import were new, and how many were changed."""

    added: int = 0
    changed: int = 0

    def __add__(self, other: "StoredCounts") -> "StoredCounts":
        return StoredCounts(added=self.added + other.added, changed=self.changed + other.changed)


def store(tx: Tx, answers: Sequence[ImportedAnswer]) -> StoredCounts:
    """Stores answers. Those with an id replace what was stored under that id."""
    answers = _without_erased(tx, answers)
    if not answers:
        return StoredCounts()
    if not any(answer.source_id for answer in answers):
        return StoredCounts(added=plain.add_all(tx, answers))
    known = {one.key: one for one in plain.stored_as(tx, [answer.key for answer in answers])}
    met = [(known[answer.key], answer) for answer in answers if answer.key in known]
    adopted, new = _adopted(tx, [answer for answer in answers if answer.key not in known])
    changed = [(old, answer) for old, answer in met if _differs(old, answer)]
    _replace(tx, [*changed, *adopted])
    edited = sum(_differs(old, answer) for old, answer in adopted)
    added = plain.add_all(tx, new) if new else 0
    return StoredCounts(added=added, changed=len(changed) + edited)


def _without_erased(tx: Tx, answers: Sequence[ImportedAnswer]) -> Sequence[ImportedAnswer]:
    """Returns the answers without those that are stored, and whose person was removed since.

    Only instant and score can tell such an answer, so it stands for one of them each.
    """
    named = [answer for answer in answers if answer.person]
    erased = plain.erased_at(tx, named[0].survey, [one.at for one in named]) if named else []
    if not erased:
        return answers
    left = Counter(erased)
    known = {one.key for one in plain.stored_as(tx, [answer.key for answer in named])}
    return [answer for answer in answers if answer.key in known or not _takes(answer, left)]


def _takes(answer: ImportedAnswer, left: Counter[tuple[datetime, int]]) -> bool:
    """Takes one of the erased answers that *answer* may be. Returns whether there was one."""
    moment = (answer.at, answer.score)
    if not answer.person or not left[moment]:
        return False
    left[moment] -= 1
    return True


_Pair = tuple[StoredAnswer, ImportedAnswer]


def _adopted(tx: Tx, answers: Sequence[ImportedAnswer]) -> tuple[list[_Pair], list[ImportedAnswer]]:
    """Pairs answers with those imported without an id. Returns the pairs, and the others."""
    if not answers:
        return [], []
    waiting = _without_id(tx, answers[0].survey, [answer.at for answer in answers])
    pairs: list[_Pair] = []
    left = list(answers)
    for is_same in (_is_same_row, _has_same_comment, _is_surely_same):
        unpaired = []
        for answer in left:
            found = waiting[same_moment(answer)]
            old = next((one for one in found if is_same(one, answer)), None)
            if old is None:
                unpaired.append(answer)
                continue
            found.remove(old)
            pairs.append((old, answer))
        left = unpaired
    return pairs, left


def _without_id(
    tx: Tx, survey: str, instants: Sequence[datetime]
) -> dict[tuple[str, datetime, int], list[StoredAnswer]]:
    waiting = defaultdict[tuple[str, datetime, int], list[StoredAnswer]](list)
    for one in plain.stored_at(tx, survey, instants):
        if one.source_id is None:
            waiting[same_moment(one)].append(one)
    return waiting


def _is_same_row(old: StoredAnswer, new: ImportedAnswer) -> bool:
    return old.key == new.row_key


def _has_same_comment(old: StoredAnswer, new: ImportedAnswer) -> bool:
    return old.comment == new.comment


def _is_surely_same(old: StoredAnswer, new: ImportedAnswer) -> bool:
    """Whether person, instant and score belong to one answer: a person, or a time with seconds."""
    return old.person is not None or bool(old.at.second or old.at.microsecond)


def _differs(old: StoredAnswer, new: ImportedAnswer) -> bool:
    return (same_moment(old), old.comment) != (same_moment(new), new.comment)


_CHANGE = (
    update(imported_answers)
    .where(imported_answers.c.id == bindparam("this"))
    .values({name: bindparam(f"new_{name}") for name in plain.CHANGED})
)


def _replace(tx: Tx, pairs: Sequence[_Pair]) -> None:
    rows = [
        {"this": old.id, **{f"new_{name}": row_of(new)[name] for name in plain.CHANGED}}
        for old, new in pairs
    ]
    if rows:
        tx.execute(_CHANGE, rows)
