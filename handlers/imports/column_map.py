"""Reads `--map FIELD=COLUMN`: what a person says about the columns of a list."""

import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from bot.language.cleaning import one_line
from handlers.imports.csv_reader import plain_name
from handlers.imports.person_headers import COLUMNS, FIELDS

PROPERTY: Final = "property:"
IGNORE: Final = "ignore"
FIRST_NAME: Final = "first_name"
LAST_NAME: Final = "last_name"
MAPPED: Final = (*FIELDS, FIRST_NAME, LAST_NAME)
_BY_PLAIN_NAME: Final = {**COLUMNS, **{plain_name(one): one for one in (*MAPPED, IGNORE)}}


@dataclass(frozen=True, kw_only=True)
class ColumnMap:
    """The names of columns, by field and by property, and those that are ignored."""

    fields: Mapping[str, str] = field(default_factory=dict)
    properties: Mapping[str, str] = field(default_factory=dict)
    ignored: Sequence[str] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        return (*self.fields.values(), *self.properties.values(), *self.ignored)


def read_map(texts: Iterable[str]) -> ColumnMap:
    """Reads texts such as `email=Work email`. Raises ValueError, which says what to write."""
    fields: dict[str, str] = {}
    properties: dict[str, str] = {}
    ignored: list[str] = []
    for text in texts:
        name, column = _parts(text)
        if name.startswith(PROPERTY):
            _set(properties, _property(name), column)
        elif (known := _field(name)) == IGNORE:
            ignored.append(column)
        else:
            _set(fields, known, column)
    if "name" in fields and {FIRST_NAME, LAST_NAME} & fields.keys():
        raise ValueError(f"name is given, and {FIRST_NAME} or {LAST_NAME} too; keep one of them")
    return ColumnMap(fields=fields, properties=properties, ignored=tuple(ignored))


def _parts(text: str) -> tuple[str, str]:
    name, sign, column = text.partition("=")
    if not sign or not name.strip() or not column.strip():
        raise ValueError(f"“{text}” is not FIELD=COLUMN; such as email=“Work email”")
    return name.strip(), column.strip()


def _field(name: str) -> str:
    plain = plain_name(name)
    if plain in _BY_PLAIN_NAME:
        return _BY_PLAIN_NAME[plain]
    near = difflib.get_close_matches(plain, _BY_PLAIN_NAME, n=1)
    raise ValueError(
        f"there is no field “{name}”; did you mean {_BY_PLAIN_NAME[near[0]]}?"
        if near
        else f"there is no field “{name}”; there are: {', '.join(MAPPED)}, {PROPERTY}NAME, {IGNORE}"
    )


def _property(name: str) -> str:
    found = one_line(name.removeprefix(PROPERTY))
    if not found:
        raise ValueError(f"“{name}” names no property; such as {PROPERTY}plan=“Plan name”")
    return found


def _set(columns: dict[str, str], name: str, column: str) -> None:
    if name in columns:
        raise ValueError(f"{name} is given twice, as “{columns[name]}” and “{column}”; keep one")
    columns[name] = column
