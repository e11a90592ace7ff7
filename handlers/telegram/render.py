"""Renders a message for Telegram: literal text, separate entities, an inline keyboard.

No parse mode is used, so that people's text is never read as markup.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity
from telegram.constants import InlineKeyboardMarkupLimit, KeyboardButtonStyle, MessageLimit

from bot.chat.messages import (
    Button,
    Link,
    Message,
    Paragraph,
    Row,
    Style,
    Tone,
    marked_label,
    plain,
)
from bot.language.shortening import shorten

MAX_UNITS: Final = MessageLimit.MAX_TEXT_LENGTH
"""In UTF-16 units. Telegram counts characters, whose number is never larger."""
GAP: Final = "\n\n"
"""Between paragraphs."""

_STYLES = {
    Style.HEADING: MessageEntity.BOLD,
    Style.QUIET: MessageEntity.ITALIC,
    Style.QUOTE: MessageEntity.BLOCKQUOTE,
}
_COLOURS = {Tone.BAD: KeyboardButtonStyle.DANGER, Tone.GOOD: KeyboardButtonStyle.SUCCESS}
_MENTION = re.compile(r"(?<!\w)@\w{2,}")


@dataclass(frozen=True, kw_only=True)
class Rendered:
    text: str
    entities: tuple[MessageEntity, ...]
    markup: InlineKeyboardMarkup | None


def render(message: Message) -> Rendered:
    """Renders *message* within Telegram's limits; its longest quote is cut if it does not fit.

    A prompt has no button here, because in Telegram people simply type.
    """
    paragraphs = _fitted(message.paragraphs)
    return Rendered(
        text=GAP.join(paragraph.text for paragraph in paragraphs),
        entities=tuple(_entities(paragraphs))[: MessageLimit.MESSAGE_ENTITIES],
        markup=_markup(message.rows),
    )


def _fitted(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    gaps = len(GAP) * max(len(paragraphs) - 1, 0)
    while (excess := gaps + sum(map(_units, paragraphs)) - MAX_UNITS) > 0:
        longest = max(range(len(paragraphs)), key=lambda index: _weight(paragraphs[index]))
        cut = paragraphs[longest]
        shorter = plain(shorten(cut.text, max(_units(cut) - excess, 1)), cut.style)
        paragraphs = (*paragraphs[:longest], shorter, *paragraphs[longest + 1 :])
    return paragraphs


def _weight(paragraph: Paragraph) -> tuple[bool, int]:
    """Returns the order of cutting: quotes before our own text, as long as any can be cut."""
    units = _units(paragraph)
    return paragraph.style is Style.QUOTE and units > 1, units


def _utf16_length(text: str) -> int:
    """Returns the length in UTF-16 units, in which Telegram counts positions."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _units(paragraph: Paragraph) -> int:
    return _utf16_length(paragraph.text)


def _entities(paragraphs: Sequence[Paragraph]) -> Iterator[MessageEntity]:
    offset = 0
    for paragraph in paragraphs:
        yield from _of_paragraph(paragraph, offset)
        offset += _units(paragraph) + len(GAP)


def _of_paragraph(paragraph: Paragraph, offset: int) -> Iterator[MessageEntity]:
    style = _STYLES.get(paragraph.style)
    if style is not None and paragraph.text:
        yield MessageEntity(style, offset, _units(paragraph))
    yield from _mentions(paragraph.text, offset)
    for span in paragraph.spans:
        length = _utf16_length(span.text)
        if span.bold and length and paragraph.style is not Style.HEADING:
            yield MessageEntity(MessageEntity.BOLD, offset, length)
        offset += length


def _mentions(text: str, offset: int) -> Iterator[MessageEntity]:
    """Yields a code entity for each ``@name``, because Telegram notifies the account otherwise."""
    for found in _MENTION.finditer(text):
        before = _utf16_length(text[: found.start()])
        yield MessageEntity(MessageEntity.CODE, offset + before, _utf16_length(found[0]))


def _markup(rows: Sequence[Row]) -> InlineKeyboardMarkup | None:
    keyboard = [[_button(item) for item in part] for row in rows for part in _parts(row)]
    return InlineKeyboardMarkup(keyboard) if keyboard else None


def _parts(row: Row) -> Iterator[Row]:
    """Yields the row in evenly filled lines of at most eight buttons, Telegram's limit."""
    lines = -(-len(row) // InlineKeyboardMarkupLimit.BUTTONS_PER_ROW)
    borders = [len(row) * line // lines for line in range(lines + 1)] if lines else []
    for start, end in pairwise(borders):
        yield row[start:end]


def _button(item: Button | Link) -> InlineKeyboardButton:
    if isinstance(item, Link):
        return InlineKeyboardButton(item.label, url=item.url)
    return InlineKeyboardButton(
        marked_label(item), callback_data=item.tap, style=_COLOURS.get(item.tone)
    )
