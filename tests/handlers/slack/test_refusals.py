"""What Slack's codes mean, over the real client."""

import json
from pathlib import Path

import pytest

from bot.chat.messages import Button, Link, Message, Style, plain
from bot.chat.refusals import RefusalReason as Reason
from bot.language.plain_message import text_alone
from handlers.ports import SendError
from handlers.slack.messenger import SlackMessenger
from handlers.slack.refusals import detail_of, refusal_of
from sandbox.slack import Slack, SlackChannel
from tests.handlers.slack.conftest import SPECS

NOT_OURS = {
    "as_user_not_supported",
    "draft_already_deleted",
    "draft_already_sent",
    "draft_has_conflict",
    "draft_not_found",
    "duplicate_message_not_found",
    "file_deleted",
    "file_is_deleted",
    "file_not_found",
    "file_share_limit_reached",
    "max_file_sharing_exceeded",
    "missing_file_data",
    "no_dual_broadcast_content_update",
    "cant_broadcast_message",
    "streaming_state_conflict",
    "too_many_contact_cards",
    "unable_to_share_files",
    "blocked_file_type",
    "slack_connect_blocked_file_type",
    "slack_connect_canvas_sharing_blocked",
    "slack_connect_clip_sharing_blocked",
    "slack_connect_file_link_sharing_blocked",
    "slack_connect_file_upload_sharing_blocked",
    "slack_connect_lists_sharing_blocked",
    "invalid_metadata_format",
    "invalid_metadata_schema",
    "metadata_must_be_sent_from_app",
    "metadata_too_large",
}
"""Of arguments that Tentap does not send, or that its text alone would have as well."""


async def refusal(
    slack: Slack, messenger: SlackMessenger, support: SlackChannel, code: str, needed: str = ""
) -> SendError:
    slack.refuse("chat.postMessage", code, needed=needed)
    with pytest.raises(SendError) as refused:
        await messenger.send(support.id, Message(paragraphs=(plain("Hello"),)))
    return refused.value


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("channel_not_found", Reason.UNKNOWN_CHAT),
        ("not_in_channel", Reason.NOT_MEMBER),
        ("is_archived", Reason.ARCHIVED),
        ("restricted_action", Reason.READ_ONLY),
        ("restricted_action_thread_only_channel", Reason.THREADS_ONLY),
        ("restricted_action_thread_locked", Reason.THREAD_CLOSED),
        ("cannot_reply_to_message", Reason.THREAD_CLOSED),
        ("thread_not_found", Reason.THREAD_GONE),
        ("edit_window_closed", Reason.NOT_EDITABLE),
        ("msg_blocks_too_long", Reason.TOO_LONG),
        ("invalid_blocks", Reason.BAD_MESSAGE),
        ("invalid_auth", Reason.TOKEN),
        ("account_inactive", Reason.TOKEN),
        ("ekm_access_denied", Reason.SUSPENDED),
        ("team_access_not_granted", Reason.NO_ACCESS),
        ("org_login_required", Reason.SIGN_IN),
        ("rate_limited", Reason.RATE_LIMITED),
        ("message_limit_exceeded", Reason.WORKSPACE_LIMIT),
        ("messages_tab_disabled", Reason.MESSAGES_TAB),
        ("no_permission", Reason.READ_ONLY),
        ("user_disabled", Reason.PERSON),
        ("fatal_error", Reason.PLATFORM),
        ("never_seen_before", Reason.UNKNOWN),
    ],
)
async def test_a_code_has_its_reason(
    slack: Slack, messenger: SlackMessenger, support: SlackChannel, code: str, reason: Reason
) -> None:
    error = await refusal(slack, messenger, support, code)
    assert (error.refusal.reason, error.refusal.code) == (reason, code)


async def test_the_missing_scope_is_named(
    slack: Slack, messenger: SlackMessenger, support: SlackChannel
) -> None:
    error = await refusal(slack, messenger, support, "missing_scope", needed="chat:write.public")
    assert (error.refusal.reason, error.refusal.needed) == (Reason.SCOPE, "chat:write.public")


@pytest.mark.parametrize("needed", [None, 7, "", "Mia's secret", ["chat:write"]])
def test_what_is_no_scope_is_not_shown(needed: object) -> None:
    assert refusal_of("missing_scope", {"needed": needed}).needed == ""


@pytest.mark.skipif(not SPECS.exists(), reason="Slack's reference files are not here")
@pytest.mark.parametrize("method", ["chat.postMessage", "chat.update"])
def test_every_code_of_the_reference_has_its_reason(method: str) -> None:
    codes = set(json.loads(Path(SPECS / f"{method}.json").read_text())["errors"])
    unknown = {code for code in codes if refusal_of(code, {}).reason is Reason.UNKNOWN}
    assert unknown <= NOT_OURS


@pytest.mark.parametrize(
    ("messages", "detail"),
    [
        (["[ERROR] must be more than 0 characters [json-pointer:/blocks/0/text/text]"],
         "must be more than 0 characters at /blocks/0/text/text"),
        (["[ERROR] unsupported type: Dani's words [json-pointer:/blocks/1]"],
         "unsupported type at /blocks/1"),
        (["Dani wrote this"], ""),
        (["[json-pointer:/blocks/Dani Novak]"], ""),
        ([7, None], ""),
        ("no list", ""),
    ],
)  # fmt: skip
def test_the_log_gets_rules_and_places_but_no_words(messages: object, detail: str) -> None:
    assert detail_of({"response_metadata": {"messages": messages}}) == detail
    assert detail_of({"errors": messages}) == detail


async def test_text_alone_is_a_text_in_which_nothing_is_markup(
    slack: Slack, messenger: SlackMessenger, support: SlackChannel
) -> None:
    message = Message(
        paragraphs=(
            plain("A *bold* name", Style.HEADING),
            plain("_so_ `bad`\n~never~ <!here> a_b", Style.QUOTE),
        ),
        rows=((Link(label="Help", url="https://help.example"), Button(label="9", tap="s:9")),),
    )
    ref = await messenger.send(support.id, text_alone(message, "Type a number."))
    (shown,) = slack.messages(support)
    assert slack.pings == []
    assert shown.rows == ()
    assert shown.text == (
        "A ∗bold∗ name\n> ˍsoˍ ˋbadˋ\n> ∼never∼ <!here> a_b\nHelp: https://help.example\n"
        "Type a number."
    )
    await messenger.edit(ref, text_alone(message, "Type a number."))
    assert slack.messages(support)[0].text == shown.text


async def test_a_long_text_alone_keeps_what_to_type(
    slack: Slack, messenger: SlackMessenger, support: SlackChannel
) -> None:
    long = Message(paragraphs=(plain("Question"), plain("&" * 9000, Style.QUOTE)))
    await messenger.send(support.id, text_alone(long, "Type a number."))
    (shown,) = slack.messages(support)
    assert shown.text.startswith("Question\n> &&&")
    assert shown.text.endswith("…\nType a number.")
    assert len(shown.text.replace("&", "&amp;")) <= 4000
