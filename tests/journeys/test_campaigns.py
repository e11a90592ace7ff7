"""An admin follows a campaign by its receipt, narrows it, pauses and cancels it, in both chats."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from handlers.app.sandbox_config import TELEGRAM_ADMIN, StaffPlatform
from sandbox.slack.visible import SlackMessage
from sandbox.telegram import TelegramMessage, TelegramUser
from tests.harness.house import OF_RECEIPTS, QUESTION, House
from tests.invariants.restartable_house import RestartableHouse, open_home

LOOK = timedelta(seconds=6)
"""The receipt is looked at more often than this while people are asked."""
SELDOM = timedelta(minutes=2)


def receipt(house: House) -> SlackMessage:
    """The newest receipt in the support channel; LookupError while there is none."""
    seen = house.slack.messages(house.cast.support)
    return [one for one in seen if one.text.startswith(OF_RECEIPTS) and not one.ephemeral_to][-1]


def labels(message: SlackMessage | TelegramMessage) -> list[str]:
    return [label for row in message.labels for label in row]


async def proposed(house: House, words: str = "ask all") -> SlackMessage:
    """Ada types *words* in the support channel; what she alone sees then."""
    slash = house.slack.slash(house.cast.ada, house.cast.support, words)
    return await house.until(lambda: slash.replies[0])


async def started(house: House) -> SlackMessage:
    """Ada asks everybody in the support channel while all asking is paused; the receipt."""
    await house.import_customers()
    await proposed(house, "pause")
    preview = await proposed(house)
    house.slack.press(house.cast.ada, preview, preview.labels[0][0])
    return await house.until(lambda: receipt(house))


async def reads(house: House, *words: str, by: timedelta = LOOK) -> SlackMessage:
    """Time passes until the receipt has these words."""
    for _ in range(40):
        if all(one in receipt(house).text for one in words):
            return receipt(house)
        house.sandbox.clock.move(by)
        house.bot.wake()
        await asyncio.sleep(0.15)
    raise AssertionError(receipt(house).text)


@pytest.mark.long
async def test_the_receipt_counts_who_was_asked_and_who_has_answered(house: House) -> None:
    posted = await started(house)
    assert posted.text.startswith("Asking 2 people. Results: Monday 9:00 in #team.")
    assert labels(posted) == ["Pause", "Cancel"]
    await proposed(house, "resume")
    done = await reads(house, "Asked 2 people.")
    assert done.ts == posted.ts, "it is one message"
    assert done.text.endswith("\n2 asked")
    assert labels(done) == []

    house.slack.press(house.cast.dani, house.slack_question(), "9")
    await house.until(lambda: "9 of 10" in str(house.slack.messages(house.cast.dani)))
    await reads(house, "2 asked, 1 answered", by=SELDOM)


@pytest.mark.long
async def test_what_only_the_admin_sees_says_in_one_line_that_it_began(house: House) -> None:
    await house.import_customers()
    preview = await proposed(house)
    house.slack.press(house.cast.ada, preview, preview.labels[0][0])
    await house.until(lambda: receipt(house))
    seen = house.slack.messages(house.cast.support)
    [alone] = [one for one in seen if one.ephemeral_to]
    assert alone.text == "Asking 2 people. Results: Monday 9:00 in #team."
    assert labels(alone) == []


async def test_filters_choose_and_the_preview_names_them(house: House) -> None:
    await house.import_customers()
    preview = await proposed(house, "ask all --where account=initech --not-asked-since 90d")
    assert preview.text.startswith("Ask 1 person now?\nDani\n")
    assert "Filtered by --where account=initech --not-asked-since 90d" in preview.text


@pytest.mark.sampled
@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("--where gold", "--where: “gold” has no name and value. Write it as plan=pro"),
        ("--where plan=gold", "No one has the property “plan”. There are: account"),
        ("--where account=Acme", "Nobody matches --where account=Acme."),
        ("--segment happy", "“happy” isn't a segment. There are: detractor, passive, promoter."),
        ("--segment promoters", "Nobody matches --segment promoters."),
        ("--last-score 0-11", "“0-11” isn't a score from 0 to 10. Write it as 9, or as a range"),
        ("--not-asked-since 2050-01-01", "“2050-01-01” isn't a past day. Write it as 2026-09-01"),
    ],
)
async def test_a_filter_that_chooses_nobody_says_why(house: House, typed: str, told: str) -> None:
    await house.import_customers()
    answer = await proposed(house, f"ask all {typed}")
    assert told in answer.text.replace("\u2068", "").replace("\u2069", "")
    assert labels(answer) == []


@pytest.mark.long
async def test_a_pause_stops_everything_and_says_what_waits(house: House) -> None:
    await house.import_customers()
    paused = await proposed(house, "pause")
    assert paused.text == (
        "All asking is paused. No question is due at the moment. "
        "Replies and alerts go on. To ask again: /tentap resume"
    )
    preview = await proposed(house)
    house.slack.press(house.cast.ada, preview, preview.labels[0][0])
    await house.until(lambda: receipt(house))
    shown = await reads(house, "All asking is paused. To go on: /tentap resume")
    assert "0 asked, 2 waiting" in shown.text
    again = await proposed(house, "pause")
    assert again.text.startswith("All asking has been paused since ")
    assert "2 questions wait." in again.text
    assert "All asking has been paused since " in (await proposed(house, "help")).text
    assert all(QUESTION not in one.text for one in house.slack.messages(house.cast.dani))

    ended = await proposed(house, "resume")
    assert ended.text == "People are asked again. 2 questions go out now."
    await house.until(house.slack_question)
    await house.until(house.telegram_question)
    assert (await proposed(house, "resume")).text == "Asking isn't paused."


@pytest.mark.long
async def test_two_presses_at_once_the_second_reads_what_the_campaign_is(house: House) -> None:
    running = await started(house)
    house.slack.press(house.cast.ada, running, "Pause")
    house.slack.press(house.cast.ada, running, "Pause")
    paused = await house.until(lambda: _with(receipt(house), "Paused."))
    assert labels(paused) == ["Resume", "Cancel"]

    house.slack.press(house.cast.ada, paused, "Cancel")
    house.slack.press(house.cast.ada, paused, "Resume")
    await house.until(lambda: _whispered(house, "This campaign is cancelled."))
    cancelled = await house.until(lambda: _with(receipt(house), "Cancelled."))
    assert labels(cancelled) == []
    await proposed(house, "resume")
    house.sandbox.clock.move(LOOK)
    house.bot.wake()
    await asyncio.sleep(0.2)
    assert all(QUESTION not in one.text for one in house.slack.messages(house.cast.dani))


@pytest.mark.long
async def test_a_paused_campaign_goes_on_where_it_stopped(house: House) -> None:
    running = await started(house)
    house.slack.press(house.cast.ada, running, "Pause")
    paused = await house.until(lambda: _with(receipt(house), "Paused."))
    await proposed(house, "resume")
    house.slack.press(house.cast.ada, paused, "Resume")
    await house.until(house.slack_question)
    await house.until(house.telegram_question)
    await reads(house, "Asked 2 people.")


@pytest.mark.long
async def test_only_admins_press_them(house: House) -> None:
    running = await started(house)
    sam = house.slack.add_user("Sam")
    house.slack.join(sam, house.cast.support)
    house.slack.press(sam, running, "Pause")
    await house.until(lambda: _whispered(house, "Only admins can do this."))
    assert labels(receipt(house)) == ["Pause", "Cancel"]


def _with(message: SlackMessage, words: str) -> SlackMessage:
    if words not in message.text:
        raise LookupError(message.text)
    return message


def _whispered(house: House, words: str) -> SlackMessage:
    seen = house.slack.messages(house.cast.support)
    return [one for one in seen if one.ephemeral_to and words in one.text][-1]


# Telegram


@pytest.fixture
async def in_telegram(tmp_path: Path) -> AsyncIterator[RestartableHouse]:
    """A house whose team is in Telegram."""
    async with open_home(tmp_path / "tentap.db", staff=StaffPlatform.TELEGRAM) as home:
        await home.import_customers()
        yield home


def written_to(house: RestartableHouse, user: TelegramUser) -> list[TelegramMessage]:
    written = house.telegram.messages(user)
    return [message for message in written if message.sender == house.telegram.bot]


@pytest.mark.long
async def test_in_telegram_the_preview_becomes_the_receipt(in_telegram: RestartableHouse) -> None:
    house = in_telegram
    ada = house.telegram.user(int(TELEGRAM_ADMIN))
    house.telegram.start(ada)
    await house.until(lambda: written_to(house, ada)[0])
    house.pass_a_second()
    house.telegram.type(ada, "pause")
    await house.until(lambda: written_to(house, ada)[1])
    house.pass_a_second()
    house.telegram.type(ada, "ask tomo")
    preview = await house.until(lambda: written_to(house, ada)[2])
    house.telegram.tap(ada, preview, "Ask 1 person")
    await house.until(lambda: "0 asked, 1 waiting" in written_to(house, ada)[2].text)

    house.telegram.tap(ada, written_to(house, ada)[2], "Pause")
    await house.until(lambda: written_to(house, ada)[2].text.startswith("Paused."))
    house.pass_a_second()
    house.telegram.type(ada, "resume")
    await house.until(lambda: written_to(house, ada)[3])
    assert [one for one in house.telegram.messages(house.cast.tomo) if QUESTION in one.text] == []

    house.telegram.tap(ada, written_to(house, ada)[2], "Resume")
    await house.until(house.telegram_question)
    await reads_in_telegram(house, ada, "Asked 1 person.")
    assert labels(written_to(house, ada)[2]) == []


async def reads_in_telegram(house: RestartableHouse, ada: TelegramUser, words: str) -> None:
    for _ in range(40):
        if words in written_to(house, ada)[2].text:
            return
        house.sandbox.clock.move(LOOK)
        house.bot.wake()
        await asyncio.sleep(0.15)
    raise AssertionError(written_to(house, ada)[2].text)
