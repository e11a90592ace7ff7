"""What people send beside plain words, as the app hears it and as it is shown."""

from typing import Any

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from sandbox.slack import Slack, SlackChannel, SlackUser
from tests.sandbox.slack.sockets import Socket


async def next_event(socket: Socket) -> dict[str, Any]:
    envelope = await socket.receive()
    await socket.acknowledge(envelope)
    event: dict[str, Any] = envelope["payload"]["event"]
    return event


async def test_a_reply_that_goes_to_the_channel_too_is_told_twice(
    slack: Slack, client: AsyncWebClient, socket: Socket, ann: SlackUser
) -> None:
    asked = await client.chat_postMessage(channel=slack.dm(ann).id, text="How likely?")
    await next_event(socket)

    slack.type(ann, "9", thread=slack.messages(ann)[0], broadcast=True)

    reply, broadcast = await next_event(socket), await next_event(socket)
    assert "subtype" not in reply
    assert broadcast["subtype"] == "thread_broadcast"
    assert reply["client_msg_id"] == broadcast["client_msg_id"]
    assert reply["thread_ts"] == broadcast["thread_ts"] == broadcast["root"]["ts"] == asked["ts"]
    assert [message.text for message in slack.messages(ann)] == ["How likely?", "9"]


async def test_only_a_reply_is_sent_to_the_channel_too(slack: Slack, ann: SlackUser) -> None:
    with pytest.raises(ValueError, match="only a reply"):
        slack.type(ann, "9", broadcast=True)


async def test_what_is_typed_behind_me_has_a_subtype_and_no_blocks(
    slack: Slack, socket: Socket, ann: SlackUser
) -> None:
    slack.type_me(ann, "likes <this>")
    event = await next_event(socket)
    assert (event["subtype"], event["text"]) == ("me_message", "likes &lt;this&gt;")
    assert "blocks" not in event


async def test_a_shared_message_hangs_below_the_one_that_shares_it(
    slack: Slack, socket: Socket, ann: SlackUser, support: SlackChannel
) -> None:
    said = slack.type(ann, "9 😡", channel=support)
    await next_event(socket)

    shared = slack.share_message(ann, said)

    event = await next_event(socket)
    (attachment,) = event["attachments"]
    assert (event["text"], attachment["is_share"]) == ("", True)
    assert (attachment["text"], attachment["author_name"]) == ("9 :rage:", "Ann")
    assert attachment["message_blocks"][0]["message"]["blocks"] == list(said.blocks)
    assert shared.text == "9 😡"


async def test_nobody_shares_what_they_do_not_see(
    slack: Slack, ann: SlackUser, support: SlackChannel
) -> None:
    said = slack.type(ann, "9", channel=support)
    with pytest.raises(ValueError, match="Bob does not see"):
        slack.share_message(slack.add_user("Bob"), said)


async def typed(slack: Slack, socket: Socket, user: SlackUser, text: str) -> list[dict[str, Any]]:
    """The parts of the block that the app receives."""
    shown = slack.type(user, text)
    assert shown.text == text
    parts: list[dict[str, Any]] = (await next_event(socket))["blocks"][0]["elements"]
    return parts


async def test_a_typed_colour_is_an_element(slack: Slack, socket: Socket, ann: SlackUser) -> None:
    (section,) = await typed(slack, socket, ann, "the #F405B3 button, #12 and #F405B3FF")
    assert section["elements"] == [
        {"type": "text", "text": "the "},
        {"type": "color", "value": "#F405B3"},
        {"type": "text", "text": " button, #12 and #F405B3FF"},
    ]


async def test_typed_lists_are_lists(slack: Slack, socket: Socket, ann: SlackUser) -> None:
    lines = ["Broken:", "1. login", "    a. password", "    b. code", "        iv. x", "2. billing"]
    parts = await typed(slack, socket, ann, "\n".join([*lines, "and", "3. export", "• slow"]))
    lists = [part for part in parts if part["type"] == "rich_text_list"]
    places = [(part["style"], part["indent"], part.get("offset", 0)) for part in lists]
    assert places == [
        *(("ordered", 0, 0), ("ordered", 1, 0), ("ordered", 2, 3), ("ordered", 0, 1)),
        *(("ordered", 0, 2), ("bullet", 0, 0)),
    ]
    assert len(lists[1]["elements"]) == 2
