"""The command line speaks plainly: no word that only a narrator would use."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

PROJECT: Final = Path(__file__).parents[3]
FORBIDDEN: Final = re.compile(
    r"\b(tells?|told|mends?|mended|whoever|whom|somebody|whatever|shall|thereby)\b"
    r"|cannot be had|of which nobody|may not all|take over people",
    re.IGNORECASE,
)
SOURCES: Final = [
    path for folder in ("handlers/cli", "bot/config") for path in (PROJECT / folder).rglob("*.py")
]


def texts_of(path: Path) -> Iterator[str]:
    """Every text in a module: help, messages and docstrings."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(PROJECT).as_posix())
def test_no_text_has_a_word_of_a_narrator(path: Path) -> None:
    assert [text for text in texts_of(path) if FORBIDDEN.search(text)] == []
