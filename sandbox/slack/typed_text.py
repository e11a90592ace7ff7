"""Slack's form of typed text: marked links and colours, named emoji, and a rich_text block."""

import re
from collections.abc import Iterator

from sandbox.slack.emoji import NAMES, SKIN_TONES
from sandbox.slack.model import Json
from sandbox.slack.typed_lists import Items, parts_of

_EMOJI = "|".join(re.escape(emoji) for emoji in sorted(NAMES, key=len, reverse=True))
_MARKED = re.compile(
    r"(?P<link>\bhttps?://[^\s<>|]+[^\s<>|.,;:!?)\]'\"])"
    r"|(?P<color>(?<![\w#&])#[0-9a-fA-F]{6}\b)"
    r"|(?P<email>(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    rf"|(?P<emoji>{_EMOJI})(?P<tone>[{''.join(SKIN_TONES)}])?"
)


def stored(typed: str) -> str:
    """Returns the message's `text`: escaped, links marked, emoji as their names."""
    return "".join(_stored(element) for element in _elements(typed))


def rich_text(typed: str, block_id: str) -> Json:
    """Returns the block that Slack's clients add. Lines such as `1. login` become a list."""
    parts = [_list(part) if isinstance(part, Items) else _section(part) for part in parts_of(typed)]
    return {"type": "rich_text", "block_id": block_id, "elements": parts}


def _section(text: str) -> Json:
    return {"type": "rich_text_section", "elements": list(_elements(text))}


def _list(items: Items) -> Json:
    offset = {"offset": items.offset} if items.offset else {}
    return {
        "type": "rich_text_list",
        "style": items.style,
        "indent": items.indent,
        **offset,
        "border": 0,
        "elements": [_section(text) for text in items.texts],
    }


def _elements(typed: str) -> Iterator[Json]:
    end = 0
    for match in _MARKED.finditer(typed):
        if match.start() > end:
            yield {"type": "text", "text": typed[end : match.start()]}
        yield _marked(match)
        end = match.end()
    if end < len(typed):
        yield {"type": "text", "text": typed[end:]}


def _marked(match: re.Match[str]) -> Json:
    if match["link"]:
        return {"type": "link", "url": match["link"]}
    if match["color"]:
        return {"type": "color", "value": match["color"]}
    if match["email"]:
        return {"type": "link", "url": f"mailto:{match['email']}", "text": match["email"]}
    code = "-".join(f"{ord(char):x}" for char in match[0])
    emoji: Json = {"type": "emoji", "name": NAMES[match["emoji"]], "unicode": code}
    return emoji | ({"skin_tone": SKIN_TONES[match["tone"]]} if match["tone"] else {})


def _stored(element: Json) -> str:
    match element["type"]:
        case "text":
            return _escaped(element["text"])
        case "color":
            return str(element["value"])
        case "link":
            label = f"|{element['text']}" if "text" in element else ""
            return f"<{_escaped(element['url'])}{label}>"
        case _:
            tone = f":skin-tone-{element['skin_tone']}:" if "skin_tone" in element else ""
            return f":{element['name']}:{tone}"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
