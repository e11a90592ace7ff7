"""Answers of commands go to the one who asked, wherever the command was typed."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from handlers.app.sandbox_config import TELEGRAM_ADMIN, TELEGRAM_GROUPS, StaffPlatform
from sandbox.slack import SlackChannel, SlackMessage
from sandbox.slack.gestures import Slash
from sandbox.telegram import TelegramChat, TelegramUser
from tests.invariants.restartable_house import ENGLISH, RestartableHouse, open_home

COMMANDS = ["ask all", "ask", "ask Nobody", "summary", "help", "", "nonsense"]
SENT = ENGLISH("group.sent")
STARTED = "Asking 2 people. Results: Monday 9:00 in the team channel.\n0 asked, 2 waiting"


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[RestartableHouse]:
    """The staff is in Telegram."""
    async with open_home(tmp_path / "tentap.db", staff=StaffPlatform.TELEGRAM) as home:
        await home.import_customers()
        yield home


@pytest.fixture
def ada(house: RestartableHouse) -> TelegramUser:
    """The admin, who has a chat with the bot."""
    ada = house.telegram.user(int(TELEGRAM_ADMIN))
    house.telegram.world.room(ada).opened = True
    return ada


@pytest.fixture
def group(house: RestartableHouse, ada: TelegramUser) -> TelegramChat:
    """Customers are here too."""
    return house.telegram.add_group("Acme and Globex", [ada, house.cast.tomo])


def read_in(house: RestartableHouse, chat: TelegramChat | TelegramUser | int) -> list[str]:
    """What the bot has written there."""
    bot = house.telegram.bot
    return [message.text for message in house.telegram.messages(chat) if message.sender == bot]


@pytest.mark.long
@pytest.mark.parametrize("words", COMMANDS)
async def test_a_group_reads_no_answer(
    house: RestartableHouse, ada: TelegramUser, group: TelegramChat, words: str
) -> None:
    house.telegram.type(ada, f"/tentap {words}", chat=group)
    await house.until(lambda: read_in(house, group)[0])
    (answer,) = read_in(house, ada)
    assert read_in(house, group) == [SENT]
    assert answer not in (SENT, "")


@pytest.mark.long
async def test_a_proposal_that_was_sent_privately_is_confirmed_there(
    house: RestartableHouse, ada: TelegramUser, group: TelegramChat
) -> None:
    house.telegram.type(ada, "/tentap ask all", chat=group)
    proposal = await house.until(lambda: house.telegram.messages(ada)[-1])
    assert "Ask 2 people now?" in proposal.text
    house.telegram.tap(ada, proposal, "Ask 2 people")
    await house.until(lambda: house.telegram_question())
    assert read_in(house, ada) == [STARTED]
    assert read_in(house, group) == [SENT]


@pytest.mark.long
async def test_a_member_without_a_chat_with_the_bot_gets_a_link_to_it(
    house: RestartableHouse, ada: TelegramUser, group: TelegramChat
) -> None:
    house.telegram.world.room(ada).opened = False
    house.telegram.type(ada, "/tentap summary", chat=group)
    told = await house.until(lambda: read_in(house, group)[0])
    assert told == ENGLISH("group.start_first") + " https://t.me/sandbox_survey_bot"
    assert read_in(house, ada) == []


@pytest.mark.long
async def test_a_customer_in_a_group_is_told_privately_too(
    house: RestartableHouse, group: TelegramChat
) -> None:
    house.telegram.type(house.cast.tomo, "/tentap summary", chat=group)
    await house.until(lambda: read_in(house, group)[0])
    assert read_in(house, group) == [SENT]
    assert read_in(house, house.cast.tomo)[-1] == ENGLISH("staff.not_member")


@pytest.mark.long
@pytest.mark.parametrize("name", TELEGRAM_GROUPS)
async def test_the_staffs_own_channels_read_the_answer(
    house: RestartableHouse, ada: TelegramUser, name: str
) -> None:
    channel = house.telegram.world.rooms[int(TELEGRAM_GROUPS[name])].chat
    house.telegram.type(ada, "/tentap ask all", chat=channel)
    told = await house.until(lambda: read_in(house, channel)[0])
    assert "Ask 2 people now?" in told
    assert read_in(house, ada) == []


# Slack


def seen_by_others(home: RestartableHouse, channel: SlackChannel) -> list[SlackMessage]:
    """What stands in a channel for everybody."""
    return [one for one in home.slack.messages(channel) if one.ephemeral_to is None]


async def answer_to(home: RestartableHouse, slash: Slash) -> SlackMessage:
    return await home.until(lambda: slash.replies[0])


@pytest.mark.parametrize("role", ["admin", "customer"])
async def test_in_slack_nobody_else_sees_an_answer(home: RestartableHouse, role: str) -> None:
    await home.import_customers()
    person = home.cast.ada if role == "admin" else home.cast.dani
    general = home.slack.add_channel("general", [home.cast.ada, home.cast.dani])
    for words in COMMANDS:
        answer = await answer_to(home, home.slack.slash(person, general, words))
        assert answer.ephemeral_to == person.name
        if answer.rows:
            home.slack.press(person, answer, answer.labels[0][0])
            await home.until(lambda: home.slack_question())
    assert seen_by_others(home, general) == []
