"""The alert in the support channel, over the real wire."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from handlers.app.sandbox_config import TELEGRAM_ADMIN, TELEGRAM_GROUPS, StaffPlatform
from sandbox.slack.visible import SlackMessage
from sandbox.telegram import TelegramMessage, TelegramUser
from storage.states import OutboxKind, OutboxState
from tests.harness.house import House, open_house
from tests.harness.sqlite import migrated
from tests.invariants.restartable_house import RestartableHouse, open_home

WAIT = timedelta(minutes=2)
MINUTE = timedelta(minutes=1)
WAITING = {"wait": "2 minutes"}
SUPPORT = int(TELEGRAM_GROUPS["support"])
PEOPLE = 6


async def tapped(house: House, score: int) -> TelegramMessage:
    """Tomo has given this score; the card with what is asked next."""
    _, question = await house.ask_everybody()
    tomo = house.cast.tomo
    house.telegram.tap(tomo, question, str(score))
    return await house.until(lambda: card_of(house, question.id, f"{score} of 10"))


def card_of(house: House, number: int, words: str) -> TelegramMessage:
    card = house.telegram.message(house.cast.tomo, number)
    if words not in card.text:
        raise LookupError(words)
    return card


def move(house: House, by: timedelta) -> None:
    house.sandbox.clock.move(by)
    house.bot.wake()


# The wait


@pytest.fixture
async def patient(tmp_path: Path) -> AsyncIterator[House]:
    async with open_house(tmp_path, alerts=WAITING) as house:
        yield house


@pytest.mark.long
async def test_an_alert_arrives_with_the_words_that_came_within_its_wait(patient: House) -> None:
    await tapped(patient, 3)
    patient.telegram.type(patient.cast.tomo, "The export is slow")
    await patient.until(lambda: with_yes(patient))
    move(patient, WAIT - timedelta(seconds=5))
    assert patient.alerts() == []
    move(patient, timedelta(seconds=5))
    alert = await patient.until(lambda: patient.alerts()[0])
    assert alert.text.startswith("🔴 3 · Tomo, Globex\nThe export is slow\n")
    assert alert.notification == "🔴 3 · Tomo, Globex: The export is slow"
    assert alert.replies == ()


# What comes later


async def test_a_wish_is_a_reply_that_the_channel_shows_too(house: House) -> None:
    await tapped(house, 3)
    alert = await house.until(lambda: house.alerts()[0])
    house.telegram.type(house.cast.tomo, "The export is slow")
    await house.until(lambda: "The export is slow" in house.alerts()[0].text)
    asked = await house.until(lambda: with_yes(house))
    house.telegram.tap(house.cast.tomo, asked, "Yes, please")
    shown = await house.until(lambda: house.alerts()[1])
    assert shown.text == "Tomo wants a reply.\nThe export is slow"
    (reply,) = house.slack.message(alert.channel, alert.ts).replies
    assert reply.ts == shown.ts
    assert "wants a reply" in house.alerts()[0].text


def with_yes(house: House) -> TelegramMessage:
    seen = house.telegram.messages(house.cast.tomo)
    return [one for one in seen if any("Yes, please" in row for row in one.labels)][-1]


@pytest.mark.long
async def test_new_words_are_a_reply_of_the_thread_alone(house: House) -> None:
    await tapped(house, 3)
    alert = await house.until(lambda: house.alerts()[0])
    house.telegram.type(house.cast.tomo, "The export is slow")
    await house.until(lambda: "The export is slow" in house.alerts()[0].text)
    move(house, MINUTE)
    (reply,) = await house.until(lambda: house.slack.message(alert.channel, alert.ts).replies)
    assert reply.text == "The export is slow"
    assert len(house.alerts()) == 1


# Many at once


@pytest.fixture(params=list(StaffPlatform))
async def home(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[RestartableHouse]:
    database = migrated(tmp_path / "tentap.db")
    async with open_home(database, staff=request.param, alerts=WAITING) as home:
        yield home


Seen = SlackMessage | TelegramMessage


def posts(home: RestartableHouse) -> list[Seen]:
    if is_telegram(home):
        return [*home.telegram.messages(SUPPORT)]
    return [*home.alerts()]


def is_telegram(home: RestartableHouse) -> bool:
    return str(home.config.channels.support).startswith("telegram")


def press(home: RestartableHouse, post: Seen, label: str) -> None:
    if isinstance(post, SlackMessage):
        home.slack.press(home.cast.ada, post, label)
    else:
        admin = home.telegram.world.users[int(TELEGRAM_ADMIN)]
        home.telegram.tap(admin, post, label)


@pytest.mark.long
async def test_a_score_that_improves_in_time_alerts_nobody(home: RestartableHouse) -> None:
    tomo = home.cast.tomo
    await home.ask(tomo)
    question = home.telegram.messages(tomo)[-1]
    home.tap(tomo, 3)
    await home.becomes(lambda it: it.score == 3, tomo)
    home.tap_as_it_was(tomo, question, 10)
    await home.becomes(lambda it: it.score == 10, tomo)
    await home.pass_time(WAIT)
    await home.until_outbox(OutboxKind.ALERT, OutboxState.DROPPED)
    assert posts(home) == []


async def flooded(home: RestartableHouse) -> Seen:
    """Six people have given 2 within a moment; what support reads then."""
    people: list[TelegramUser] = [
        home.telegram.add_user(f"Customer {number}") for number in range(1, PEOPLE + 1)
    ]
    await home.ask(*people)
    for one in people:
        home.tap(one, 2)
        await home.becomes(lambda it: it.score == 2, one)
    await home.pass_time(WAIT)
    return await home.until(lambda: posts(home)[0])


@pytest.mark.long
async def test_six_alerts_at_once_are_one_message_with_a_button_each(
    home: RestartableHouse,
) -> None:
    post = await flooded(home)
    assert post.text.splitlines()[0].startswith("6 alerts at once.")
    assert [label for row in post.labels for label in row] == [f"Show {n}" for n in range(1, 7)]

    press(home, post, "Show 2")
    press(home, post, "Show 2")
    card = await home.until(lambda: posts(home)[1])
    assert card.text.startswith("🔴 2 · Customer 2\n")
    await home.until(lambda: "Show 2" not in str(posts(home)[0].labels))
    await home.pass_time(MINUTE)
    assert len(posts(home)) == 2


@pytest.mark.long
async def test_a_list_outlives_a_restart(home: RestartableHouse) -> None:
    await flooded(home)
    await home.stop()
    await home.start()
    await home.until(lambda: not home.bot.troubles)
    press(home, posts(home)[0], "Show 6")
    card = await home.until(lambda: posts(home)[1])
    assert card.text.startswith("🔴 2 · Customer 6\n")
