"""Real bolt over the stand-in's sockets: nothing is acknowledged that is not kept."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Sequence
from datetime import timedelta
from typing import Any

import pytest
from slack_sdk.web.async_client import AsyncWebClient
from structlog.testing import capture_logs

from bot.chat.messages import Button, Message, plain
from handlers.slack import listen as slack_door
from handlers.slack.listen import SocketHandler, SocketModeListener
from handlers.slack.messenger import SlackMessenger
from handlers.slack.parse import parse
from handlers.slack.render import render_form
from handlers.updates import Arrival, Commanded, FormSent, HomeOpened, Pressed, Typed
from sandbox import Clock, Fault
from sandbox.slack import Slack, SlackChannel, SlackDelivery, SlackMessage, SlackUser
from tests.handlers.slack.conftest import shown
from tests.handlers.slack.test_responder import FORM

QUESTION = Message(
    paragraphs=(plain("How likely?"),), rows=((Button(label="9", tap="1:s:t0k3n:9"),),)
)


class GatedInbox:
    """Keeps what arrives, unless it is told to fail or to take its time."""

    def __init__(self) -> None:
        self.kept: list[Arrival] = []
        self.tries = 0
        self.is_broken = False
        self.is_open = asyncio.Event()
        self.is_open.set()

    async def receive(self, arrivals: Sequence[Arrival]) -> None:
        self.tries += 1
        await self.is_open.wait()
        if self.is_broken:
            raise OSError("disk full while keeping “too slow”")
        self.kept += arrivals

    @property
    def events(self) -> list[object]:
        return [parse(arrival.body) for arrival in self.kept]


@pytest.fixture
def inbox() -> GatedInbox:
    return GatedInbox()


@pytest.fixture
def listener(slack: Slack, client: AsyncWebClient, clock: Clock) -> SocketModeListener:
    return SocketModeListener(client, slack.app_token, now=clock.now, ping_seconds=0.2)


@pytest.fixture
async def running(
    slack: Slack, listener: SocketModeListener, inbox: GatedInbox
) -> AsyncIterator[SocketModeListener]:
    task = asyncio.create_task(listener.run(inbox.receive))
    await slack.until(lambda: slack.socket_count == 2)
    yield listener
    task.cancel()
    await asyncio.wait({task})


@pytest.fixture
async def question(
    slack: Slack, messenger: SlackMessenger, running: SocketModeListener, ann: SlackUser
) -> SlackMessage:
    return shown(slack, ann, await messenger.send(ann.id, QUESTION))


def typed(slack: Slack) -> SlackDelivery:
    """The last thing typed by a person, as it was sent to the bot."""
    return [s for s in slack.history.sent if "client_msg_id" in s.payload.get("event", {})][-1]


# Acknowledged means stored


async def test_a_press_is_kept_then_acknowledged(
    slack: Slack, inbox: GatedInbox, question: SlackMessage, ann: SlackUser
) -> None:
    press = await slack.press(ann, question, "9").settled()
    assert press.warning is None
    (pressed,) = inbox.events
    assert isinstance(pressed, Pressed)
    assert (pressed.user.id, pressed.data) == (ann.id, "1:s:t0k3n:9")
    assert press.replies == []


async def test_a_press_is_not_acknowledged_before_it_is_kept(
    slack: Slack, inbox: GatedInbox, question: SlackMessage, ann: SlackUser
) -> None:
    inbox.is_open.clear()
    press = slack.press(ann, question, "9")
    await slack.until(lambda: inbox.tries == 1)
    await asyncio.sleep(0.05)
    assert not press.acknowledged
    inbox.is_open.set()
    await press.settled()
    assert press.acknowledged


async def test_a_press_that_comes_just_before_a_stop_is_acknowledged(
    slack: Slack,
    listener: SocketModeListener,
    inbox: GatedInbox,
    messenger: SlackMessenger,
    ann: SlackUser,
) -> None:
    running = asyncio.create_task(listener.run(inbox.receive))
    await slack.until(lambda: slack.socket_count == 2)
    inbox.is_open.clear()
    press = slack.press(ann, shown(slack, ann, await messenger.send(ann.id, QUESTION)), "9")
    await slack.until(lambda: inbox.tries == 1)

    running.cancel()
    await asyncio.sleep(0.1)
    inbox.is_open.set()
    await asyncio.wait({running})

    assert press.acknowledged


async def test_a_press_that_is_not_kept_warns_the_person(
    slack: Slack, inbox: GatedInbox, clock: Clock, question: SlackMessage, ann: SlackUser
) -> None:
    inbox.is_broken = True
    press = slack.press(ann, question, "9")
    await slack.until(lambda: inbox.tries == 1)
    clock.move(timedelta(seconds=3))
    assert (await press.settled()).warning


async def test_words_that_are_not_kept_come_again(
    slack: Slack, inbox: GatedInbox, clock: Clock, running: SocketModeListener, ann: SlackUser
) -> None:
    inbox.is_broken = True
    slack.type(ann, "9 but slow")
    await slack.until(lambda: inbox.tries == 1)
    inbox.is_broken = False
    clock.move(timedelta(seconds=3))
    await slack.until(lambda: typed(slack).is_acknowledged)
    (words,) = inbox.events
    assert isinstance(words, Typed)
    assert words.text == "9 but slow"


async def test_words_delivered_twice_have_one_key(
    slack: Slack, inbox: GatedInbox, clock: Clock, running: SocketModeListener, ann: SlackUser
) -> None:
    inbox.is_open.clear()
    slack.type(ann, "9")
    await slack.until(lambda: inbox.tries == 1)
    clock.move(timedelta(seconds=3))
    await slack.until(lambda: inbox.tries == 2)
    inbox.is_open.set()
    await slack.until(lambda: len(inbox.kept) == 2)
    assert inbox.kept[0].key == inbox.kept[1].key


async def test_words_are_kept_while_slack_refuses_our_token(
    slack: Slack, inbox: GatedInbox, running: SocketModeListener, ann: SlackUser
) -> None:
    """Bolt's own authorization would acknowledge them and keep nothing."""
    slack.ws.auth_error = "token_revoked"
    slack.type(ann, "9")
    await slack.until(lambda: typed(slack).is_acknowledged)
    assert len(inbox.kept) == 1


