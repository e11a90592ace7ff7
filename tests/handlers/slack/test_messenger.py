"""What is sent to Slack, what comes of it, and what its refusals mean."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from aiohttp import ClientSession, ClientTimeout, web
from slack_sdk.web.async_client import AsyncWebClient

from bot.chat.messages import (
    Button,
    Document,
    Message,
    Picture,
    Style,
    UploadedPicture,
    line,
    plain,
)
from bot.ids import MessageRef, home_ref
from bot.states import ContactState
from handlers.ports import SendError
from handlers.slack.client import connect, open_session
from handlers.slack.messenger import METADATA_TYPE, SEARCHED, SlackMessenger
from sandbox import Clock, Fault
from sandbox.slack import Slack, SlackChannel, SlackUser
from tests.handlers.slack.conftest import shown
from tests.harness.house import free_port

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 64
HELLO = Message(paragraphs=(plain("Hello"),))
CHART = Picture(
    png=PNG, alt="NPS rose. By week: <+10>, +20", caption="NPS rose.", filename="nps.png"
)
COPY = Document(text="Name: 김준\n", caption="Yours, <!channel>", filename="my-data.txt")
QUESTION = Message(
    paragraphs=(plain("How likely?"),), rows=((Button(label="9", tap="1:s:t0k3n:9"),),)
)


def with_picture(upload: str) -> Message:
    picture = UploadedPicture(upload=upload, alt=CHART.alt)
    return replace(QUESTION, picture=picture)


async def refused(messenger: SlackMessenger, chat: str, message: Message = HELLO) -> SendError:
    with pytest.raises(SendError) as caught:
        await messenger.send(chat, message)
    return caught.value


# Sending


async def test_a_message_arrives_with_its_buttons(
    slack: Slack, messenger: SlackMessenger, ann: SlackUser
) -> None:
    ref = await messenger.send(slack.dm(ann).id, QUESTION)
    assert shown(slack, ann, ref).text == "How likely?"
    assert shown(slack, ann, ref).labels == [["9"]]


async def test_a_person_may_stand_for_their_chat_with_the_bot(
    slack: Slack, messenger: SlackMessenger, ann: SlackUser
) -> None:
    ref = await messenger.send(ann.id, HELLO)
    assert ref.startswith(f"{slack.dm(ann).id}/")


async def test_a_persons_chat_is_opened_once(
    slack: Slack, messenger: SlackMessenger, ann: SlackUser
) -> None:
    """Slack counts that as well, and nothing paces it here."""
    await messenger.send(ann.id, HELLO)
    slack.refuse("conversations.open", "ratelimited")
    await messenger.send(ann.id, QUESTION)
    assert [message.text for message in slack.messages(ann)] == ["Hello", "How likely?"]


async def test_nobody_is_pinged_by_anybodys_words(
    slack: Slack, messenger: SlackMessenger, support: SlackChannel
) -> None:
    words = f"<!channel> & <b> @here <@{support.members[0]}> https://evil.example"
    quoted = Message(paragraphs=(plain("New answer", Style.HEADING), plain(words, Style.QUOTE)))
    ref = await messenger.send(support.id, quoted)
    await messenger.edit(ref, quoted)
    assert shown(slack, support, ref).text == f"New answer\n{words}"
    assert shown(slack, support, ref).notification == f"New answer\n{words}"
    assert slack.pings == []


async def test_a_reply_stands_in_the_thread(
    slack: Slack, messenger: SlackMessenger, support: SlackChannel
) -> None:
    ref = await messenger.send(support.id, QUESTION)
    await messenger.send(support.id, HELLO, reply_to=ref)
    assert [reply.text for reply in shown(slack, support, ref).replies] == ["Hello"]


async def test_the_marker_travels_unseen(
    slack: Slack, client: AsyncWebClient, messenger: SlackMessenger, support: SlackChannel
) -> None:
    await messenger.send(support.id, HELLO, marker="d3l1v3ry")
    history = await client.conversations_history(channel=support.id, include_all_metadata=True)
    assert history["messages"][0]["metadata"] == {
        "event_type": "tentap",
        "event_payload": {"delivery": "d3l1v3ry"},
    }


async def test_an_edit_shows_the_new_words_and_takes_the_buttons_away(
    slack: Slack, messenger: SlackMessenger, ann: SlackUser
) -> None:
    ref = await messenger.send(slack.dm(ann).id, QUESTION)
    await messenger.edit(ref, HELLO)
    assert shown(slack, ann, ref).text == "Hello"
    assert shown(slack, ann, ref).rows == ()


async def test_the_same_edit_twice_is_success(
    slack: Slack, messenger: SlackMessenger, ann: SlackUser
) -> None:
    ref = await messenger.send(slack.dm(ann).id, QUESTION)
    await messenger.edit(ref, HELLO)
    await messenger.edit(ref, HELLO)


async def test_an_app_home_is_edited_like_a_message(
    slack: Slack, messenger: SlackMessenger, ann: SlackUser
) -> None:
    await messenger.edit(home_ref(ann.id), QUESTION)
    await messenger.edit(home_ref(ann.id), HELLO)
    home = slack.home(ann)
    assert home is not None
    assert (home.text, home.rows) == ("Hello", ())
    assert slack.messages(ann) == []


async def test_an_app_home_that_cannot_be_edited_is_refused_for_good(
    slack: Slack, messenger: SlackMessenger
) -> None:
    with pytest.raises(SendError) as caught:
        await messenger.edit(home_ref("U0STRANGER"), HELLO)
    assert caught.value.permanent
    assert caught.value.refusal.code == "invalid_arguments"


async def test_a_picture_comes_into_the_thread_with_its_words_above_it(
    slack: Slack, messenger: SlackMessenger, support: SlackChannel
) -> None:
    """Slack may never show a file that has an alternative text."""
    slack.set_file_delay(timedelta())
    ref = await messenger.send(support.id, HELLO)
    await messenger.send_picture(support.id, CHART, reply_to=ref)
    reply = await slack.until(lambda: shown(slack, support, ref).replies[0])
    assert reply.files[0].content == PNG
    assert (reply.text, reply.files[0].title) == ("NPS rose. By week: <+10>, +20", "NPS rose.")


async def test_a_document_comes_into_a_persons_chat_once_slack_has_scanned_it(
    slack: Slack, messenger: SlackMessenger, ann: SlackUser
) -> None:
    slack.set_file_delay(timedelta())
    await messenger.send_document(ann.id, COPY)
    message = await slack.until(lambda: slack.messages(ann)[0])
    (file,) = message.files
    assert (file.name, (file.content or b"").decode()) == ("my-data.txt", COPY.text)
    assert message.text == "Yours, <!channel>"
    assert slack.pings == []


@pytest.mark.parametrize(
    ("method", "code"),
    [
        ("files.getUploadURLExternal", "missing_scope"),
        ("files.getUploadURLExternal", "file_uploads_disabled"),
        ("files.completeUploadExternal", "file_type_not_allowed"),
    ],
)
async def test_a_workspace_that_takes_no_files_refuses_the_document(
    slack: Slack, messenger: SlackMessenger, ann: SlackUser, method: str, code: str
) -> None:
    slack.refuse(method, code)
    with pytest.raises(SendError, match=code) as caught:
        await messenger.send_document(ann.id, COPY)
    assert caught.value.document_refused
    assert caught.value.permanent
    assert slack.messages(ann) == []


@pytest.mark.parametrize("code", ["invalid_auth", "fatal_error"])
async def test_a_passing_refusal_is_none_of_the_document(
    slack: Slack, messenger: SlackMessenger, ann: SlackUser, code: str
) -> None:
    slack.refuse("files.getUploadURLExternal", code)
    with pytest.raises(SendError, match=code) as caught:
        await messenger.send_document(ann.id, COPY)
    assert not caught.value.document_refused
    assert not caught.value.permanent


async def test_an_uploaded_picture_is_shown_in_a_message_once_slack_has_processed_it(
    slack: Slack, messenger: SlackMessenger, clock: Clock, support: SlackChannel
) -> None:
    slack.set_file_delay(timedelta(seconds=30))
    upload = await messenger.upload(CHART)
    assert not await messenger.is_processed(upload)
    assert slack.messages(support) == []
    early = await refused(messenger, support.id, with_picture(upload))
    assert (early.picture_refused, early.permanent, early.uncertain) == (True, False, False)
    assert slack.messages(support) == []

    clock.move(timedelta(seconds=30))
    await until_processed(slack, upload)
    assert await messenger.is_processed(upload)
    ref = await messenger.send(support.id, with_picture(upload))
    words, image, buttons = shown(slack, support, ref).blocks
    assert (words["type"], buttons["type"]) == ("rich_text", "actions")
    assert image["slack_file"] == {"id": upload}
    assert image["alt_text"] == CHART.alt


async def until_processed(slack: Slack, upload: str) -> None:
    await slack.until(lambda: slack.ws.world.files[upload].is_ready)


async def test_a_picture_that_slack_takes_for_something_else_is_hopeless(
    slack: Slack, messenger: SlackMessenger, support: SlackChannel
) -> None:
    slack.set_file_delay(timedelta())
    upload = await messenger.upload(replace(CHART, filename="chart.csv"))
    await until_processed(slack, upload)
    with pytest.raises(SendError, match="text/csv") as caught:
        await messenger.is_processed(upload)
    assert caught.value.permanent


@pytest.mark.parametrize("upload", ["F0NOSUCHFILE", "f0 odd"])
async def test_a_picture_that_slack_does_not_know_is_the_reason_of_the_refusal(
    slack: Slack, messenger: SlackMessenger, support: SlackChannel, upload: str
) -> None:
    error = await refused(messenger, support.id, with_picture(upload))
    assert error.picture_refused
    assert error.permanent == (upload == "f0 odd")
    assert not error.uncertain


async def test_without_the_right_to_read_files_nothing_is_uploaded(
    slack: Slack, messenger: SlackMessenger
) -> None:
    slack.scopes.discard("files:read")
    with pytest.raises(SendError, match="files:read") as caught:
        await messenger.upload(CHART)
    assert caught.value.permanent
    assert all(file.content is None for file in slack.ws.world.files.values())


async def test_a_right_to_read_files_that_is_taken_away_is_told(
    slack: Slack, messenger: SlackMessenger
) -> None:
    upload = await messenger.upload(CHART)
    slack.scopes.discard("files:read")
    with pytest.raises(SendError, match="files:read") as caught:
        await messenger.is_processed(upload)
    assert caught.value.permanent


async def test_an_upload_whose_content_is_refused_may_be_tried_again(
    slack: Slack, messenger: SlackMessenger
) -> None:
    slack.faults.plan("upload", Fault.SERVER_ERROR)
    with pytest.raises(SendError, match="HTTP 500") as caught:
        await messenger.upload(CHART)
    assert not caught.value.permanent
    assert await messenger.upload(CHART)


async def test_other_faults_of_a_message_are_not_blamed_on_a_picture(
    slack: Slack, messenger: SlackMessenger, support: SlackChannel
) -> None:
    slack.set_file_delay(timedelta())
    upload = await messenger.upload(CHART)
    await until_processed(slack, upload)
    slack.refuse("chat.postMessage", "is_archived")
    error = await refused(messenger, support.id, with_picture(upload))
    assert (error.picture_refused, error.permanent) == (False, True)
    slack.refuse("chat.postMessage", "invalid_blocks", times=2)
    error = await refused(messenger, support.id)
    assert (error.picture_refused, error.permanent) == (False, True)
    error = await refused(messenger, support.id, with_picture(upload))
    assert (error.picture_refused, error.permanent) == (True, True)


async def test_whatever_is_said_fits(
    slack: Slack, messenger: SlackMessenger, support: SlackChannel
) -> None:
    long = Message(paragraphs=tuple(plain("&" * 5000, style) for style in Style) * 20)
    ref = await messenger.send(support.id, long)
    await messenger.edit(ref, long)
    assert len(shown(slack, support, ref).blocks) == 50


# Refusals


@pytest.mark.parametrize(
    ("code", "permanent", "contact"),
    [
        ("channel_not_found", True, None),
        ("is_archived", True, None),
        ("not_in_channel", True, None),
        ("messages_tab_disabled", True, None),
        ("restricted_action", True, None),
        ("invalid_blocks", True, None),
        ("msg_blocks_too_long", True, None),
        ("a_code_of_tomorrow", True, None),
        ("user_disabled", True, ContactState.GONE),
        ("user_not_found", True, ContactState.UNREACHABLE),
        ("user_not_visible", True, ContactState.UNREACHABLE),
        ("invalid_user_combination", True, ContactState.UNREACHABLE),
        ("invalid_auth", False, None),
        ("token_revoked", False, None),
        ("account_inactive", False, None),
        ("team_added_to_org", False, None),
        ("request_timeout", False, None),
    ],
)
async def test_a_definite_code_was_not_carried_out(
    slack: Slack,
    messenger: SlackMessenger,
    support: SlackChannel,
    code: str,
    permanent: bool,
    contact: ContactState | None,
) -> None:
    slack.refuse("chat.postMessage", code)
    error = await refused(messenger, support.id)
    assert (str(error), error.permanent, error.contact) == (code, permanent, contact)
    assert not error.uncertain
    assert error.retry_after is None


@pytest.mark.parametrize("code", ["fatal_error", "internal_error", "service_unavailable"])
async def test_slacks_own_failures_may_have_been_carried_out(
    slack: Slack, messenger: SlackMessenger, support: SlackChannel, code: str
) -> None:
    slack.refuse("chat.postMessage", code)
    error = await refused(messenger, support.id)
    assert error.uncertain
    assert not error.permanent


@pytest.mark.parametrize("code", ["message_not_found", "cant_update_message", "edit_window_closed"])
async def test_an_edit_that_cannot_be_made_is_given_up(
    slack: Slack, messenger: SlackMessenger, support: SlackChannel, code: str
) -> None:
    ref = await messenger.send(support.id, HELLO)
    slack.refuse("chat.update", code)
    with pytest.raises(SendError, match=code) as caught:
        await messenger.edit(ref, HELLO)
    assert caught.value.permanent


async def test_a_message_that_is_gone_cannot_be_edited(
    messenger: SlackMessenger, support: SlackChannel
) -> None:
    with pytest.raises(SendError, match="message_not_found") as caught:
        await messenger.edit(MessageRef(f"{support.id}/1.000001"), HELLO)
    assert caught.value.permanent


async def test_too_many_requests_tell_how_long_to_wait(
    slack: Slack, messenger: SlackMessenger, support: SlackChannel
) -> None:
    slack.faults.plan("chat.postMessage", Fault.RATE_LIMITED, retry_after=30)
    error = await refused(messenger, support.id)
    assert error.retry_after == timedelta(seconds=30)
    assert not error.uncertain
    assert not error.permanent


@pytest.mark.parametrize(
    ("fault", "posted"),
    [(Fault.SERVER_ERROR, 0), (Fault.DROP_BEFORE, 0), (Fault.DROP_AFTER, 1)],
)
async def test_without_an_answer_nobody_knows_and_nothing_is_repeated(
    slack: Slack, messenger: SlackMessenger, support: SlackChannel, fault: Fault, posted: int
) -> None:
    slack.faults.plan("chat.postMessage", fault)
    error = await refused(messenger, support.id)
    assert error.uncertain
    assert not error.permanent
    assert str(error) in {"HTTP 500", "unreadable answer"}
    assert len(slack.messages(support)) == posted


async def test_a_picture_that_is_not_taken_is_told(
    slack: Slack, messenger: SlackMessenger, support: SlackChannel
) -> None:
    slack.faults.plan("upload", Fault.SERVER_ERROR)
    with pytest.raises(SendError) as caught:
        await messenger.send_picture(support.id, CHART)
    assert not caught.value.permanent


async def test_no_connection_is_certainly_not_sent() -> None:
    async with open_session() as session:
        messenger = SlackMessenger(connect("xoxb-secret", "http://127.0.0.1:9/api/", session))
        error = await refused(messenger, "C0SUPPORT")
    assert not error.uncertain
    assert not error.permanent
    assert str(error) == "no connection"


async def test_a_server_that_speaks_no_tls_certainly_got_nothing(slack: Slack) -> None:
    address = slack.api_url.replace("http://", "https://")
    async with open_session() as session:
        error = await refused(SlackMessenger(connect("xoxb-1", address, session)), "C0SUPPORT")
    assert (error.uncertain, error.permanent) == (False, False)


async def test_no_link_is_unfolded() -> None:
    """A customer's words may hold one, and what stands behind it would be shown to staff."""
    asked: list[dict[str, object]] = []

    async def answer(request: web.Request) -> web.Response:
        asked.append(dict(await request.post()) or await request.json())
        return web.json_response({"ok": True, "channel": "C0SUPPORT", "ts": "1.000001"})

    async with answering(answer) as address, open_session() as session:
        await SlackMessenger(connect("xoxb-1", address, session)).send("C0SUPPORT", HELLO)
    (sent,) = asked
    assert [str(sent[key]).lower() for key in ("unfurl_links", "unfurl_media")] == ["false"] * 2


