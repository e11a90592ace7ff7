"""How envelopes come, come again, and how taps fail before the person's eyes."""

import asyncio
from datetime import timedelta
from typing import Any

import aiohttp
import pytest
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_sdk.web.async_client import AsyncWebClient

from sandbox import Clock
from sandbox.slack import Slack, SlackDelivery, SlackMessage, SlackUser
from tests.sandbox.slack.sockets import Socket

BUTTON = {"type": "button", "text": {"type": "plain_text", "text": "7"}, "action_id": "a"}
BLOCKS = [{"type": "actions", "elements": [{**BUTTON, "value": "v"}]}]


@pytest.fixture
async def question(slack: Slack, client: AsyncWebClient, ann: SlackUser) -> SlackMessage:
    await client.chat_postMessage(channel=slack.dm(ann).id, text="How likely?", blocks=BLOCKS)
    return slack.messages(ann)[0]


def typed_events(slack: Slack) -> list[SlackDelivery]:
    return [s for s in slack.history.sent if "client_msg_id" in s.payload.get("event", {})]


async def attempts(slack: Slack, sent: SlackDelivery, number: int) -> None:
    await slack.until(lambda: len(sent.attempts) == number)


async def test_an_event_unacknowledged_comes_at_once_after_a_minute_and_after_five(
    slack: Slack, clock: Clock, socket: Socket, ann: SlackUser
) -> None:
    slack.type(ann, "9")
    sent = typed_events(slack)[0]

    for number, wait in enumerate([3, 3 + 60, 3 + 300], start=1):
        await attempts(slack, sent, number)
        clock.move(timedelta(seconds=wait))
    await attempts(slack, sent, 4)
    clock.move(timedelta(hours=1))
    await asyncio.sleep(0.1)

    told = [await socket.receive() for _ in range(4)]
    assert [(e["retry_attempt"], e["retry_reason"]) for e in told] == [
        (0, ""),
        (1, "timeout"),
        (2, "timeout"),
        (3, "timeout"),
    ]
    assert {e["payload"]["event_id"] for e in told} == {sent.id}
    assert len({e["envelope_id"] for e in told}) == 4
    assert (len(sent.attempts), sent.is_acknowledged) == (4, False)


async def test_an_acknowledged_event_does_not_come_again(
    slack: Slack, clock: Clock, socket: Socket, ann: SlackUser
) -> None:
    slack.type(ann, "9")
    await socket.acknowledge(await socket.receive())
    sent = typed_events(slack)[0]
    await slack.until(lambda: sent.is_acknowledged)

    clock.move(timedelta(minutes=10))
    await asyncio.sleep(0.1)

    assert len(sent.attempts) == 1


async def test_an_event_without_a_socket_comes_when_one_is_open(
    slack: Slack,
    clock: Clock,
    client: AsyncWebClient,
    session: aiohttp.ClientSession,
    ann: SlackUser,
) -> None:
    slack.type(ann, "9")
    await attempts(slack, typed_events(slack)[0], 1)
    socket = await Socket.open(slack, client, session)

    clock.move(timedelta(seconds=3))

    assert (await socket.receive())["retry_attempt"] == 1


async def test_a_typed_message_is_an_event_with_escaped_words(
    slack: Slack, socket: Socket, ann: SlackUser
) -> None:
    slack.type(ann, "<!channel> & https://a.example")

    event = (await socket.receive())["payload"]["event"]

    assert event["text"] == "&lt;!channel&gt; &amp; <https://a.example>"
    assert (event["type"], event["channel_type"], event["user"]) == ("message", "im", ann.id)
    assert event["client_msg_id"]
    assert slack.messages(ann)[0].text == "<!channel> & https://a.example"
    assert slack.pings == []


async def test_typed_emoji_come_by_their_names_and_whole_in_the_blocks(
    slack: Slack, socket: Socket, ann: SlackUser
) -> None:
    slack.type(ann, "fast 👍🏽, or a 🐌?")

    event = (await socket.receive())["payload"]["event"]

    assert event["text"] == "fast :+1::skin-tone-4:, or a :snail:?"
    assert event["blocks"][0]["elements"][0]["elements"][1] == {
        "type": "emoji",
        "name": "+1",
        "unicode": "1f44d-1f3fd",
        "skin_tone": 4,
    }
    assert slack.messages(ann)[0].text == "fast 👍🏽, or a 🐌?"
    assert slack.messages(ann)[0].notification == "fast 👍🏽, or a 🐌?"


async def test_edited_and_deleted_words_are_events_too(
    slack: Slack, socket: Socket, ann: SlackUser
) -> None:
    message = slack.type(ann, "slow")
    slack.edit_typed(message, "very slow")
    slack.delete_typed(message)

    events = [(await socket.receive())["payload"]["event"] for _ in range(3)]

    assert [event.get("subtype") for event in events] == [
        None,
        "message_changed",
        "message_deleted",
    ]
    assert events[1]["message"]["text"] == "very slow"
    assert events[1]["previous_message"]["text"] == "slow"
    assert events[2]["deleted_ts"] == message.ts


async def test_the_bots_own_message_comes_back_to_it(
    slack: Slack, socket: Socket, question: SlackMessage
) -> None:
    event = (await socket.receive())["payload"]["event"]

    assert (event["ts"], event["bot_id"]) == (question.ts, "B0BOT")


