"""Each limit of Block Kit: just inside passes, just outside is Slack's own error in the SDK."""

from typing import Any

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from sandbox.slack import Slack, SlackUser

Block = dict[str, Any]


def plain(length: int) -> Block:
    return {"type": "plain_text", "text": "x" * length}


def mrkdwn(length: int) -> Block:
    return {"type": "mrkdwn", "text": "x" * length}


def button(number: int = 0, **fields: Any) -> Block:
    return {"type": "button", "text": plain(1), "action_id": f"a{number}", **fields}


def actions(*elements: Block) -> Block:
    return {"type": "actions", "elements": list(elements)}


def section(**fields: Any) -> Block:
    return {"type": "section", "text": mrkdwn(1), **fields}


def image(**fields: Any) -> Block:
    return {"type": "image", "image_url": "https://a.example/b.png", "alt_text": "x", **fields}


def select(text: int = 1, value: int = 1, options: int = 1) -> Block:
    option = {"text": plain(text), "value": "v" * value}
    return {"type": "static_select", "action_id": "s", "options": [option] * options}


def entry(**fields: Any) -> Block:
    element = {"type": "plain_text_input", "action_id": "e", **fields}
    return {"type": "input", "label": plain(1), "element": element}


def table(rows: int, cells: int) -> Block:
    return {"type": "table", "rows": [[{"type": "raw_text", "text": "x"}] * cells] * rows}


def rated(**fields: Any) -> Block:
    icon = {"type": "icon_button", "icon": "trash", "text": plain(1), **fields}
    return {"type": "context_actions", "elements": [icon]}


def chart(title: int = 1) -> Block:
    return {"type": "data_visualization", "title": "x" * title, "chart": {"type": "line"}}


DIVIDER = {"type": "divider"}
CONFIRM = {"title": plain(1), "text": plain(1), "confirm": plain(1), "deny": plain(1)}

LIMITS: dict[str, tuple[list[Block], list[Block], str]] = {
    "blocks": ([DIVIDER] * 50, [DIVIDER] * 51, "no more than 50 items allowed"),
    "actions elements": (
        [actions(*map(button, range(25)))],
        [actions(*map(button, range(26)))],
        "no more than 25 items allowed",
    ),
    "no elements": ([actions(button())], [actions()], "no fewer than 1 items required"),
    "section text": (
        [section(text=mrkdwn(3000))],
        [section(text=mrkdwn(3001))],
        "must be less than 3001 characters [json-pointer:/blocks/0/text/text]",
    ),
    "empty text": (
        [section(text=mrkdwn(1))],
        [section(text=mrkdwn(0))],
        "must be more than 0 characters",
    ),
    "section fields": (
        [section(fields=[mrkdwn(2000)] * 10)],
        [section(fields=[mrkdwn(1)] * 11)],
        "no more than 10 items allowed",
    ),
    "field text": (
        [section(fields=[mrkdwn(2000)])],
        [section(fields=[mrkdwn(2001)])],
        "must be less than 2001 characters",
    ),
    "section without words": ([section()], [{"type": "section"}], "text or fields is required"),
    "context elements": (
        [{"type": "context", "elements": [mrkdwn(1)] * 10}],
        [{"type": "context", "elements": [mrkdwn(1)] * 11}],
        "no more than 10 items allowed",
    ),
    "context_actions elements": (
        [{**rated(), "elements": rated()["elements"] * 5}],
        [{**rated(), "elements": rated()["elements"] * 6}],
        "no more than 5 items allowed",
    ),
    "image alt_text": ([image(alt_text="x" * 2000)], [image(alt_text="x" * 2001)], "2001"),
    "image title": ([image(title=plain(2000))], [image(title=plain(2001))], "2001 characters"),
    "image source": (
        [image()],
        [image(slack_file={"id": "F0NOSUCHFILE"})],
        "exactly one of image_url and slack_file",
    ),
    "image of an unready file": (
        [image()],
        [{"type": "image", "alt_text": "x", "slack_file": {"id": "F0NOSUCHFILE"}}],
        "invalid slack file",
    ),
    "slack_file by id and url": (
        [image()],
        [
            {
                "type": "image",
                "alt_text": "x",
                "slack_file": {"id": "F0NOSUCHFILE", "url": "https://x"},
            }
        ],
        "exactly one of id and url",
    ),
    "button text": (
        [actions(button(text=plain(75)))],
        [actions(button(text=plain(76)))],
        "must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]",
    ),
    "button text in mrkdwn": (
        [actions(button())],
        [actions(button(text=mrkdwn(1)))],
        "unsupported type: mrkdwn",
    ),
    "button value": (
        [actions(button(value="v" * 2000))],
        [actions(button(value="v" * 2001))],
        "must be less than 2001 characters",
    ),
    "button url": (
        [actions(button(url="u" * 3000))],
        [actions(button(url="u" * 3001))],
        "must be less than 3001 characters",
    ),
    "button style": (
        [actions(button(1, style="primary"), button(2, style="danger"))],
        [actions(button(style="yellow"))],
        "must be a valid enum value [json-pointer:/blocks/0/elements/0/style]",
    ),
    "accessibility_label": (
        [actions(button(accessibility_label="x" * 75))],
        [actions(button(accessibility_label="x" * 76))],
        "must be less than 76 characters",
    ),
    "invented property": (
        [actions(button())],
        [actions(button(disabled=True))],
        "invalid additional property: disabled [json-pointer:/blocks/0/elements/0]",
    ),
    "missing property": (
        [actions(button())],
        [actions({"type": "button"})],
        "missing required field: text",
    ),
    "action_id": (
        [actions(button(action_id="a" * 255))],
        [actions(button(action_id="a" * 256))],
        "must be less than 256 characters",
    ),
    "block_id": (
        [section(block_id="b" * 255)],
        [section(block_id="b" * 256)],
        "must be less than 256 characters",
    ),
    "same action_id in a block": (
        [actions(button(1)), actions(button(1))],
        [actions(button(1), button(1))],
        "`action_id` already exists: a1",
    ),
    "same block_id": (
        [section(block_id="a"), section(block_id="b")],
        [section(block_id="a"), section(block_id="a")],
        "`block_id` already exists: a",
    ),
    "header text": (
        [{"type": "header", "text": plain(150)}],
        [{"type": "header", "text": plain(151)}],
        "must be less than 151 characters",
    ),
    "option text": ([actions(select(text=75))], [actions(select(text=76))], "76 characters"),
    "option value": ([actions(select(value=150))], [actions(select(value=151))], "151 characters"),
    "options": ([actions(select(options=100))], [actions(select(options=101))], "than 100 items"),
    "confirm text": (
        [actions(button(confirm={**CONFIRM, "text": plain(300)}))],
        [actions(button(confirm={**CONFIRM, "text": plain(301)}))],
        "must be less than 301 characters",
    ),
    "input max_length": (
        [entry(max_length=3000)],
        [entry(max_length=3001)],
        "must be less than 3001",
    ),
    "input min_length": (
        [entry(min_length=3000)],
        [entry(min_length=3001)],
        "must be less than 3001",
    ),
    "placeholder": (
        [entry(placeholder=plain(150))],
        [entry(placeholder=plain(151))],
        "must be less than 151 characters",
    ),
    "markdown": (
        [{"type": "markdown", "text": "x" * 6000}] * 2,
        [{"type": "markdown", "text": "x" * 6000}, {"type": "markdown", "text": "x" * 6001}],
        "must be less than 12001 characters",
    ),
    "table rows": ([table(100, 20)], [table(101, 20)], "no more than 100 items allowed"),
    "table cells": ([table(100, 20)], [table(100, 21)], "no more than 20 items allowed"),
    "chart title": ([chart(50)], [chart(51)], "must be less than 51 characters"),
    "charts": ([chart()] * 2, [chart()] * 3, "no more than 2 data_visualization allowed"),
    "unknown block": (
        [DIVIDER],
        [{"type": "buttons"}],
        "unsupported type: buttons [json-pointer:/blocks/0/type]",
    ),
    "alert outside a modal": (
        [DIVIDER],
        [{"type": "alert", "text": plain(1)}],
        "unsupported type: alert",
    ),
}
ROWS = pytest.mark.parametrize(("inside", "outside", "words"), LIMITS.values(), ids=list(LIMITS))


