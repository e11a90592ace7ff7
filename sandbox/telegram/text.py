"""Formatted text: entities as a list, HTML, and the parts that Telegram marks itself.

Lengths of texts count code points, offsets of entities count UTF-16 code units, and offsets in
error texts count UTF-8 bytes, as on the real server.
"""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sandbox.telegram.errors import bad_request
from sandbox.telegram.model import Entity, JsonObject

MAX_ENTITIES = 100

TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "blockquote": "blockquote",
    "tg-spoiler": "spoiler",
}
MARKUP = re.compile(r"<(/?)([^\s>]*)([^>]*)>|<|&(?:#\d+|#x[0-9a-fA-F]+|lt|gt|amp|quot);")
HREF = re.compile(r"""href\s*=\s*(?:"([^"]*)"|'([^']*)')""")
FOUND = re.compile(
    r"(?P<url>https?://[^\s<>\"]+)"
    r"|(?<![\w/])(?P<bot_command>/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?)(?![\w/])"
    r"|(?<!\w)(?P<mention>@[A-Za-z]\w{3,31})"
)


@dataclass(frozen=True, kw_only=True)
class FormattedText:
    text: str
    entities: tuple[Entity, ...] = ()


def utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def from_entities(text: str, raw: Sequence[JsonObject]) -> FormattedText:
    """Reads a text with its entities as a list; ApiError 400 if one does not fit the text."""
    entities = [_entity(text, entry) for entry in raw]
    return FormattedText(text=text, entities=tuple(entities))


def _entity(text: str, raw: JsonObject) -> Entity:
    entity = Entity(
        type=raw["type"],
        offset=raw["offset"],
        length=raw["length"],
        url=raw.get("url"),
        language=raw.get("language"),
        user=raw.get("user", {}).get("id"),
    )
    start, end, whole = entity.offset, entity.offset + entity.length, utf16_length(text)
    if start < 0 or start > whole:
        raise bad_request(f"entity begins after the end of the text at UTF-16 offset {start}")
    ends = f"entity beginning at UTF-16 offset {start} ends"
    if entity.length < 0 or end > whole:
        raise bad_request(f"{ends} after the end of the text at UTF-16 offset {end}")
    _check_whole_symbols(text, start, "entity begins")
    _check_whole_symbols(text, end, ends)
    return entity


def _check_whole_symbols(text: str, offset: int, what: str) -> None:
    """Raises ApiError 400 for an offset inside a surrogate pair."""
    head = text.encode("utf-16-le")[: offset * 2].decode("utf-16-le", errors="ignore")
    if utf16_length(head) != offset:
        at = len(head.encode())
        raise bad_request(f"{what} in a middle of a UTF-16 symbol at byte offset {at}")


def from_html(source: str) -> FormattedText:
    """Reads a text with HTML tags; ApiError 400 "can't parse entities: …" for invalid ones."""
    reader = _HtmlReader(source)
    return reader.read()


@dataclass(frozen=True, kw_only=True)
class _OpenTag:
    name: str
    entity: Entity
    """With the length still 0."""


class _HtmlReader:
    def __init__(self, source: str) -> None:
        self._source = source
        self._text = ""
        self._open: list[_OpenTag] = []
        self._entities: list[Entity] = []

    def read(self) -> FormattedText:
        position = 0
        for token in MARKUP.finditer(self._source):
            self._text += self._source[position : token.start()]
            position = token.end()
            self._take(token)
        self._text += self._source[position:]
        if self._open:
            name = self._open[-1].name
            raise _unparsable(f'Can\'t find end tag corresponding to start tag "{name}"')
        entities = sorted(self._entities, key=lambda found: (found.offset, -found.length))
        return FormattedText(text=self._text, entities=tuple(entities))

    def _take(self, token: re.Match[str]) -> None:
        whole, at = token.group(), len(self._source[: token.start()].encode())
        if whole.startswith("&"):
            self._text += html.unescape(whole)
        elif whole == "<":
            raise _unparsable(f"Unclosed start tag at byte offset {at}")
        elif token[1]:
            self._end(token[2].lower(), at)
        else:
            self._start(token[2].lower(), token[3], at)

    def _start(self, name: str, attributes: str, at: int) -> None:
        is_spoiler = name == "span" and "tg-spoiler" in attributes
        kind = "spoiler" if is_spoiler else TAGS.get(name)
        if kind is None:
            raise _unparsable(f'Unsupported start tag "{name}" at byte offset {at}')
        href = HREF.search(attributes)
        url = html.unescape(href[1] or href[2] or "") if href and name == "a" else None
        offset = utf16_length(self._text)
        entity = Entity(type=kind, offset=offset, length=0, url=url)
        self._open.append(_OpenTag(name=name, entity=entity))

    def _end(self, name: str, at: int) -> None:
        if not self._open:
            raise _unparsable(f"Unexpected end tag at byte offset {at}")
        tag = self._open.pop()
        if tag.name != name:
            raise _unparsable(
                f"Unmatched end tag at byte offset {at}, "
                f'expected "</{tag.name}>", found "</{name}>"'
            )
        length = utf16_length(self._text) - tag.entity.offset
        is_link_to_nowhere = tag.name == "a" and not tag.entity.url
        if length and not is_link_to_nowhere:
            self._entities.append(replace(tag.entity, length=length))


def _unparsable(reason: str) -> Exception:
    return bad_request(f"can't parse entities: {reason}")


def finished(formatted: FormattedText) -> FormattedText:
    """Trims white space, marks links and commands, and keeps at most 100 entities."""
    return _cut(_with_found(_trimmed(formatted)))


def _trimmed(formatted: FormattedText) -> FormattedText:
    text = formatted.text.strip()
    before = len(formatted.text) - len(formatted.text.lstrip())
    shift, whole = utf16_length(formatted.text[:before]), utf16_length(text)
    entities = []
    for entity in formatted.entities:
        start = max(0, entity.offset - shift)
        end = min(whole, entity.offset + entity.length - shift)
        if end > start:
            entities.append(replace(entity, offset=start, length=end - start))
    return FormattedText(text=text, entities=tuple(entities))


def _with_found(formatted: FormattedText) -> FormattedText:
    taken = list(formatted.entities)
    for match in FOUND.finditer(formatted.text):
        entity = Entity(
            type=str(match.lastgroup),
            offset=utf16_length(formatted.text[: match.start()]),
            length=utf16_length(match.group()),
        )
        if not any(_overlap(entity, other) for other in formatted.entities):
            taken.append(entity)
    entities = sorted(taken, key=lambda found: found.offset)
    return replace(formatted, entities=tuple(entities))


def _overlap(one: Entity, other: Entity) -> bool:
    return one.offset < other.offset + other.length and other.offset < one.offset + one.length


def _cut(formatted: FormattedText) -> FormattedText:
    return replace(formatted, entities=formatted.entities[:MAX_ENTITIES])
