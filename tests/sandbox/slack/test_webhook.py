"""What Slack POSTs to an app without sockets, and what it makes of the answers."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from urllib.parse import parse_qsl

import pytest
from aiohttp import web
from slack_sdk.signature import Clock as SignatureClock
from slack_sdk.signature import SignatureVerifier
from slack_sdk.web.async_client import AsyncWebClient

from sandbox import Clock
from sandbox.slack import Slack, SlackDelivery, SlackUser
from tests.sandbox.slack.block_kit import actions
from tests.sandbox.slack.web_server import serve_app


@dataclass(frozen=True, kw_only=True)
class Request:
    headers: Mapping[str, str]
    body: bytes

    @property
    def retry(self) -> tuple[str | None, str | None]:
        told = self.headers
        return told.get("X-Slack-Retry-Num"), told.get("X-Slack-Retry-Reason")


@dataclass
class SlackAppServer:
    """An app's own web server."""

    url: str = ""
    heard: list[Request] = field(default_factory=list)
    answers: list[web.Response | None] = field(default_factory=list)
    """What to answer to the next requests, before an empty 200 again; None: nothing ever."""

    async def hear(self, request: web.Request) -> web.Response:
        self.heard.append(Request(headers=request.headers, body=await request.read()))
        answer = self.answers.pop(0) if self.answers else web.Response()
        if answer is None:
            await asyncio.Event().wait()
            raise web.HTTPGatewayTimeout
        return answer


@pytest.fixture
async def receiver(slack: Slack) -> AsyncIterator[SlackAppServer]:
    receiver = SlackAppServer()
    app = web.Application()
    app.router.add_post("/slack/events", receiver.hear)
    async for origin in serve_app(app):
        receiver.url = f"{origin}/slack/events"
        slack.deliver_over_http(receiver.url)
        yield receiver


def refused(status: int, **headers: str) -> web.Response:
    return web.Response(status=status, headers=headers)


def typed(slack: Slack) -> SlackDelivery:
    return next(s for s in slack.history.sent if "client_msg_id" in s.payload.get("event", {}))


class Now(SignatureClock):
    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def now(self) -> float:
        return self._clock.monotonic()


async def test_an_event_is_json_that_slacks_own_library_believes(
    slack: Slack, clock: Clock, receiver: SlackAppServer, ann: SlackUser
) -> None:
    clock.move(timedelta(days=3))
    slack.type(ann, "9 <b> 🐌")
    await slack.until(lambda: typed(slack).is_acknowledged)

    (request,) = receiver.heard
    assert request.headers["Content-Type"] == "application/json"
    assert json.loads(request.body) == typed(slack).payload
    verifier = SignatureVerifier(slack.signing_secret, Now(clock))
    assert verifier.is_valid_request(request.body, dict(request.headers))
    assert typed(slack).statuses == [200]


async def test_a_refused_event_comes_at_once_after_a_minute_and_after_five(
    slack: Slack, clock: Clock, receiver: SlackAppServer, ann: SlackUser
) -> None:
    receiver.answers = [refused(503) for _ in range(4)]
    slack.type(ann, "9")
    sent = typed(slack)

    await slack.until(lambda: len(sent.statuses) == 2)
    await asyncio.sleep(0.1)
    at_once = len(receiver.heard)
    for minutes in (1, 5, 60):
        clock.move(timedelta(minutes=minutes))
        await asyncio.sleep(0.1)

    assert at_once == 2
    assert [request.retry for request in receiver.heard] == [
        (None, None),
        ("1", "http_error"),
        ("2", "http_error"),
        ("3", "http_error"),
    ]
    assert (sent.statuses, sent.is_acknowledged) == ([503] * 4, False)


async def test_an_event_that_is_not_wanted_again_comes_once(
    slack: Slack, clock: Clock, receiver: SlackAppServer, ann: SlackUser
) -> None:
    receiver.answers = [refused(500, **{"X-Slack-No-Retry": "1"})]
    slack.type(ann, "9")
    await slack.until(lambda: typed(slack).statuses)
    clock.move(timedelta(hours=1))
    await asyncio.sleep(0.1)

    assert typed(slack).statuses == [500]


async def test_an_event_without_an_answer_for_three_seconds_comes_again(
    slack: Slack, clock: Clock, receiver: SlackAppServer, ann: SlackUser
) -> None:
    receiver.answers = [None]
    slack.type(ann, "9")
    await slack.until(lambda: len(receiver.heard) == 1)
    clock.move(timedelta(seconds=3))
    await slack.until(lambda: len(receiver.heard) == 2)

    assert receiver.heard[1].retry == ("1", "http_timeout")
    assert receiver.heard[1].body == receiver.heard[0].body