# Kinds of payload


async def test_a_command_is_kept_and_says_nothing_by_itself(
    slack: Slack,
    inbox: GatedInbox,
    running: SocketModeListener,
    support: SlackChannel,
    ann: SlackUser,
) -> None:
    slash = await slack.slash(ann, support, "summary").settled()
    assert (slash.warning, slash.response) == (None, None)
    (commanded,) = inbox.events
    assert isinstance(commanded, Commanded)
    assert (commanded.chat, commanded.text) == (support.id, "summary")


@pytest.fixture
async def form(
    slack: Slack, client: AsyncWebClient, inbox: GatedInbox, question: SlackMessage, ann: SlackUser
) -> None:
    """Ann has the comment form before her."""
    press = await slack.press(ann, question, "9").settled()
    trigger = press.sent.payload["trigger_id"]
    await client.views_open(trigger_id=trigger, view=render_form(FORM))
    inbox.kept.clear()


async def test_a_form_is_kept_and_closes(
    slack: Slack, inbox: GatedInbox, form: None, ann: SlackUser
) -> None:
    assert (await slack.submit(ann, {"Why?": "<too> slow & 😡"})).is_closed
    (sent,) = inbox.events
    assert isinstance(sent, FormSent)
    assert (sent.tap, sent.text) == ("1:w:t0k3n", "<too> slow & 😡")


async def test_a_form_without_words_stays_open_with_a_line_and_keeps_nothing(
    slack: Slack, inbox: GatedInbox, form: None, ann: SlackUser
) -> None:
    sent = await slack.submit(ann, {"Why?": "  \n"})
    assert sent.errors == {"Why?": "A few words, please."}
    assert not sent.is_closed
    assert inbox.kept == []


async def test_app_home_is_kept(
    slack: Slack, inbox: GatedInbox, running: SocketModeListener, ann: SlackUser
) -> None:
    slack.open_home(ann)
    await slack.until(lambda: inbox.kept)
    assert isinstance(inbox.events[0], HomeOpened)


async def test_what_the_bot_says_and_channels_talk_is_acknowledged_and_not_kept(
    slack: Slack,
    inbox: GatedInbox,
    messenger: SlackMessenger,
    question: SlackMessage,
    support: SlackChannel,
    ann: SlackUser,
) -> None:
    slack.type(ann, "lunch?", channel=support)
    await slack.until(lambda: all(sent.is_acknowledged for sent in slack.history.sent))
    assert len(slack.history.sent) == 2
    assert inbox.kept == []


async def test_a_payload_of_no_known_form_is_kept(
    slack: Slack, inbox: GatedInbox, running: SocketModeListener, ann: SlackUser
) -> None:
    sent = slack.ws.outgoing.record("interactive", {"type": "view_submission", "view": 7})
    assert await slack.ws.outgoing.send_once(sent) is not None
    assert [json.loads(arrival.body)["view"] for arrival in inbox.kept] == [7]


# Connections


async def test_after_a_broken_line_presses_arrive_again(
    slack: Slack,
    inbox: GatedInbox,
    question: SlackMessage,
    running: SocketModeListener,
    ann: SlackUser,
) -> None:
    slack.drop_sockets()
    await slack.until(lambda: slack.socket_count == 2)
    assert (await slack.press(ann, question, "9").settled()).warning is None
    assert len(inbox.kept) == 1