@asynccontextmanager
async def answering(
    answer: Callable[[web.Request], Awaitable[web.Response]],
) -> AsyncIterator[str]:
    """The address of a Slack that gives this answer to everything."""
    app = web.Application()
    app.router.add_post("/api/{method}", answer)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0]
    yield f"http://{host}:{port}/api/"
    await runner.cleanup()


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        ("{broken", "application/json"),
        ("[]", "application/json"),
        ("<html>hello</html>", "text/html"),
        ("hello", "text/plain"),
        ("", "application/json"),
    ],
)
async def test_an_answer_that_cannot_be_read_leaves_it_open(body: str, content_type: str) -> None:
    async def answer(request: web.Request) -> web.Response:
        return web.Response(text=body, content_type=content_type)

    async with answering(answer) as address, open_session() as session:
        error = await refused(SlackMessenger(connect("xoxb", address, session)), "C0SUPPORT")
    assert error.uncertain
    assert not error.permanent


async def test_a_silent_slack_leaves_it_open_after_fifteen_seconds() -> None:
    async def answer(request: web.Request) -> web.Response:
        await asyncio.sleep(60)
        return web.Response()

    async with open_session() as session:
        assert session.timeout.total == 15
    async with (
        answering(answer) as address,
        ClientSession(timeout=ClientTimeout(total=0.2)) as session,
    ):
        error = await refused(SlackMessenger(connect("xoxb", address, session)), "C0SUPPORT")
    assert error.uncertain