async def test_an_event_for_an_app_that_is_down_comes_when_it_is_up(
    slack: Slack, clock: Clock, receiver: SlackAppServer, ann: SlackUser
) -> None:
    slack.deliver_over_http("http://127.0.0.1:9/slack/events")
    slack.type(ann, "9")
    await slack.until(lambda: len(typed(slack).attempts) == 2)
    await asyncio.sleep(0.1)
    slack.deliver_over_http(receiver.url)
    clock.move(timedelta(minutes=1))
    await slack.until(lambda: typed(slack).is_acknowledged)

    assert [request.retry for request in receiver.heard] == [("2", "connection_failed")]


async def test_a_press_is_a_form_and_comes_once(
    slack: Slack, clock: Clock, client: AsyncWebClient, receiver: SlackAppServer, ann: SlackUser
) -> None:
    await client.chat_postMessage(channel=slack.dm(ann).id, text="?", blocks=[actions("7")])
    await slack.until(lambda: receiver.heard)
    receiver.heard.clear()
    receiver.answers = [refused(503)]

    press = await slack.press(ann, slack.messages(ann)[0], "7").settled()
    clock.move(timedelta(hours=1))
    await asyncio.sleep(0.1)

    (request,) = receiver.heard
    fields = dict(parse_qsl(request.body.decode()))
    assert request.headers["Content-Type"] == "application/x-www-form-urlencoded"
    assert json.loads(fields["payload"]) == press.sent.payload
    assert press.warning == "This app did not respond. Try again."
    assert press.sent.statuses == [503]


async def test_a_press_without_an_answer_for_three_seconds_shows_a_warning(
    slack: Slack, clock: Clock, client: AsyncWebClient, receiver: SlackAppServer, ann: SlackUser
) -> None:
    await client.chat_postMessage(channel=slack.dm(ann).id, text="?", blocks=[actions("7")])
    await slack.until(lambda: receiver.heard)
    receiver.answers = [None]
    press = slack.press(ann, slack.messages(ann)[0], "7")
    await slack.until(lambda: len(receiver.heard) == 2)
    clock.move(timedelta(seconds=3))
    await press.settled()

    assert (press.warning, press.sent.statuses) == ("This app did not respond. Try again.", [])


async def test_a_command_is_a_form_of_its_fields(
    slack: Slack, receiver: SlackAppServer, ann: SlackUser
) -> None:
    slash = await slack.slash(ann, None, "ask Ann & Bea").settled()

    (request,) = receiver.heard
    fields = dict(parse_qsl(request.body.decode(), keep_blank_values=True))
    assert fields == slash.sent.payload
    assert (slash.warning, slash.response) == (None, None)


@pytest.mark.parametrize(
    ("answer", "response", "warning"),
    [
        (web.Response(text="Hello"), "Hello", None),
        (web.json_response({"text": "Hello"}), "Hello", None),
        (
            web.Response(text="{", content_type="application/json"),
            None,
            "/tentap failed with the error “invalid_command_response”",
        ),
        (web.Response(status=500), None, "/tentap failed with the error “operation_timeout”"),
    ],
)
async def test_the_answer_to_a_command_is_shown(
    slack: Slack,
    receiver: SlackAppServer,
    ann: SlackUser,
    answer: web.Response,
    response: str | None,
    warning: str | None,
) -> None:
    receiver.answers = [answer]
    slash = await slack.slash(ann, None, "help").settled()
    assert (slash.response, slash.warning) == (response, warning)


async def test_an_address_is_verified_by_its_challenge(slack: Slack) -> None:
    async def echo(request: web.Request) -> web.Response:
        return web.Response(text=(await request.json())["challenge"])

    app = web.Application()
    app.router.add_post("/", echo)
    async for origin in serve_app(app):
        await slack.deliver_over_http(origin).verify()


async def test_an_address_that_does_not_return_the_challenge_is_refused(
    slack: Slack, receiver: SlackAppServer
) -> None:
    webhook = slack.deliver_over_http(receiver.url)
    with pytest.raises(ValueError, match="did not return the challenge"):
        await webhook.verify()
    receiver.answers = [refused(401)]
    with pytest.raises(ValueError, match="http_error, 401"):
        await webhook.verify()


async def test_the_world_is_never_called(slack: Slack) -> None:
    with pytest.raises(ValueError, match="this machine only"):
        slack.deliver_over_http("https://example.com/slack")