async def press_payload(socket: Socket) -> dict[str, Any]:
    while (envelope := await socket.receive())["type"] != "interactive":
        pass
    return dict(envelope)


async def test_a_press_carries_all_that_slack_tells(
    slack: Slack, socket: Socket, question: SlackMessage, ann: SlackUser
) -> None:
    slack.press(ann, question, "7")

    payload = (await press_payload(socket))["payload"]

    assert payload["actions"][0] == {
        "type": "button",
        "action_id": "a",
        "block_id": question.blocks[0]["block_id"],
        "text": {"type": "plain_text", "text": "7", "emoji": True},
        "value": "v",
        "action_ts": payload["actions"][0]["action_ts"],
    }
    assert payload["container"] == {
        "type": "message",
        "message_ts": question.ts,
        "channel_id": question.channel,
        "is_ephemeral": False,
    }
    assert payload["user"] == {"id": ann.id, "username": "ann", "name": "ann", "team_id": "T0HOME"}
    assert payload["message"]["ts"] == question.ts
    assert payload["state"] == {"values": {}}
    assert payload["response_url"].startswith(slack.base_url)
    assert payload["trigger_id"]


async def test_a_press_unacknowledged_for_three_seconds_shows_a_warning_and_is_not_repeated(
    slack: Slack, clock: Clock, socket: Socket, question: SlackMessage, ann: SlackUser
) -> None:
    press = slack.press(ann, question, "7")
    await press_payload(socket)
    clock.move(timedelta(seconds=2))
    await asyncio.sleep(0.1)
    in_time = press.warning

    clock.move(timedelta(seconds=1))
    async with asyncio.timeout(0.5):
        await press.settled()
    clock.move(timedelta(minutes=10))
    await asyncio.sleep(0.1)

    assert (in_time, press.warning) == (None, "This app did not respond. Try again.")
    assert not press.acknowledged
    assert len(press.sent.attempts) == 1


async def test_a_press_without_a_socket_shows_a_warning_at_once(
    slack: Slack, question: SlackMessage, ann: SlackUser
) -> None:
    press = await slack.press(ann, question, "7").settled()

    assert press.warning


async def test_an_acknowledged_press_shows_no_warning(
    slack: Slack, socket: Socket, question: SlackMessage, ann: SlackUser
) -> None:
    press = slack.press(ann, question, "7")
    await socket.acknowledge(await press_payload(socket))
    await press.settled()

    assert (press.acknowledged, press.warning) == (True, None)


async def test_a_command_unacknowledged_fails_in_words(
    slack: Slack, clock: Clock, socket: Socket, ann: SlackUser
) -> None:
    slash = slack.slash(ann, None, "help")
    envelope = await socket.receive()
    clock.move(timedelta(seconds=3))
    await slash.settled()

    assert envelope["accepts_response_payload"] is True
    assert slash.warning == "/tentap failed with the error “operation_timeout”"


async def test_outside_people_have_no_commands(slack: Slack) -> None:
    guest = slack.add_user("Gus", external=True)

    with pytest.raises(ValueError, match="cannot use /tentap"):
        slack.slash(guest, None, "help")


async def test_of_several_sockets_each_envelope_goes_to_one(
    slack: Slack, client: AsyncWebClient, session: aiohttp.ClientSession, ann: SlackUser
) -> None:
    sockets = [await Socket.open(slack, client, session) for _ in range(2)]

    for word in ("one", "two"):
        slack.type(ann, word)

    heard = [(await socket.receive())["payload"]["event"]["text"] for socket in sockets]
    assert sorted(heard) == ["one", "two"]


async def test_the_eleventh_socket_is_sent_away(
    slack: Slack, client: AsyncWebClient, session: aiohttp.ClientSession
) -> None:
    first_ten = [await Socket.open(slack, client, session) for _ in range(10)]

    url = (await client.apps_connections_open(app_token=slack.app_token))["url"]
    eleventh = await session.ws_connect(url)

    assert (await eleventh.receive_json())["reason"] == "too_many_websockets"
    assert slack.socket_count == len(first_ten)


async def test_a_refreshed_socket_is_replaced_by_the_sdk(
    slack: Slack, connected: AsyncSocketModeHandler
) -> None:
    before = connected.client.current_session

    await slack.refresh_sockets()

    await slack.until(lambda: connected.client.current_session is not before)
    await slack.until(lambda: slack.socket_count == 1)


async def test_a_warned_socket_serves_on_until_it_is_cut(
    slack: Slack, clock: Clock, socket: Socket, ann: SlackUser
) -> None:
    await slack.refresh_sockets("warning")
    slack.type(ann, "9")

    assert await socket.receive() == {
        "type": "disconnect",
        "reason": "warning",
        "debug_info": {"host": "sandbox"},
    }
    assert (await socket.receive())["type"] == "events_api"
    clock.move(timedelta(seconds=10))
    await slack.until(lambda: slack.socket_count == 0)


async def test_a_dropped_socket_is_opened_anew_by_the_sdk(
    slack: Slack, connected: AsyncSocketModeHandler
) -> None:
    slack.drop_sockets()
    assert slack.socket_count == 0

    await slack.until(lambda: slack.socket_count == 1, timeout=15)
