"""What a platform refuses is reported with its code and its fix, or sent as its text alone."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.chat.platforms import Platform
from bot.survey.scale import NPS
from handlers.app.sandbox_config import TELEGRAM_ADMIN, TELEGRAM_GROUPS, StaffPlatform
from sandbox.slack import SlackMessage, SlackUser
from storage.schema import invitations
from storage.schema import outbox as table
from storage.states import OutboxKind, OutboxState
from tests.harness.mondays import until_monday
from tests.harness.sqlite import migrated
from tests.invariants.restartable_house import ENGLISH, RestartableHouse, on_both, open_home

POST, UPDATE, SEND, EDIT = "chat.postMessage", "chat.update", "sendMessage", "editMessageText"
NUMBER, YES = ENGLISH("refusal.type_number", **NPS.ends), ENGLISH("refusal.type_yes")
PLAIN = "so it goes out as plain text"
MINUTE = timedelta(minutes=1)
SUPPORT, TEAM, ADMIN = (int(TELEGRAM_GROUPS[name]) for name in ("support", "team", "admin"))


@pytest.fixture
async def in_telegram(tmp_path: Path) -> AsyncIterator[RestartableHouse]:
    """The staff is there."""
    database = migrated(tmp_path / "telegram.db")
    async with open_home(database, staff=StaffPlatform.TELEGRAM) as home:
        yield home


def admin_reads(home: RestartableHouse, part: str) -> list[str]:
    """The lines to the admin that contain *part*."""
    admin = home.config.channels.admin
    if admin is not None and admin.platform is Platform.SLACK:
        lines = home.shown(home.cast.ada)
    else:
        lines = [one.text for one in home.telegram.messages(ADMIN)]
    return [line for line in lines if part in line]


def is_plain(home: RestartableHouse, message: SlackMessage) -> bool:
    """Whether the post is text alone, without blocks."""
    post = home.slack.ws.world.post(message.channel, message.ts)
    return post is not None and post.blocks == []


async def detractor(home: RestartableHouse) -> None:
    """Dani is asked, and will give a 2."""
    await home.ask(home.cast.dani)
    await home.until(lambda: not home.bot.troubles)


async def lost_alert(home: RestartableHouse) -> str:
    """What the admin reads of it."""
    (line,) = await home.until(lambda: admin_reads(home, "couldn't be posted"))
    return line


@pytest.mark.long
@pytest.mark.parametrize(
    ("code", "fix"),
    [
        ("channel_not_found", "unknown_chat"),
        ("not_in_channel", "not_member"),
        ("is_archived", "archived"),
        ("restricted_action", "read_only"),
        ("restricted_action_read_only_channel", "read_only"),
        ("restricted_action_thread_only_channel", "threads_only"),
        ("ekm_access_denied", "suspended"),
        ("team_access_not_granted", "no_access"),
        ("messages_tab_disabled", "messages_tab"),
        ("a_code_of_tomorrow", "unknown"),
    ],
)
async def test_the_admin_reads_slacks_code_and_its_fix(
    home: RestartableHouse, code: str, fix: str
) -> None:
    await detractor(home)
    home.slack.refuse(POST, code)
    home.tap(home.cast.dani, 2)
    line = await lost_alert(home)
    assert "Dani (2 of 10)" in line
    assert f"Slack says “{code}”. {ENGLISH(f'refusal.fix.{fix}')}" in line
    assert "Invite the bot there again" not in line


@pytest.mark.long
@pytest.mark.parametrize(
    ("description", "fix"),
    [
        ("Bad Request: chat not found", "unknown_chat"),
        ("Bad Request: not enough rights to send text messages to the chat", "read_only"),
        ("Bad Request: have no rights to send a message", "read_only"),
        ("Bad Request: CHAT_WRITE_FORBIDDEN", "read_only"),
        ("Bad Request: TOPIC_CLOSED", "thread_closed"),
        ("Bad Request: PEER_ID_INVALID", "unknown_chat"),
        ("Forbidden: bot was kicked from the supergroup chat", "not_member"),
        ("Forbidden: bot is not a member of the channel chat", "not_member"),
        ("Bad Request: SOMETHING_OF_TOMORROW", "unknown"),
    ],
)
async def test_the_admin_reads_telegrams_words_and_their_fix(
    in_telegram: RestartableHouse, description: str, fix: str
) -> None:
    home = in_telegram
    await home.ask(home.cast.dani)
    home.telegram.refuse(SEND, description, code=403 if "Forbidden" in description else 400)
    home.tap(home.cast.dani, 2)
    line = await lost_alert(home)
    words = description.removeprefix("Bad Request: ").lower()
    assert f"telegram says “{words}”" in line.lower()
    assert ENGLISH(f"refusal.fix.{fix}") in line


@pytest.mark.long
@on_both
async def test_the_reason_survives_a_restart(home: RestartableHouse) -> None:
    await detractor(home)
    home.slack.refuse(POST, "is_archived", channel=home.cast.support.id)
    home.slack.refuse(
        POST, "ratelimited", channel=home.slack.dm(home.cast.ada).id, times=99, retry_after=60
    )
    home.tap(home.cast.dani, 2)
    await home.until_outbox(OutboxKind.ALERT, OutboxState.FAILED)
    await home.stop()
    home.slack.refuse_no_more(POST)
    await home.start()
    await home.pass_time(timedelta(minutes=20))
    assert "is_archived" in await lost_alert(home)


# What is refused as it was written


@pytest.mark.sampled
@pytest.mark.parametrize(
    "code",
    ["invalid_blocks", "invalid_attachments", "msg_too_long", "msg_blocks_too_long", "no_text"],
)
async def test_an_alert_that_slack_cannot_read_is_posted_as_its_text(
    home: RestartableHouse, code: str
) -> None:
    await detractor(home)
    home.slack.refuse(POST, code)
    home.tap(home.cast.dani, 2)
    (alert,) = await home.until(home.alerts)
    assert "Dani" in alert.text
    assert is_plain(home, alert)
    (line,) = await home.until(lambda: admin_reads(home, PLAIN))
    assert f"Slack says “{code}”" in line
    await home.until_outbox(OutboxKind.ALERT, OutboxState.SENT)
    assert len(home.alerts()) == 1
    assert admin_reads(home, "couldn't be posted") == []


@pytest.mark.long
@pytest.mark.parametrize(
    "description",
    [
        "Bad Request: can't parse entities: unsupported start tag",
        "Bad Request: message is too long",
        "Bad Request: BUTTON_URL_INVALID",
        "Bad Request: inline keyboard button URL 'x' is invalid: wrong HTTP URL",
    ],
)
async def test_an_alert_that_telegram_cannot_read_is_posted_as_its_text(
    in_telegram: RestartableHouse, description: str
) -> None:
    home = in_telegram
    await home.ask(home.cast.dani)
    home.telegram.refuse(SEND, description)
    home.tap(home.cast.dani, 2)
    alert = await home.until(lambda: home.telegram.messages(SUPPORT)[0])
    assert ("Dani" in alert.text, alert.entities, alert.markup) == (True, (), None)
    assert len(await home.until(lambda: admin_reads(home, PLAIN))) == 1
    assert len(home.telegram.messages(SUPPORT)) == 1


@pytest.mark.long
@pytest.mark.parametrize("platform", list(Platform))
async def test_a_question_without_its_buttons_is_answered_by_typing(
    home: RestartableHouse, platform: Platform
) -> None:
    customer = home.cast.dani if platform is Platform.SLACK else home.cast.tomo
    await home.add(customer)
    if platform is Platform.SLACK:
        home.slack.refuse(POST, "invalid_blocks")
    else:
        home.telegram.refuse(SEND, "Bad Request: BUTTON_TYPE_INVALID")
    await home.queue_question(customer)
    question = (await home.until(lambda: home.shown(customer)))[0]
    assert "How likely are you to recommend" in question
    assert question.endswith(NUMBER)
    assert home.questions(customer) == 0
    home.type(customer, "9")
    await home.until_rows(invitations, lambda rows: [row.score for row in rows] == [9])


@pytest.mark.long
@pytest.mark.parametrize("platform", list(Platform))
async def test_an_edit_is_made_with_the_text_alone(
    home: RestartableHouse, platform: Platform
) -> None:
    customer = home.cast.dani if platform is Platform.SLACK else home.cast.tomo
    await home.ask(customer)
    if platform is Platform.SLACK:
        home.slack.refuse("response_url", "invalid_blocks")
        home.slack.refuse(UPDATE, "invalid_blocks")
    else:
        home.telegram.refuse(EDIT, "Bad Request: can't parse entities: byte offset 7")
    home.tap(customer, 9)
    await home.until(lambda: any("9 of 10" in text for text in home.shown(customer)))
    await home.until_outbox(OutboxKind.CARD, OutboxState.SENT)
    assert home.questions(customer) == 0


@pytest.mark.long
@pytest.mark.parametrize("platform", list(Platform))
async def test_a_card_without_its_buttons_is_answered_by_a_typed_yes(
    home: RestartableHouse, platform: Platform
) -> None:
    customer = home.cast.dani if platform is Platform.SLACK else home.cast.tomo
    await home.ask(customer)
    home.tap(customer, 2)
    await home.until(lambda: any("2 of 10" in text for text in home.shown(customer)))
    if isinstance(customer, SlackUser):
        home.slack.refuse(POST, "invalid_blocks", channel=home.slack.dm(customer).id)
    else:
        home.telegram.refuse(SEND, "Bad Request: BUTTON_TYPE_INVALID", chat_id=customer.id)
    home.type(customer, "too slow")
    await home.pass_time(timedelta(seconds=4))
    await home.until(lambda: any(text.endswith(YES) for text in home.shown(customer)))
    home.type(customer, "yes")
    await home.becomes(lambda asked: asked.contact_wanted is True, customer)


@pytest.mark.long
async def test_the_text_alone_is_sent_once_after_a_restart(home: RestartableHouse) -> None:
    await detractor(home)
    home.slack.refuse(POST, "invalid_blocks", channel=home.cast.support.id)
    home.slack.refuse(POST, "ratelimited", channel=home.cast.support.id, times=99, retry_after=60)
    home.tap(home.cast.dani, 2)
    await home.until_rows(table, lambda rows: any(row.reason == "ratelimited" for row in rows))
    await home.stop()
    home.slack.refuse_no_more(POST)
    await home.start()
    await home.pass_time(timedelta(minutes=20))
    await home.until_outbox(OutboxKind.ALERT, OutboxState.SENT)
    (alert,) = home.alerts()
    assert is_plain(home, alert)


@pytest.mark.long
async def test_a_text_that_is_refused_too_is_reported_and_not_tried_for_ever(
    home: RestartableHouse,
) -> None:
    await detractor(home)
    home.slack.refuse(POST, "invalid_blocks", channel=home.cast.support.id)
    home.slack.refuse(POST, "msg_too_long", channel=home.cast.support.id)
    home.tap(home.cast.dani, 2)
    assert "msg_too_long" in await lost_alert(home)
    await home.until_outbox(OutboxKind.ALERT, OutboxState.FAILED)
    assert home.alerts() == []


@pytest.mark.long
async def test_the_admin_is_told_once_of_a_code(home: RestartableHouse) -> None:
    await detractor(home)
    home.slack.refuse(POST, "invalid_blocks")
    home.tap(home.cast.dani, 2)
    await home.until(lambda: admin_reads(home, PLAIN))
    home.slack.refuse(UPDATE, "invalid_blocks", channel=home.cast.support.id)
    home.type(home.cast.dani, "too slow")
    await home.pass_time(2 * MINUTE)
    await home.until(lambda: "too slow" in home.alerts()[0].text)
    await home.until_outbox(OutboxKind.ALERT, OutboxState.SENT)
    assert len(admin_reads(home, PLAIN)) == 1


@pytest.mark.long
async def test_the_log_names_the_place_and_quotes_nothing(
    home: RestartableHouse, capfd: pytest.CaptureFixture[str]
) -> None:
    await detractor(home)
    complaints = [
        "must be less than 3001 characters [json-pointer:/blocks/2/text/text]",
        "invalid url: 'https://secret.example/dani' [json-pointer:/blocks/3/elements/0/url]",
    ]
    home.slack.refuse(POST, "invalid_blocks", messages=complaints)
    home.tap(home.cast.dani, 2)
    await home.until(home.alerts)
    log = capfd.readouterr().out
    (line,) = [one for one in log.splitlines() if "message.text_alone" in one]
    assert "must be less than 3001 characters at /blocks/2/text/text" in line
    assert "invalid url at /blocks/3/elements/0/url" in line
    assert "secret.example" not in log


# Everything else that staff should have read


@pytest.mark.long
async def test_refused_feedback_reaches_the_admin_with_the_fix(home: RestartableHouse) -> None:
    await home.ask(home.cast.dani)
    home.tap(home.cast.dani, 9)
    await home.until(lambda: any("9 of 10" in text for text in home.shown(home.cast.dani)))
    await home.pass_time(timedelta(days=40))
    home.type(home.cast.dani, "Where is my invoice?")
    await home.until_outbox(OutboxKind.FEEDBACK, OutboxState.DUE)
    await home.until_outbox(OutboxKind.NOTE, OutboxState.SENT)
    home.slack.refuse(POST, "restricted_action")
    await home.pass_time(2 * MINUTE)
    line = await lost_alert(home)
    assert "Where is my invoice?" in line
    assert f"“restricted_action”. {ENGLISH('refusal.fix.read_only')}" in line


def next_monday(home: RestartableHouse) -> timedelta:
    return until_monday(home.now, home.config.timezone)


@pytest.mark.long
async def test_a_refused_summary_is_reported(home: RestartableHouse) -> None:
    await home.ask(home.cast.dani)
    home.slack.remove_bot(home.cast.team)
    await home.pass_time(next_monday(home))
    line = await lost_alert(home)
    assert "The summary of relationship" in line
    assert "tentap summary --survey relationship" in line
    assert ENGLISH("refusal.fix.not_member") in line or ENGLISH("refusal.fix.unknown_chat") in line


@pytest.mark.long
async def test_a_chart_that_cannot_be_processed_becomes_words(
    in_telegram: RestartableHouse,
) -> None:
    home = in_telegram
    await home.ask(home.cast.dani)
    home.tap(home.cast.dani, 9)
    await home.until(lambda: any("9 of 10" in text for text in home.shown(home.cast.dani)))
    home.telegram.refuse("sendPhoto", "Bad Request: IMAGE_PROCESS_FAILED")
    await home.pass_time(next_monday(home))
    below = await home.until(lambda: home.telegram.messages(TEAM)[1])
    assert below.text.startswith("NPS")
    assert below.photo is None


@pytest.mark.long
async def test_a_silent_admin_is_reported_to_support(home: RestartableHouse) -> None:
    await detractor(home)
    home.slack.archive(home.cast.team)
    home.slack.refuse(POST, "is_archived")  # the alert
    home.slack.refuse(POST, "messages_tab_disabled")  # the report of it
    home.tap(home.cast.dani, 2)
    (line,) = await home.until(home.alerts)
    assert "Messages to the admin address" in line.text
    assert ENGLISH("refusal.fix.messages_tab") in line.text


# What waits until someone has changed something


@pytest.mark.long
async def test_a_missing_scope_is_named_while_messages_wait(home: RestartableHouse) -> None:
    await detractor(home)
    home.slack.refuse(POST, "missing_scope", needed="chat:write.public", times=1)
    home.tap(home.cast.dani, 2)
    (line,) = await home.until(lambda: admin_reads(home, "are waiting"))
    assert ENGLISH("refusal.fix.scope", needed="chat:write.public") in line
    await home.pass_time(10 * MINUTE)
    await home.until_outbox(OutboxKind.ALERT, OutboxState.SENT)


@pytest.mark.long
async def test_a_revoked_token_is_reported_on_the_other_platform(tmp_path: Path) -> None:
    admin: dict[str, Any] = {"channels": {"admin": f"telegram:{TELEGRAM_ADMIN}"}}
    async with open_home(migrated(tmp_path / "tentap.db"), **admin) as home:
        home.telegram.start(home.telegram.user(int(TELEGRAM_ADMIN)))
        await detractor(home)
        home.slack.refuse(POST, "token_revoked", times=1)
        home.tap(home.cast.dani, 2)
        ada = home.telegram.user(int(TELEGRAM_ADMIN))
        await home.until(lambda: "token_revoked" in home.telegram.messages(ada)[-1].text)
        line = home.telegram.messages(ada)[-1].text
        assert ENGLISH("refusal.fix.token") in line