# By a press


@pytest.fixture
async def pressed(
    slack: Slack, messenger: SlackMessenger, ann: SlackUser
) -> tuple[MessageRef, str]:
    """A message, and the address that a press on it brought."""
    ref = await messenger.send(slack.dm(ann).id, QUESTION)
    press = slack.press(ann, shown(slack, ann, ref), "9")
    return ref, press.sent.payload["response_url"]


async def by_press(messenger: SlackMessenger, ref: MessageRef, url: str) -> SendError:
    with pytest.raises(SendError) as caught:
        await messenger.edit(ref, HELLO, response_url=url)
    return caught.value


async def test_a_press_edits_its_message(
    slack: Slack, messenger: SlackMessenger, ann: SlackUser, pressed: tuple[MessageRef, str]
) -> None:
    ref, url = pressed
    await messenger.edit(ref, HELLO, response_url=url)
    assert shown(slack, ann, ref).text == "Hello"


async def test_a_refused_press_leaves_the_message_to_the_pace(
    slack: Slack, messenger: SlackMessenger, ann: SlackUser, pressed: tuple[MessageRef, str]
) -> None:
    ref, url = pressed
    for _ in range(5):
        await messenger.edit(ref, QUESTION, response_url=url)
    slack.faults.plan("response_url", Fault.RATE_LIMITED, retry_after=7)
    for error in [await by_press(messenger, ref, url) for _ in range(2)]:
        assert error.response_url_refused
        assert (error.permanent, error.retry_after) == (False, None)
    assert shown(slack, ann, ref).text == "How likely?"


