"""Formatted words of a person, as paragraphs: cleaned, measured, cut and stored.

No platform's markup is read from their text. Links lead only to web pages and mail addresses.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, Final
from urllib.parse import urlsplit

from bot.chat.messages import Paragraph, Span, Style, plain
from bot.language.cleaning import clean, without_controls
from bot.language.shortening import split

RichWords = tuple[Paragraph, ...]

LONGEST_URL: Final = 2048
_SCHEMES: Final = frozenset({"http", "https", "mailto"})
_FLAGS: Final = ("bold", "italic", "strike", "code")


def text_of(words: Iterable[Paragraph]) -> str:
    """Returns the words without their formatting."""
    return "\n".join(paragraph.text for paragraph in words)


def length(words: Sequence[Paragraph]) -> int:
    """Returns the length in UTF-16 units, in which both platforms count."""
    return len(text_of(words).encode("utf-16-le", "surrogatepass")) // 2


def is_link(url: str) -> bool:
    """Whether words may link there."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    has_place = bool(parts.path if parts.scheme == "mailto" else parts.hostname)
    is_clean = url == without_controls(url) and not any(map(str.isspace, url))
    return parts.scheme in _SCHEMES and has_place and is_clean and len(url) <= LONGEST_URL


def linked(text: str, url: str, form: Span) -> tuple[Span, ...]:
    """Returns a link with its label. *form*: how it is formatted.

    A mail address is always shown, since not every platform links to one behind a label. So is the
    target of a link that is not allowed.
    """
    if not is_link(url):
        shown = text if not url or url.endswith(text) else f"{text} ({url})"
        return (replace(form, text=shown),)
    address = url.partition(":")[2].partition("?")[0] if url.startswith("mailto:") else ""
    if not address or text == address:
        return (replace(form, text=text, url=url),)
    opening, closing = replace(form, text=f"{text} ("), replace(form, text=")")
    return opening, replace(form, text=address, url=f"mailto:{address}"), closing


def cleaned(words: Iterable[Paragraph]) -> RichWords:
    """Returns the words without control characters and without what is empty at either end.

    Empty if nothing is visible.
    """
    kept = [_cleaned(paragraph) for paragraph in words]
    while kept and not clean(kept[0].text):
        del kept[0]
    while kept and not clean(kept[-1].text):
        del kept[-1]
    if not kept:
        return ()
    first = replace(kept[0], spans=_without_blanks(kept[0].spans, at_end=False))
    kept = [first, *kept[1:]]
    last = replace(kept[-1], spans=_without_blanks(kept[-1].spans, at_end=True))
    return (*kept[:-1], last)


def _cleaned(paragraph: Paragraph) -> Paragraph:
    spans = (replace(span, text=without_controls(span.text)) for span in paragraph.spans)
    return replace(paragraph, spans=tuple(span for span in spans if span.text))


def _without_blanks(spans: tuple[Span, ...], *, at_end: bool) -> tuple[Span, ...]:
    kept = list(spans)
    place = -1 if at_end else 0
    while kept:
        text = kept[place].text
        stripped = text.rstrip() if at_end else text.lstrip("\n\t \r")
        if stripped:
            kept[place] = replace(kept[place], text=stripped)
            break
        del kept[place]
    return tuple(kept)


def merged(words: Iterable[Paragraph]) -> RichWords:
    """Returns the words with neighbours of one style in one paragraph, on lines of their own."""
    found: list[Paragraph] = []
    for paragraph in words:
        if found and found[-1].style is paragraph.style:
            spans = (*found[-1].spans, Span(text="\n"), *paragraph.spans)
            found[-1] = replace(found[-1], spans=spans)
        else:
            found.append(paragraph)
    return tuple(found)


def in_pieces(words: Iterable[Paragraph], most: int) -> RichWords:
    """Returns the words with paragraphs of at most *most* UTF-16 units."""
    return tuple(piece for paragraph in words for piece in _pieces(paragraph, most))


def _pieces(paragraph: Paragraph, most: int) -> Iterator[Paragraph]:
    spans, left = list[Span](), most
    for span in paragraph.spans:
        rest = span.text
        while rest:
            part = split(rest, left)[0] if left >= 2 else ""
            if not part or _units(part) > left:
                yield replace(paragraph, spans=tuple(spans))
                spans, left = [], most
                continue
            spans.append(replace(span, text=part))
            rest, left = rest[len(part) :], left - _units(part)
    yield replace(paragraph, spans=tuple(spans))


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def to_payload(words: Iterable[Paragraph]) -> list[Any]:
    return [
        {"style": paragraph.style.value, "spans": [_stored(span) for span in paragraph.spans]}
        for paragraph in words
    ]


def _stored(span: Span) -> dict[str, Any]:
    flags = {name: True for name in _FLAGS if getattr(span, name)}
    return {"text": span.text, **flags, **({"url": span.url} if span.url else {})}


def from_payload(payload: Iterable[Any]) -> RichWords:
    return tuple(
        Paragraph(spans=tuple(Span(**span) for span in one["spans"]), style=Style(one["style"]))
        for one in payload
    )


def unformatted(text: str) -> RichWords:
    """Returns typed text as words without formatting."""
    return cleaned((plain(text),))
