"""What people typed in Slack is read back to the letter."""

from typing import Any

import pytest

from handlers.slack.typed_text import from_blocks, from_text, typed_in
from tests.handlers.slack.payloads import Json, rich_text, words


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("plain", "plain"),
        ("a &lt; b &amp;&amp; c &gt; d", "a < b && c > d"),
        ("&amp;lt;", "&lt;"),
        ("see <https://a.example/x?y=1&amp;z=2>", "see https://a.example/x?y=1&z=2"),
        ("see <http://a.example|a.example>", "see a.example"),
        ("<mailto:ann@a.example|ann@a.example>", "ann@a.example"),
        ("<https://a.example|our page>", "our page (https://a.example)"),
        ("<@U0ANN> and <@U0BOB|bob>", "@U0ANN and @bob"),
        ("<#C0TEAM|team>", "#team"),
        ("<!channel> <!subteam^S1|@support>", "@channel @support"),
        ("1 < 2", "1 < 2"),
        ("<|>", ""),
    ],
)
def test_text_is_read_as_typed(text: str, typed: str) -> None:
    assert from_text(text) == typed


@pytest.mark.parametrize(
    ("element", "typed"),
    [
        (words("<b> &amp; *stars*"), "<b> &amp; *stars*"),
        ({"type": "emoji", "name": "flag-id", "unicode": "1f1ee-1f1e9"}, "🇮🇩"),
        ({"type": "emoji", "name": "party_parrot"}, ":party_parrot:"),
        ({"type": "link", "url": "https://a.example"}, "https://a.example"),
        ({"type": "link", "url": "http://a.example", "text": "a.example"}, "a.example"),
        ({"type": "user", "user_id": "U0ANN"}, "@U0ANN"),
        ({"type": "channel", "channel_id": "C0TEAM"}, "#C0TEAM"),
        ({"type": "usergroup", "usergroup_id": "S1"}, "@S1"),
        ({"type": "broadcast", "range": "channel"}, "@channel"),
        ({"type": "date", "timestamp": 1, "format": "{date}", "fallback": "today"}, "today"),
        ({"type": "date", "timestamp": 1795312800, "format": "{date}"}, "2026-11-22 02:00 UTC"),
        ({"type": "color", "value": "#F405B3"}, "#F405B3"),
        ({"type": "team", "team_id": "T0HOME"}, "@T0HOME"),
        ({"type": "emoji", "name": "wave", "skin_tone": 3}, ":wave::skin-tone-3:"),
    ],
)
def test_rich_text_is_read_as_typed(element: Json, typed: str) -> None:
    assert from_blocks([rich_text(words("so: "), element)]) == f"so: {typed}"


def test_lists_and_quotes_begin_on_lines_of_their_own() -> None:
    items = [{"type": "rich_text_section", "elements": [words(item)]} for item in ("one", "two")]
    parts = [
        {"type": "rich_text_section", "elements": [words("Broken:\n")]},
        {"type": "rich_text_list", "style": "bullet", "elements": items},
        {"type": "rich_text_quote", "elements": [words("said Bob")]},
    ]
    typed = from_blocks([{"type": "rich_text", "elements": parts}])
    assert typed == "Broken:\n• one\n• two\nsaid Bob"


def items(*texts: str, **place: Any) -> Json:
    elements = [{"type": "rich_text_section", "elements": [words(text)]} for text in texts]
    return {"type": "rich_text_list", "style": "ordered", **place, "elements": elements}


def lines(*parts: Json) -> list[str]:
    return from_blocks([{"type": "rich_text", "elements": list(parts)}]).split("\n")


def section(text: str) -> Json:
    return {"type": "rich_text_section", "elements": [words(text)]}


def test_a_numbered_list_keeps_its_numbers() -> None:
    assert lines(items("login", "billing")) == ["1. login", "2. billing"]


def test_a_list_begins_after_the_items_before_it() -> None:
    assert lines(items("login", "billing", offset=8)) == ["9. login", "10. billing"]


