"""Reads the blocks in which Slack's clients send what a person typed."""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from typing import Final

from handlers.slack.json_values import Json
from handlers.slack.list_labels import Numbering

UNKNOWN: Final = "\0"
"""Stands before what is read of a block or element of an unknown form: perhaps not all."""


def text_of(blocks: Iterable[Json]) -> str:
    """Returns the text of the blocks; it contains UNKNOWN if something may be left out."""
    return "\n".join(_block(block) for block in blocks)


def linked(url: str, label: str) -> str:
    """Returns a link as typed, and with its address if the person gave it a label.

    Slack itself turns typed addresses into links.
    """
    shown = label or url
    return shown if url.endswith(shown) else f"{shown} ({url})"


def moment(seconds: object) -> str:
    """Returns a time given in seconds since 1970; as it is if it is no such number."""
    try:
        return f"{datetime.fromtimestamp(float(str(seconds)), UTC):%Y-%m-%d %H:%M} UTC"
    except (ValueError, OverflowError, OSError):
        return str(seconds)


def _block(block: Json) -> str:
    match block.get("type"):
        case "rich_text":
            return _lines(block.get("elements", []))
        case "table":
            return "\n".join(" | ".join(map(_cell, row)) for row in block.get("rows", []))
        case _:
            return UNKNOWN


def _cell(cell: Json) -> str:
    return str(cell.get("text", "")) if cell.get("type") == "raw_text" else _block(cell)


def _lines(parts: Iterable[Json]) -> str:
    """Returns sections, quotes and lists, each beginning on a new line."""
    numbering = Numbering()
    return "\n".join(line.removesuffix("\n") for part in parts for line in _part(part, numbering))


def _part(part: Json, numbering: Numbering) -> Iterator[str]:
    elements: list[Json] = part.get("elements", [])
    match part.get("type"):
        case "rich_text_list":
            for label, item in zip(numbering.labels(part), elements, strict=False):
                yield f"{label} {''.join(_part(item, Numbering()))}"
            numbering.passed(part, len(elements))
        case "rich_text_section" | "rich_text_quote" | "rich_text_preformatted":
            numbering.interrupted()
            yield "".join(map(element_text, elements))
        case _:
            yield UNKNOWN + "".join(map(element_text, elements))


def element_text(element: Json) -> str:
    """Returns what an element shows; it begins with UNKNOWN if something may be left out."""
    try:
        return _ELEMENTS[element.get("type", "")](element)
    except KeyError:
        return UNKNOWN + str(element.get("text") or element.get("fallback") or "")


def _emoji(element: Json) -> str:
    """Returns the emoji's characters; a custom emoji has only a name."""
    try:
        return "".join(chr(int(code, 16)) for code in element["unicode"].split("-"))
    except (KeyError, ValueError, OverflowError):
        tone = element.get("skin_tone")
        return f":{element['name']}:" + (f":skin-tone-{tone}:" if tone else "")


def _date(element: Json) -> str:
    return str(element.get("fallback") or moment(element["timestamp"]))


_ELEMENTS: dict[str, Callable[[Json], str]] = {
    "text": lambda element: str(element["text"]),
    "emoji": _emoji,
    "link": lambda element: linked(element["url"], element.get("text", "")),
    "user": lambda element: f"@{element['user_id']}",
    "channel": lambda element: f"#{element['channel_id']}",
    "usergroup": lambda element: f"@{element['usergroup_id']}",
    "team": lambda element: f"@{element['team_id']}",
    "broadcast": lambda element: f"@{element['range']}",
    "color": lambda element: str(element["value"]),
    "date": _date,
}
