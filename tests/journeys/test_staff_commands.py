"""Staff type their commands where they already are: in their own chat with the bot."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import select

from handlers.app.sandbox_config import TELEGRAM_ADMIN, TELEGRAM_GROUPS, StaffPlatform
from sandbox.slack.visible import SlackMessage
from sandbox.telegram import TelegramMessage, TelegramUser
from storage import people
from storage.engine.store import Tx
from storage.people import NewPerson
from storage.schema import feedback
from tests.harness.house import House
from tests.invariants.restartable_house import RestartableHouse, open_home
from tests.storage.cast import NOW

NOT_PASSED_ON = "You're on the team, so I haven't passed this on to anyone."


def kept(tx: Tx) -> list[str]:
    """The words that were kept as a customer's feedback."""
    return list(tx.execute(select(feedback.c.text)).scalars())


# Slack


def told(house: House) -> list[SlackMessage]:
    """What the bot has written to Ada, the admin."""
    written = house.slack.messages(house.cast.ada)
    return [message for message in written if message.author != "Ada"]


async def heard(house: House, words: str) -> SlackMessage:
    """Ada types *words* to the bot; its answer."""
    before = len(told(house))
    house.slack.type(house.cast.ada, words)
    return await house.until(lambda: told(house)[before])


@pytest.mark.long
async def test_an_admin_asks_people_in_their_own_direct_message(house: House) -> None:
    await house.import_customers()
    preview = await heard(house, "ask all")
    assert preview.text.startswith("Ask 2 people now?\nDani, Tomo")
    assert preview.ephemeral_to is None
    assert [label for row in preview.labels for label in row] == ["Ask 2 people", "Cancel"]

    house.slack.press(house.cast.ada, preview, "Ask 2 people")

    await house.until(house.slack_question)
    await house.until(house.telegram_question)
    after = house.slack.message(preview.channel, preview.ts).text
    assert after == "Asking 2 people. Results: Monday 9:00 in #team.\n0 asked, 2 waiting"
    assert await house.bot.store.read(kept) == []


@pytest.mark.long
async def test_an_admin_reads_the_figures_there_and_words_stay_there(house: House) -> None:
    await house.until(lambda: not house.bot.troubles)
    assert "week" in (await heard(house, "summary --week last")).text
    assert (await heard(house, "The export is slow")).text.startswith(NOT_PASSED_ON)
    assert (await heard(house, "ask dnai")).text == "I don't know “dnai”. Nobody was asked."
    assert await house.bot.store.read(kept) == []
    assert house.alerts() == []


@pytest.mark.long
async def test_a_mention_in_a_command_is_the_account(house: House) -> None:
    await house.import_customers()
    await house.run(_add_namesake)
    slash = house.slack.slash(
        house.cast.ada, house.cast.support, f"ask <@{house.cast.dani.id}|danielle>"
    )
    told_first = (await house.until(lambda: slash.replies[0])).text
    assert told_first == "I don't know “@danielle”. Nobody was asked."

    await heard(house, "ask all")
    house.slack.press(house.cast.ada, told(house)[-1], "Ask 2 people")
    await house.until(house.slack_question)  # Dani's account is known now
    again = house.slack.slash(
        house.cast.ada, house.cast.support, f"ask <@{house.cast.dani.id}|danielle>"
    )
    shown = (await house.until(lambda: again.replies[0])).text
    assert shown.startswith("Nobody can be asked yet.\nAsked on ")
    assert shown.endswith(": Dani")


def _add_namesake(tx: Tx) -> None:
    people.add(tx, NewPerson(name="Dani Other"), NOW)


@pytest.mark.long
async def test_a_member_of_the_support_channel_is_no_customer(house: House) -> None:
    sam = house.slack.add_user("Sam", locale="en-US", tz="Europe/Berlin")
    house.slack.join(sam, house.cast.support)
    house.slack.type(sam, "The export is slow")
    await house.until(lambda: house.slack.messages(sam)[1])
    assert house.slack.messages(sam)[-1].text.startswith(NOT_PASSED_ON)
    assert await house.bot.store.read(kept) == []


async def test_a_customer_who_types_a_command_of_the_staff_is_heard_as_a_customer(
    house: House,
) -> None:
    await house.import_customers()
    house.slack.type(house.cast.dani, "ask all")
    await house.until(lambda: house.slack.messages(house.cast.dani)[1])
    assert await house.bot.store.read(kept) == ["ask all"]


# Telegram


@pytest.fixture
async def in_telegram(tmp_path: Path) -> AsyncIterator[RestartableHouse]:
    """A house whose team is in Telegram."""
    async with open_home(tmp_path / "tentap.db", staff=StaffPlatform.TELEGRAM) as home:
        await home.import_customers()
        yield home


def written_to(house: RestartableHouse, user: TelegramUser) -> list[TelegramMessage]:
    """What the bot has written to *user*."""
    written = house.telegram.messages(user)
    return [message for message in written if message.sender == house.telegram.bot]


@pytest.mark.long
async def test_in_telegram_an_admin_needs_no_slash(in_telegram: RestartableHouse) -> None:
    house = in_telegram
    ada = house.telegram.user(int(TELEGRAM_ADMIN))
    house.telegram.start(ada)
    welcome = await house.until(lambda: written_to(house, ada)[0])
    assert welcome.text.startswith("/tentap ask all:")
    house.pass_a_second()
    house.telegram.type(ada, "ask tomo")
    preview = await house.until(lambda: written_to(house, ada)[1])
    assert preview.text.startswith("Ask 1 person now?\n\nTomo\n")

    house.telegram.tap(ada, preview, "Ask 1 person")

    await house.until(house.telegram_question)
    started = "Asking 1 person. Results: Monday 9:00 in the team channel.\n0 asked, 1 waiting"
    await house.until(lambda: written_to(house, ada)[1].text == started)


@pytest.mark.long
async def test_in_telegram_words_of_the_team_are_passed_on_to_nobody(
    in_telegram: RestartableHouse,
) -> None:
    house = in_telegram
    sam = house.telegram.add_user("Sam", language_code="en")
    house.telegram.join(sam, house.telegram.world.rooms[int(TELEGRAM_GROUPS["team"])].chat)
    house.telegram.start(sam)
    await house.until(lambda: written_to(house, sam)[0])
    house.pass_a_second()
    house.telegram.type(sam, "The export is slow")
    told = await house.until(lambda: written_to(house, sam)[1])
    assert told.text.startswith(NOT_PASSED_ON)
    assert await house.bot.store.read(kept) == []
