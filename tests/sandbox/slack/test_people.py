"""What people see and do, and what the app can read of it."""

import asyncio
from datetime import timedelta
from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from sandbox.clock import Clock
from sandbox.slack import BOT_USER_ID, Channel, Slack, User
from tests.sandbox.slack.sockets import Socket

Block = dict[str, Any]


def plain(text: str) -> Block:
    return {"type": "plain_text", "text": text}


def button(label: str, **fields: Any) -> Block:
    return {"type": "button", "text": plain(label), "action_id": label, **fields}


def entry(label: str, **fields: Any) -> Block:
    element = {"type": "plain_text_input", "action_id": label}
    return {"type": "input", "block_id": label, "label": plain(label), "element": element, **fields}


def modal(title: str, *blocks: Block, **fields: Any) -> Block:
    content = list(blocks) or [{"type": "divider"}]
    return {"type": "modal", "title": plain(title), "blocks": content, **fields}


async def test_a_person_sees_words_rows_of_buttons_and_colours(
    slack: Slack, client: AsyncWebClient, ann: User
) -> None:
    blocks: list[Block] = [
        {"type": "section", "text": {"type": "mrkdwn", "text": f"Hi <@{ann.id}> &amp; all"}},
        {"type": "section", "text": plain("<!channel>"), "accessory": button("More")},
        {"type": "actions", "elements": [button("0", style="danger"), button("7")]},
    ]
    await client.chat_postMessage(channel=slack.dm(ann).id, text="Hi &amp; all", blocks=blocks)

    message = slack.messages(ann)[0]

    assert message.text == "Hi @Ann & all\n<!channel>"
    assert message.notification == "Hi & all"
    assert message.labels == [["More"], ["0", "7"]]
    assert [b.style for b in message.rows[1]] == ["danger", None]


async def test_mrkdwn_pings_and_plain_text_does_not(
    slack: Slack, client: AsyncWebClient, ann: User, support: Channel
) -> None:
    quiet = {"type": "section", "text": plain(f"<!channel> <@{ann.id}>")}
    words = {"type": "rich_text_section", "elements": [{"type": "text", "text": "<!here>"}]}
    rich = {"type": "rich_text", "elements": [words]}
    await client.chat_postMessage(channel=support.id, text="&lt;!here&gt;", blocks=[quiet, rich])
    assert slack.pings == []

    loud = {"type": "section", "text": {"type": "mrkdwn", "text": "<!channel>"}}
    await client.chat_postMessage(channel=support.id, text=f"<@{ann.id}>", blocks=[loud])

    assert [ping.target for ping in slack.pings] == [ann.id, "channel"]


async def test_replies_stand_in_their_thread(
    slack: Slack, client: AsyncWebClient, ann: User, support: Channel
) -> None:
    alert = await client.chat_postMessage(channel=support.id, text="alert")
    await client.chat_postMessage(channel=support.id, text="1st", thread_ts=alert["ts"])
    slack.type(ann, "2nd", thread=slack.messages(support)[0])

    seen = slack.messages(support)
    told = await client.conversations_replies(channel=support.id, ts=alert["ts"])

    assert [message.text for message in seen] == ["alert"]
    assert [reply.text for reply in seen[0].replies] == ["1st", "2nd"]
    assert [message["text"] for message in told["messages"]] == ["alert", "1st", "2nd"]


async def test_an_edit_with_blocks_shows_no_mark_and_one_without_removes_them(
    slack: Slack, client: AsyncWebClient, ann: User
) -> None:
    channel, blocks = slack.dm(ann).id, [{"type": "actions", "elements": [button("7")]}]
    ts = (await client.chat_postMessage(channel=channel, text="x", blocks=blocks))["ts"]
    await client.chat_update(channel=channel, ts=ts, text="y", blocks=blocks)
    assert (slack.messages(ann)[0].edited, slack.messages(ann)[0].labels) == (False, [["7"]])

    await client.chat_update(channel=channel, ts=ts, text="z")

    message = slack.messages(ann)[0]
    assert (message.edited, message.labels, message.text) == (True, [], "z")


async def test_an_ephemeral_message_is_seen_by_one_and_cannot_be_edited(
    slack: Slack, client: AsyncWebClient, ann: User, support: Channel
) -> None:
    answer = await client.chat_postEphemeral(channel=support.id, user=ann.id, text="psst")

    assert slack.messages(support)[0].ephemeral_to == "Ann"
    assert (await client.conversations_history(channel=support.id))["messages"] == []
    with pytest.raises(SlackApiError, match="message_not_found"):
        await client.chat_update(channel=support.id, ts=answer["message_ts"], text="x")


async def test_history_is_paged_newest_first_and_gives_metadata_only_when_asked(
    slack: Slack, client: AsyncWebClient, ann: User
) -> None:
    channel = slack.dm(ann).id
    mark = {"event_type": "delivery", "event_payload": {"id": "1"}}
    for text in ("1", "2", "3"):
        await client.chat_postMessage(channel=channel, text=text, metadata=mark)

    first = await client.conversations_history(channel=channel, limit=2)
    cursor = first["response_metadata"]["next_cursor"]
    second = await client.conversations_history(
        channel=channel, cursor=cursor, include_all_metadata=True
    )

    assert [message["text"] for message in first["messages"]] == ["3", "2"]
    assert "metadata" not in first["messages"][0]
    assert [message["metadata"] for message in second["messages"]] == [mark]
    since = first["messages"][1]["ts"]
    newer = await client.conversations_history(channel=channel, oldest=since)
    assert [message["text"] for message in newer["messages"]] == ["3"]


