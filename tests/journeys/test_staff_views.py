"""Cases, people and comments over the real wire, and the team's part of App Home."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from handlers.app.sandbox_config import TELEGRAM_ADMIN, TELEGRAM_GROUPS, StaffPlatform
from sandbox.slack.model import SlackUser
from sandbox.slack.visible import SlackMessage, SlackView
from sandbox.telegram import TelegramChat, TelegramMessage, TelegramUser
from tests.harness.house import House
from tests.invariants.restartable_house import RestartableHouse, open_home


async def answered(house: House, label: str = "3") -> SlackMessage:
    """Dani gives a low score; the alert that support sees."""
    question, _ = await house.ask_everybody()
    house.slack.press(house.cast.dani, question, label)
    return await house.until(lambda: house.alerts()[0])


async def told(house: House, who: SlackUser, text: str) -> SlackMessage:
    slash = house.slack.slash(who, house.cast.support, text)
    return await house.until(lambda: slash.replies[0])


def links(blocks: object) -> list[str]:
    """The addresses in blocks, in their order."""
    if isinstance(blocks, dict):
        own = [blocks["url"]] if blocks.get("type") == "link" else []
        return own + links(list(blocks.values()))
    if isinstance(blocks, list | tuple):
        return [address for block in blocks for address in links(block)]
    return []


async def test_in_slack_a_member_of_support_lists_cases_with_links(house: House) -> None:
    alert = await answered(house)
    shown = await told(house, house.cast.ada, "cases")
    first, line = shown.text.splitlines()
    assert first == "1 open case"
    assert line.startswith("🔴 3 · Dani, Initech · case 1 · nobody has it yet · answer by ")
    assert shown.ephemeral_to == "Ada"
    [address] = links(shown.blocks)
    assert address.endswith(f"/archives/{alert.channel}/p{alert.ts.replace('.', '')}")

    profile = await told(house, house.cast.ada, "person dani")
    assert "🔴 3 · " in profile.text
    assert "\nCases\ncase 1, " in profile.text
    assert profile.ephemeral_to == "Ada"

    assert "No comments since" in (await told(house, house.cast.ada, "comments")).text


async def opened(house: House, who: SlackUser, expected: str) -> SlackView:
    house.slack.open_home(who)
    home = await house.until(lambda: _home_with(house, who, expected))
    assert home is not None
    return home


def _home_with(house: House, who: SlackUser, expected: str) -> SlackView | None:
    home = house.slack.home(who)
    return home if home is not None and expected in home.text else None


async def test_a_member_of_support_sees_cases_in_home(house: House) -> None:
    alert = await answered(house)
    sam = house.slack.add_user("Sam", locale="en-US", tz="Europe/Berlin")
    house.slack.join(sam, house.cast.support)
    home = await opened(house, sam, "For your team")
    assert "No open case is yours right now." in home.text
    assert "over 90 days" not in home.text

    await house.slack.press(sam, home, "All cases").settled()
    every = await house.until(lambda: _home_with(house, sam, "1 open case"))
    assert every is not None
    assert "🔴 3 · Dani, Initech · case 1" in every.text
    [address] = links(every.blocks)
    assert address.endswith(f"/archives/{alert.channel}/p{alert.ts.replace('.', '')}")

    await house.slack.press(sam, every, "Back").settled()
    await house.until(lambda: _home_with(house, sam, "For your team"))

    customers = await opened(house, house.cast.dani, "Your latest answer: 3 of 10")
    assert "For your team" not in customers.text


@pytest.mark.long
async def test_an_admin_asks_everyone_from_home(house: House) -> None:
    await house.import_customers()
    ada = house.cast.ada
    home = await opened(house, ada, "For your team")
    before = len(house.slack.messages(ada))
    press = await house.slack.press(ada, home, "Ask everyone").settled()
    assert press.warning is None
    preview = await house.until(lambda: house.slack.messages(ada)[before])
    assert preview.text.startswith("Ask 2 people now?\nDani, Tomo")
    assert preview.ephemeral_to is None

    house.slack.press(ada, preview, "Ask 2 people")
    await house.until(house.slack_question)


@pytest.fixture
async def in_telegram(tmp_path: Path) -> AsyncIterator[RestartableHouse]:
    """A house whose team is in Telegram."""
    async with open_home(tmp_path / "tentap.db", staff=StaffPlatform.TELEGRAM) as home:
        await home.import_customers()
        yield home


async def test_in_telegrams_group_the_list_stands_in_the_group(
    in_telegram: RestartableHouse,
) -> None:
    house = in_telegram
    sam = house.telegram.add_user("Sam", language_code="en")
    group = house.telegram.world.rooms[int(TELEGRAM_GROUPS["support"])].chat
    house.telegram.join(sam, group)
    alert = await _answered_in_telegram(house, group)

    house.telegram.type(sam, "/tentap cases", chat=group)
    shown = await house.until(lambda: _with_words(house, group, "open case"))
    first, line = shown.text.splitlines()
    assert first == "1 open case"
    assert line.startswith("🔴 3 · Tomo, Globex · case 1 · nobody has it yet · answer by ")
    addresses = [entity.url for entity in shown.entities if entity.type == "text_link"]
    assert addresses == [f"https://t.me/c/{TELEGRAM_GROUPS['support'][4:]}/{alert.id}"]


async def _answered_in_telegram(house: RestartableHouse, group: TelegramChat) -> TelegramMessage:
    ada = house.telegram.user(int(TELEGRAM_ADMIN))
    house.telegram.start(ada)
    await house.until(lambda: _written(house, ada)[0])
    house.pass_a_second()
    house.telegram.type(ada, "ask tomo")
    preview = await house.until(lambda: _written(house, ada)[1])
    house.telegram.tap(ada, preview, "Ask 1 person")
    question = await house.until(house.telegram_question)
    house.pass_a_second()
    house.telegram.tap(house.cast.tomo, question, "3")
    return await house.until(lambda: _with_words(house, group, "Tomo"))


def _written(house: RestartableHouse, place: TelegramUser | TelegramChat) -> list[TelegramMessage]:
    """What the bot has written there."""
    written = house.telegram.messages(place)
    return [message for message in written if message.sender == house.telegram.bot]


def _with_words(
    house: RestartableHouse, place: TelegramUser | TelegramChat, words: str
) -> TelegramMessage:
    """The first such message of the bot; LookupError while there is none."""
    found = [message for message in _written(house, place) if words in message.text]
    return found[0]
