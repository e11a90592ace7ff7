"""Failures on request, rate limits, and requests held against what Slack offers."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from sandbox import Clock, Fault
from sandbox.change_signal import Changes
from sandbox.slack import Slack, SlackUser
from sandbox.slack.methods import METHODS
from sandbox.slack.specs import EVERYWHERE, Specs
from tests.sandbox.slack.web_server import serve

SPECS = Path(__file__).parents[4] / "shared" / "specs" / "slack"


def texts(slack: Slack, user: SlackUser) -> list[str]:
    return [message.text for message in slack.messages(user)]


async def test_a_server_error_is_a_page_of_html_and_has_no_effect(
    slack: Slack, client: AsyncWebClient, ann: SlackUser
) -> None:
    slack.faults.plan("chat.postMessage", Fault.SERVER_ERROR)

    with pytest.raises(SlackApiError) as failed:
        await client.chat_postMessage(channel=slack.dm(ann).id, text="x")

    assert failed.value.response.status_code == 500
    assert texts(slack, ann) == []


async def test_a_planned_429_tells_when_to_come_again(
    slack: Slack, client: AsyncWebClient, ann: SlackUser
) -> None:
    slack.faults.plan("chat.postMessage", Fault.RATE_LIMITED, retry_after=30)

    with pytest.raises(SlackApiError, match="ratelimited") as failed:
        await client.chat_postMessage(channel=slack.dm(ann).id, text="x")

    assert failed.value.response.headers["Retry-After"] == "30"
    assert texts(slack, ann) == []


async def test_a_connection_dropped_before_has_no_effect(
    slack: Slack, client: AsyncWebClient, ann: SlackUser
) -> None:
    slack.faults.plan("chat.postMessage", Fault.DROP_BEFORE)

    with pytest.raises(aiohttp.ServerDisconnectedError):
        await client.chat_postMessage(channel=slack.dm(ann).id, text="x")

    assert texts(slack, ann) == []


async def test_a_connection_dropped_after_has_its_effect(
    slack: Slack, client: AsyncWebClient, ann: SlackUser
) -> None:
    slack.faults.plan("chat.postMessage", Fault.DROP_AFTER)

    with pytest.raises(aiohttp.ServerDisconnectedError):
        await client.chat_postMessage(channel=slack.dm(ann).id, text="x")

    assert texts(slack, ann) == ["x"]


async def test_the_sdk_as_it_comes_posts_twice_when_the_answer_is_lost(
    slack: Slack, session: aiohttp.ClientSession, ann: SlackUser
) -> None:
    stock = AsyncWebClient(slack.bot_token, base_url=slack.api_url, session=session)
    slack.faults.plan("chat.postMessage", Fault.DROP_AFTER)

    await stock.chat_postMessage(channel=slack.dm(ann).id, text="x")

    assert texts(slack, ann) == ["x", "x"]


async def test_an_upload_can_fail_between_its_steps(
    slack: Slack, client: AsyncWebClient, ann: SlackUser
) -> None:
    slack.faults.plan("upload", Fault.DROP_BEFORE)

    with pytest.raises(aiohttp.ServerDisconnectedError):
        await client.files_upload_v2(channel=slack.dm(ann).id, filename="a.png", content=b"PNG")


@pytest.fixture
async def strict(clock: Clock) -> AsyncIterator[Slack]:
    """Slack with its rate limits."""
    async for served in serve(Slack(clock, Changes(), rate_limits=True)):
        yield served


@pytest.fixture
def hasty(strict: Slack, session: aiohttp.ClientSession) -> AsyncWebClient:
    return AsyncWebClient(
        strict.bot_token, base_url=strict.api_url, session=session, retry_handlers=[]
    )


async def test_a_channel_takes_one_post_a_second(
    strict: Slack, hasty: AsyncWebClient, clock: Clock
) -> None:
    channels = [strict.dm(strict.add_user(name)).id for name in ("Ann", "Bob")]
    for channel in channels:
        await hasty.chat_postMessage(channel=channel, text="1")

    with pytest.raises(SlackApiError, match="ratelimited") as failed:
        await hasty.chat_postMessage(channel=channels[0], text="2")
    assert failed.value.response.headers["Retry-After"] == "1"

    clock.move(timedelta(seconds=1))
    await hasty.chat_postMessage(channel=channels[0], text="2")


async def test_fifty_edits_a_minute_are_taken(
    strict: Slack, hasty: AsyncWebClient, clock: Clock
) -> None:
    channel = strict.dm(strict.add_user("Ann")).id
    ts = (await hasty.chat_postMessage(channel=channel, text="0"))["ts"]
    for number in range(50):
        await hasty.chat_update(channel=channel, ts=ts, text=str(number))

    with pytest.raises(SlackApiError, match="ratelimited") as failed:
        await hasty.chat_update(channel=channel, ts=ts, text="more")

    clock.move(timedelta(seconds=int(failed.value.response.headers["Retry-After"])))
    await hasty.chat_update(channel=channel, ts=ts, text="more")


async def test_an_unknown_argument_is_taken_and_recorded(
    slack: Slack, client: AsyncWebClient, ann: SlackUser
) -> None:
    await client.chat_postMessage(channel=slack.dm(ann).id, text="x", client_msg_id="1")

    assert texts(slack, ann) == ["x"]
    assert slack.violations == ["chat.postMessage: unknown argument client_msg_id"]


async def test_a_reference_file_narrows_what_is_known(
    slack: Slack, client: AsyncWebClient, tmp_path: Path
) -> None:
    text = '{"args": {"required": ["token", "email"], "properties": {"token": {}, "email": {}}}}'
    (tmp_path / "users.info.json").write_text(text)
    slack.hold_against(tmp_path)

    with pytest.raises(SlackApiError, match="user_not_found"):
        await client.users_info(user="U0NONE")

    assert slack.violations == [
        "users.info: unknown argument user",
        "users.info: missing argument email",
    ]


@pytest.mark.skipif(not SPECS.is_dir(), reason="the reference files are not here")
@pytest.mark.parametrize("name", sorted(METHODS))
def test_the_known_arguments_are_those_of_the_reference(name: str) -> None:
    specs = Specs()
    specs.read(SPECS)
    method = METHODS[name]

    known, required = specs.reference(name)

    assert method.required | method.optional <= known
    assert required - EVERYWHERE <= method.required
