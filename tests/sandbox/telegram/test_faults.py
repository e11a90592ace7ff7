"""Failures: those on request, a wrong token, a pace that is too fast."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta

import pytest
from telegram import Bot, InlineKeyboardMarkup
from telegram.error import ChatMigrated, InvalidToken, NetworkError, RetryAfter, TelegramError

from sandbox import Clock, Fault, Sandbox
from sandbox.telegram import Telegram, TelegramChat, TelegramUser
from tests.sandbox.telegram.limit_cases import data


@pytest.fixture(autouse=True)
def new_style_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """PTB tells waits as timedeltas, and does not warn that it once will."""
    monkeypatch.setenv("PTB_TIMEDELTA", "1")


async def test_a_server_error_has_no_effect(
    bot: Bot, telegram: Telegram, anna: TelegramUser
) -> None:
    telegram.faults.plan("sendMessage", Fault.SERVER_ERROR)
    with pytest.raises(NetworkError):
        await bot.send_message(anna.id, "Hello")
    assert telegram.history.sent == []
    assert await bot.send_message(anna.id, "Hello")


async def test_too_many_requests_tell_how_long_to_wait(
    bot: Bot, telegram: Telegram, anna: TelegramUser
) -> None:
    telegram.faults.plan("sendMessage", Fault.RATE_LIMITED, retry_after=7)
    with pytest.raises(RetryAfter) as refusal:
        await bot.send_message(anna.id, "Hello")
    assert refusal.value.retry_after == timedelta(seconds=7)
    assert telegram.history.sent == []


async def test_a_connection_cut_before_has_no_effect(
    bot: Bot, telegram: Telegram, anna: TelegramUser
) -> None:
    telegram.faults.plan("sendMessage", Fault.DROP_BEFORE, times=2)
    for _ in range(2):
        with pytest.raises(NetworkError):
            await bot.send_message(anna.id, "Hello")
    assert telegram.history.sent == []


async def test_a_connection_cut_after_leaves_the_message_there(
    bot: Bot, telegram: Telegram, anna: TelegramUser
) -> None:
    telegram.faults.plan("sendMessage", Fault.DROP_AFTER)
    with pytest.raises(NetworkError):
        await bot.send_message(anna.id, "Hello")
    assert [sent.message.text for sent in telegram.history.sent] == ["Hello"]


async def test_a_wrong_token_is_refused(sandbox: Sandbox, telegram: Telegram) -> None:
    stranger = Bot("1:wrong", base_url=f"{sandbox.url}/bot")
    with pytest.raises(InvalidToken):
        await stranger.initialize()
    await stranger.shutdown()


async def test_a_group_that_moved_tells_its_new_id(
    bot: Bot, telegram: Telegram, support: TelegramChat
) -> None:
    new = telegram.upgrade_group(support)
    with pytest.raises(ChatMigrated) as refusal:
        await bot.send_message(support.id, "Hello")
    assert refusal.value.new_chat_id == new.id
    assert await bot.send_message(new.id, "Hello")


class StillClock(Clock):
    """Moves only when it is moved."""

    def __init__(self) -> None:
        super().__init__()
        self._began = super().now()

    def now(self) -> datetime:
        return self._began + self._offset


@pytest.fixture
async def paced() -> AsyncIterator[Sandbox]:
    """A sandbox that keeps Telegram's pace."""
    async with Sandbox(clock=StillClock(), rate_limits=True) as running:
        yield running


@pytest.fixture
async def paced_bot(paced: Sandbox) -> AsyncIterator[Bot]:
    async with Bot(paced.telegram.token, base_url=f"{paced.url}/bot") as running:
        yield running


async def test_one_message_a_second_in_a_chat(paced: Sandbox, paced_bot: Bot) -> None:
    anna = paced.telegram.add_user("Anna")
    paced.telegram.start(anna)
    await paced_bot.send_message(anna.id, "one")
    with pytest.raises(RetryAfter) as refusal:
        await paced_bot.send_message(anna.id, "two")
    assert refusal.value.retry_after == timedelta(seconds=1)
    paced.clock.move(timedelta(seconds=1))
    await paced_bot.send_message(anna.id, "two")


async def test_twenty_messages_a_minute_in_a_group(paced: Sandbox, paced_bot: Bot) -> None:
    group = paced.telegram.add_group("Support")
    for number in range(20):
        await paced_bot.send_message(group.id, f"{number}")
        paced.clock.move(timedelta(seconds=1))
    with pytest.raises(RetryAfter):
        await paced_bot.send_message(group.id, "20")
    paced.clock.move(timedelta(seconds=40))
    await paced_bot.send_message(group.id, "20")


async def test_edits_count_among_the_messages_of_a_chat(paced: Sandbox, paced_bot: Bot) -> None:
    group = paced.telegram.add_group("Support")
    card = await paced_bot.send_message(group.id, "0")
    with pytest.raises(RetryAfter):
        await card.edit_text("too soon")
    with pytest.raises(RetryAfter):
        await card.edit_reply_markup(InlineKeyboardMarkup([[data("too soon")]]))
    for number in range(1, 20):
        paced.clock.move(timedelta(seconds=1))
        await card.edit_text(f"{number}")
    paced.clock.move(timedelta(seconds=1))
    with pytest.raises(RetryAfter) as refusal:
        await paced_bot.send_message(group.id, "the twenty-first")
    assert refusal.value.retry_after == timedelta(seconds=40)


async def test_thirty_messages_a_second_over_all_chats(paced: Sandbox, paced_bot: Bot) -> None:
    people = [paced.telegram.add_user(f"Person {number}") for number in range(31)]
    for person in people:
        paced.telegram.start(person)
    for person in people[:30]:
        await paced_bot.send_message(person.id, "Hello")
    with pytest.raises(RetryAfter):
        await paced_bot.send_message(people[30].id, "Hello")
    paced.clock.move(timedelta(seconds=1))
    await paced_bot.send_message(people[30].id, "Hello")


async def test_refused_calls_are_remembered_with_their_reason(
    bot: Bot, telegram: Telegram, berta: TelegramUser
) -> None:
    with pytest.raises(TelegramError):
        await bot.send_message(berta.id, "Hello")
    last = telegram.history.calls[-1]
    assert (last.method, last.refused) == ("sendMessage", "Bad Request: chat not found")
