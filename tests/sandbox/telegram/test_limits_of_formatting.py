"""What Telegram takes as formatted text."""

import pytest
from telegram import (
    MessageEntity,
)

from tests.sandbox.telegram.limit_cases import Act, LimitSetup, Rule, assert_limit, to_anna


def bold(offset: int, length: int) -> list[MessageEntity]:
    return [MessageEntity(MessageEntity.BOLD, offset, length)]


def html(text: str) -> Act:
    return lambda cast: cast.send(text, parse_mode="HTML")


RULES = [
    Rule(
        name="characters are counted without tags",
        inside=html("<b>" + "x" * 4096 + "</b>"),
        outside=html("<b>" + "x" * 4097 + "</b>"),
        text="Message is too long",
    ),
    Rule(
        name="entities end within the text, in UTF-16 units",
        inside=to_anna("😀", entities=bold(0, 2)),
        outside=to_anna("😀", entities=bold(0, 3)),
        text="Entity beginning at utf-16 offset 0 ends "
        "after the end of the text at utf-16 offset 3",
    ),
    Rule(
        name="entities do not split a symbol",
        inside=to_anna("a😀", entities=bold(0, 1)),
        outside=to_anna("a😀", entities=bold(0, 2)),
        text="Entity beginning at utf-16 offset 0 ends "
        "in a middle of a utf-16 symbol at byte offset 1",
    ),
    Rule(
        name="tags are closed",
        inside=html("<b>x</b>"),
        outside=html("<b>x"),
        text="Can't parse entities: can't find end tag corresponding to start tag \"b\"",
    ),
    Rule(
        name="tags are closed in order",
        inside=html("<b><i>x</i></b>"),
        outside=html("<b><i>x</b></i>"),
        text="Can't parse entities: unmatched end tag at byte offset 7, "
        'expected "</i>", found "</b>"',
    ),
    Rule(
        name="tags are opened",
        inside=html("x &lt;/b&gt;"),
        outside=html("x</b>"),
        text="Can't parse entities: unexpected end tag at byte offset 1",
    ),
    Rule(
        name="tags are known",
        inside=html("é<code>x</code>"),
        outside=html("é<h1>x</h1>"),
        text='Can\'t parse entities: unsupported start tag "h1" at byte offset 2',
    ),
    Rule(
        name="a bare < is written &lt;",
        inside=html("1 &lt; 2"),
        outside=html("1 < 2"),
        text="Can't parse entities: unclosed start tag at byte offset 2",
    ),
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
async def test_just_inside_passes_and_just_outside_is_refused(cast: LimitSetup, rule: Rule) -> None:
    await assert_limit(cast, rule)
