"""The glossary is in alphabetical order, and explains each term once."""

import re
from pathlib import Path
from typing import Final

PAGE: Final = (Path(__file__).parents[2] / "docs" / "glossary.md").read_text()
TERMS: Final = re.findall(r"^\*\*(.+?)\.\*\*", PAGE, re.MULTILINE)


def test_the_terms_are_in_alphabetical_order() -> None:
    assert len(TERMS) > 50
    assert sorted(TERMS, key=str.lower) == TERMS


def test_every_term_is_explained_once() -> None:
    assert len(set(TERMS)) == len(TERMS)
