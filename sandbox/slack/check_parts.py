"""Checks of JSON values, composed of small ones; errors have Slack's own words."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

Check = Callable[[object, str], Iterator[str]]
"""(value, JSON pointer to it) -> its errors."""


def problem(words: str, pointer: str) -> str:
    return f"{words} [json-pointer:{pointer}]"


def anything(_value: object, _pointer: str) -> Iterator[str]:
    return iter(())


def boolean(value: object, pointer: str) -> Iterator[str]:
    if not isinstance(value, bool):
        yield problem("must provide a boolean", pointer)


def number(value: object, pointer: str) -> Iterator[str]:
    if not isinstance(value, int) or isinstance(value, bool):
        yield problem("must provide a number", pointer)


def string(most: int, *, least: int = 1) -> Check:
    def check(value: object, pointer: str) -> Iterator[str]:
        if not isinstance(value, str):
            yield problem("must provide a string", pointer)
        elif len(value) > most:
            yield problem(f"must be less than {most + 1} characters", pointer)
        elif len(value) < least:
            yield problem(f"must be more than {least - 1} characters", pointer)

    return check


def matching(pattern: str) -> Check:
    def check(value: object, pointer: str) -> Iterator[str]:
        if not isinstance(value, str) or not re.search(pattern, value):
            yield problem(f"input must match regex pattern: {pattern}", pointer)

    return check


def at_most(most: int) -> Check:
    def check(value: object, pointer: str) -> Iterator[str]:
        yield from number(value, pointer)
        if isinstance(value, int) and value > most:
            yield problem(f"must be less than {most + 1}", pointer)

    return check


def one_of(*allowed: str) -> Check:
    def check(value: object, pointer: str) -> Iterator[str]:
        if value not in allowed:
            yield problem("must be a valid enum value", pointer)

    return check


def items(check_item: Check, most: int, *, least: int = 1) -> Check:
    def check(value: object, pointer: str) -> Iterator[str]:
        if not isinstance(value, list):
            yield problem("must provide an array", pointer)
            return
        if len(value) > most:
            yield problem(f"no more than {most} items allowed", pointer)
        if len(value) < least:
            yield problem(f"no fewer than {least} items required", pointer)
        for index, item in enumerate(value):
            yield from check_item(item, f"{pointer}/{index}")

    return check


@dataclass(frozen=True, kw_only=True)
class Shape:
    """An object with known properties; a call checks a value."""

    fields: Mapping[str, Check]
    required: Sequence[str] = ()
    also: Check = anything
    """A check across the properties."""

    def __call__(self, value: object, pointer: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield problem("must provide an object", pointer)
            return
        for name in self.required:
            if name not in value:
                yield problem(f"missing required field: {name}", pointer)
        for name, inner in value.items():
            if name in self.fields:
                yield from self.fields[name](inner, f"{pointer}/{name}")
            elif name != "type":
                yield problem(f"invalid additional property: {name}", pointer)
        yield from self.also(value, pointer)


def typed(shapes: Mapping[str, Check]) -> Check:
    """Checks an object by the shape that its `type` names."""

    def check(value: object, pointer: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield problem("must provide an object", pointer)
        elif "type" not in value:
            yield problem("missing required field: type", pointer)
        elif value["type"] not in shapes:
            yield problem(f"unsupported type: {value['type']}", f"{pointer}/type")
        else:
            yield from shapes[value["type"]](value, pointer)

    return check
