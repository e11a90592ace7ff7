"""Restores the text that a person typed in Slack, without escapes and markup."""

import re
from collections.abc import Iterable
from html import unescape

from handlers.slack.json_values import Json
from handlers.slack.rich_text import UNKNOWN, linked, moment, text_of

_ANGLED = re.compile(r"<([^<>]+)>")
_MENTION = re.compile(r"<@(?P<id>[A-Z0-9]+)\|(?P<label>[^<>|]+)>")
_ENTITY = re.compile(r"&(?:amp|lt|gt);")


def typed_in(blocks: Iterable[Json], text: str) -> str:
    """Returns the words of a message with these *blocks* and this *text*.

    The blocks come first, since the text has names instead of emoji. Blocks that hold anything
    unknown give way to the text, so that nothing typed is left out.
    """
    blocks = list(blocks)
    return from_blocks(blocks) or from_text(text) or text_of(blocks).replace(UNKNOWN, "")


def from_blocks(blocks: Iterable[Json]) -> str:
    """Returns the text of a message's blocks; empty if it may lack something."""
    rich = text_of(blocks)
    return "" if UNKNOWN in rich else rich


def from_text(text: str) -> str:
    """Returns *text* with entities decoded, links as typed, and mentions as their labels."""
    plain = _ANGLED.sub(lambda found: _angled(found[1]), text)
    return _ENTITY.sub(lambda found: unescape(found[0]), plain)


def from_command(text: str) -> str:
    """Returns the same of a command, with the ids of mentions: `@U0DANI|dani`."""
    return from_text(_MENTION.sub(r"@\g<id>|\g<label>", text))


def _angled(inside: str) -> str:
    target, _, label = inside.partition("|")
    if target.startswith("!date^"):
        return label or moment(target.split("^")[1])
    if target.startswith(("@", "#", "!")):
        mark = "#" if target.startswith("#") else "@"
        name = label or target[1:].split("^")[-1]
        return name if name.startswith(mark) else mark + name
    return linked(target, label)
