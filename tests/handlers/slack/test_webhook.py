"""Our web routes as Slack calls them: "200" means kept, and strangers leave no trace."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import aiohttp
import pytest
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy import Row, Table, select
from structlog.testing import capture_logs

from bot.chat.platforms import Platform
from bot.config.loading import load
from handlers.http.request_limits import MOST_POSTED
from handlers.inbox.intake import Intake
from handlers.inbox.processor import InboundAdapter
from handlers.slack.directory import SlackDirectory
from handlers.slack.messenger import SlackMessenger
from handlers.slack.parse import parse
from handlers.slack.render import render_form
from handlers.slack.responder import SlackResponder
from handlers.slack.webhook import SlackWebhook
from handlers.telemetry.metrics import Metrics
from handlers.updates import Commanded, FormSent, HomeOpened, Pressed, Typed
from sandbox import Clock
from sandbox.slack import Slack, SlackChannel, SlackDelivery, SlackMessage, SlackUser
from sandbox.slack.webhook import encoded, signature
from storage.engine.sqlite_store import SqliteStore
from storage.engine.store import StorageError
from storage.operations.migrate import migrate
from storage.schema import inbox as inbox_table
from storage.schema import outbox
from tests.handlers.http.web_server import serving_routes
from tests.handlers.slack import payloads
from tests.handlers.slack.conftest import shown
from tests.handlers.slack.test_listen import QUESTION, GatedInbox
from tests.handlers.slack.test_responder import FORM
from tests.handlers.slack.web_server import served

FORM_TYPE = "application/x-www-form-urlencoded"
Log = Sequence[Mapping[str, Any]]


@pytest.fixture
def inbox() -> GatedInbox:
    return GatedInbox()


@pytest.fixture
def webhook(slack: Slack, inbox: GatedInbox, clock: Clock) -> SlackWebhook:
    return SlackWebhook(slack.signing_secret, inbox.receive, now=clock.now)


@pytest.fixture
async def url(slack: Slack, webhook: SlackWebhook) -> AsyncIterator[str]:
    """Where Slack calls us, and does."""
    async with served(webhook.routes()) as origin:
        await slack.deliver_over_http(f"{origin}/slack/events").verify()
        yield f"{origin}/slack/events"


@pytest.fixture
async def question(
    slack: Slack, messenger: SlackMessenger, url: str, ann: SlackUser
) -> SlackMessage:
    return shown(slack, ann, await messenger.send(ann.id, QUESTION))


@pytest.fixture
def log() -> Iterator[Log]:
    with capture_logs() as lines:
        yield lines


class Stranger:
    """Somebody who knows the address."""

    def __init__(self, url: str, slack: Slack, clock: Clock) -> None:
        self._url = url
        self._slack = slack
        self._clock = clock

    def signed(self, body: bytes, *, ago: timedelta = timedelta()) -> dict[str, str]:
        return signature(self._slack.signing_secret, self._clock.now() - ago, body)

    async def post(self, body: bytes | AsyncIterator[bytes], headers: Mapping[str, str]) -> int:
        """The status that comes back; no word ever comes with a refusal."""
        async with (
            aiohttp.ClientSession() as session,
            session.post(self._url, data=body, headers=headers) as answer,
        ):
            assert await answer.read() == b""
            return answer.status

    async def repeat(self, sent: SlackDelivery) -> int:
        """What Slack has sent, heard on the way and sent once more."""
        content_type, body = encoded(sent.kind, sent.payload)
        return await self.post(body, {"Content-Type": content_type, **self.signed(body)})


@pytest.fixture
def stranger(url: str, slack: Slack, clock: Clock) -> Stranger:
    return Stranger(url, slack, clock)


def typed(slack: Slack) -> SlackDelivery:
    return [s for s in slack.history.sent if "client_msg_id" in s.payload.get("event", {})][-1]


# Kept, then acknowledged


async def test_a_press_is_kept_then_acknowledged(
    slack: Slack, inbox: GatedInbox, question: SlackMessage, ann: SlackUser
) -> None:
    press = await slack.press(ann, question, "9").settled()
    assert (press.warning, press.sent.statuses) == (None, [200])
    (pressed,) = inbox.events
    assert isinstance(pressed, Pressed)
    assert (pressed.user.id, pressed.data) == (ann.id, "1:s:t0k3n:9")


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


async def test_a_press_that_is_not_kept_warns_the_person(
    slack: Slack, inbox: GatedInbox, question: SlackMessage, ann: SlackUser
) -> None:
    inbox.is_broken = True
    press = await slack.press(ann, question, "9").settled()
    assert press.warning
    assert press.sent.statuses == [503]


async def test_words_that_are_not_kept_come_again(
    slack: Slack, inbox: GatedInbox, clock: Clock, url: str, ann: SlackUser
) -> None:
    inbox.is_broken = True
    slack.type(ann, "9 but slow")
    await slack.until(lambda: typed(slack).statuses == [503, 503])
    inbox.is_broken = False
    clock.move(timedelta(minutes=1))
    await slack.until(lambda: typed(slack).is_acknowledged)
    (words,) = inbox.events
    assert isinstance(words, Typed)
    assert words.text == "9 but slow"


async def test_words_that_the_database_refuses_are_not_acknowledged(
    slack: Slack, clock: Clock, ann: SlackUser
) -> None:
    async def receive(_arrivals: object) -> None:
        raise StorageError("disk full")

    webhook = SlackWebhook(slack.signing_secret, receive, now=clock.now)
    async with served(webhook.routes()) as origin:
        slack.deliver_over_http(f"{origin}/slack/events")
        slack.type(ann, "9")
        await slack.until(lambda: typed(slack).statuses[:1] == [503])


# Kinds of payload


async def test_a_command_is_kept_and_says_nothing_by_itself(
    slack: Slack, inbox: GatedInbox, url: str, support: SlackChannel, ann: SlackUser
) -> None:
    slash = await slack.slash(ann, support, "ask Ann & Béa").settled()
    assert (slash.warning, slash.response) == (None, None)
    (commanded,) = inbox.events
    assert isinstance(commanded, Commanded)
    assert (commanded.chat, commanded.text) == (support.id, "ask Ann & Béa")


async def test_a_command_without_words_is_kept(
    slack: Slack, inbox: GatedInbox, url: str, ann: SlackUser
) -> None:
    await slack.slash(ann, None, "").settled()
    (commanded,) = inbox.events
    assert isinstance(commanded, Commanded)
    assert commanded.text == ""


async def test_app_home_is_kept(slack: Slack, inbox: GatedInbox, url: str, ann: SlackUser) -> None:
    slack.open_home(ann)
    await slack.until(lambda: inbox.kept)
    assert isinstance(inbox.events[0], HomeOpened)


async def test_what_the_bot_says_is_acknowledged_and_not_kept(
    slack: Slack, inbox: GatedInbox, question: SlackMessage
) -> None:
    await slack.until(lambda: all(sent.is_acknowledged for sent in slack.history.sent))
    assert len(slack.history.sent) == 1
    assert inbox.kept == []


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


async def test_slacks_look_at_the_certificate_is_answered_and_not_kept(
    inbox: GatedInbox, stranger: Stranger
) -> None:
    body = b"token=verification&ssl_check=1"
    assert await stranger.post(body, stranger.signed(body)) == 200
    assert inbox.tries == 0


# Strangers


EVENT = json.dumps(payloads.message(text="secret words")).encode()
PATIENCE_SECONDS = 5.0
TIMESTAMP, SIGNATURE = "X-Slack-Request-Timestamp", "X-Slack-Signature"


@pytest.mark.parametrize(
    "forged",
    [
        {},
        {SIGNATURE: "v0=" + "0" * 64},
        {SIGNATURE: ""},
        {SIGNATURE: "v0=schön"},
        {TIMESTAMP: "soon"},
        {TIMESTAMP: ""},
        {TIMESTAMP: "1e9"},
        {TIMESTAMP: "9" * 400},
        {TIMESTAMP: "9" * 5000},
    ],
    ids=lambda forged: repr(forged)[:60],
)
async def test_a_forged_request_is_refused(
    inbox: GatedInbox, stranger: Stranger, log: Log, forged: dict[str, str]
) -> None:
    headers = {**stranger.signed(EVENT), **forged} if forged else {}
    assert await stranger.post(EVENT, headers) == 401
    assert inbox.tries == 0
    assert [line["event"] for line in log] == ["slack.refused"]
    assert "secret words" not in repr(log)


async def test_other_words_under_a_right_signature_are_refused(
    inbox: GatedInbox, stranger: Stranger
) -> None:
    assert await stranger.post(EVENT.replace(b"9", b"8"), stranger.signed(EVENT)) == 401
    assert inbox.tries == 0


@pytest.mark.parametrize(
    "forged",
    [{}, {TIMESTAMP: "1", SIGNATURE: "v0=0"}, {TIMESTAMP: "soon", SIGNATURE: "v0=0"}],
    ids=["not signed", "of another time", "no time"],
)
async def test_who_cannot_be_slack_is_refused_at_once_by_the_headers_alone(
    stranger: Stranger, forged: dict[str, str]
) -> None:
    """The body never comes: what is answered was not waited for."""

    async def withheld() -> AsyncIterator[bytes]:
        yield b"\xff\xfe{"
        await asyncio.Event().wait()

    async with asyncio.timeout(PATIENCE_SECONDS):
        assert await stranger.post(withheld(), forged) == 401


@pytest.mark.parametrize("seconds", [301, -301])
async def test_a_request_from_another_time_is_refused(
    inbox: GatedInbox, stranger: Stranger, seconds: int
) -> None:
    headers = stranger.signed(EVENT, ago=timedelta(seconds=seconds))
    assert await stranger.post(EVENT, headers) == 401
    assert inbox.tries == 0


async def test_a_request_that_was_nearly_five_minutes_on_its_way_is_heard(
    inbox: GatedInbox, stranger: Stranger
) -> None:
    headers = stranger.signed(EVENT, ago=timedelta(seconds=295))
    assert await stranger.post(EVENT, headers) == 200
    assert len(inbox.kept) == 1


async def test_slack_itself_with_another_secret_is_refused(
    slack: Slack, inbox: GatedInbox, url: str, ann: SlackUser
) -> None:
    slack.deliver_over_http(url, signing_secret="0" * 32)
    slash = await slack.slash(ann, None, "summary").settled()
    assert (slash.sent.statuses, inbox.tries) == ([401], 0)


async def test_many_refusals_of_one_kind_are_one_line(stranger: Stranger, log: Log) -> None:
    for _ in range(3):
        await stranger.post(EVENT, {})
    await stranger.post(EVENT, {**stranger.signed(EVENT), SIGNATURE: f"v0={'0' * 64}"})
    assert [line["reason"] for line in log] == ["not signed", "signed with another secret"]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"secret words",
        b"[]",
        b"{",
        b'{"event": NaN',
        b"\xff\xfe{",
        b'{"text": "\xff"}',
        b"{" + b'"a":{' * 100_000,
        b"payload=",
        b"payload=%5B%5D",
        b"payload=%7B",
        b"payload=%FF",
        b"text=secret+words",
    ],
    ids=lambda body: repr(body[:20]),
)
async def test_garbage_that_is_signed_is_refused_and_not_kept(
    inbox: GatedInbox, stranger: Stranger, log: Log, body: bytes
) -> None:
    assert await stranger.post(body, stranger.signed(body)) == 400
    assert inbox.tries == 0
    assert [line["event"] for line in log] == ["slack.refused"]
    assert "secret words" not in repr(log)


async def test_words_in_an_event_cannot_pass_for_a_press(
    inbox: GatedInbox, stranger: Stranger
) -> None:
    """Slack signs what people write; sent on as a form, it must not become one."""
    smuggled = urlencode({"payload": json.dumps(payloads.press())})
    body = json.dumps(payloads.message(text=f"x&{smuggled}&")).encode()
    headers = {"Content-Type": FORM_TYPE, **stranger.signed(body)}
    assert await stranger.post(body, headers) == 200
    assert [type(event) for event in inbox.events] == [Typed]


async def test_only_posts_are_heard(url: str) -> None:
    async with aiohttp.ClientSession() as session, session.get(url) as answer:
        assert answer.status == 405


# Replays, with the real intake behind the listener


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[SqliteStore]:
    async with SqliteStore(tmp_path / "tentap.db") as opened:
        await opened.run(migrate)
        yield opened


@pytest.fixture
def intake(
    store: SqliteStore, client: AsyncWebClient, messenger: SlackMessenger, clock: Clock
) -> Intake:
    listener = InboundAdapter(
        parse=parse,
        responder=SlackResponder(client, messenger),
        directory=SlackDirectory(client),
    )
    config = load({"slack": {}, "survey": [{"key": "relationship", "kind": "nps"}]})
    listeners = {Platform.SLACK: listener}
    return Intake(
        store,
        config,
        listeners,
        now=clock.now,
        elapsed=clock.monotonic,
        on_processed=lambda: None,
        name="one",
        metrics=Metrics(),
    )


@pytest.fixture
async def replayer(slack: Slack, intake: Intake, clock: Clock) -> AsyncIterator[Stranger]:
    """Hears what Slack sends to a bot that works it, and can send it again."""
    webhook = SlackWebhook(slack.signing_secret, intake.receive, now=clock.now)
    async with served(webhook.routes()) as origin:
        url = f"{origin}/slack/events"
        await slack.deliver_over_http(url).verify()
        yield Stranger(url, slack, clock)


async def rows(store: SqliteStore, table: Table) -> list[Row[Any]]:
    return await store.read(lambda tx: list(tx.execute(select(table))))


@pytest.mark.long
async def test_a_replayed_command_is_answered_once(
    slack: Slack, store: SqliteStore, intake: Intake, replayer: Stranger, ann: SlackUser
) -> None:
    slash = await slack.slash(ann, None, "help").settled()
    await slack.until(lambda: slash.replies)
    assert await replayer.repeat(slash.sent) == 200
    await intake.finish()
    assert len(slash.replies) == 1
    assert len(await rows(store, inbox_table)) == 1


@pytest.mark.long
async def test_a_replayed_press_says_nothing_again(
    slack: Slack,
    store: SqliteStore,
    intake: Intake,
    messenger: SlackMessenger,
    replayer: Stranger,
    ann: SlackUser,
) -> None:
    question = shown(slack, ann, await messenger.send(ann.id, QUESTION))
    press = await slack.press(ann, question, "9").settled()
    await slack.until(lambda: press.replies)
    made = len(slack.history.made)
    assert await replayer.repeat(press.sent) == 200
    await intake.finish()
    assert len(slack.history.made) == made
    assert len(await rows(store, inbox_table)) == 1


@pytest.mark.long
async def test_replayed_words_are_answered_once(
    slack: Slack, store: SqliteStore, intake: Intake, replayer: Stranger, ann: SlackUser
) -> None:
    slack.type(ann, "help")
    await slack.until(lambda: typed(slack).is_acknowledged)
    await intake.finish()
    answer = await rows(store, outbox)
    assert len(answer) == 1
    assert await replayer.repeat(typed(slack)) == 200
    await intake.finish()
    assert await rows(store, outbox) == answer


@pytest.mark.long
async def test_a_replay_after_five_minutes_is_refused(
    slack: Slack, clock: Clock, intake: Intake, replayer: Stranger, ann: SlackUser
) -> None:
    slash = await slack.slash(ann, None, "help").settled()
    body = encoded(slash.sent.kind, slash.sent.payload)[1]
    headers = replayer.signed(body)
    clock.move(timedelta(minutes=5, seconds=1))
    assert await replayer.post(body, headers) == 401


# Strangers who send more than they need to


async def test_a_stranger_with_a_fresh_timestamp_is_heard_as_far_as_slack_would_go(
    webhook: SlackWebhook, clock: Clock
) -> None:
    stamp = f"X-Slack-Request-Timestamp: {int(clock.now().timestamp())}"
    head = f"POST /slack/events HTTP/1.1\n{stamp}\nX-Slack-Signature: v0={'0' * 64}"
    async with serving_routes(webhook.routes()) as server:
        short = await server.ask(f"{head}\ncontent-length: 2", b"{}")
        long = await server.ask(f"{head}\ncontent-length: {MOST_POSTED + 1}")
    assert (short.status, short.headers["connection"]) == (401, "close")
    assert (long.status, long.headers["connection"]) == (413, "close")


@pytest.mark.parametrize("signed", ["", "v0=", "v0=" + "g" * 64, "v1=" + "0" * 64])
async def test_what_is_no_signature_is_refused_before_the_body_comes(
    webhook: SlackWebhook, clock: Clock, signed: str
) -> None:
    stamp = f"X-Slack-Request-Timestamp: {int(clock.now().timestamp())}"
    head = f"POST /slack/events HTTP/1.1\n{stamp}\nX-Slack-Signature: {signed}"
    async with serving_routes(webhook.routes()) as server:
        answer = await server.ask(f"{head}\ncontent-length: 1000")
    assert (answer.status, answer.headers["connection"]) == (401, "close")


async def test_the_longest_message_that_slack_can_tell_of_is_kept(
    webhook: SlackWebhook, inbox: GatedInbox, slack: Slack, clock: Clock
) -> None:
    words = "가" * 40_000
    blocks = [{"type": "rich_text", "elements": [{"type": "text", "text": words}]}]
    event: dict[str, Any] = {"type": "message", "user": "U1", "channel": "D1", "ts": "1.1"}
    event |= {"channel_type": "im", "text": words, "blocks": blocks}
    told = {"type": "event_callback", "event_id": "Ev1", "event": event}
    body = json.dumps(told).encode()
    signed = signature(slack.signing_secret, clock.now(), body)
    lines = "\n".join(f"{name}: {value}" for name, value in signed.items())
    async with serving_routes(webhook.routes()) as server:
        answer = await server.ask(
            f"POST /slack/events HTTP/1.1\n{lines}\ncontent-length: {len(body)}", body
        )
    assert (answer.status, inbox.tries) == (200, 1)
