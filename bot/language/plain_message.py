"""Reduces a message to its text, for a platform that refuses it as it was written."""

from collections.abc import Callable, Iterator

from bot.chat.messages import Link, Message, Paragraph, Style, plain
from bot.language.shortening import shorten

Measure = Callable[[str], int]
"""Returns the length of a text in UTF-16 units, as the platform counts it."""


def text_alone(message: Message, hint: str = "") -> Message:
    """Returns *message* without buttons and styles. Links become text.

    *hint*: what to type instead of pressing a button.
    """
    paragraphs = (paragraph for paragraph in message.paragraphs if paragraph.text.strip())
    ends = [plain(hint)] if hint else []
    return Message(
        paragraphs=(*map(_without_style, paragraphs), *_links(message), *ends), plain=True
    )


def _without_style(paragraph: Paragraph) -> Paragraph:
    """Marks each line of a quote. It stays a quote, so that it is shortened first."""
    if paragraph.style is not Style.QUOTE:
        return plain(paragraph.text)
    return plain("\n".join(f"> {line}" for line in paragraph.text.splitlines()), Style.QUOTE)


def _links(message: Message) -> Iterator[Paragraph]:
    links = (item for row in message.rows for item in row if isinstance(item, Link))
    return (plain(f"{link.label}: {link.url}") for link in links)


def fitted(
    paragraphs: tuple[Paragraph, ...], most: int, gap: int, measure: Measure
) -> tuple[Paragraph, ...]:
    """Returns *paragraphs* with at most *most* units in all. The longest quote is cut first.

    *gap*: the units between two paragraphs.
    """
    gaps = gap * max(len(paragraphs) - 1, 0)
    while (excess := gaps + sum(measure(one.text) for one in paragraphs) - most) > 0:
        longest = max(range(len(paragraphs)), key=lambda at: _weight(paragraphs[at], measure))
        cut = paragraphs[longest]
        shorter = plain(shorten(cut.text, max(_kept(cut.text, excess, measure), 1)), cut.style)
        paragraphs = (*paragraphs[:longest], shorter, *paragraphs[longest + 1 :])
    return paragraphs


def _kept(text: str, excess: int, measure: Measure) -> int:
    """Returns how many units to keep; fewer than now, even if the platform counts more."""
    units = len(text.encode("utf-16-le", "surrogatepass")) // 2
    return units - max(excess * units // measure(text), 1)


def _weight(paragraph: Paragraph, measure: Measure) -> tuple[bool, int]:
    """Returns the order of cutting: quotes before our own text, as long as any can be cut."""
    units = measure(paragraph.text)
    return paragraph.style is Style.QUOTE and units > 1, units
