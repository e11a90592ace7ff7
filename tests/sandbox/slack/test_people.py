"""What people see and do, and what the app can read of it."""

from datetime import timedelta

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from sandbox import Clock
from sandbox.slack import BOT_USER_ID, Slack, SlackChannel, SlackUser
from tests.sandbox.slack.block_kit import Block, button, entry, plain
from tests.sandbox.slack.sockets import Socket


async def test_a_person_sees_words_rows_of_buttons_and_colours(
    slack: Slack, client: AsyncWebClient, ann: SlackUser
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
    slack: Slack, client: AsyncWebClient, ann: SlackUser, support: SlackChannel
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
    slack: Slack, client: AsyncWebClient, ann: SlackUser, support: SlackChannel
) -> None:
    alert = await client.chat_postMessage(channel=support.id, text="alert")
    await client.chat_postMessage(channel=support.id, text="1st", thread_ts=alert["ts"])
    slack.type(ann, "2nd", thread=slack.messages(support)[0])

    seen = slack.messages(support)
    told = await client.conversations_replies(channel=support.id, ts=alert["ts"])

    assert [message.text for message in seen] == ["alert"]
    assert [reply.text for reply in seen[0].replies] == ["1st", "2nd"]
    assert [message["text"] for message in told["messages"]] == ["alert", "1st", "2nd"]


async def test_a_broadcast_reply_stands_in_its_thread_and_in_the_channel(
    slack: Slack, client: AsyncWebClient, support: SlackChannel
) -> None:
    alert = await client.chat_postMessage(channel=support.id, text="alert")
    told = await client.chat_postMessage(
        channel=support.id, text="1st", thread_ts=alert["ts"], reply_broadcast=True
    )

    seen = slack.messages(support)
    history = await client.conversations_history(channel=support.id)

    assert told["message"]["subtype"] == "thread_broadcast"
    assert [message.text for message in seen] == ["alert", "1st"]
    assert [reply.text for reply in seen[0].replies] == ["1st"]
    assert [message["text"] for message in history["messages"]] == ["1st", "alert"]


async def test_an_edit_with_blocks_shows_no_mark_and_one_without_removes_them(
    slack: Slack, client: AsyncWebClient, ann: SlackUser
) -> None:
    channel, blocks = slack.dm(ann).id, [{"type": "actions", "elements": [button("7")]}]
    ts = (await client.chat_postMessage(channel=channel, text="x", blocks=blocks))["ts"]
    await client.chat_update(channel=channel, ts=ts, text="y", blocks=blocks)
    assert (slack.messages(ann)[0].edited, slack.messages(ann)[0].labels) == (False, [["7"]])

    await client.chat_update(channel=channel, ts=ts, text="z")

    message = slack.messages(ann)[0]
    assert (message.edited, message.labels, message.text) == (True, [], "z")


async def test_an_ephemeral_message_is_seen_by_one_and_cannot_be_edited(
    slack: Slack, client: AsyncWebClient, ann: SlackUser, support: SlackChannel
) -> None:
    answer = await client.chat_postEphemeral(channel=support.id, user=ann.id, text="psst")

    assert slack.messages(support)[0].ephemeral_to == "Ann"
    assert (await client.conversations_history(channel=support.id))["messages"] == []
    with pytest.raises(SlackApiError, match="message_not_found"):
        await client.chat_update(channel=support.id, ts=answer["message_ts"], text="x")


