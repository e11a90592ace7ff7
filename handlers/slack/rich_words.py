"""Reads formatted words that a person typed into a field of Slack."""

from collections.abc import Iterator
from typing import Final

from bot.chat.messages import Paragraph, Span, Style
from bot.language.rich_words import RichWords, linked, merged
from handlers.slack.json_values import Json
from handlers.slack.list_labels import Numbering
from handlers.slack.rich_text import UNKNOWN, element_text

_STYLES: Final = {
    "rich_text_section": Style.NORMAL,
    "rich_text_quote": Style.QUOTE,
    "rich_text_preformatted": Style.CODE,
}


def read(block: Json) -> RichWords:
    """Returns the words of a ``rich_text`` block. Lists become lines with bullets or numbers.

    Names of people and channels are text: nobody is notified. Of an unknown element its text stays.
    """
    numbering = Numbering()
    parts = (one for one in block.get("elements", []) if isinstance(one, dict))
    return merged(paragraph for part in parts for paragraph in _part(part, numbering))


def _part(part: Json, numbering: Numbering) -> Iterator[Paragraph]:
    elements: list[Json] = part.get("elements", [])
    if part.get("type") == "rich_text_list":
        for label, item in zip(numbering.labels(part), elements, strict=False):
            spans = (Span(text=f"{label} "), *_spans(item.get("elements", [])))
            yield Paragraph(spans=_without_break(spans))
        numbering.passed(part, len(elements))
        return
    numbering.interrupted()
    style = _STYLES.get(part.get("type", ""), Style.NORMAL)
    yield Paragraph(spans=_without_break(_spans(elements)), style=style)


def _without_break(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Returns *spans* without the line break that ends a part in Slack."""
    if not spans or not spans[-1].text.endswith("\n"):
        return spans
    last = Span(**{**vars(spans[-1]), "text": spans[-1].text.removesuffix("\n")})
    return (*spans[:-1], last)


def _spans(elements: list[Json]) -> tuple[Span, ...]:
    return tuple(span for element in elements for span in _element(element))


def _element(element: Json) -> tuple[Span, ...]:
    style = element.get("style")
    flags = style if isinstance(style, dict) else {}
    form = Span(
        text="",
        bold=bool(flags.get("bold")),
        italic=bool(flags.get("italic")),
        strike=bool(flags.get("strike")),
        code=bool(flags.get("code")),
    )
    if element.get("type") == "link":
        url = str(element.get("url", ""))
        return linked(str(element.get("text") or url.removeprefix("mailto:")), url, form)
    return (Span(**{**vars(form), "text": element_text(element).replace(UNKNOWN, "")}),)
