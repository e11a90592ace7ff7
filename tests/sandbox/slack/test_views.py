"""Modals and App Home: what is shown, sent, answered, and refused."""

import asyncio
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from sandbox.slack import Slack, SlackUser
from tests.sandbox.slack.block_kit import Block, actions, button, entry, modal, plain
from tests.sandbox.slack.sockets import Socket


async def shown(
    slack: Slack, client: AsyncWebClient, socket: Socket, user: SlackUser, view: Block
) -> Block:
    """*view* on *user*'s screen, opened by a command; as Slack answers it."""
    slash = slack.slash(user, None, "form")
    await socket.acknowledge(await socket.receive())
    await slash.settled()
    trigger_id = slash.sent.payload["trigger_id"]
    return dict((await client.views_open(trigger_id=trigger_id, view=view))["view"])


async def acknowledge_next(socket: Socket, payload: Block) -> None:
    await socket.acknowledge(await socket.receive(), payload)


async def test_a_modal_is_not_sent_before_its_fields_are_filled(
    slack: Slack, client: AsyncWebClient, socket: Socket, ann: SlackUser
) -> None:
    form = modal("Form", entry("Why"), entry("More", optional=True), submit=plain("Send"))
    await shown(slack, client, socket, ann, form)
    sent_before = len(slack.history.sent)

    refused = await slack.submit(ann, {"More": "words"})

    assert refused.errors == {"Why": "Please complete this required field."}
    assert len(slack.history.sent) == sent_before


async def test_formatted_words_are_sent_as_a_block(
    slack: Slack, client: AsyncWebClient, socket: Socket, ann: SlackUser
) -> None:
    field = entry("Words") | {"element": {"type": "rich_text_input", "action_id": "Words"}}
    await shown(slack, client, socket, ann, modal("Form", field, submit=plain("Send")))
    assert (await slack.submit(ann)).errors == {"Words": "Please complete this required field."}
    submission = asyncio.create_task(slack.submit(ann, {"Words": "slow"}))
    sent = await socket.receive()
    await socket.acknowledge(sent)
    assert (await submission).is_closed
    section = {"type": "rich_text_section", "elements": [{"type": "text", "text": "slow"}]}
    assert sent["payload"]["view"]["state"]["values"]["Words"]["Words"] == {
        "type": "rich_text_input",
        "rich_text_value": {"type": "rich_text", "elements": [section]},
    }


@pytest.mark.parametrize(
    ("answer", "title", "is_closed"),
    [
        ({}, None, True),
        ({"response_action": "clear"}, None, True),
        ({"response_action": "update", "view": modal("Next")}, "Next", False),
        ({"response_action": "push", "view": modal("Atop")}, "Atop", True),
        ({"response_action": "errors", "errors": {"Why": "no"}}, "Form", False),
        ({"response_action": "update", "view": {"type": "modal"}}, "Form", False),
    ],
)
async def test_the_acknowledgement_of_a_modal_says_what_is_shown_next(
    slack: Slack,
    client: AsyncWebClient,
    socket: Socket,
    ann: SlackUser,
    answer: Block,
    title: str | None,
    is_closed: bool,
) -> None:
    await shown(slack, client, socket, ann, modal("Form", entry("Why"), submit=plain("Send")))

    submission, _ = await asyncio.gather(
        slack.submit(ann, {"Why": "slow"}), acknowledge_next(socket, answer)
    )

    view = slack.open_view(ann)
    assert (view.title if view else None) == title
    assert submission.is_closed == is_closed
    assert submission.errors == answer.get("errors", {})
    assert bool(submission.warning) == (answer.get("view") == {"type": "modal"})


async def test_words_that_say_nothing_to_a_modal_are_trouble(
    slack: Slack, client: AsyncWebClient, socket: Socket, ann: SlackUser
) -> None:
    await shown(slack, client, socket, ann, modal("Form", entry("Why"), submit=plain("Send")))

    submission, _ = await asyncio.gather(
        slack.submit(ann, {"Why": "slow"}), acknowledge_next(socket, {"text": "Thanks"})
    )

    assert submission.warning == "We had some trouble connecting. Try again?"
    assert slack.open_view(ann)


