"""What people typed in Slack is read back to the letter."""

import pytest

from handlers.slack.typed_text import from_blocks, from_text
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
        ({"type": "brand_new"}, ""),
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


def test_other_blocks_are_not_what_was_typed() -> None:
    assert from_blocks([{"type": "image", "alt_text": "cat"}]) == ""
