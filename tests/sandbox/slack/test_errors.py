"""Each refusal of Slack's, as the SDK raises it."""

from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from sandbox.slack import TEAM_ID, Guest, Slack, SlackChannel, SlackUser


async def refusal(call: Awaitable[Any]) -> Any:
    """What Slack answered."""
    with pytest.raises(SlackApiError) as refused:
        await call
    return refused.value.response


Call = Callable[[AsyncWebClient, dict[str, str]], Awaitable[Any]]

ERRORS: list[tuple[str, Call]] = [
    ("channel_not_found", lambda c, _: c.chat_postMessage(channel="C0NONE", text="x")),
    ("channel_not_found", lambda c, at: c.chat_postMessage(channel=at["ann"], text="x")),
    ("channel_not_found", lambda c, at: c.conversations_info(channel=at["secret"])),
    ("not_in_channel", lambda c, at: c.chat_postMessage(channel=at["others"], text="x")),
    ("not_in_channel", lambda c, at: c.conversations_history(channel=at["others"])),
    ("is_archived", lambda c, at: c.chat_postMessage(channel=at["archived"], text="x")),
    ("no_text", lambda c, at: c.api_call("chat.postMessage", json={"channel": at["dm"]})),
    (
        "invalid_blocks_format",
        lambda c, at: c.chat_postMessage(channel=at["dm"], text="x", blocks="[{"),
    ),
    (
        "invalid_metadata_format",
        lambda c, at: c.chat_postMessage(channel=at["dm"], text="x", metadata={"event_type": "t"}),
    ),
    (
        "cannot_reply_to_message",
        lambda c, at: c.chat_postMessage(channel=at["dm"], text="x", thread_ts="1.000001"),
    ),
    ("message_not_found", lambda c, at: c.chat_update(channel=at["dm"], ts="1.000001", text="x")),
    (
        "cant_update_message",
        lambda c, at: c.chat_update(channel=at["dm"], ts=at["typed"], text="x"),
    ),
    ("cant_delete_message", lambda c, at: c.chat_delete(channel=at["dm"], ts=at["typed"])),
    ("message_not_found", lambda c, at: c.chat_delete(channel=at["dm"], ts="1.000001")),
    (
        "message_not_found",
        lambda c, at: c.chat_getPermalink(channel=at["dm"], message_ts="1.000001"),
    ),
    (
        "user_not_in_channel",
        lambda c, at: c.chat_postEphemeral(channel=at["support"], user=at["bob"], text="x"),
    ),
    ("user_not_found", lambda c, _: c.users_info(user="U0NONE")),
    ("user_not_found", lambda c, _: c.conversations_open(users="U0NONE")),
    ("user_disabled", lambda c, at: c.conversations_open(users=at["gone"])),
    ("invalid_user_combination", lambda c, at: c.conversations_open(users=at["stranger"])),
    ("users_list_not_supplied", lambda c, _: c.conversations_open(users="")),
    ("users_not_found", lambda c, _: c.users_lookupByEmail(email="nobody@home.example")),
    ("users_not_found", lambda c, _: c.users_lookupByEmail(email="gus@guest.example")),
    ("thread_not_found", lambda c, at: c.conversations_replies(channel=at["dm"], ts="1.000001")),
    ("invalid_cursor", lambda c, at: c.conversations_history(channel=at["dm"], cursor="?")),
    ("invalid_types", lambda c, _: c.conversations_list(types="secret")),
    ("file_not_found", lambda c, _: c.files_info(file="F0NONE")),
    ("file_not_found", lambda c, _: c.files_completeUploadExternal(files=[{"id": "F0NONE"}])),
    ("missing_argument", lambda c, _: c.files_getUploadURLExternal(filename="a.png", length=0)),
    ("not_found", lambda c, _: c.views_update(view_id="V0NONE", view={})),
    ("invalid_arguments", lambda c, _: c.views_publish(user_id="U0NONE", view={})),
    ("invalid_arguments", lambda c, _: c.api_call("chat.postMessage", json={"text": "x"})),
    ("missing_scope", lambda c, _: c.team_info()),
    ("missing_scope", lambda c, at: c.conversations_info(channel=at["dm"])),
    (
        "message_not_found",
        lambda c, at: c.reactions_add(channel=at["dm"], timestamp="1.000001", name="eyes"),
    ),
    ("bad_timestamp", lambda c, at: c.reactions_add(channel=at["dm"], timestamp="1", name="eyes")),
    (
        "invalid_name",
        lambda c, at: c.reactions_add(channel=at["dm"], timestamp=at["typed"], name="👍"),
    ),
    (
        "not_in_channel",
        lambda c, at: c.reactions_add(channel=at["others"], timestamp=at["typed"], name="eyes"),
    ),
    (
        "is_archived",
        lambda c, at: c.reactions_add(channel=at["archived"], timestamp=at["typed"], name="eyes"),
    ),
    ("not_allowed_token_type", lambda c, _: c.apps_connections_open(app_token=str(c.token))),
]


@pytest.fixture
async def at(slack: Slack, ann: SlackUser, support: SlackChannel) -> dict[str, str]:
    gone = slack.add_user("Gone")
    slack.deactivate(gone)
    archived = slack.add_channel("old", [ann])
    slack.archive(archived)
    return {
        "ann": ann.id,
        "bob": slack.add_user("Bob").id,
        "gone": gone.id,
        "stranger": slack.add_user("Gus", email="gus@guest.example", external=True).id,
        "dm": slack.dm(ann).id,
        "typed": slack.type(ann, "hello").ts,
        "support": support.id,
        "others": slack.add_channel("others", bot_is_member=False).id,
        "secret": slack.add_channel("secret", bot_is_member=False, private=True).id,
        "archived": archived.id,
    }


