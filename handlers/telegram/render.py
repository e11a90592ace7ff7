"""Renders a message for Telegram: literal text, separate entities, an inline keyboard.

No parse mode is used, so that people's text is never read as markup.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final
from unicodedata import east_asian_width

from telegram import ForceReply, InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity, User
from telegram.constants import InlineKeyboardMarkupLimit, KeyboardButtonStyle, MessageLimit

from bot.chat.messages import (
    Button,
    Link,
    Message,
    Paragraph,
    Row,
    Span,
    Style,
    Tone,
    marked_label,
    plain,
)
from bot.chat.permalinks import permalink
from bot.chat.platforms import Platform
from bot.language.plain_message import fitted

MAX_UNITS: Final = MessageLimit.MAX_TEXT_LENGTH
"""In UTF-16 units. Telegram counts characters, whose number is never larger."""
GAP: Final = "\n\n"
"""Between paragraphs."""
WORD_JOINER: Final = "\u2060"
"""Invisible, and no part of a name."""
COMPACT_GAP: Final = "\n"
BESIDE: Final = 4
"""Buttons in a line, of those that belong to a paragraph."""

_STYLES = {
    Style.HEADING: MessageEntity.BOLD,
    Style.QUIET: MessageEntity.ITALIC,
    Style.QUOTE: MessageEntity.BLOCKQUOTE,
    Style.CODE: MessageEntity.PRE,
}
_COLOURS = {Tone.BAD: KeyboardButtonStyle.DANGER, Tone.GOOD: KeyboardButtonStyle.SUCCESS}
_MENTION = re.compile(r"(?<!\w)@\w{2,}")

_WITH_WORDS: Final = 3
"""The most buttons with words that always share a line."""
_LINE: Final = 24
"""The width of all labels, in Latin letters, that four and more buttons may have in a line."""


@dataclass(frozen=True, kw_only=True)
class Rendered:
    text: str
    entities: tuple[MessageEntity, ...]
    markup: InlineKeyboardMarkup | None
    field: ForceReply | None = None
    """Instead of buttons: the field for an answer."""


def render(message: Message) -> Rendered:
    """Renders *message* within Telegram's limits; its longest quote is cut if it does not fit.

    A prompt has no button here, because in Telegram people simply type.
    """
    if message.plain:
        return _text_alone(message)
    gap = COMPACT_GAP if message.compact else GAP
    paragraphs = _fitted(message.paragraphs, gap)
    return Rendered(
        text=gap.join(paragraph.text for paragraph in paragraphs),
        entities=tuple(_entities(paragraphs, gap))[: MessageLimit.MESSAGE_ENTITIES],
        markup=_markup((*_beside(message), *message.rows)),
        field=_field(message),
    )


def _field(message: Message) -> ForceReply | None:
    """Returns the field for the answer of the people that the message names."""
    if not message.answer_field:
        return None
    return ForceReply(selective=True, input_field_placeholder=message.answer_field)


def _text_alone(message: Message) -> Rendered:
    """Renders without entities. A word joiner keeps each ``@name`` from being a mention."""
    harmless = (
        plain(_MENTION.sub(lambda name: f"@{WORD_JOINER}{name[0][1:]}", one.text), one.style)
        for one in message.paragraphs
    )
    text = GAP.join(paragraph.text for paragraph in _fitted(tuple(harmless), GAP))
    return Rendered(text=text, entities=(), markup=None)


def _beside(message: Message) -> Iterator[Row]:
    """Yields lines of the buttons that belong to paragraphs."""
    buttons = [one.button for one in message.paragraphs if one.button is not None]
    for start in range(0, len(buttons), BESIDE):
        yield tuple(buttons[start : start + BESIDE])


def _fitted(paragraphs: tuple[Paragraph, ...], gap: str) -> tuple[Paragraph, ...]:
    return fitted(paragraphs, MAX_UNITS, len(gap), _utf16_length)


def _utf16_length(text: str) -> int:
    """Returns the length in UTF-16 units, in which Telegram counts positions."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _units(paragraph: Paragraph) -> int:
    return _utf16_length(paragraph.text)


def _entities(paragraphs: Sequence[Paragraph], gap: str) -> Iterator[MessageEntity]:
    offset = 0
    for paragraph in paragraphs:
        yield from _of_paragraph(paragraph, offset)
        offset += _units(paragraph) + len(gap)


def _of_paragraph(paragraph: Paragraph, offset: int) -> Iterator[MessageEntity]:
    style = _STYLES.get(paragraph.style)
    if style is not None and paragraph.text:
        yield MessageEntity(style, offset, _units(paragraph))
    if paragraph.style is not Style.CODE:
        yield from _mentions(paragraph.text, offset)
    for span in paragraph.spans:
        length = _utf16_length(span.text)
        if length:
            yield from _of_span(span, paragraph.style, offset, length)
        offset += length


def _of_span(span: Span, style: Style, offset: int, length: int) -> Iterator[MessageEntity]:
    """Yields a span's entities, without those that its paragraph has already."""
    if span.bold and style is not Style.HEADING:
        yield MessageEntity(MessageEntity.BOLD, offset, length)
    if span.italic and style is not Style.QUIET:
        yield MessageEntity(MessageEntity.ITALIC, offset, length)
    if span.strike:
        yield MessageEntity(MessageEntity.STRIKETHROUGH, offset, length)
    if span.code and style is not Style.CODE:
        yield MessageEntity(MessageEntity.CODE, offset, length)
    if span.url and not span.url.startswith("mailto:"):  # Telegram links to addresses by itself
        yield MessageEntity(MessageEntity.TEXT_LINK, offset, length, url=span.url)
    if span.mention is not None and span.mention.platform is Platform.TELEGRAM:
        named = User(id=int(span.mention.chat), first_name=span.text, is_bot=False)
        yield MessageEntity(MessageEntity.TEXT_MENTION, offset, length, user=named)
    if span.message and (address := permalink(span.message)):
        yield MessageEntity(MessageEntity.TEXT_LINK, offset, length, url=address)


def _mentions(text: str, offset: int) -> Iterator[MessageEntity]:
    """Yields a code entity for each ``@name``, because Telegram notifies the account otherwise."""
    for found in _MENTION.finditer(text):
        before = _utf16_length(text[: found.start()])
        yield MessageEntity(MessageEntity.CODE, offset + before, _utf16_length(found[0]))


def _markup(rows: Sequence[Row]) -> InlineKeyboardMarkup | None:
    keyboard = [[_button(item) for item in part] for row in rows for part in _parts(row)]
    return InlineKeyboardMarkup(keyboard) if keyboard else None


def _parts(row: Row) -> Iterator[Row]:
    """Yields the row in evenly filled lines of at most eight buttons, Telegram's limit.

    Four and more buttons with words fill two lines, so that a phone breaks no word.
    """
    lines = -(-len(row) // InlineKeyboardMarkupLimit.BUTTONS_PER_ROW)
    if len(row) > _WITH_WORDS and sum(_width(item.label) for item in row) > _LINE:
        lines = max(lines, 2)
    borders = [len(row) * line // lines for line in range(lines + 1)] if lines else []
    for start, end in pairwise(borders):
        yield row[start:end]


def _width(label: str) -> int:
    """Returns the width in Latin letters. Chinese and Korean ones are twice as wide."""
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in label)


def _button(item: Button | Link) -> InlineKeyboardButton:
    if isinstance(item, Link):
        return InlineKeyboardButton(item.label, url=item.url)
    return InlineKeyboardButton(
        marked_label(item), callback_data=item.tap, style=_COLOURS.get(item.tone)
    )
