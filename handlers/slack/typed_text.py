"""Restores the text that a person typed in Slack, without escapes and markup."""

import re
from collections.abc import Callable, Iterable
from html import unescape

from handlers.slack.json_values import Json

_ANGLED = re.compile(r"<([^<>]+)>")
_ENTITY = re.compile(r"&(?:amp|lt|gt);")


def from_blocks(blocks: Iterable[Json]) -> str:
    """Returns the text of a message's rich text blocks; empty if there are none.

    Only the blocks contain emoji as characters: in ``text`` Slack replaces them by names.
    """
    rich = (block for block in blocks if block.get("type") == "rich_text")
    return "\n".join(_lines(block.get("elements", [])) for block in rich)


def from_text(text: str) -> str:
    """Returns *text* with entities decoded, links as typed, and mentions as their labels."""
    plain = _ANGLED.sub(lambda found: _angled(found[1]), text)
    return _ENTITY.sub(lambda found: unescape(found[0]), plain)


def _angled(inside: str) -> str:
    target, _, label = inside.partition("|")
    if target.startswith(("@", "#", "!")):
        mark = "#" if target.startswith("#") else "@"
        name = label or target[1:].split("^")[-1]
        return name if name.startswith(mark) else mark + name
    return _link(target, label)


def _link(url: str, label: str) -> str:
    """Returns a link as typed, and with its address if the person gave it a label.

    Slack itself turns typed addresses into links.
    """
    shown = label or url
    return shown if url.endswith(shown) else f"{shown} ({url})"


def _lines(parts: Iterable[Json]) -> str:
    """Returns sections, quotes and lists, each beginning on a new line."""
    return "\n".join(_part(part).removesuffix("\n") for part in parts)


def _part(part: Json) -> str:
    elements: list[Json] = part.get("elements", [])
    if part.get("type") == "rich_text_list":
        return "\n".join(f"• {_part(item)}" for item in elements)
    return "".join(_element(element) for element in elements)


def _element(element: Json) -> str:
    reader = _ELEMENTS.get(element.get("type", ""))
    return reader(element) if reader else str(element.get("text") or element.get("fallback") or "")


def _emoji(element: Json) -> str:
    """Returns the emoji's characters; a custom emoji has only a name."""
    try:
        return "".join(chr(int(code, 16)) for code in element["unicode"].split("-"))
    except (KeyError, ValueError, OverflowError):
        return f":{element['name']}:"


_ELEMENTS: dict[str, Callable[[Json], str]] = {
    "emoji": _emoji,
    "link": lambda element: _link(element["url"], element.get("text", "")),
    "user": lambda element: f"@{element['user_id']}",
    "channel": lambda element: f"#{element['channel_id']}",
    "usergroup": lambda element: f"@{element['usergroup_id']}",
    "broadcast": lambda element: f"@{element['range']}",
}
