"""Describes mistakes in single keys of `bot.toml`.

Each line has the form `key.path: what is wrong; what to do`.
"""

import difflib
from collections.abc import Iterator, Mapping
from datetime import date, time
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from bot.config.key_paths import numbered_path

_TOP = "at the top, above the first [table]"
_REQUIRED = {
    "survey.key": 'key = "relationship"',
    "survey.kind": 'kind = "nps"',
    "theme.key": 'key = "exports"',
    "theme.words": 'words.en = ["export", "CSV"]',
    "cases.rule.where": 'where = { plan = "gold" }',
}
_REPEATED = ("survey", "theme")
"""The tables whose lines are numbered, if there are several."""
_UNSHOWN = {"database"}  # its value may hold a password


def of_keys(
    error: ValidationError, document: Mapping[str, object], root: type[BaseModel]
) -> list[str]:
    """Returns a line for each bad key or value. `root`: the model that defines the keys."""
    repeated = {name: document.get(name) for name in _REPEATED}
    counts = {name: len(one) for name, one in repeated.items() if isinstance(one, list)}
    tables = dict(_tables(root, ""))
    return [
        f"{_path(detail['loc'], counts)}: {_complaint(detail, tables)}"
        for detail in error.errors(include_url=False)
    ]


def _path(loc: tuple[int | str, ...], counts: Mapping[str, int]) -> str:
    """Returns the path of a key. List positions count from 1. *counts*: of repeated tables."""
    text = ""
    for part in loc:
        if isinstance(part, str):
            text += f".{part}"
        elif (table := text.removeprefix(".")) in counts:
            text = f".{numbered_path(table, part + 1, counts[table])}"
        else:
            text += f"[{part + 1}]"
    return text.removeprefix(".")


def _tables(model: type[BaseModel], name: str) -> Iterator[tuple[str, list[str]]]:
    """Yields each table of the file with its keys, from the types of the fields."""
    fields = {field.alias or key: field for key, field in model.model_fields.items()}
    yield name, list(fields)
    for key, field in fields.items():
        for inner in _models(field.annotation):
            yield from _tables(inner, f"{name}.{key}".removeprefix("."))


def _models(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in getattr(annotation, "__args__", ()) for model in _models(part)]


def _complaint(detail: ErrorDetails, tables: Mapping[str, list[str]]) -> str:
    names = [part for part in detail["loc"] if isinstance(part, str)]
    shown = "the value" if names[-1] in _UNSHOWN else _shown(detail["input"])
    context = detail.get("ctx", {})
    match detail["type"]:
        case "extra_forbidden":
            return _unknown(names[-1], ".".join(names[:-1]), tables)
        case "missing":
            return f"is missing; add {_REQUIRED['.'.join(names)]}"
        case "literal_error":
            return f"{shown} is not supported; use {_unquoted(context['expected'])}"
        case "value_error":
            return f"{shown} {context['error']}"
        case "greater_than_equal":
            return f"{shown} is too small; the minimum is {context['ge']}"
        case "less_than_equal":
            return f"{shown} is too large; the maximum is {context['le']}"
        case kind:
            if shown in _TABLE_OR_LIST:
                shown = f"is {shown}, but"
            return f"{shown} {_WANTED.get(kind, detail['msg'])}{_brackets(names, kind)}"


_WANTED = {
    "string_type": "must be text, in quotes",
    "int_type": "must be a whole number, without quotes",
    "bool_type": "must be true or false, without quotes",
    "model_type": "must be a table",
    "tuple_type": "must be a list",
}


_TABLE_OR_LIST = ("a table", "a list")
_LISTS_OF_TABLES = ("survey", "theme", "cases.rule")


def _brackets(names: list[str], kind: str) -> str:
    path = ".".join(names)
    if path in _LISTS_OF_TABLES:
        return f"; write [[{path}]], in double brackets"
    return f"; write [{path}] on a line of its own" if kind == "model_type" else ""


def _unquoted(expected: str) -> str:
    """Turns Pydantic's `'a', 'b' or 'c'` into `a, b or c`."""
    return expected.replace("'", "")


def _unknown(key: str, table: str, tables: Mapping[str, list[str]]) -> str:
    here = tables[table]
    if near := difflib.get_close_matches(key, here, n=1):
        return f"unknown key; did you mean {near[0]}?"
    if "token" in key.lower() or "secret" in key.lower():
        return "unknown key; tokens and secrets belong in the environment, never in this file"
    for name, keys in tables.items():
        if key in keys:
            return f"unknown key; it belongs {f'in [{name}]' if name else _TOP}"
    return f"unknown key; known here: {', '.join(here)}"


def _shown(value: object) -> str:
    match value:
        case bool():
            return str(value).lower()
        case str():
            return f"“{value if len(value) <= 60 else value[:59] + '…'}”"
        case int() | float() | date() | time():
            return str(value)
        case Mapping():
            return "a table"
        case _:
            return "a list"
