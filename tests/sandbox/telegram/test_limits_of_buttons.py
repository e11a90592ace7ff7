"""What Telegram takes as a button, and as the answer to a tap."""

import pytest
from telegram import (
    InlineKeyboardButton,
    KeyboardButton,
    ReplyKeyboardMarkup,
)

from tests.sandbox.telegram.limit_cases import Act, LimitSetup, Rule, assert_limit, data, to_anna

TOO_OLD = "Query is too old and response timeout expired or query id is invalid"


def link(url: str) -> InlineKeyboardButton:
    return InlineKeyboardButton("Open", url=url)


def answer_after(text: str = "", **span: float) -> Act:
    async def act(cast: LimitSetup) -> None:
        query_id = await cast.tap()
        cast.pass_time(**span)
        await cast.bot.answer_callback_query(query_id, text)

    return act


async def answer_twice(cast: LimitSetup) -> None:
    query_id = await cast.tap()
    await cast.bot.answer_callback_query(query_id)
    await cast.bot.answer_callback_query(query_id)


def with_buttons(*buttons: InlineKeyboardButton, rows: int = 1) -> Act:
    return lambda cast: cast.buttons(*buttons, rows=rows)


RULES = [
    Rule(
        name="a button's style is one of three",
        inside=with_buttons(data("a", "danger"), data("b", "success"), data("c", "primary")),
        outside=with_buttons(data("a", "purple")),
        text="Can't parse inline keyboard button: invalid button style specified",
    ),
    Rule(
        name="a reply button's style is one of three",
        inside=to_anna(reply_markup=ReplyKeyboardMarkup([[KeyboardButton("1", style="danger")]])),
        outside=to_anna(reply_markup=ReplyKeyboardMarkup([[KeyboardButton("1", style="yellow")]])),
        text="Can't parse keyboard button: invalid button style specified",
    ),
    Rule(
        name="callback data has at most 64 bytes",
        inside=with_buttons(data("x" * 64)),
        outside=with_buttons(data("x" * 65)),
        text="Button_data_invalid",
    ),
    Rule(
        name="bytes, not characters",
        inside=with_buttons(data("é" * 32)),
        outside=with_buttons(data("é" * 33)),
        text="Button_data_invalid",
    ),
    Rule(
        name="a button does something",
        inside=with_buttons(data("x")),
        outside=with_buttons(InlineKeyboardButton("Press")),
        text="Can't parse inline keyboard button: "
        "text buttons are unallowed in the inline keyboard",
    ),
    Rule(
        name="a button has words",
        inside=with_buttons(InlineKeyboardButton("1", callback_data="x")),
        outside=with_buttons(InlineKeyboardButton("", callback_data="x")),
        text="Inline keyboard button text must be non-empty",
    ),
    Rule(
        name="8 buttons in a row",
        inside=with_buttons(*[data("x")] * 8),
        outside=with_buttons(*[data("x")] * 9),
        text="Reply markup is too long",
    ),
    Rule(
        name="100 buttons under a message",
        inside=with_buttons(*[data("x")] * 5, rows=20),
        outside=with_buttons(*[data("x")] * 5, rows=21),
        text="Reply markup is too long",
    ),
    Rule(
        name="a link leads to a host on the web",
        inside=with_buttons(link("https://example.com/help?a=1")),
        outside=with_buttons(link("http://localhost:8080")),
        text="Inline keyboard button url 'http://localhost:8080' is invalid: wrong http url",
    ),
    Rule(
        name="a link is of a known kind",
        inside=with_buttons(link("tg://user?id=1")),
        outside=with_buttons(link("ftp://example.com")),
        text="Inline keyboard button url 'ftp://example.com' is invalid: unsupported url protocol",
    ),
    Rule(
        name="a toast has 200 characters",
        inside=answer_after("x" * 200),
        outside=answer_after("x" * 201),
        text="Message_too_long",
    ),
    Rule(
        name="a tap is answered soon",
        inside=answer_after(seconds=10),
        outside=answer_after(seconds=20),
        text=TOO_OLD,
    ),
    Rule(name="a tap is answered once", inside=answer_after(), outside=answer_twice, text=TOO_OLD),
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
async def test_just_inside_passes_and_just_outside_is_refused(cast: LimitSetup, rule: Rule) -> None:
    await assert_limit(cast, rule)
