"""How a message looks in Telegram."""

from dataclasses import replace

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity

from bot.chat.addresses import Address
from bot.chat.messages import (
    Button,
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
from handlers.telegram.render import Rendered, render

HOW_LIKELY = Paragraph(
    spans=(Span(text="How likely, "), Span(text="Acme", bold=True), Span(text=", truly?"))
)


def message(*paragraphs: Paragraph, rows: tuple[Row, ...] = ()) -> Message:
    return Message(paragraphs=paragraphs, rows=rows)


def marked(rendered: Rendered) -> list[tuple[str, str]]:
    """Each entity with the words it covers, read as Telegram does, in UTF-16."""
    units = rendered.text.encode("utf-16-le")
    return [
        (
            entity.type,
            units[entity.offset * 2 : (entity.offset + entity.length) * 2].decode("utf-16-le"),
        )
        for entity in rendered.entities
    ]


def keyboard(markup: InlineKeyboardMarkup | None) -> list[list[str]]:
    return [] if markup is None else [[key.text for key in row] for row in markup.inline_keyboard]


def only_button(item: Button | Link) -> InlineKeyboardButton:
    markup = render(message(plain("?"), rows=((item,),))).markup
    assert markup is not None
    return markup.inline_keyboard[0][0]


def test_paragraphs_stand_apart() -> None:
    assert render(message(plain("One"), plain("Two"))).text == "One\n\nTwo"


@pytest.mark.parametrize(
    ("style", "entity"),
    [(Style.HEADING, "bold"), (Style.QUIET, "italic"), (Style.QUOTE, "blockquote")],
)
def test_each_style_has_its_entity(style: Style, entity: str) -> None:
    assert marked(render(message(plain("before"), plain("words", style)))) == [(entity, "words")]


def test_bold_spans_are_bold() -> None:
    rendered = render(message(HOW_LIKELY))
    assert rendered.text == "How likely, Acme, truly?"
    assert marked(rendered) == [("bold", "Acme")]


def test_a_bold_span_in_a_heading_is_marked_once() -> None:
    spans = (Span(text="All "), Span(text="bold", bold=True))
    rendered = render(message(Paragraph(spans=spans, style=Style.HEADING)))
    assert marked(rendered) == [("bold", "All bold")]


@pytest.mark.parametrize(
    "before", ["", "👍🏽", "👨‍👩‍👧‍👦 🇩🇪", "שלום ", "مرحبا بكم ", "한국어 ", "𝒳"], ids=ascii
)
def test_entities_count_in_utf16(before: str) -> None:
    spans = (Span(text=before), Span(text="here", bold=True), Span(text=" after"))
    rendered = render(message(Paragraph(spans=spans), plain(f"{before}quoted", Style.QUOTE)))
    assert marked(rendered) == [("bold", "here"), ("blockquote", f"{before}quoted")]


def test_customers_words_stay_literal() -> None:
    words = "<!channel> & <b> *x* _y_ [z](http://evil) =HYPERLINK(1) @everyone"
    assert render(message(plain(words, Style.QUOTE))).text == words


def test_a_name_with_an_at_sign_notifies_nobody() -> None:
    rendered = render(message(plain("👋 ask @bob_the_boss or b@example.org", Style.QUOTE)))
    assert ("code", "@bob_the_boss") in marked(rendered)
    assert [words for entity, words in marked(rendered) if entity == "code"] == ["@bob_the_boss"]


def test_a_mention_calls_an_account_of_telegram_and_names_another() -> None:
    ada = Span(text="Ada", mention=Address.parse("telegram:77"))
    mia = Span(text="Mia", mention=Address.parse("slack:U1"))
    rendered = render(message(Paragraph(spans=(Span(text="🔴 "), ada, Span(text=" and "), mia))))
    (entity,) = rendered.entities
    assert marked(rendered) == [("text_mention", "Ada")]
    assert entity.user is not None
    assert entity.user.id == 77


def test_an_empty_quote_has_no_entity() -> None:
    assert render(message(plain("x"), plain("", Style.QUOTE))).entities == ()


def test_at_most_a_hundred_entities() -> None:
    assert len(render(message(*(plain("q", Style.QUOTE) for _ in range(101)))).entities) == 100


@pytest.mark.parametrize("letter", ["x", "🙂"])
def test_4096_units_stay_whole(letter: str) -> None:
    words = letter * (4096 // (len(letter.encode("utf-16-le")) // 2))
    assert render(message(plain(words, Style.QUOTE))).text == words


@pytest.mark.parametrize("letter", ["x", "🙂", "ש"])
def test_more_than_4096_units_are_cut_from_the_longest_quote(letter: str) -> None:
    rendered = render(
        message(
            plain("Heading", Style.HEADING),
            plain(letter * 5000, Style.QUOTE),
            plain("short", Style.QUOTE),
            plain("The end."),
        )
    )
    assert 4090 <= len(rendered.text.encode("utf-16-le")) // 2 <= 4096
    assert rendered.text.startswith(f"Heading\n\n{letter * 100}")
    assert rendered.text.endswith("…\n\nshort\n\nThe end.")
    assert marked(rendered)[2] == ("blockquote", "short")


def test_a_quote_gives_way_before_longer_words_of_our_own() -> None:
    rendered = render(message(plain("o" * 3000), plain("q" * 2000, Style.QUOTE)))
    assert rendered.text.startswith("o" * 3000 + "\n\n" + "q" * 1000)


def test_two_long_quotes_are_both_shortened() -> None:
    rendered = render(message(plain("x" * 5000, Style.QUOTE), plain("y" * 5000, Style.QUOTE)))
    assert len(rendered.text) <= 4096


def test_own_words_are_cut_where_there_is_no_quote() -> None:
    assert len(render(message(plain("x" * 5000), plain("short"))).text) <= 4096


@pytest.mark.parametrize(
    ("tone", "style", "label"),
    [
        (Tone.BAD, "danger", "7"),
        (Tone.FAIR, None, "🟡 7"),
        (Tone.GOOD, "success", "7"),
        (Tone.PLAIN, None, "7"),
    ],
)
def test_a_tone_is_a_colour_or_a_mark(tone: Tone, style: str | None, label: str) -> None:
    button = only_button(Button(label="7", tap="1:s:token:7", tone=tone))
    assert (button.text, button.style, button.callback_data) == (label, style, "1:s:token:7")


def test_a_link_is_a_url_button() -> None:
    button = only_button(Link(label="Help", url="https://example.org/help"))
    assert (button.text, button.url, button.callback_data) == (
        "Help",
        "https://example.org/help",
        None,
    )


def test_rows_stay_rows() -> None:
    scale = tuple(Button(label=str(n), tap=f"1:s:t:{n}") for n in range(11))
    rows = (scale[:6], scale[6:], (Button(label="Never", tap="1:n:t"),))
    assert keyboard(render(message(plain("?"), rows=rows)).markup) == [
        ["0", "1", "2", "3", "4", "5"],
        ["6", "7", "8", "9", "10"],
        ["Never"],
    ]


@pytest.mark.parametrize(
    ("buttons", "lines"), [(8, [8]), (9, [4, 5]), (11, [5, 6]), (17, [5, 6, 6])]
)
def test_a_row_holds_at_most_eight(buttons: int, lines: list[int]) -> None:
    row = tuple(Button(label=str(n), tap=f"1:s:t:{n}") for n in range(buttons))
    assert [
        len(line) for line in keyboard(render(message(plain("?"), rows=(row,))).markup)
    ] == lines


@pytest.mark.parametrize("rows", [(), ((),)], ids=["no rows", "an empty row"])
def test_no_buttons_no_keyboard(rows: tuple[Row, ...]) -> None:
    assert render(message(plain("Thanks."), rows=rows)).markup is None


def test_a_prompt_needs_nothing_since_one_simply_types() -> None:
    prompted = Message(paragraphs=(plain("Why?"),), prompt=InputPrompt(label="Write", tap="1:w:t"))
    assert render(prompted) == render(message(plain("Why?")))


def test_a_message_of_a_supergroup_is_linked() -> None:
    spans = (
        Span(text="🚨 "),
        Span(text="Mia", message=MessageRef("-1001234567890/42")),
        Span(text="Joon", message=MessageRef("-42/42")),
        Span(text="Initech", italic=True),
    )
    entities = render(message(Paragraph(spans=spans))).entities
    assert [(one.type, one.offset, one.length, one.url) for one in entities] == [
        (MessageEntity.TEXT_LINK, 3, 3, "https://t.me/c/1234567890/42"),
        (MessageEntity.ITALIC, 10, 7, None),
    ]


def test_paragraphs_of_a_compact_message_are_lines_and_entities_stay_in_place() -> None:
    shown = replace(message(plain("one"), plain("two", Style.QUOTE), plain("three")), compact=True)
    rendered = render(shown)
    assert rendered.text == "one\ntwo\nthree"
    assert marked(rendered) == [("blockquote", "two")]


def test_buttons_beside_lines_stand_below_four_in_a_row() -> None:
    lines = [
        replace(plain("a case"), button=Button(label=f"Show {number}", tap="x"))
        for number in range(1, 7)
    ]
    labels = keyboard(render(message(*lines)).markup)
    assert labels == [["Show 1", "Show 2", "Show 3", "Show 4"], ["Show 5", "Show 6"]]


@pytest.mark.parametrize(
    ("labels", "lines"),
    [
        (("Claim", "Reply", "Snooze", "Resolve", "History"), [2, 3]),
        (("맡기", "답장", "보류", "해결", "기록"), [5]),
        (("1 day", "3 days", "7 days", "14 days"), [4]),
        (("With my name", "Without my name", "No"), [3]),
        (tuple("012345"), [6]),
    ],
)
def test_a_phone_breaks_no_word_of_a_row(labels: tuple[str, ...], lines: list[int]) -> None:
    row = tuple(Button(label=label, tap="1:u") for label in labels)
    shown = render(Message(paragraphs=(plain("Case 1"),), rows=(row,))).markup
    assert shown is not None
    assert [len(line) for line in shown.inline_keyboard] == lines