async def test_where_the_press_leads_nowhere_nothing_was_sent(
    messenger: SlackMessenger, pressed: tuple[MessageRef, str]
) -> None:
    ref, _ = pressed
    nobody = f"http://127.0.0.1:{free_port()}/"
    error = await by_press(messenger, ref, nobody)
    assert (error.response_url_refused, error.uncertain) == (True, False)


@pytest.mark.parametrize("fault", [Fault.SERVER_ERROR, Fault.DROP_AFTER])
async def test_a_press_that_is_not_answered_leaves_it_open(
    slack: Slack, messenger: SlackMessenger, pressed: tuple[MessageRef, str], fault: Fault
) -> None:
    slack.faults.plan("response_url", fault)
    error = await by_press(messenger, *pressed)
    assert (error.response_url_refused, error.uncertain) == (False, True)


@pytest.mark.parametrize(
    ("body", "refused"), [('{"ok": false, "error": "used_url"}', True), ('{"ok": true}', False)]
)
async def test_a_refusal_may_be_in_the_words_alone(
    messenger: SlackMessenger, pressed: tuple[MessageRef, str], body: str, refused: bool
) -> None:
    ref, _ = pressed

    async def answer(request: web.Request) -> web.Response:
        return web.Response(text=body)

    async with answering(answer) as address:
        if refused:
            assert (await by_press(messenger, ref, f"{address}response")).response_url_refused
        else:
            await messenger.edit(ref, HELLO, response_url=f"{address}response")


