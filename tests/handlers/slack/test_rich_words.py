"""What staff type into a form of Slack, as words with their formatting, and such words in Slack."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.chat.messages import Message, Paragraph, Span, Style
from bot.language.rich_words import text_of
from handlers.slack.json_values import Json
from handlers.slack.parse import complaints, parse
from handlers.slack.receiver import SlackReceiver
from handlers.slack.render import render
from handlers.slack.rich_words import read
from handlers.updates import Arrival, UnreadableError


def section(*elements: Json, kind: str = "section") -> Json:
    return {"type": f"rich_text_{kind}", "elements": list(elements)}


def typed(text: str, **style: bool) -> Json:
    return {"type": "text", "text": text} | ({"style": style} if style else {})


def block(*parts: Json) -> Json:
    return {"type": "rich_text", "elements": list(parts)}


@pytest.mark.parametrize("style", ["bold", "italic", "strike", "code"])
def test_a_style_is_kept_in_both_directions(style: str) -> None:
    words = read(block(section(typed("a "), typed("b", **{style: True}))))
    flags: dict[str, Any] = {style: True}
    assert words == (Paragraph(spans=(Span(text="a "), Span(text="b", **flags))),)
    (shown,) = render(Message(paragraphs=words))["blocks"]
    assert shown["elements"][0]["elements"][1] == typed("b", **{style: True})


def test_quotes_and_programs_are_kept_in_both_directions() -> None:
    words = read(
        block(
            section(typed("said:")),
            section(typed("slow"), kind="quote"),
            section(typed("x = 1\n"), kind="preformatted"),
        )
    )
    assert [(one.style, one.text) for one in words] == [
        (Style.NORMAL, "said:"),
        (Style.QUOTE, "slow"),
        (Style.CODE, "x = 1"),
    ]
    shown = [one["elements"][0]["type"] for one in render(Message(paragraphs=words))["blocks"]]
    assert shown == ["rich_text_section", "rich_text_quote", "rich_text_preformatted"]


def test_lists_are_lines_with_bullets_and_numbers() -> None:
    items = [section(typed("one")), section(typed("two"))]
    words = read(
        block(
            section(typed("so:\n")),
            {"type": "rich_text_list", "style": "ordered", "indent": 0, "elements": items},
            {"type": "rich_text_list", "style": "bullet", "indent": 1, "elements": items[:1]},
        )
    )
    assert text_of(words) == "so:\n1. one\n2. two\n    ◦ one"


@pytest.mark.parametrize(
    ("url", "label", "shown", "target"),
    [
        ("https://acme.example/a", "here", "here", "https://acme.example/a"),
        ("http://acme.example", "", "http://acme.example", "http://acme.example"),
        ("mailto:a@b.example", "a@b.example", "a@b.example", "mailto:a@b.example"),
        ("mailto:a@b.example", "write", "write (a@b.example)", "mailto:a@b.example"),
        ("javascript:alert(1)", "here", "here (javascript:alert(1))", ""),
        ("tg://resolve?domain=x", "here", "here (tg://resolve?domain=x)", ""),
        ("https://", "here", "here (https://)", ""),
    ],
)
def test_only_pages_and_addresses_are_links(url: str, label: str, shown: str, target: str) -> None:
    (words,) = read(block(section({"type": "link", "url": url, "text": label})))
    assert words.text == shown
    assert {span.url for span in words.spans if span.url} == ({target} if target else set())


def test_mentions_and_broadcasts_are_text_that_notifies_nobody() -> None:
    words = read(
        block(
            section(
                {"type": "user", "user_id": "U1"},
                {"type": "broadcast", "range": "channel"},
                {"type": "channel", "channel_id": "C1"},
                typed(" <!here> <@U1>"),
            )
        )
    )
    assert text_of(words) == "@U1@channel#C1 <!here> <@U1>"
    content = render(Message(paragraphs=words))
    elements = content["blocks"][0]["elements"][0]["elements"]
    assert {one["type"] for one in elements} == {"text"}
    assert "<!here>" not in content["text"]


def test_emoji_are_characters_and_unknown_elements_their_text() -> None:
    words = read(
        block(
            section(
                {"type": "emoji", "name": "wave", "unicode": "1f44b"},
                {"type": "emoji", "name": "acme"},
                {"type": "future", "text": "?"},
            )
        )
    )
    assert text_of(words) == "👋:acme:?"


@pytest.mark.parametrize("elements", [None, 7, [{"type": "rich_text_section", "elements": 7}]])
async def test_an_unreadable_form_is_stored_and_set_apart(elements: object) -> None:
    stored = list[Arrival]()

    async def receive(arrivals: Sequence[Arrival]) -> None:
        stored.extend(arrivals)

    payload = submitted({"type": "rich_text", "elements": elements})
    receiver = SlackReceiver(receive, now=lambda: datetime(2026, 11, 30, tzinfo=UTC))
    acknowledged = await receiver.take(payload)
    assert acknowledged == {}
    with pytest.raises(UnreadableError):
        parse(stored[0].body)


def submitted(value: Json | None) -> Json:
    state = {"words": {"words": {"type": "rich_text_input", "rich_text_value": value}}}
    view = {"private_metadata": "1:f:1:0:w\nempty\n4000\ntoo long", "state": {"values": state}}
    return {"type": "view_submission", "user": {"id": "U1"}, "view": view}


@pytest.mark.parametrize(
    ("value", "complaint"),
    [
        (None, "empty"),
        (block(section(typed(" \n "))), "empty"),
        (block(section(typed("a" * 4001))), "too long"),
        (block(section(typed("👋" * 2001))), "too long"),
        (block(section(typed("a" * 4000))), None),
    ],
)
def test_the_field_says_what_is_wrong(value: Json | None, complaint: str | None) -> None:
    expected = {} if complaint is None else {"words": complaint}
    assert complaints(submitted(value)) == expected
