"""How a message looks in Slack, and that Slack takes it."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.chat.addresses import Address
from bot.chat.messages import (
    Button,
    Form,
    InputPrompt,
    Link,
    Message,
    Paragraph,
    Row,
    Span,
    Style,
    Tone,
    plain,
)
from bot.ids import MessageRef
from handlers.slack.render import render, render_form, render_home
from sandbox.slack.blocks import check_message_blocks
from sandbox.slack.views import check_view

Json = dict[str, Any]

HOW_LIKELY = Paragraph(
    spans=(Span(text="How likely, "), Span(text="Acme", bold=True), Span(text=", truly?"))
)


def message(*paragraphs: Paragraph, rows: tuple[Row, ...] = ()) -> Message:
    return Message(paragraphs=paragraphs, rows=rows)


def blocks_of(*paragraphs: Paragraph, rows: tuple[Row, ...] = ()) -> list[Json]:
    """The blocks, which Slack would take."""
    blocks = render(message(*paragraphs, rows=rows))["blocks"]
    assert check_message_blocks(blocks, "/blocks", lambda _: False) == []
    return blocks


def button_of(item: Button | Link) -> Json:
    (block,) = blocks_of(rows=((item,),))
    element: Json = block["elements"][0]
    return element


def button(label: str = "9", **changes: Any) -> Button:
    return Button(label=label, tap="1:s:t0k3n:9", **changes)


def form(**changes: Any) -> Form:
    said: Json = {"title": "Your words", "label": "What went wrong?", "submit": "Send"}
    return Form(
        **{
            **said,
            "cancel": "Back",
            "empty": "Say it.",
            "too_late": "Again.",
            "tap": "1:w:t0k3n",
            **changes,
        }
    )


# Paragraphs


def test_a_paragraph_is_rich_text_with_its_emphasis() -> None:
    (block,) = blocks_of(HOW_LIKELY)
    assert block["elements"] == [
        {
            "type": "rich_text_section",
            "elements": [
                {"type": "text", "text": "How likely, "},
                {"type": "text", "text": "Acme", "style": {"bold": True}},
                {"type": "text", "text": ", truly?"},
            ],
        }
    ]


@pytest.mark.parametrize(
    ("account", "element"),
    [
        ("slack:U0ADA", {"type": "user", "user_id": "U0ADA"}),
        ("telegram:77", {"type": "text", "text": "Ada"}),
    ],
)
def test_a_mention_calls_an_account_of_slack_and_names_another(account: str, element: Json) -> None:
    span = Span(text="Ada", mention=Address.parse(account))
    (block,) = blocks_of(Paragraph(spans=(span,)))
    assert block["elements"][0]["elements"] == [element]


def test_a_moment_is_shown_by_the_readers_clock_and_in_words_elsewhere() -> None:
    span = Span(text="5 Nov 10:00", moment=datetime(2026, 11, 5, 10, tzinfo=UTC))
    loud, quiet = blocks_of(
        Paragraph(spans=(Span(text="Due "), span)),
        Paragraph(spans=(Span(text="<@U1> · due "), span, Span(text=" · x")), style=Style.QUIET),
    )
    assert loud["elements"][0]["elements"][1] == {
        "type": "date",
        "timestamp": 1793872800,
        "format": "{date_short_pretty} {time}",
        "fallback": "5 Nov 10:00",
    }
    before, shown, after = quiet["elements"]
    assert (before["type"], before["text"]) == ("plain_text", "<@U1> · due")
    assert shown == {
        "type": "mrkdwn",
        "text": "<!date^1793872800^{date_short_pretty} {time}|5 Nov 10:00>",
    }
    assert after["text"] == "· x"


def test_a_line_with_too_many_moments_is_plain() -> None:
    span = Span(text="5 Nov", moment=datetime(2026, 11, 5, 10, tzinfo=UTC))
    spans = (Span(text="due "), span) * 6
    (block,) = blocks_of(Paragraph(spans=spans, style=Style.QUIET))
    assert [one["type"] for one in block["elements"]] == ["plain_text"]


@pytest.mark.parametrize(
    ("channel", "element"),
    [
        ("slack:C0TEAM", {"type": "channel", "channel_id": "C0TEAM"}),
        ("slack:U0ADA", {"type": "text", "text": "the team channel"}),
        ("telegram:-100", {"type": "text", "text": "the team channel"}),
    ],
)
def test_a_channel_of_slack_is_shown_by_its_name(channel: str, element: Json) -> None:
    span = Span(text="the team channel", channel=Address.parse(channel))
    (block,) = blocks_of(Paragraph(spans=(span,)))
    assert block["elements"][0]["elements"] == [element]


@pytest.mark.parametrize(
    ("style", "kind"),
    [
        (Style.NORMAL, "rich_text"),
        (Style.QUOTE, "rich_text"),
        (Style.HEADING, "header"),
        (Style.QUIET, "context"),
    ],
)
def test_each_style_has_its_block(style: Style, kind: str) -> None:
    (block,) = blocks_of(plain("words", style))
    assert block["type"] == kind


def test_a_quote_is_set_off() -> None:
    (block,) = blocks_of(plain("too slow", Style.QUOTE))
    assert block["elements"][0]["type"] == "rich_text_quote"


@pytest.mark.parametrize("style", Style)
@pytest.mark.parametrize(
    "words",
    [
        "<!channel> & <b>",
        "<@U0ANN> <https://evil.example|bank> :smile: *_~`",
        "=HYPERLINK(1)",
        "שלום 👨‍👩‍👧‍👦 مرحبا",
    ],
    ids=ascii,
)
def test_words_are_data(style: Style, words: str) -> None:
    """Nowhere but in elements that Slack never parses, and there unchanged."""
    (block,) = blocks_of(plain(words, style))
    (text,) = [node for node in _nodes(block) if isinstance(node.get("text"), str)]
    assert text["type"] in ("text", "plain_text")
    assert text["text"] == words


def _nodes(node: object) -> list[Json]:
    if isinstance(node, list):
        return [found for inner in node for found in _nodes(inner)]
    if isinstance(node, dict):
        return [node, *(found for inner in node.values() for found in _nodes(inner))]
    return []


def test_empty_paragraphs_and_spans_are_left_out() -> None:
    nothing, spans = plain(""), (Span(text=""), Span(text="words"))
    (block,) = blocks_of(nothing, plain("  "), Paragraph(spans=spans))
    assert block["elements"][0]["elements"] == [{"type": "text", "text": "words"}]


@pytest.mark.parametrize(("style", "most"), [*((s, 3000) for s in Style if s != "heading")])
def test_a_paragraph_fits(style: Style, most: int) -> None:
    assert _shown(blocks_of(plain("x" * most, style))) == "x" * most
    assert _shown(blocks_of(plain("x" * (most + 1), style))) == "x" * (most - 1) + "…"


def test_a_heading_fits() -> None:
    assert _shown(blocks_of(plain("x" * 150, Style.HEADING))) == "x" * 150
    assert _shown(blocks_of(plain("x" * 151, Style.HEADING))) == "x" * 149 + "…"


def _shown(blocks: list[Json]) -> str:
    texts = [node["text"] for node in _nodes(blocks) if isinstance(node.get("text"), str)]
    return "".join(texts)


def test_fifty_blocks_are_a_message_and_more_are_folded_into_the_last() -> None:
    paragraphs = [plain(f"line {number}") for number in range(60)]
    assert len(blocks_of(*paragraphs[:50])) == 50
    folded = blocks_of(*paragraphs, rows=((button(),),))
    assert len(folded) == 50
    assert folded[-1]["type"] == "actions"
    assert _shown(folded[-2:-1]) == "\n".join(f"line {number}" for number in range(48, 60))


def test_app_home_holds_a_hundred_blocks() -> None:
    view = render_home(message(*[plain(f"line {number}") for number in range(120)]))
    assert check_view(view, "home", lambda _: False)["type"] == "home"
    assert len(view["blocks"]) == 100


# Buttons


@pytest.mark.parametrize(
    ("tone", "label", "style"),
    [
        (Tone.BAD, "9", "danger"),
        (Tone.FAIR, "🟡 9", None),
        (Tone.GOOD, "9", "primary"),
        (Tone.PLAIN, "9", None),
    ],
)
def test_a_tone_is_a_colour_or_a_mark(tone: Tone, label: str, style: str | None) -> None:
    shown = button_of(button(tone=tone))
    assert shown["text"]["text"] == label
    assert shown.get("style") == style
    assert shown["value"] == "1:s:t0k3n:9"


def test_a_screen_reader_hears_the_hint() -> None:
    assert button_of(button(hint="9 of 10"))["accessibility_label"] == "9 of 10"
    assert "accessibility_label" not in button_of(button())
    assert len(button_of(button(hint="h" * 76))["accessibility_label"]) == 75


def test_a_label_fits() -> None:
    assert button_of(button("x" * 75))["text"]["text"] == "x" * 75
    assert button_of(button("x" * 76))["text"]["text"] == "x" * 74 + "…"


def test_a_link_is_a_button_with_an_address() -> None:
    shown = button_of(Link(label="Help", url="https://a.example/help"))
    assert (shown["url"], shown.get("value")) == ("https://a.example/help", None)


def test_an_address_that_slack_would_refuse_is_left_out() -> None:
    long = Link(label="Help", url="https://a.example/" + "x" * 3000)
    (block,) = blocks_of(rows=((button(), long),))
    assert len(block["elements"]) == 1


def test_each_row_is_a_block_and_too_long_a_row_goes_on_in_the_next() -> None:
    row = tuple(button(str(number)) for number in range(30))
    blocks = blocks_of(rows=(row[:2], row))
    assert [len(block["elements"]) for block in blocks] == [2, 25, 5]


def test_action_ids_are_unique_and_blocks_have_none_of_ours() -> None:
    blocks = blocks_of(rows=((button("0"), button("1")), (button("2"),)))
    ids = [element["action_id"] for block in blocks for element in block["elements"]]
    assert len(set(ids)) == 3
    assert not any("block_id" in block for block in blocks)


def test_a_prompt_is_the_green_button_beside_the_first_row() -> None:
    prompt = InputPrompt(label="Write a comment", tap="1:w:t0k3n")
    asked = Message(
        paragraphs=(plain("Why?"),), rows=((button("Skip"),), (button("Change"),)), prompt=prompt
    )
    _, first, second = render(asked)["blocks"]
    write, skip = first["elements"]
    assert (write["text"]["text"], write["value"]) == ("Write a comment", "1:w:t0k3n")
    assert write["style"] == "primary"
    assert skip["text"]["text"] == "Skip"
    assert [one["text"]["text"] for one in second["elements"]] == ["Change"]


def test_a_prompt_alone_has_a_row_of_its_own() -> None:
    asked = Message(paragraphs=(plain("Why?"),), prompt=InputPrompt(label="Write", tap="1:w:t0k3n"))
    assert len(render(asked)["blocks"]) == 2


# The words alone


def test_the_fallback_is_escaped() -> None:
    rendered = render(message(plain("New answer"), plain("<!channel> & <b>", Style.QUOTE)))
    assert rendered["text"] == "New answer\n&lt;!channel&gt; &amp; &lt;b&gt;"


@pytest.mark.parametrize("words", ["x" * 4000, "x" * 9000, "&" * 800, "&" * 5000, "x&" * 2000])
def test_the_fallback_fits_and_ends_on_a_whole_entity(words: str) -> None:
    text = render(message(plain(words)))["text"]
    assert len(text) <= 4000
    assert len(text) > 1500
    assert "&" not in text.replace("&amp;", "")


# Forms


def test_a_form_is_a_modal_with_one_field() -> None:
    view = render_form(form())
    assert check_view(view, "modal", lambda _: False)
    assert view["private_metadata"] == "1:w:t0k3n\nSay it."
    assert [view[name]["text"] for name in ("title", "submit", "close")] == [
        "Your words",
        "Send",
        "Back",
    ]
    (block,) = view["blocks"]
    assert block["label"]["text"] == "What went wrong?"
    assert block["element"]["multiline"]
    assert block["element"]["max_length"] == 3000


def test_a_form_fits_whatever_it_says() -> None:
    long = form(title="t" * 25, label="l" * 2001, submit="s" * 25, cancel="c" * 25)
    assert check_view(render_form(long), "modal", lambda _: False)
    assert render_form(form(max_length=9000))["blocks"][0]["element"]["max_length"] == 3000
    assert render_form(form(max_length=500))["blocks"][0]["element"]["max_length"] == 500


# Links to other messages of the bot

CASE = Span(text="Mia", message=MessageRef("C0SUPPORT/17.42"))


def test_a_message_is_linked_once_the_workspace_is_known() -> None:
    line = Paragraph(spans=(CASE, Span(text=" (4)", italic=True)))
    [block] = render(message(line), "https://acme.slack.com/")["blocks"]
    assert check_message_blocks([block], "/blocks", lambda _: False) == []
    assert block["elements"][0]["elements"] == [
        {
            "type": "link",
            "url": "https://acme.slack.com/archives/C0SUPPORT/p1742",
            "text": "Mia",
        },
        {"type": "text", "text": " (4)", "style": {"italic": True}},
    ]


def test_a_message_is_only_named_before() -> None:
    [block] = blocks_of(Paragraph(spans=(CASE,)))
    assert block["elements"][0]["elements"] == [{"type": "text", "text": "Mia"}]


def test_a_button_beside_a_line_is_its_accessory() -> None:
    lines = [replace(plain(words), button=button("Show")) for words in ("<!here> *a*", "b")]
    first, second = blocks_of(*lines)
    assert first["type"] == "section"
    assert first["text"] == {"type": "plain_text", "text": "<!here> *a*", "emoji": True}
    assert first["accessory"]["text"]["text"] == "Show"
    assert first["accessory"]["action_id"] != second["accessory"]["action_id"]


def test_a_notification_is_the_line_that_the_message_gives() -> None:
    shown = replace(message(plain("one"), plain("two")), notification="one & two")
    assert render(shown)["text"] == "one &amp; two"