# Looking for what was sent


async def test_a_message_is_found_by_its_marker(
    messenger: SlackMessenger, support: SlackChannel
) -> None:
    await messenger.send(support.id, HELLO, marker="another")
    ref = await messenger.send(support.id, HELLO, marker="d3l1v3ry")
    await messenger.send(support.id, HELLO)
    assert await messenger.find(support.id, "d3l1v3ry", LONG_AGO) == ref


async def test_an_edited_message_is_found_as_well(
    slack: Slack, messenger: SlackMessenger, ann: SlackUser
) -> None:
    chat = slack.dm(ann).id
    ref = await messenger.send(chat, HELLO, marker="d3l1v3ry")
    await messenger.edit(ref, QUESTION)
    assert await messenger.find(ann.id, "d3l1v3ry", LONG_AGO) == ref


async def test_what_was_never_sent_is_certainly_not_there(
    messenger: SlackMessenger, support: SlackChannel
) -> None:
    await messenger.send(support.id, HELLO, marker="another")
    assert await messenger.find(support.id, "d3l1v3ry", LONG_AGO) is None


async def test_it_is_looked_for_behind_much_else(
    slack: Slack, messenger: SlackMessenger, ann: SlackUser, support: SlackChannel
) -> None:
    ref = await messenger.send(support.id, HELLO, marker="d3l1v3ry")
    for number in range(400):
        slack.type(ann, f"Lunch? {number}", channel=support)
    assert await messenger.find(support.id, "d3l1v3ry", LONG_AGO) == ref
    assert await messenger.find(support.id, "never sent", LONG_AGO) is None