@pytest.mark.parametrize(("error", "call"), ERRORS)
async def test_slack_refuses_in_its_own_words(
    client: AsyncWebClient, at: dict[str, str], error: str, call: Call
) -> None:
    assert (await refusal(call(client, at)))["error"] == error


async def test_a_reaction_is_seen_once_and_needs_its_scope(
    slack: Slack, client: AsyncWebClient, at: dict[str, str]
) -> None:
    reaction = {"channel": at["dm"], "timestamp": at["typed"], "name": "+1"}
    await client.reactions_add(**reaction)

    assert (await refusal(client.reactions_add(**reaction)))["error"] == "already_reacted"
    assert slack.message(at["dm"], at["typed"]).reactions == ("+1",)

    slack.scopes.discard("reactions:write")
    assert (await refusal(client.reactions_add(**reaction)))["error"] == "missing_scope"


@pytest.mark.parametrize(("token", "error"), [("", "not_authed"), ("xoxb-other", "invalid_auth")])
async def test_without_the_right_token_nothing_is_done(
    slack: Slack, session: aiohttp.ClientSession, token: str, error: str
) -> None:
    client = AsyncWebClient(token, base_url=slack.api_url, session=session)

    assert (await refusal(client.auth_test()))["error"] == error


async def test_a_revoked_token_is_dead(slack: Slack, client: AsyncWebClient) -> None:
    slack.revoke_token()

    assert (await refusal(client.auth_test()))["error"] == "token_revoked"


async def test_a_removed_app_has_no_account(slack: Slack, client: AsyncWebClient) -> None:
    slack.uninstall()

    assert (await refusal(client.auth_test()))["error"] == "account_inactive"


async def test_without_its_scope_a_method_names_what_it_needs(
    slack: Slack, client: AsyncWebClient, ann: SlackUser
) -> None:
    slack.scopes.remove("chat:write")

    answer = await refusal(client.chat_postMessage(channel=slack.dm(ann).id, text="x"))

    assert (answer["error"], answer["needed"]) == ("missing_scope", "chat:write")
    assert "im:write" in answer["provided"]


async def test_the_scopes_stand_in_a_header(client: AsyncWebClient) -> None:
    answer = await client.auth_test()

    assert "users:read.email" in answer.headers["x-oauth-scopes"].split(",")


async def test_a_closed_messages_tab_takes_no_message(
    slack: Slack, client: AsyncWebClient, ann: SlackUser
) -> None:
    slack.set_tabs(messages=False)

    answer = await refusal(client.chat_postMessage(channel=slack.dm(ann).id, text="x"))

    assert answer["error"] == "messages_tab_disabled"


async def test_a_switched_off_home_is_not_published(
    slack: Slack, client: AsyncWebClient, ann: SlackUser
) -> None:
    slack.set_tabs(home=False)

    answer = await refusal(client.views_publish(user_id=ann.id, view={"type": "home"}))

    assert answer["error"] == "not_enabled"


async def test_any_other_error_can_be_asked_for(
    slack: Slack, client: AsyncWebClient, ann: SlackUser
) -> None:
    channel = slack.dm(ann).id
    slack.refuse("chat.postMessage", "restricted_action")

    answer = await refusal(client.chat_postMessage(channel=channel, text="x"))

    assert answer["error"] == "restricted_action"
    await client.chat_postMessage(channel=channel, text="y")
    assert [message.text for message in slack.messages(ann)] == ["y"]


async def test_an_outside_person_in_a_shared_channel_can_be_written_to(
    slack: Slack, client: AsyncWebClient
) -> None:
    guest = slack.add_user("Gus", email="gus@guest.example", external=True, locale="fr-FR")
    shared = slack.add_channel("shared", [guest])
    slack.type(guest, "hello", channel=shared)
    assert slack.history.sent[0].payload["is_ext_shared_channel"]

    await client.conversations_open(users=guest.id)

    told = (await client.users_info(user=guest.id, include_locale=True))["user"]
    assert (told["team_id"], told["is_stranger"], "locale" in told) == ("T0GUEST", False, False)


async def test_a_guest_is_told_by_marks_and_who_left_has_none(
    slack: Slack, client: AsyncWebClient
) -> None:
    guest = slack.add_user("Gil", guest=Guest.SINGLE_CHANNEL)
    told = (await client.users_info(user=guest.id))["user"]
    assert (told["team_id"], told["is_restricted"], told["is_ultra_restricted"]) == (
        TEAM_ID,
        True,
        True,
    )
    slack.deactivate(guest)
    left = (await client.users_info(user=guest.id))["user"]
    assert left["deleted"]
    assert "is_restricted" not in left


async def test_an_outside_person_is_found_by_email_where_a_channel_is_shared(
    slack: Slack, client: AsyncWebClient
) -> None:
    outsider = slack.add_user("Gus", email="gus@guest.example", external=True)
    answer = await refusal(client.users_lookupByEmail(email="gus@guest.example"))
    assert answer["error"] == "users_not_found"
    slack.add_channel("shared", [outsider])
    found = (await client.users_lookupByEmail(email="gus@guest.example"))["user"]
    assert found["id"] == outsider.id


async def test_an_unknown_method_is_refused(client: AsyncWebClient, slack: Slack) -> None:
    answer = await refusal(client.api_call("chat.shout"))

    assert answer["error"] == "unknown_method"
    assert slack.violations == ["chat.shout: unknown method"]