@ROWS
async def test_just_inside_passes_and_just_outside_is_invalid_blocks(
    slack: Slack,
    client: AsyncWebClient,
    ann: SlackUser,
    inside: list[Block],
    outside: list[Block],
    words: str,
) -> None:
    channel = slack.dm(ann).id
    await client.chat_postMessage(channel=channel, text="x", blocks=inside)

    with pytest.raises(SlackApiError) as refused:
        await client.chat_postMessage(channel=channel, text="x", blocks=outside)

    answer = refused.value.response
    assert answer["error"] == "invalid_blocks"
    assert words in answer["response_metadata"]["messages"][0]
    assert len(slack.messages(ann)) == 1


async def test_an_edit_has_at_most_4000_characters(
    slack: Slack, client: AsyncWebClient, ann: SlackUser
) -> None:
    channel = slack.dm(ann).id
    posted = await client.chat_postMessage(channel=channel, text="x")
    await client.chat_update(channel=channel, ts=posted["ts"], text="x" * 4000)

    with pytest.raises(SlackApiError, match="msg_too_long"):
        await client.chat_update(channel=channel, ts=posted["ts"], text="x" * 4001)


async def test_a_post_is_cut_at_40000_characters(
    slack: Slack, client: AsyncWebClient, ann: SlackUser
) -> None:
    await client.chat_postMessage(channel=slack.dm(ann).id, text="x" * 40_001)

    assert len(slack.messages(ann)[0].text) == 40_000


async def test_a_message_has_at_most_a_hundred_attachments(
    slack: Slack, client: AsyncWebClient, ann: SlackUser
) -> None:
    attachment = {"color": "danger", "fallback": "x", "text": "x"}
    channel = slack.dm(ann).id
    await client.chat_postMessage(channel=channel, text="x", attachments=[attachment] * 100)

    with pytest.raises(SlackApiError, match="too_many_attachments"):
        await client.chat_postMessage(channel=channel, text="x", attachments=[attachment] * 101)
