"""Parameters of which a few run in `make test`, and all of them in `make test-long`."""

from collections.abc import Iterable
from typing import TypeVar

import pytest
from _pytest.mark import ParameterSet

T = TypeVar("T")


def long_but(quick: Iterable[T], values: Iterable[T]) -> list[ParameterSet]:
    """*values* as parameters: those that are not among *quick* are long."""
    at_once = list(quick)
    return [
        pytest.param(value, marks=[] if value in at_once else [pytest.mark.long])
        for value in values
    ]