async def test_history_is_paged_newest_first_and_gives_metadata_only_when_asked(
    slack: Slack, client: AsyncWebClient, ann: SlackUser
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
    slack: Slack, client: AsyncWebClient, ann: SlackUser, support: SlackChannel
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
    slack: Slack, client: AsyncWebClient, clock: Clock, support: SlackChannel
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


async def test_a_file_with_an_alternative_text_is_accepted_and_never_shared(
    slack: Slack, client: AsyncWebClient, support: SlackChannel
) -> None:
    """As Slack does it: python-slack-sdk issue 1818."""
    slack.set_file_delay(timedelta())
    for alt in ("Twelve weeks", ""):
        await client.files_upload_v2(
            channel=support.id, filename="chart.png", content=b"PNG", title=alt, alt_txt=alt or None
        )
    (message,) = await slack.until(lambda: slack.messages(support))
    assert message.files[0].alt_text == ""


@pytest.mark.parametrize(
    ("name", "problem"),
    [("a.png", ""), ("a.JPG", ""), ("a.gif", ""), ("a.webp", "invalid slack file")],
)
@pytest.mark.parametrize("by", ["id", "url_private", "permalink"])
async def test_a_block_shows_an_uploaded_picture_that_no_channel_has(
    slack: Slack, client: AsyncWebClient, support: SlackChannel, name: str, problem: str, by: str
) -> None:
    slack.set_file_delay(timedelta())
    done = await client.files_upload_v2(filename=name, content=b"PNG")
    file = await slack.until(lambda: slack.ws.world.files[done["file"]["id"]])
    await slack.until(lambda: file.is_ready)
    info = (await client.files_info(file=file.id))["file"]
    named = {"id" if by == "id" else "url": info[by]}
    image = {"type": "image", "alt_text": "x", "slack_file": named}
    post = client.chat_postMessage(channel=support.id, text="x", blocks=[image])
    if problem:
        with pytest.raises(SlackApiError, match=problem):
            await post
    else:
        await post
        assert slack.messages(support)[0].blocks[0]["slack_file"] == named


@pytest.mark.parametrize(
    ("named", "problem"),
    [
        ({"id": "F0NOSUCHFILE"}, "invalid slack file"),
        ({"url": "https://home.slack.com/files/U0BOT/F0NOSUCHFILE/a.png"}, "invalid slack file"),
        ({"url": "https://home.example/a.png"}, "invalid slack file"),
        ({"id": "chart"}, "must match regex pattern"),
        ({"id": "F0NOSUCHFILE", "url": "https://x.example"}, "exactly one of id and url"),
        ({}, "exactly one of id and url"),
    ],
)
async def test_a_block_with_another_file_is_refused(
    client: AsyncWebClient, support: SlackChannel, named: dict[str, str], problem: str
) -> None:
    image = {"type": "image", "alt_text": "x", "slack_file": named}
    with pytest.raises(SlackApiError, match="invalid_blocks") as caught:
        await client.chat_postMessage(channel=support.id, text="x", blocks=[image])
    assert problem in caught.value.response["errors"][0]


async def test_a_hostile_press_is_sent_as_it_is(
    slack: Slack,
    client: AsyncWebClient,
    session: aiohttp.ClientSession,
    ann: SlackUser,
    support: SlackChannel,
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
    slack: Slack, client: AsyncWebClient, ann: SlackUser, support: SlackChannel
) -> None:
    await client.chat_postMessage(channel=support.id, text="x")
    message = slack.messages(support)[0]

    with pytest.raises(ValueError, match="Bob does not see"):
        slack.press(slack.add_user("Bob"), message, "7")
    with pytest.raises(LookupError, match="no button '7'"):
        slack.press(ann, message, "7")


async def test_a_button_in_an_ephemeral_message_works_and_gives_way_to_the_response(
    slack: Slack,
    client: AsyncWebClient,
    session: aiohttp.ClientSession,
    socket: Socket,
    ann: SlackUser,
    support: SlackChannel,
) -> None:
    blocks = [{"type": "actions", "elements": [button("Yes")]}]
    await client.chat_postEphemeral(channel=support.id, user=ann.id, text="Sure?", blocks=blocks)

    press = slack.press(ann, slack.messages(support)[0], "Yes")
    payload = (await socket.receive())["payload"]
    hook = AsyncWebhookClient(payload["response_url"], session=session, retry_handlers=[])
    await hook.send(text="Done", replace_original=True)

    assert (payload["container"]["is_ephemeral"], "message" in payload) == (True, False)
    assert [(m.text, m.ephemeral_to) for m in slack.messages(support)] == [("Done", "Ann")]
    assert press.sent.what == "block_actions"


async def test_what_was_entered_into_a_message_comes_with_any_press(
    slack: Slack, client: AsyncWebClient, socket: Socket, ann: SlackUser
) -> None:
    blocks = [entry("Why"), {"type": "actions", "elements": [button("Send")]}]
    await client.chat_postMessage(channel=slack.dm(ann).id, text="Why?", blocks=blocks)
    await socket.acknowledge(await socket.receive())

    slack.press(ann, slack.messages(ann)[0], "Send", entries={"Why": "slow"})

    state = (await socket.receive())["payload"]["state"]["values"]
    assert state == {"Why": {"Why": {"type": "plain_text_input", "value": "slow"}}}


async def test_a_shared_file_is_an_event(slack: Slack, socket: Socket, ann: SlackUser) -> None:
    slack.share_file(ann, "voice.m4a", b"...", text="listen")

    event = (await socket.receive())["payload"]["event"]

    assert (event["subtype"], event["text"]) == ("file_share", "listen")
    assert event["files"][0]["name"] == "voice.m4a"


async def test_a_removed_bot_neither_hears_nor_posts(
    slack: Slack, client: AsyncWebClient, ann: SlackUser, support: SlackChannel
) -> None:
    slack.remove_bot(support)

    slack.type(ann, "hello", channel=support)

    assert slack.history.sent == []
    with pytest.raises(SlackApiError, match="not_in_channel"):
        await client.chat_postMessage(channel=support.id, text="x")


def events(slack: Slack) -> list[tuple[str, object]]:
    sent = [one.payload["event"] for one in slack.history.sent]
    return [(event["type"], event["user"]) for event in sent]


async def test_the_app_hears_who_leaves_its_channel_and_comes_back(
    slack: Slack, ann: SlackUser, support: SlackChannel
) -> None:
    slack.leave(ann, support)
    slack.join(ann, support)
    assert events(slack) == [("member_left_channel", ann.id), ("member_joined_channel", ann.id)]


async def test_the_app_hears_nothing_of_a_channel_that_it_is_not_in(
    slack: Slack, ann: SlackUser, support: SlackChannel
) -> None:
    slack.remove_bot(support)
    slack.leave(ann, support)
    assert events(slack) == []


async def test_the_app_hears_whose_account_is_deactivated(slack: Slack, ann: SlackUser) -> None:
    slack.deactivate(ann)
    slack.reactivate(ann)
    changes = [one.payload["event"] for one in slack.history.sent]
    assert [(one["type"], one["user"]["id"], one["user"]["deleted"]) for one in changes] == [
        ("user_change", ann.id, True),
        ("user_change", ann.id, False),
    ]


async def test_who_left_or_is_gone_cannot_write(
    slack: Slack, ann: SlackUser, support: SlackChannel
) -> None:
    slack.leave(ann, support)
    with pytest.raises(ValueError, match="Ann cannot write in support"):
        slack.type(ann, "hello", channel=support)

    slack.deactivate(ann)
    with pytest.raises(ValueError, match="Ann cannot write"):
        slack.type(ann, "hello")
