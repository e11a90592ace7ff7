"""Each limit of a modal and of App Home: just inside is shown, just outside is refused."""

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from sandbox.slack import Slack, SlackUser
from tests.sandbox.slack.block_kit import DIVIDER, Block, actions, entry, home, modal, plain


def x(length: int) -> Block:
    return plain("x" * length)


LONG = {"type": "section", "text": plain("x" * 2900)}
ALERT: Block = {"type": "alert", "text": plain("Careful")}
SEND = plain("Send")

VIEWS: dict[str, tuple[Block, Block, str]] = {
    "blocks": (modal("1", *[DIVIDER] * 100), modal("1", *[DIVIDER] * 101), "than 100 items"),
    "title": (modal("x" * 24), modal("x" * 25), "less than 25 characters"),
    "submit": (modal("1", submit=x(24)), modal("1", submit=x(25)), "less than 25 characters"),
    "close": (modal("1", close=x(24)), modal("1", close=x(25)), "less than 25 characters"),
    "callback_id": (
        modal("1", callback_id="c" * 255),
        modal("1", callback_id="c" * 256),
        "less than 256 characters",
    ),
    "private_metadata": (
        modal("1", private_metadata="p" * 3000),
        modal("1", private_metadata="p" * 3001),
        "less than 3001 characters",
    ),
    "input without submit": (
        modal("1", entry("Why"), submit=SEND),
        modal("1", entry("Why")),
        "missing required field: submit",
    ),
    "title left out": (modal("1"), {"type": "modal", "blocks": [DIVIDER]}, "field: title"),
    "home as a modal": (modal("1"), home(DIVIDER), "valid enum value [json-pointer:/view/type]"),
    "invented property": (modal("1"), modal("1", colour="red"), "additional property: colour"),
    "alert level": (
        modal("1", {**ALERT, "level": "error"}),
        modal("1", {**ALERT, "level": "bad"}),
        "must be a valid enum value",
    ),
    "same block_id": (
        modal("1", entry("Why"), entry("What"), submit=SEND),
        modal("1", entry("Why"), entry("Why"), submit=SEND),
        "`block_id` already exists: Why",
    ),
}


async def trigger(slack: Slack, client: AsyncWebClient, user: SlackUser) -> str:
    """The right to open a modal, from a press."""
    await client.chat_postMessage(channel=slack.dm(user).id, text="x", blocks=[actions("7")])
    press = slack.press(user, slack.messages(user)[-1], "7")
    return str(press.sent.payload["trigger_id"])


@pytest.mark.parametrize(("inside", "outside", "words"), VIEWS.values(), ids=list(VIEWS))
async def test_just_inside_a_modal_opens_and_just_outside_it_does_not(
    slack: Slack, client: AsyncWebClient, ann: SlackUser, inside: Block, outside: Block, words: str
) -> None:
    trigger_id = await trigger(slack, client, ann)
    with pytest.raises(SlackApiError) as refused:
        await client.views_open(trigger_id=trigger_id, view=outside)
    answer = refused.value.response
    assert answer["error"] == "invalid_arguments"
    assert words in answer["response_metadata"]["messages"][0]
    assert slack.open_view(ann) is None

    await client.views_open(trigger_id=trigger_id, view=inside)

    assert slack.open_view(ann)


async def test_a_view_has_at_most_250_kilobytes(
    slack: Slack, client: AsyncWebClient, ann: SlackUser
) -> None:
    trigger_id = await trigger(slack, client, ann)
    with pytest.raises(SlackApiError, match="view_too_large"):
        await client.views_open(trigger_id=trigger_id, view=modal("1", *[LONG] * 90))

    await client.views_open(trigger_id=trigger_id, view=modal("1", *[LONG] * 80))


async def test_a_home_has_at_most_a_hundred_blocks(
    slack: Slack, client: AsyncWebClient, ann: SlackUser
) -> None:
    await client.views_publish(user_id=ann.id, view=home(*[DIVIDER] * 100))

    with pytest.raises(SlackApiError, match="invalid_arguments"):
        await client.views_publish(user_id=ann.id, view=home(*[DIVIDER] * 101))
