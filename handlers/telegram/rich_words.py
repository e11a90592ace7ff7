"""Reads formatted words that a person typed in Telegram: a text, and entities beside it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from typing import Final

from pydantic import BaseModel
from telegram import MessageEntity

from bot.chat.messages import Paragraph, Span, Style
from bot.language.rich_words import RichWords, linked

_BLOCKS: Final = {
    MessageEntity.BLOCKQUOTE: Style.QUOTE,
    MessageEntity.EXPANDABLE_BLOCKQUOTE: Style.QUOTE,
    MessageEntity.PRE: Style.CODE,
}
_UNIT: Final = 2
"""Bytes of a UTF-16 unit, in which Telegram counts."""


class FormattedPart(BaseModel):
    """A formatted part of a text."""

    type: str
    offset: int
    length: int
    url: str = ""


def read(text: str, entities: Sequence[FormattedPart]) -> RichWords:
    """Returns the words. Names of people are text, and formatting that Slack lacks is left out."""
    units = text.encode("utf-16-le", "surrogatepass")
    end = len(units) // _UNIT
    inside = [one for one in entities if 0 <= one.offset < one.offset + one.length <= end]
    borders = {0, end, *(edge for one in inside for edge in (one.offset, one.offset + one.length))}
    runs = [
        _run(
            units[start * _UNIT : stop * _UNIT].decode("utf-16-le", "surrogatepass"),
            [one for one in inside if one.offset <= start < one.offset + one.length],
        )
        for start, stop in pairwise(sorted(borders))
    ]
    return tuple(_paragraphs(runs))


def _run(text: str, entities: Sequence[FormattedPart]) -> Paragraph:
    """Returns a part of the text without a change of its formatting."""
    kinds = {one.type for one in entities}
    style = next((_BLOCKS[kind] for kind in _BLOCKS if kind in kinds), Style.NORMAL)
    form = Span(
        text="",
        bold=MessageEntity.BOLD in kinds,
        italic=MessageEntity.ITALIC in kinds,
        strike=MessageEntity.STRIKETHROUGH in kinds,
        code=MessageEntity.CODE in kinds,
    )
    return Paragraph(spans=linked(text, _target(text, entities), form), style=style)


def _target(text: str, entities: Sequence[FormattedPart]) -> str:
    """Returns where a run links to; empty if it does not. An address without a label is its own."""
    for one in entities:
        if one.type == MessageEntity.TEXT_LINK:
            return one.url
        if one.type == MessageEntity.URL and text.startswith(("http://", "https://")):
            return text
        if one.type == MessageEntity.EMAIL:
            return f"mailto:{text}"
    return ""


def _paragraphs(runs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Yields a paragraph for each change of style, without the line break between two."""
    groups = [(style, list(some)) for style, some in groupby(runs, key=lambda run: run.style)]
    for at, (style, some) in enumerate(groups):
        spans = [span for run in some for span in run.spans]
        if style is Style.NORMAL and at > 0:
            spans[0] = replace(spans[0], text=spans[0].text.removeprefix("\n"))
        if style is Style.NORMAL and at < len(groups) - 1:
            spans[-1] = replace(spans[-1], text=spans[-1].text.removesuffix("\n"))
        if any(span.text for span in spans):
            yield Paragraph(spans=tuple(spans), style=style)