async def test_while_slack_renews_connections_words_arrive(
    slack: Slack, inbox: GatedInbox, clock: Clock, running: SocketModeListener, ann: SlackUser
) -> None:
    await slack.refresh_sockets("warning")
    for word in ("one", "two", "three"):
        slack.type(ann, word)
    await slack.until(lambda: len(inbox.kept) == 3)
    await slack.until(lambda: slack.socket_count == 2)


async def test_a_socket_that_stays_deaf_is_made_anew(
    slack: Slack,
    listener: SocketModeListener,
    inbox: GatedInbox,
    ann: SlackUser,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Slack's address for a socket is good once; the library goes on trying the old one."""
    monkeypatch.setattr(slack_door, "DISCONNECTED_SECONDS", 0.5)
    slack.ws.sockets.new_ticket = lambda: "expired"  # type: ignore[method-assign] # a bad address
    task = asyncio.create_task(listener.run(inbox.receive))
    await asyncio.sleep(0.3)
    assert listener.trouble
    del slack.ws.sockets.new_ticket
    await slack.until(lambda: slack.socket_count == 2)
    await slack.until(lambda: listener.trouble is None)
    task.cancel()
    await asyncio.wait({task})


async def test_a_connection_counts_as_soon_as_it_is_open(
    slack: Slack, client: AsyncWebClient, clock: Clock, inbox: GatedInbox
) -> None:
    """Its next check, a third of the pings' time later, would be minutes away."""
    listener = SocketModeListener(client, slack.app_token, now=clock.now, ping_seconds=900)
    running = asyncio.create_task(listener.run(inbox.receive))
    await slack.until(lambda: listener.trouble is None)
    assert listener.last_contact_at is not None
    running.cancel()
    await asyncio.wait({running})


async def test_a_bad_token_is_told_and_tried_again(
    slack: Slack, client: AsyncWebClient, clock: Clock, inbox: GatedInbox
) -> None:
    listener = SocketModeListener(client, "xapp-wrong", now=clock.now, sockets=1)
    with capture_logs() as lines:
        task = asyncio.create_task(listener.run(inbox.receive))
        await slack.until(lambda: listener.trouble == "Slack's Socket Mode: invalid_auth")
        task.cancel()
        await asyncio.wait({task})
    assert [line["event"] for line in lines] == ["slack.socket_failed"]
    assert "xapp-wrong" not in repr(lines)


async def test_a_slack_that_is_down_at_first_is_tried_again(
    slack: Slack, listener: SocketModeListener, inbox: GatedInbox
) -> None:
    slack.faults.plan("apps.connections.open", Fault.SERVER_ERROR, times=2)
    task = asyncio.create_task(listener.run(inbox.receive))
    await slack.until(lambda: listener.trouble == "Slack's Socket Mode: HTTP 500")
    await slack.until(lambda: listener.trouble is None)
    task.cancel()
    await asyncio.wait({task})


class SurprisingHandler(SocketHandler):
    """Fails at first, in a way that nobody expects of it."""

    surprises = 1

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        if SurprisingHandler.surprises:
            SurprisingHandler.surprises -= 1
            raise ValueError("too slow")
        super().__init__(*args, **kwargs)


async def test_a_surprise_closes_no_door(
    slack: Slack, listener: SocketModeListener, inbox: GatedInbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slack_door, "SocketHandler", SurprisingHandler)
    with capture_logs() as lines:
        task = asyncio.create_task(listener.run(inbox.receive))
        await slack.until(lambda: slack.socket_count == 2)
    told = [(line["trouble"], line["error"]) for line in lines]
    assert told == [("Slack's Socket Mode: an error in Tentap itself", "ValueError")]
    task.cancel()
    await asyncio.wait({task})


async def test_a_cancelled_door_closes_within_two_seconds(
    slack: Slack, listener: SocketModeListener, inbox: GatedInbox
) -> None:
    task = asyncio.create_task(listener.run(inbox.receive))
    await slack.until(lambda: slack.socket_count == 2)
    task.cancel()
    async with asyncio.timeout(2):
        await asyncio.wait({task})
    assert task.cancelled()
    await slack.until(lambda: slack.socket_count == 0)


# Logs


async def test_no_words_and_no_tokens_are_logged(
    slack: Slack,
    inbox: GatedInbox,
    running: SocketModeListener,
    ann: SlackUser,
    caplog: pytest.LogCaptureFixture,
) -> None:
    inbox.is_broken = True
    with caplog.at_level(logging.INFO), capture_logs() as lines:
        slack.type(ann, "too slow")
        await slack.until(lambda: inbox.tries == 1)
        slack.drop_sockets()
        await slack.until(lambda: slack.socket_count == 2)
    assert {"event": "slack.store_failed", "error": "OSError", "log_level": "error"} in lines
    said = caplog.text + repr(lines)
    assert "too slow" not in said
    assert slack.bot_token not in said
    assert slack.app_token not in said