async def test_older_messages_than_asked_for_are_not_looked_at(
    clock: Clock, messenger: SlackMessenger, support: SlackChannel
) -> None:
    await messenger.send(support.id, HELLO, marker="d3l1v3ry")
    clock.move(timedelta(hours=1))
    assert await messenger.find(support.id, "d3l1v3ry", clock.now()) is None


async def test_of_a_history_that_is_too_long_nothing_is_told(
    slack: Slack, messenger: SlackMessenger, ann: SlackUser, support: SlackChannel
) -> None:
    for number in range(SEARCHED + 1):
        slack.type(ann, f"Lunch? {number}", channel=support)
    error = await unseen(messenger, support)
    assert (error.permanent, str(error)) == (True, "the chat's history is too long to read")


async def test_an_app_that_may_not_look_is_told_nothing(
    slack: Slack, messenger: SlackMessenger, support: SlackChannel
) -> None:
    slack.scopes.discard("channels:history")
    assert (await unseen(messenger, support)).permanent


async def test_metadata_that_slack_keeps_to_itself_tells_nothing(
    slack: Slack, client: AsyncWebClient, messenger: SlackMessenger, support: SlackChannel
) -> None:
    """Slack may show the metadata's type without what is in it."""
    hidden = {"event_type": METADATA_TYPE, "event_payload": {}}
    await client.chat_postMessage(channel=support.id, text="Hello", metadata=hidden)
    assert (await unseen(messenger, support)).permanent


async def test_a_look_that_failed_may_be_repeated(
    slack: Slack, messenger: SlackMessenger, support: SlackChannel
) -> None:
    slack.faults.plan("conversations.history", Fault.SERVER_ERROR)
    slack.faults.plan("conversations.history", Fault.RATE_LIMITED, retry_after=7)
    assert not (await unseen(messenger, support)).permanent
    assert (await unseen(messenger, support)).retry_after == timedelta(seconds=7)


async def unseen(messenger: SlackMessenger, channel: SlackChannel) -> SendError:
    with pytest.raises(SendError) as caught:
        await messenger.find(channel.id, "d3l1v3ry", LONG_AGO)
    return caught.value


async def test_a_message_can_be_deleted_and_one_that_is_gone_is(
    slack: Slack, messenger: SlackMessenger, support: SlackChannel
) -> None:
    sent = await messenger.send(support.id, line("Your words?"))
    await messenger.remove(sent)
    await messenger.remove(sent)
    assert slack.messages(support) == []
