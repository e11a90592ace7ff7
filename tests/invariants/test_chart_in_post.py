"""The chart stands in the weekly post, once, and never keeps the post from being posted."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Row

from handlers.app.sandbox_config import TELEGRAM_GROUPS, StaffPlatform
from handlers.usecases.picture_progress import PAUSES
from sandbox import Fault
from sandbox.slack import File, SlackMessage
from storage.engine.databases import Database
from storage.schema import outbox
from storage.states import OutboxKind, OutboxState
from tests.harness.long_params import long_but
from tests.harness.mondays import until_monday
from tests.invariants.restartable_house import RestartableHouse, on_both, open_home

pytestmark = on_both

DAY = timedelta(days=1)
SLOW = timedelta(hours=1)
SOON = timedelta(seconds=31)


def posts(home: RestartableHouse) -> list[SlackMessage]:
    return [one for one in home.slack.messages(home.cast.team) if one.ephemeral_to is None]


def files(home: RestartableHouse) -> list[File]:
    return list(home.slack.ws.world.files.values())


def pictures(post: SlackMessage) -> list[str]:
    """The files that the post itself shows."""
    return [one["slack_file"]["id"] for one in post.blocks if one["type"] == "image"]


async def answered_last_week(home: RestartableHouse) -> None:
    """An answer, and then the Monday after it, at noon."""
    await home.ask(home.cast.tomo)
    home.tap(home.cast.tomo, 9)
    await home.becomes(lambda it: it.score == 9, home.cast.tomo)
    await home.pass_time(until_monday(home.now, home.config.timezone))


async def until_posted(home: RestartableHouse) -> SlackMessage:
    """The first post, while half minutes pass, each when the bot has done what was due before."""
    for _ in range(2 * len(PAUSES)):
        await home.until_nothing_is_due()
        if posts(home):
            break
        await home.pass_time(SOON)
    (post,) = await home.until(lambda: posts(home))
    return post


def is_uploaded(rows: list[Row[Any]]) -> bool:
    """Whether the upload is on record, and the post waits for it."""
    summary = next(row for row in rows if row.kind is OutboxKind.SUMMARY)
    return bool(summary.payload and summary.payload["upload"]) and (
        summary.state is OutboxState.DUE
    )


@pytest.mark.long
async def test_the_chart_stands_in_the_post_between_its_words_and_nothing_hides_in_a_thread(
    home: RestartableHouse,
) -> None:
    await answered_last_week(home)
    post = await until_posted(home)
    (file,) = files(home)
    assert pictures(post) == [file.id]
    image = next(one for one in post.blocks if one["type"] == "image")
    assert image["alt_text"].startswith("NPS, last 12 weeks. Over 90 days: +100 (n 1).")
    await home.until_outbox(OutboxKind.SUMMARY, OutboxState.SENT, OutboxState.DUE)
    await home.until_outbox(OutboxKind.CHART)
    assert post.replies == ()


@pytest.mark.long
async def test_a_restart_between_upload_and_post_uploads_nothing_again(
    home: RestartableHouse,
) -> None:
    home.slack.set_file_delay(timedelta(seconds=20))
    await answered_last_week(home)
    await home.until_rows(outbox, is_uploaded)
    await home.stop()
    assert posts(home) == []
    await home.start()
    await home.pass_time(timedelta(seconds=40))
    post = await until_posted(home)
    assert pictures(post) == [file.id for file in files(home)]
    assert len(files(home)) == 1


@pytest.mark.long
async def test_a_slow_slack_gets_the_post_without_the_chart_and_the_chart_in_its_thread(
    home: RestartableHouse,
) -> None:
    home.slack.set_file_delay(SLOW)
    await answered_last_week(home)
    post = await until_posted(home)
    assert pictures(post) == []
    await home.until_outbox(OutboxKind.CHART, OutboxState.SENT)
    await home.pass_time(2 * SLOW)
    (reply,) = await home.until(lambda: posts(home)[0].replies)
    assert reply.text.startswith("NPS, last 12 weeks. Over 90 days: +100 (n 1).")
    assert [file.title for file in reply.files] == ["NPS, last 12 weeks: now +100 over 90 days."]


@pytest.mark.long
async def test_without_the_right_to_read_files_the_chart_is_in_the_thread_and_uploaded_once(
    home: RestartableHouse,
) -> None:
    home.slack.scopes.discard("files:read")
    await answered_last_week(home)
    post = await until_posted(home)
    assert pictures(post) == []
    (reply,) = await home.until(lambda: posts(home)[0].replies)
    assert len(reply.files) == 1
    assert sum(file.content is not None for file in files(home)) == 1


@pytest.mark.long
async def test_a_chart_that_slack_refuses_for_good_does_not_keep_the_post_back(
    home: RestartableHouse,
) -> None:
    home.slack.set_file_delay(timedelta(seconds=20))
    await answered_last_week(home)
    await home.until_rows(outbox, is_uploaded)
    home.slack.refuse("chat.postMessage", "invalid_blocks")
    await home.pass_time(timedelta(seconds=40))
    post = await until_posted(home)
    assert pictures(post) == []
    await home.until_outbox(OutboxKind.CHART, OutboxState.SENT)


async def test_a_chart_that_was_deleted_meanwhile_does_not_keep_the_post_back(
    home: RestartableHouse,
) -> None:
    home.slack.set_file_delay(SLOW)
    await answered_last_week(home)
    await home.until_rows(outbox, is_uploaded)
    home.slack.ws.world.files.clear()
    await home.pass_time(timedelta(seconds=40))
    post = await until_posted(home)
    assert pictures(post) == []


@pytest.mark.sampled
@pytest.mark.parametrize(
    "fault",
    long_but([Fault.DROP_AFTER], [Fault.DROP_BEFORE, Fault.DROP_AFTER, Fault.SERVER_ERROR]),
)
@pytest.mark.parametrize("step", ["files.completeUploadExternal", "upload", "files.info"])
async def test_a_fault_of_the_upload_delays_the_post_and_doubles_nothing(
    home: RestartableHouse, step: str, fault: Fault
) -> None:
    home.slack.faults.plan(step, fault)
    await answered_last_week(home)
    post = await until_posted(home)
    assert len(pictures(post)) == 1
    await home.until_outbox(OutboxKind.CHART)


@pytest.mark.long
async def test_a_post_whose_answer_is_lost_is_found_with_its_chart(
    home: RestartableHouse,
) -> None:
    home.slack.set_file_delay(timedelta(seconds=20))
    await answered_last_week(home)
    await home.until_rows(outbox, is_uploaded)
    home.slack.faults.plan("chat.postMessage", Fault.DROP_AFTER)
    await home.pass_time(timedelta(seconds=40))
    post = await until_posted(home)
    assert len(pictures(post)) == 1
    await home.pass_time(timedelta(minutes=2))
    await home.until_outbox(OutboxKind.SUMMARY, OutboxState.SENT, OutboxState.DUE)
    await home.until_outbox(OutboxKind.CHART)
    assert len(posts(home)) == 1


@pytest.mark.long
async def test_a_quiet_week_has_no_chart(home: RestartableHouse) -> None:
    await answered_last_week(home)
    await until_posted(home)
    await home.pass_time(7 * DAY)
    await home.until(lambda: len(posts(home)) == 2)
    assert pictures(posts(home)[1]) == []
    await home.until_outbox(OutboxKind.SUMMARY, OutboxState.SENT, OutboxState.SENT, OutboxState.DUE)
    await home.until_outbox(OutboxKind.CHART)
    assert len(files(home)) == 1


@pytest.mark.long
async def test_in_telegram_the_chart_follows_its_post_with_one_sentence(
    database: Database,
) -> None:
    async with open_home(database, staff=StaffPlatform.TELEGRAM) as home:
        await answered_last_week(home)
        await home.until_outbox(OutboxKind.CHART, OutboxState.SENT)
        post, chart = home.telegram.messages(int(TELEGRAM_GROUPS["team"]))
        assert chart.photo is not None
        assert chart.text == "NPS, last 12 weeks: now +100 over 90 days."
        assert chart.reply_to == post.id
