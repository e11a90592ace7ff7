"""response_url and trigger_id: what an interaction lets the app do, and for how long."""

from datetime import timedelta
from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from sandbox import Clock
from sandbox.slack import Press, Slack, SlackMessage, SlackUser

BUTTON = {"type": "button", "text": {"type": "plain_text", "text": "7"}, "action_id": "a"}
BLOCKS = [{"type": "actions", "elements": [BUTTON]}]
MODAL = {
    "type": "modal",
    "title": {"type": "plain_text", "text": "Why?"},
    "blocks": [{"type": "divider"}],
}


@pytest.fixture
async def press(slack: Slack, client: AsyncWebClient, ann: SlackUser) -> Press:
    await client.chat_postMessage(channel=slack.dm(ann).id, text="How likely?", blocks=BLOCKS)
    return slack.press(ann, slack.messages(ann)[0], "7")


@pytest.fixture
def hook(press: Press, session: aiohttp.ClientSession) -> AsyncWebhookClient:
    url = press.sent.payload["response_url"]
    return AsyncWebhookClient(url, session=session, retry_handlers=[])


def texts(messages: list[SlackMessage]) -> list[str]:
    return [message.text for message in messages]


async def test_a_response_is_for_the_presser_alone(press: Press, hook: AsyncWebhookClient) -> None:
    response = await hook.send(text="Thanks")

    assert (response.status_code, response.body) == (200, "ok")
    assert [(reply.text, reply.ephemeral_to) for reply in press.replies] == [("Thanks", "Ann")]


async def test_a_response_may_be_for_everybody(
    slack: Slack, hook: AsyncWebhookClient, ann: SlackUser
) -> None:
    await hook.send(text="Thanks", response_type="in_channel")

    assert slack.messages(ann)[1].ephemeral_to is None


async def test_a_response_may_replace_the_message(
    slack: Slack, hook: AsyncWebhookClient, ann: SlackUser
) -> None:
    await hook.send(text="You said 7", replace_original=True)

    assert texts(slack.messages(ann)) == ["You said 7"]
    assert slack.messages(ann)[0].labels == []


async def test_a_response_may_delete_the_message(
    slack: Slack, hook: AsyncWebhookClient, ann: SlackUser
) -> None:
    await hook.send(delete_original=True)

    assert slack.messages(ann) == []


async def test_a_response_url_works_five_times(hook: AsyncWebhookClient) -> None:
    answers = [await hook.send(text="again") for _ in range(6)]

    assert [answer.status_code for answer in answers] == [200] * 5 + [404]
    assert "used_url" in answers[5].body


async def test_a_response_url_lives_half_an_hour(clock: Clock, hook: AsyncWebhookClient) -> None:
    clock.move(timedelta(minutes=29))
    assert (await hook.send(text="in time")).status_code == 200

    clock.move(timedelta(minutes=1, seconds=1))
    late = await hook.send(text="late")

    assert (late.status_code, "expired_url" in late.body) == (404, True)


async def test_a_response_with_bad_blocks_is_refused(hook: AsyncWebhookClient) -> None:
    response = await hook.send(text="x", blocks=[{"type": "unheard-of"}])

    assert (response.status_code, "invalid_blocks" in response.body) == (400, True)


async def open_modal(client: AsyncWebClient, trigger_id: str) -> Any:
    return await client.views_open(trigger_id=trigger_id, view=MODAL)


async def error_of(client: AsyncWebClient, trigger_id: str) -> str:
    with pytest.raises(SlackApiError) as refused:
        await open_modal(client, trigger_id)
    return str(refused.value.response["error"])


async def test_a_trigger_opens_one_modal(
    slack: Slack, client: AsyncWebClient, press: Press, ann: SlackUser
) -> None:
    trigger_id = press.sent.payload["trigger_id"]

    await open_modal(client, trigger_id)

    modal = slack.open_view(ann)
    assert modal
    assert modal.title == "Why?"
    assert await error_of(client, trigger_id) == "exchanged_trigger_id"


async def test_a_trigger_lives_three_seconds(
    clock: Clock, client: AsyncWebClient, press: Press
) -> None:
    clock.move(timedelta(seconds=3))

    assert await error_of(client, press.sent.payload["trigger_id"]) == "expired_trigger_id"


async def test_a_made_up_trigger_opens_nothing(client: AsyncWebClient) -> None:
    assert await error_of(client, "1.2.a") == "invalid_trigger_id"