def test_numbers_letters_and_roman_numerals_take_turns_with_the_depth() -> None:
    depths = [items("a", "b", indent=depth) for depth in range(5)]
    assert lines(*depths) == [
        *("1. a", "2. b", "    a. a", "    b. b", "        i. a", "        ii. b"),
        *("            1. a", "            2. b", "                a. a", "                b. b"),
    ]


def test_a_nested_list_does_not_end_the_one_around_it() -> None:
    nested = [items("login"), items("a", indent=1), items("billing"), items("b", indent=1)]
    assert lines(*nested) == ["1. login", "    a. a", "2. billing", "    a. b"]


def test_after_other_words_a_list_goes_on_only_by_its_offset() -> None:
    assert lines(items("login"), section("and"), items("billing", offset=1)) == [
        *("1. login", "and", "2. billing")
    ]
    assert lines(items("login"), section("and"), items("billing"))[-1] == "1. billing"


def test_bullets_stay_bullets_and_show_their_depth() -> None:
    bullets = [items("slow", style="bullet", indent=depth) for depth in range(3)]
    assert lines(*bullets) == ["• slow", "    ◦ slow", "        ▪ slow"]


@pytest.mark.parametrize(
    ("before", "indent", "label"),
    [
        *((25, 1, "z."), (26, 1, "aa."), (701, 1, "zz."), (702, 1, "aaa."), (3, 2, "iv.")),
        *((8, 2, "ix."), (1993, 2, "mcmxciv."), (3999, 2, "4000.")),
    ],
)
def test_labels_count_as_slack_counts(before: int, indent: int, label: str) -> None:
    assert lines(items("x", offset=before, indent=indent))[0].split() == [label, "x"]


@pytest.mark.parametrize("offset", [None, -3, "2", 1.5, 10**9, [1]])
@pytest.mark.parametrize("indent", [None, -1, "1", 2.5, [0]])
def test_places_of_no_form_are_left_aside(offset: Any, indent: Any) -> None:
    assert lines(items("x", offset=offset, indent=indent)) == ["1. x"]


def test_a_list_is_never_deeper_than_slack_makes_one() -> None:
    assert len(lines(items("x", indent=10**9))[0]) < 50


def test_quotes_and_code_keep_their_lines() -> None:
    quote = {"type": "rich_text_quote", "elements": [words("said\nBob")]}
    code = {"type": "rich_text_preformatted", "elements": [words("1. x\n")], "border": 0}
    assert lines(quote, code) == ["said", "Bob", "1. x"]


UNKNOWN = [
    rich_text(words("the "), {"type": "brand_new", "text": "part"}),
    rich_text(words("the "), {"type": "color"}),
    rich_text(words("the "), {"type": "user", "future": 1}),
    {"type": "rich_text", "elements": [{"type": "rich_text_new", "elements": [words("the ")]}]},
]


@pytest.mark.parametrize("block", UNKNOWN)
def test_an_unknown_part_gives_way_to_the_text_of_the_event(block: Json) -> None:
    assert typed_in([block], "1 &lt; 2: <@U1|ann>") == "1 < 2: @ann"
    assert typed_in([rich_text(words("known")), block], "all of it") == "all of it"


def test_without_a_text_everything_readable_stays() -> None:
    assert typed_in(UNKNOWN, "") == "the part\nthe \nthe \nthe "


def test_a_table_is_read_row_by_row() -> None:
    cells = [{"type": "raw_text", "text": "login"}, rich_text(words("slow"))]
    assert typed_in([{"type": "table", "rows": [cells, cells]}], "") == "login | slow\nlogin | slow"


def test_a_date_of_the_text_is_its_fallback() -> None:
    assert from_text("by <!date^1795312800^{date}|tomorrow>") == "by tomorrow"
    assert from_text("by <!date^1795312800^{date}>") == "by 2026-11-22 02:00 UTC"
    assert from_text("by <!date^soon^{date}>") == "by soon"


def test_other_blocks_are_not_what_was_typed() -> None:
    assert from_blocks([{"type": "image", "alt_text": "cat"}]) == ""
