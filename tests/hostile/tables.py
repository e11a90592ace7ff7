"""Rows of one kind for several methods."""

from collections.abc import Mapping, Sequence

from tests.hostile.answers import REFUSED, UNREADABLE, Answer
from tests.hostile.server import Misbehaviour


def refusals(*methods: str) -> list[Misbehaviour]:
    return _rows(methods, REFUSED, certain=True)


def unreadable(*methods: str, done: bool = False) -> list[Misbehaviour]:
    return _rows(methods, UNREADABLE, done=done)


def _rows(
    methods: Sequence[str],
    answers: Mapping[str, Answer],
    *,
    certain: bool = False,
    done: bool = False,
) -> list[Misbehaviour]:
    return [
        Misbehaviour(fault=fault, method=method, answer=answer, certain=certain, done=done)
        for method in methods
        for fault, answer in answers.items()
    ]


def pick(rows: Sequence[Misbehaviour], *faults: str) -> list[Misbehaviour]:
    """Of each of *faults* its rows: one that is named and missing is a mistake."""
    found = [row for row in rows if row.fault in faults]
    assert {row.fault for row in found} == set(faults)
    return found
