"""A stock bolt app, as its documentation shows it, runs against the sandbox unchanged."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncSay
from slack_sdk.web.async_client import AsyncWebClient

from sandbox.slack import Slack, SlackChannel, SlackUser
from tests.sandbox.slack.web_server import serve_app

Body = dict[str, Any]


def words(text: str) -> Body:
    return {"type": "plain_text", "text": text}


BUTTON = {"type": "button", "text": words("Rate us"), "action_id": "rate", "style": "primary"}
INPUT = {"type": "plain_text_input", "action_id": "score"}
MODAL = {
    "type": "modal",
    "callback_id": "rating",
    "title": words("Rate us"),
    "submit": words("Send"),
    "blocks": [{"type": "input", "block_id": "b", "label": words("Score"), "element": INPUT}],
}


@pytest.fixture
def app(slack: Slack, client: AsyncWebClient) -> AsyncApp:
    app = AsyncApp(client=client, signing_secret=slack.signing_secret)

    @app.message("hello")
    async def greet(say: AsyncSay) -> None:
        await say(text="Hi", blocks=[{"type": "actions", "elements": [BUTTON]}])

    @app.action("rate")
    async def rate(ack: AsyncAck, body: Body) -> None:
        await ack()
        await client.views_open(trigger_id=body["trigger_id"], view=MODAL)

    @app.view("rating")
    async def rated(ack: AsyncAck, body: Body, view: Body) -> None:
        score = view["state"]["values"]["b"]["score"]["value"]
        if not score.isdigit():
            await ack(response_action="errors", errors={"b": "a number, please"})
            return
        await ack()
        await client.chat_postMessage(channel=(await dm(body))["id"], text=f"Thanks for {score}")

    async def dm(body: Body) -> Body:
        opened = await client.conversations_open(users=body["user"]["id"])
        return dict(opened["channel"])

    @app.command("/tentap")
    async def chart(ack: AsyncAck, command: Body) -> None:
        await ack(f"drawing {command['text']}")
        await client.files_upload_v2(
            channel=command["channel_id"], filename="chart.png", content=b"PNG", title="Chart"
        )

    @app.event("app_home_opened")
    async def home(event: Body) -> None:
        blocks = [{"type": "section", "text": words("At home")}]
        await client.views_publish(user_id=event["user"], view={"type": "home", "blocks": blocks})

    return app


@pytest.fixture
async def over_http(slack: Slack, app: AsyncApp) -> AsyncIterator[None]:
    async for origin in serve_app(app.web_app("/slack/events")):
        await slack.deliver_over_http(f"{origin}/slack/events").verify()
        yield


@pytest.fixture(params=["connected", "over_http"], autouse=True)
def listening(request: pytest.FixtureRequest) -> None:
    """The app hears Slack, by a socket or over HTTP."""
    request.getfixturevalue(request.param)


async def test_a_typed_word_is_answered_with_a_button(slack: Slack, ann: SlackUser) -> None:
    slack.type(ann, "hello there")

    greeting = await slack.until(lambda: slack.messages(ann)[1])

    assert greeting.labels == [["Rate us"]]
    assert greeting.rows[0][0].style == "primary"


async def test_a_modal_shows_an_error_at_its_field_and_then_closes(
    slack: Slack, ann: SlackUser
) -> None:
    slack.type(ann, "hello")
    greeting = await slack.until(lambda: slack.messages(ann)[1])
    press = await slack.press(ann, greeting, "Rate us").settled()
    modal = await slack.until(lambda: slack.open_view(ann))

    refused = await slack.submit(ann, {"Score": "much"})
    accepted = await slack.submit(ann, {"Score": "9"})

    assert press.acknowledged
    assert (modal.title, modal.submit, modal.labels) == ("Rate us", "Send", ("Score",))
    assert refused.errors == {"Score": "a number, please"}
    assert accepted.is_closed
    await slack.until(lambda: slack.messages(ann)[2].text == "Thanks for 9")


async def test_a_slash_command_is_answered_to_its_user_and_uploads_a_file(
    slack: Slack, ann: SlackUser, support: SlackChannel
) -> None:
    slash = await slack.slash(ann, support, "summary").settled()

    assert slash.response == "drawing summary"
    with_file = await slack.until(lambda: [m for m in slack.messages(support) if m.files])
    assert [(file.name, file.title, file.content) for file in with_file[0].files] == [
        ("chart.png", "Chart", b"PNG")
    ]


async def test_app_home_is_published_when_it_is_opened(slack: Slack, ann: SlackUser) -> None:
    assert slack.open_home(ann) is None

    home = await slack.until(lambda: slack.home(ann))

    assert home.text == "At home"


async def test_the_stock_app_asks_for_nothing_that_slack_does_not_offer(
    slack: Slack, ann: SlackUser, support: SlackChannel
) -> None:
    slack.type(ann, "hello")
    await slack.slash(ann, support, "x").settled()
    await slack.until(lambda: [m for m in slack.messages(support) if m.files])

    assert slack.violations == []
