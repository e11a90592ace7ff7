"""The changelog has a section for each version, and its newest version is the product's."""

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Final

PROJECT: Final = Path(__file__).parents[2]
CHANGELOG: Final = (PROJECT / "CHANGELOG.md").read_text()
VERSIONS: Final = re.findall(r"^## (\d+\.\d+\.\d+) \((.+)\)$", CHANGELOG, re.MULTILINE)
GROUPS: Final = ("Added", "Changed", "Fixed")


def test_the_newest_version_is_that_of_the_product() -> None:
    product = tomllib.loads((PROJECT / "pyproject.toml").read_text())["project"]["version"]
    assert VERSIONS[0][0] == product


def test_every_section_is_unreleased_or_has_a_version_and_a_date() -> None:
    unreleased, *released = re.findall(r"^## (.+)$", CHANGELOG, re.MULTILINE)
    assert unreleased == "Unreleased"
    assert released == [f"{version} ({day})" for version, day in VERSIONS]


def test_the_versions_are_in_order_newest_first() -> None:
    days = [date.fromisoformat(day) for _, day in VERSIONS]
    numbers = [tuple(map(int, version.split("."))) for version, _ in VERSIONS]
    assert days == sorted(days, reverse=True)
    assert numbers == sorted(set(numbers), reverse=True)


def test_a_section_lists_what_was_added_changed_and_fixed_once_each() -> None:
    for section in CHANGELOG.split("\n## ")[1:]:
        groups = re.findall(r"^### (.+)$", section, re.MULTILINE)
        assert groups == [group for group in GROUPS if group in groups]
