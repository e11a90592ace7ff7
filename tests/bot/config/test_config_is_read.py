"""A setting that nothing reads is a promise that nobody keeps."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from bot.config.config import Config

PROJECT = Path(__file__).parents[3]
SOURCES = "\n".join(
    path.read_text(encoding="utf-8")
    for room in ("bot", "handlers", "storage")
    for path in sorted((PROJECT / room).rglob("*.py"))
    if not path.name.startswith("config")
)
OTHERWISE = {
    "starter_themes": r"config\.themes\b",
    "slack.self_enrolment": r"\btable\.self_enrolment\b",
    "telegram.self_enrolment": r"\btable\.self_enrolment\b",
    "survey.product": r"config\.product_of\(",
    "survey.timezone": r"config\.zone_of\(",
    "survey.summary.day": r"survey\.summary\.weekday",
    **{f"cases.{key}": r"\bcase_hours\b" for key in ("hours", "days", "holidays", "country")},
}
"""Keys that are read by another name than the file's."""


def fields(model: type[BaseModel], table: str = "") -> Iterator[tuple[str, str]]:
    """Each key of bot.toml with the words by which a program reads it."""
    for name, field in model.model_fields.items():
        key = f"{table}.{field.alias or name}".removeprefix(".")
        inner = tables(field.annotation)
        if inner:
            yield from fields(inner[0], key)
        else:
            yield key, name


def tables(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [one for part in getattr(annotation, "__args__", ()) for one in tables(part)]


def reading(key: str, name: str) -> str:
    """A pattern: the name of a setting, behind that of its table."""
    if key.startswith("survey.texts."):  # in a table of the texts that they replace
        return rf'"{name}":|\bown\.{name}\b'
    if by_language := re.match(r"theme\.(name|words|except)\.", key):
        return {"name": r"\btheme\.names\b", "words": r"\btheme\.words\b"}.get(
            by_language[1], r"\btheme\.exceptions\b"
        )
    table = key.rpartition(".")[0].rpartition(".")[2] or "config"
    return OTHERWISE.get(key, rf"\b{table}(?:_of\([^()]*\))?\.{name}\b")


@pytest.mark.parametrize(("key", "name"), list(fields(Config)))
def test_each_setting_is_read_outside_of_what_reads_the_file(key: str, name: str) -> None:
    assert re.search(reading(key, name), SOURCES)
