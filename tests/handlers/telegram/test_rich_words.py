"""What staff type in Telegram, as words with their formatting, and such words in Telegram."""

from typing import Any

import pytest

from bot.chat.addresses import Address
from bot.chat.messages import Message, Paragraph, Span, Style
from bot.chat.platforms import Platform
from bot.language.rich_words import text_of
from handlers.telegram.render import render
from handlers.telegram.rich_words import FormattedPart, read


def part(kind: str, offset: int, length: int, url: str = "") -> FormattedPart:
    return FormattedPart(type=kind, offset=offset, length=length, url=url)


@pytest.mark.parametrize(
    ("kind", "style"),
    [("bold", "bold"), ("italic", "italic"), ("strikethrough", "strike"), ("code", "code")],
)
def test_a_style_is_kept_in_both_directions(kind: str, style: str) -> None:
    words = read("👋 a b", [part(kind, 5, 1)])
    flags: dict[str, Any] = {style: True}
    assert words == (Paragraph(spans=(Span(text="👋 a "), Span(text="b", **flags))),)
    (entity,) = render(Message(paragraphs=words)).entities
    assert (entity.type, entity.offset, entity.length) == (kind, 5, 1)


def test_styles_may_overlap() -> None:
    words = read("abc", [part("bold", 0, 2), part("italic", 1, 2)])
    assert words[0].spans == (
        Span(text="a", bold=True),
        Span(text="b", bold=True, italic=True),
        Span(text="c", italic=True),
    )


def test_quotes_and_programs_are_paragraphs_in_both_directions() -> None:
    words = read("said:\nslow\n\nthen\nx = 1", [part("blockquote", 6, 4), part("pre", 17, 5)])
    assert [(one.style, one.text) for one in words] == [
        (Style.NORMAL, "said:"),
        (Style.QUOTE, "slow"),
        (Style.NORMAL, "\nthen"),
        (Style.CODE, "x = 1"),
    ]
    shown = render(Message(paragraphs=words, compact=True))
    assert shown.text == "said:\nslow\n\nthen\nx = 1"
    assert [(one.type, one.offset) for one in shown.entities] == [("blockquote", 6), ("pre", 17)]


@pytest.mark.parametrize(
    ("text", "kind", "url", "shown", "target"),
    [
        ("here", "text_link", "https://acme.example/a", "here", "https://acme.example/a"),
        ("https://acme.example", "url", "", "https://acme.example", "https://acme.example"),
        ("acme.example", "url", "", "acme.example", ""),
        ("a@b.example", "email", "", "a@b.example", "mailto:a@b.example"),
        ("here", "text_link", "tg://user?id=7", "here (tg://user?id=7)", ""),
    ],
)
def test_only_pages_and_addresses_are_links(
    text: str, kind: str, url: str, shown: str, target: str
) -> None:
    (words,) = read(text, [part(kind, 0, len(text), url)])
    assert words.text == shown
    assert {span.url for span in words.spans if span.url} == ({target} if target else set())


def test_a_name_is_text() -> None:
    words = read("@dani Dani", [part("mention", 0, 5), part("text_mention", 6, 4)])
    assert text_of(words) == "@dani Dani"
    kinds = {entity.type for entity in render(Message(paragraphs=words)).entities}
    assert kinds == {"code"}


@pytest.mark.parametrize(
    "parts",
    [
        [part("bold", -1, 3)],
        [part("bold", 0, 99)],
        [part("bold", 1, 0)],
        [part("spoiler", 0, 1), part("underline", 0, 2), part("new kind", 0, 3)],
    ],
)
def test_what_slack_lacks_or_does_not_fit_leaves_the_text(parts: list[FormattedPart]) -> None:
    assert text_of(read("abc", parts)) == "abc"


def test_a_prompt_opens_the_field_of_those_that_it_names() -> None:
    ada = Span(text="Ada", mention=Address(Platform.TELEGRAM, "7"))
    prompt = Message(
        paragraphs=(Paragraph(spans=(ada, Span(text=": hello"))),), answer_field="To D"
    )
    shown = render(prompt)
    assert shown.field is not None
    assert (shown.field.selective, shown.field.input_field_placeholder) == (True, "To D")
    (entity,) = shown.entities
    assert entity.user is not None
    assert (entity.type, entity.length, entity.user.id) == ("text_mention", 3, 7)