async def test_people_and_channels_are_told_as_slack_tells_them(
    slack: Slack, client: AsyncWebClient, ann: User, support: Channel
) -> None:
    user = (await client.users_info(user=ann.id, include_locale=True))["user"]
    found = (await client.users_lookupByEmail(email="ANN@home.example"))["user"]
    info = (await client.conversations_info(channel=support.id))["channel"]
    members = (await client.conversations_members(channel=support.id))["members"]
    channels = (await client.conversations_list())["channels"]

    assert (user["locale"], user["tz"], user["tz_offset"] % 3600) == ("de-DE", "Europe/Berlin", 0)
    assert "locale" not in (await client.users_info(user=ann.id))["user"]
    assert (found["id"], found["profile"]["email"]) == (ann.id, "ann@home.example")
    assert (info["name"], info["is_member"], info["is_ext_shared"]) == ("support", True, False)
    assert members == [ann.id, BOT_USER_ID]
    assert [channel["id"] for channel in channels] == [support.id]


async def test_a_file_appears_some_time_after_its_upload_is_complete(
    slack: Slack, client: AsyncWebClient, clock: Clock, support: Channel
) -> None:
    slack.set_file_delay(timedelta(seconds=30))
    done = await client.files_upload_v2(
        channel=support.id, filename="chart.png", content=b"PNG", initial_comment="12 weeks"
    )
    file_id = done["file"]["id"]
    early = (await client.files_info(file=file_id))["file"]
    picture = {"type": "image", "alt_text": "x", "slack_file": {"id": file_id}}
    with pytest.raises(SlackApiError, match="invalid slack file"):
        await client.chat_postMessage(channel=support.id, text="x", blocks=[picture])

    clock.move(timedelta(seconds=30))
    message = await slack.until(lambda: slack.messages(support)[0])

    late = (await client.files_info(file=file_id))["file"]
    assert (early["mimetype"], early["shares"]) == ("", {})
    assert (late["mimetype"], list(late["shares"]["public"])) == ("image/png", [support.id])
    assert (message.text, message.files[0].content) == ("12 weeks", b"PNG")
    await client.chat_postMessage(channel=support.id, text="x", blocks=[picture])


async def test_a_hostile_press_is_sent_as_it_is(
    slack: Slack,
    client: AsyncWebClient,
    session: aiohttp.ClientSession,
    ann: User,
    support: Channel,
) -> None:
    await client.chat_postMessage(channel=support.id, text="x")
    socket = await Socket.open(slack, client, session)
    stranger = slack.add_user("Bob")

    slack.press_value(stranger, slack.messages(support)[0], "score", "11")

    while (envelope := await socket.receive())["type"] != "interactive":
        pass
    action = envelope["payload"]["actions"][0]
    assert (action["action_id"], action["value"]) == ("score", "11")
    assert envelope["payload"]["user"]["id"] == stranger.id


async def test_nobody_presses_what_they_do_not_see(
    slack: Slack, client: AsyncWebClient, ann: User, support: Channel
) -> None:
    await client.chat_postMessage(channel=support.id, text="x")
    message = slack.messages(support)[0]

    with pytest.raises(ValueError, match="Bob does not see"):
        slack.press(slack.add_user("Bob"), message, "7")
    with pytest.raises(LookupError, match="no button '7'"):
        slack.press(ann, message, "7")


@pytest.fixture
async def socket(slack: Slack, client: AsyncWebClient, session: aiohttp.ClientSession) -> Socket:
    return await Socket.open(slack, client, session)


async def shown(
    slack: Slack, client: AsyncWebClient, socket: Socket, user: User, view: Block
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
    slack: Slack, client: AsyncWebClient, socket: Socket, ann: User
) -> None:
    form = modal("Form", entry("Why"), entry("More", optional=True), submit=plain("Send"))
    await shown(slack, client, socket, ann, form)
    sent_before = len(slack.history.sent)

    refused = await slack.submit(ann, {"More": "words"})

    assert refused.errors == {"Why": "Please complete this required field."}
    assert len(slack.history.sent) == sent_before


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
    ann: User,
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


async def test_a_pushed_modal_lies_on_top_and_at_most_three_do(
    slack: Slack, client: AsyncWebClient, socket: Socket, ann: User
) -> None:
    await shown(
        slack, client, socket, ann, modal("1", {"type": "actions", "elements": [button("+")]})
    )
    for title in ("2", "3"):
        await push(slack, client, socket, ann, title)
    with pytest.raises(SlackApiError, match="push_limit_reached"):
        await push(slack, client, socket, ann, "4")

    slack.close_view(ann)

    view = slack.open_view(ann)
    assert view
    assert view.title == "2"


async def push(
    slack: Slack, client: AsyncWebClient, socket: Socket, user: User, title: str
) -> None:
    top = slack.open_view(user)
    assert top
    press = slack.press(user, top, "+")
    await acknowledge_next(socket, {})
    more = {"type": "actions", "elements": [button("+")]}
    trigger_id = press.sent.payload["trigger_id"]
    await client.views_push(trigger_id=trigger_id, view=modal(title, more))


async def test_a_view_changed_meanwhile_is_not_overwritten(
    slack: Slack, client: AsyncWebClient, socket: Socket, ann: User
) -> None:
    view = await shown(slack, client, socket, ann, modal("1"))
    await client.views_update(view_id=view["id"], hash=view["hash"], view=modal("2"))

    with pytest.raises(SlackApiError, match="hash_conflict"):
        await client.views_update(view_id=view["id"], hash=view["hash"], view=modal("3"))


async def test_a_closed_modal_is_told_of_when_it_asked_for_it(
    slack: Slack, client: AsyncWebClient, socket: Socket, ann: User
) -> None:
    await shown(slack, client, socket, ann, modal("1", notify_on_close=True))

    slack.close_view(ann)

    assert (await socket.receive())["payload"]["type"] == "view_closed"
    assert slack.open_view(ann) is None
