"""What customers write while nothing is open is read by support, wherever either of them is."""

from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.chat.platforms import Platform
from handlers.app.sandbox_config import TELEGRAM_GROUPS, StaffPlatform
from sandbox.telegram import TelegramMessage, TelegramUser
from storage.schema import inbox
from storage.states import InboxState, OutboxKind, OutboxState
from tests.harness.sqlite import migrated
from tests.invariants.restartable_house import ENGLISH, Customer, RestartableHouse, open_home

MINUTE = timedelta(minutes=1)
CHANGED = ENGLISH("feedback.changed")
ERASE = "Please erase what you know of me"


@pytest.fixture(
    params=[StaffPlatform.SLACK, pytest.param(StaffPlatform.TELEGRAM, marks=pytest.mark.long)]
)
async def home(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[RestartableHouse]:
    async with open_home(migrated(tmp_path / "tentap.db"), staff=request.param) as home:
        await home.until(lambda: not home.bot.troubles)
        await home.pass_time(MINUTE - timedelta(seconds=home.now.second))  # a minute begins
        yield home


def join(home: RestartableHouse, platform: Platform) -> Customer:
    if platform is Platform.TELEGRAM:
        return home.telegram.add_user("Rika", username="rika_s", language_code="en")
    return home.slack.add_user("Rika", locale="en-US", email="rika@example.com")


def in_group(home: RestartableHouse, name: str) -> list[TelegramMessage]:
    return home.telegram.messages(int(TELEGRAM_GROUPS[name]))


def posts(home: RestartableHouse) -> list[str]:
    """What stands in the support channel; what stands below it is another story."""
    support = home.config.channels.support
    if support is not None and support.platform is Platform.SLACK:
        return [message.text for message in home.alerts()]
    return [one.text for one in in_group(home, "support") if one.reply_to is None]


def below(home: RestartableHouse) -> list[str]:
    """What stands in the threads of the support channel."""
    support = home.config.channels.support
    if support is not None and support.platform is Platform.SLACK:
        return [reply.text for message in home.alerts() for reply in message.replies]
    return [one.text for one in in_group(home, "support") if one.reply_to is not None]


async def write(home: RestartableHouse, customer: Customer, *lines: str) -> None:
    """*customer* types *lines*, all of which are worked, and answered at least once."""
    answered, received = len(home.shown(customer)), len(await home.rows(inbox))
    for line in lines:
        home.type(customer, line)
    await home.until(lambda: len(home.shown(customer)) > answered)
    await home.until_rows(
        inbox,
        lambda rows: (
            len(rows) >= received + len(lines) and all(row.state is InboxState.DONE for row in rows)
        ),
    )


def typo(home: RestartableHouse, customer: Customer, words: str) -> Callable[[str], object]:
    """*customer* types *words*; what comes back changes them."""
    if isinstance(customer, TelegramUser):
        in_telegram = home.telegram.type(customer, words)
        return lambda better: home.telegram.edit_typed(in_telegram, better)
    in_slack = home.slack.type(customer, words)
    return lambda better: home.slack.edit_typed(in_slack, better)


async def posted(home: RestartableHouse, n: int) -> list[str]:
    """The *n* posts that stand in the support channel a minute later."""
    await home.pass_time(MINUTE)
    await home.until_outbox(OutboxKind.FEEDBACK, *[OutboxState.SENT] * n)
    assert len(posts(home)) == n
    return posts(home)


@pytest.mark.parametrize("platform", list(Platform))
async def test_a_wish_to_be_erased_is_read(home: RestartableHouse, platform: Platform) -> None:
    rika = join(home, platform)
    await write(home, rika, ERASE)
    assert "passed that on to the team" in home.shown(rika)[-1]
    (post,) = await posted(home, 1)
    assert ENGLISH("feedback.title", who="Rika") in post
    assert ERASE in post
    assert ("@rika_s" if platform is Platform.TELEGRAM else " · Slack · ") in post


@pytest.mark.long
async def test_lines_of_one_minute_are_one_message(home: RestartableHouse) -> None:
    rika = join(home, Platform.TELEGRAM)
    lines = [f"line {number}" for number in range(10)]
    await write(home, rika, *lines)
    (post,) = await posted(home, 1)
    assert "\n".join(lines) in post


@pytest.mark.long
async def test_two_people_are_two_messages(home: RestartableHouse) -> None:
    for name, platform in (("Rika", Platform.TELEGRAM), ("Dani", Platform.SLACK)):
        await write(home, join(home, platform), f"words of {name}")
    assert len(await posted(home, 2)) == 2


@pytest.mark.long
@pytest.mark.parametrize("platform", list(Platform))
async def test_words_that_are_changed_later_are_read_as_they_are_now(
    home: RestartableHouse, platform: Platform
) -> None:
    rika = join(home, platform)
    change = typo(home, rika, "Where is my bil?")
    await home.until(lambda: len(home.shown(rika)) == 1)
    (first,) = await posted(home, 1)
    change("Where is my bill?")
    await home.until(lambda: len(posts(home)) == 2)
    assert CHANGED not in first
    assert "Where is my bill?" in posts(home)[1]
    assert CHANGED in posts(home)[1]


@pytest.mark.long
async def test_words_that_are_changed_at_once_are_read_once(home: RestartableHouse) -> None:
    rika = join(home, Platform.TELEGRAM)
    change = typo(home, rika, "Where is my bil?")
    await home.until(lambda: len(home.shown(rika)) == 1)
    change("Where is my bill?")
    await write(home, rika, "And the other one?")
    (post,) = await posted(home, 1)
    assert "Where is my bill?\nAnd the other one?" in post
    assert CHANGED not in post


@pytest.mark.long
async def test_long_words_are_read_whole(home: RestartableHouse) -> None:
    rika = join(home, Platform.TELEGRAM)
    story = " ".join(f"word{number}" for number in range(500))
    await write(home, rika, story, "the end")
    await home.pass_time(MINUTE)
    await home.until(lambda: any("the end" in part for part in below(home)))
    (post,) = posts(home)
    assert ENGLISH("alert.more") in post
    assert "".join([*story.split(), "theend"]) == "".join("".join(below(home)).split())


@pytest.mark.long
async def test_words_that_cannot_be_posted_go_to_the_admin(tmp_path: Path) -> None:
    nowhere: dict[str, Any] = {"channels": {"support": "slack:C0GONE"}}
    async with open_home(migrated(tmp_path / "tentap.db"), **nowhere) as home:
        await home.until(lambda: not home.bot.troubles)
        await write(home, home.telegram.add_user("Rika"), ERASE)
        await home.pass_time(MINUTE)
        told = await home.until(lambda: home.slack.messages(home.cast.ada)[-1])
        assert f"It was: {ERASE}" in told.text
