"""Slack's mark-up: its rendering, and its mentions."""

import re
from collections.abc import Callable, Iterator

from sandbox.slack.emoji import show_emoji
from sandbox.slack.model import Json
from sandbox.slack.typed_lists import label_of

_ANGLED = re.compile(r"<([^<>]+)>")
_BARE_MENTION = re.compile(r"(?<!\w)@(channel|here|everyone)\b")


def render(mrkdwn: str, name_of: Callable[[str], str]) -> str:
    """Returns the text as read: mentions as names, links as labels, entities decoded.

    Marks for bold, italics and code remain.
    """
    text = _ANGLED.sub(lambda m: _shown(m[1], name_of), show_emoji(mrkdwn))
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _shown(inside: str, name_of: Callable[[str], str]) -> str:
    target, _, label = inside.partition("|")
    if target.startswith("@"):
        return "@" + (label or name_of(target[1:]))
    if target.startswith("#"):
        return "#" + (label or name_of(target[1:]))
    if target.startswith("!"):
        return label or "@" + target[1:].removeprefix("subteam^")
    return label or target


def pings_in(mrkdwn: str, *, parse_names: bool = False) -> Iterator[str]:
    """Returns the mentions in this mark-up; *parse_names* also finds a bare `@channel`."""
    for match in _ANGLED.finditer(mrkdwn):
        target = match[1].partition("|")[0]
        if target.startswith(("@U", "@W")) or target in ("!channel", "!here", "!everyone"):
            yield target[1:]
        elif target.startswith("!subteam^"):
            yield target.removeprefix("!subteam^")
    if parse_names:
        yield from (match[1] for match in _BARE_MENTION.finditer(mrkdwn))


def pings_in_blocks(blocks: list[Json]) -> Iterator[str]:
    """Returns the mentions in blocks: in mrkdwn and rich text, never in plain text."""
    for node in walk(blocks):
        if node.get("type") in ("mrkdwn", "markdown") and isinstance(node.get("text"), str):
            yield from pings_in(node["text"])
        elif node.get("type") == "user" and "user_id" in node:
            yield node["user_id"]
        elif node.get("type") == "usergroup" and "usergroup_id" in node:
            yield node["usergroup_id"]
        elif node.get("type") == "broadcast" and "range" in node:
            yield node["range"]


def walk(node: object) -> Iterator[Json]:
    """Returns every JSON object inside *node*, outermost first."""
    if isinstance(node, dict):
        yield node
        for value in node.values():
            yield from walk(value)
    elif isinstance(node, list):
        for value in node:
            yield from walk(value)


def render_blocks(blocks: list[Json], name_of: Callable[[str], str]) -> str:
    """Returns the text of the blocks, one line per block, without the buttons' labels."""
    lines = (render_block(block, name_of) for block in blocks)
    return "\n".join(line for line in lines if line)


def render_block(block: Json, name_of: Callable[[str], str]) -> str:
    """Returns the text that one block shows."""
    match block["type"]:
        case "section":
            parts = [block["text"]] if "text" in block else []
            return "\n".join(_text(t, name_of) for t in parts + block.get("fields", []))
        case "header" | "alert":
            return _text(block["text"], name_of)
        case "markdown":
            return render(block["text"], name_of)
        case "context":
            return " ".join(_text(e, name_of) for e in block["elements"] if e["type"] != "image")
        case "image":
            return _text(block["title"], name_of) if "title" in block else str(block["alt_text"])
        case "input":
            return _text(block["label"], name_of)
        case "rich_text":
            lines = (_rich(element, name_of) for element in block["elements"])
            return "\n".join(line.removesuffix("\n") for line in lines)
        case "table":
            return "\n".join(
                " | ".join(_cell(cell, name_of) for cell in row) for row in block["rows"]
            )
        case _:
            return ""


def _text(text: Json, name_of: Callable[[str], str]) -> str:
    if text["type"] == "mrkdwn":
        return render(text["text"], name_of)
    return show_emoji(text["text"]) if text.get("emoji", True) else str(text["text"])


def _cell(cell: Json, name_of: Callable[[str], str]) -> str:
    return str(cell["text"]) if cell["type"] == "raw_text" else _rich(cell, name_of)


def _emoji(element: Json) -> str:
    if "unicode" in element:
        return "".join(chr(int(code, 16)) for code in element["unicode"].split("-"))
    return show_emoji(f":{element['name']}:")


def _items(part: Json, name_of: Callable[[str], str]) -> Iterator[str]:
    """Returns a list's lines: numbers, letters or Roman numerals by depth, as in Slack."""
    indent, first = part.get("indent", 0), part.get("offset", 0) + 1
    for number, item in enumerate(part["elements"], first):
        label = label_of(number, indent) if part.get("style") == "ordered" else "•◦▪"[indent % 3]
        yield f"{' ' * 4 * indent}{label} {_rich(item, name_of)}"


def _rich(element: Json, name_of: Callable[[str], str]) -> str:
    match element["type"]:
        case "text":
            return str(element["text"])
        case "link":
            return str(element.get("text") or element["url"])
        case "user":
            return "@" + name_of(element["user_id"])
        case "channel":
            return "#" + name_of(element["channel_id"])
        case "broadcast":
            return "@" + str(element["range"])
        case "emoji":
            return _emoji(element)
        case "date":
            return str(element.get("fallback", element["timestamp"]))
        case "color":
            return str(element["value"])
        case "rich_text_list":
            return "\n".join(_items(element, name_of))
        case _:
            return "".join(_rich(inner, name_of) for inner in element.get("elements", []))
