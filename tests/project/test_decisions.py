"""Every decision states itself in its heading, has a date, and is in the index."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parents[2] / "docs" / "decisions"
INDEX: Final = (FOLDER / "README.md").read_text()
PAGES: Final = sorted(page for page in FOLDER.glob("*.md") if page.name != "README.md")
DATE: Final = re.compile(r"\*(\d{4}-\d{2}-\d{2})\*")


def decisions(page: Path) -> Iterator[tuple[str, str]]:
    """The heading of each decision of *page*, and the paragraph below it."""
    for section in page.read_text().split("\n## ")[1:]:
        heading, dated, *_ = section.split("\n\n")
        yield heading, dated


def anchor(heading: str) -> str:
    """The name that code hosts give a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def test_every_decision_has_a_date() -> None:
    undated = [name for page in PAGES for name, day in decisions(page) if not DATE.fullmatch(day)]
    assert undated == []


def test_every_decision_is_in_the_index_with_its_date() -> None:
    linked = re.findall(r"^- (\S+) \[(.+)\]\((.+)#(.+)\)$", INDEX, re.MULTILINE)
    told = [
        (day.strip("*"), name, page.name, anchor(name))
        for page in PAGES
        for name, day in decisions(page)
    ]
    assert sorted(linked) == sorted(told)


def test_every_topic_has_a_heading_in_the_index() -> None:
    assert sorted(re.findall(r"^## \[.+\]\((.+)\)$", INDEX, re.MULTILINE)) == [
        page.name for page in PAGES
    ]