async def test_a_pushed_modal_lies_on_top_and_at_most_three_do(
    slack: Slack, client: AsyncWebClient, socket: Socket, ann: SlackUser
) -> None:
    await shown(slack, client, socket, ann, modal("1", actions("+")))
    for title in ("2", "3"):
        await push(slack, client, socket, ann, title)
    with pytest.raises(SlackApiError, match="push_limit_reached"):
        await push(slack, client, socket, ann, "4")

    slack.close_view(ann)

    view = slack.open_view(ann)
    assert view
    assert view.title == "2"


async def push(
    slack: Slack, client: AsyncWebClient, socket: Socket, user: SlackUser, title: str
) -> None:
    top = slack.open_view(user)
    assert top
    press = slack.press(user, top, "+")
    await acknowledge_next(socket, {})
    trigger_id = press.sent.payload["trigger_id"]
    await client.views_push(trigger_id=trigger_id, view=modal(title, actions("+")))


async def test_clearing_closes_every_modal(
    slack: Slack, client: AsyncWebClient, socket: Socket, ann: SlackUser
) -> None:
    await shown(slack, client, socket, ann, modal("1", actions("+"), submit=plain("Send")))
    await push(slack, client, socket, ann, "2")

    clear = {"response_action": "clear"}
    await asyncio.gather(slack.submit(ann), acknowledge_next(socket, clear))

    assert slack.open_view(ann) is None


async def test_a_view_changed_meanwhile_is_not_overwritten(
    slack: Slack, client: AsyncWebClient, socket: Socket, ann: SlackUser
) -> None:
    view = await shown(slack, client, socket, ann, modal("1"))
    await client.views_update(view_id=view["id"], hash=view["hash"], view=modal("2"))

    with pytest.raises(SlackApiError, match="hash_conflict"):
        await client.views_update(view_id=view["id"], hash=view["hash"], view=modal("3"))


async def test_a_closed_modal_is_told_of_when_it_asked_for_it(
    slack: Slack, client: AsyncWebClient, socket: Socket, ann: SlackUser
) -> None:
    await shown(slack, client, socket, ann, modal("1", notify_on_close=True))

    slack.close_view(ann)

    assert (await socket.receive())["payload"]["type"] == "view_closed"
    assert slack.open_view(ann) is None


async def test_a_button_at_home_is_pressed_in_its_view(
    slack: Slack, client: AsyncWebClient, socket: Socket, ann: SlackUser
) -> None:
    blocks = [{"type": "actions", "elements": [button("Export")]}]
    await client.views_publish(user_id=ann.id, view={"type": "home", "blocks": blocks})
    home = slack.home(ann)
    assert home

    slack.press(ann, home, "Export")

    payload = (await socket.receive())["payload"]
    assert payload["container"] == {"type": "view", "view_id": home.id}
    assert payload["view"]["type"] == "home"


@pytest.mark.parametrize(
    ("element", "entered", "value"),
    [
        ({"type": "static_select"}, "Slow", ("selected_option", "slow")),
        ({"type": "radio_buttons"}, "Slow", ("selected_option", "slow")),
        ({"type": "checkboxes"}, ["Slow"], ("selected_options", ["slow"])),
        ({"type": "datepicker"}, "2026-11-22", ("selected_date", "2026-11-22")),
        ({"type": "users_select"}, "U1", ("selected_user", "U1")),
    ],
)
async def test_choices_are_sent_as_their_values(
    slack: Slack,
    client: AsyncWebClient,
    socket: Socket,
    ann: SlackUser,
    element: Block,
    entered: Any,
    value: tuple[str, Any],
) -> None:
    chosen = {**element, "action_id": "a"}
    if element["type"] in ("static_select", "radio_buttons", "checkboxes"):
        chosen["options"] = [{"text": plain("Slow"), "value": "slow"}]
    block = {"type": "input", "block_id": "b", "label": plain("Cause"), "element": chosen}
    await shown(slack, client, socket, ann, modal("Resolve", block, submit=plain("Send")))

    await asyncio.gather(slack.submit(ann, {"Cause": entered}), acknowledge_next(socket, {}))

    state = slack.history.sent[-1].payload["view"]["state"]["values"]["b"]["a"]
    assert plain_value(state[value[0]]) == value[1]


def plain_value(chosen: Any) -> Any:
    """Options as their values."""
    if isinstance(chosen, list):
        return [option["value"] for option in chosen]
    return chosen["value"] if isinstance(chosen, dict) else chosen
