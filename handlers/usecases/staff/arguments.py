"""Reads the options of a staff command as people type them, with phones' dashes and quotes."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import regex

from bot.campaigns.typed_names import COMMAS, VALUE, unquoted

_DASHES: Final = r"[-\u2010-\u2015\u2212\u2e3a\u2e3b\ufe58\ufe63\uff0d]"
"""Phones turn two hyphens into one dash."""
_NAMED: Final = rf"[^\s{COMMAS}=\"“”„«»‘’']++={VALUE}"
"""A property and its value, which may be quoted, such as ``plan="very big"``."""
_OPTION: Final = regex.compile(
    rf"(?:(?<=[\s{COMMAS}])|^){_DASHES}++(?P<name>[^\W\d_][\w-]*+)"
    rf"(?:(?:\s*+[=:＝：]\s*+|\s++)(?!{_DASHES}++[^\W\d_])(?P<value>{_NAMED}|{VALUE}))?"
)
_HELP: Final = frozenset({"h", "help"})
_LONGEST_NAME: Final = 40


@dataclass(frozen=True, kw_only=True)
class Arguments:
    """What follows a command's name."""

    words: str
    """The text without its options."""
    options: Mapping[str, str] = field(default_factory=dict)
    """The known options that were typed, with their values; empty where the value is missing."""
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict, compare=False)
    """The same options, each with all of its values in the order in which they were typed."""
    unknown: tuple[str, ...] = ()
    """The names of unknown options, as they were typed."""
    asks_for_help: bool = False


def read_arguments(text: str, known: Collection[str]) -> Arguments:
    """Reads *text*, the rest of a command that takes the options *known*. The last value counts."""
    found = [(one["name"], _bare(one["value"] or "")) for one in _OPTION.finditer(text)]
    words = _OPTION.sub("", text).strip()
    names = [name for name, _ in found if name.lower() not in {*known, *_HELP}]
    return Arguments(
        words=words,
        options={name.lower(): value for name, value in found if name.lower() in known},
        values=_values(found, known),
        unknown=tuple(dict.fromkeys(name[:_LONGEST_NAME] for name in names)),
        asks_for_help=words.lower() in {"help", "?"}
        or any(name.lower() in _HELP for name, _ in found),
    )


def _values(
    found: Sequence[tuple[str, str]], known: Collection[str]
) -> Mapping[str, tuple[str, ...]]:
    values: dict[str, tuple[str, ...]] = {}
    for name, value in found:
        if name.lower() in known:
            values[name.lower()] = (*values.get(name.lower(), ()), value)
    return values


def _bare(value: str) -> str:
    """Returns *value* without quotation marks around the whole, or around what follows a ``=``."""
    name, equals, rest = value.partition("=")
    whole = unquoted(value)
    return f"{name}={unquoted(rest)}" if equals and whole == value else whole
