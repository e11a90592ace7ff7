"""What Telegram keeps for a bot, and when it forgets."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from time import monotonic

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.error import Conflict

from sandbox import Sandbox
from sandbox.telegram import Fate, Telegram, TelegramChat, TelegramMessage, TelegramUser

OTHER_POLLER = (
    "Conflict: terminated by other getUpdates request; "
    "make sure that only one bot instance is running"
)


@pytest.fixture
async def second(sandbox: Sandbox, telegram: Telegram) -> AsyncIterator[Bot]:
    """Another instance with the same token."""
    async with Bot(telegram.token, base_url=f"{sandbox.url}/bot") as running:
        yield running


async def question(bot: Bot, telegram: Telegram, user: TelegramUser) -> TelegramMessage:
    markup = InlineKeyboardMarkup([[InlineKeyboardButton("9", callback_data="nine")]])
    sent = await bot.send_message(user.id, "How likely?", reply_markup=markup)
    return telegram.message(user, sent.message_id)


def ids(updates: tuple[Update, ...]) -> list[int]:
    return [update.update_id for update in updates]


def texts(updates: tuple[Update, ...]) -> list[str | None]:
    return [update.message.text if update.message else None for update in updates]


async def test_an_update_comes_again_until_a_higher_offset_is_asked_for(
    bot: Bot, telegram: Telegram, anna: TelegramUser
) -> None:
    telegram.type(anna, "second")
    first, second = ids(await bot.get_updates())
    assert ids(await bot.get_updates(offset=first)) == [first, second]
    assert ids(await bot.get_updates(offset=second)) == [second]
    assert ids(await bot.get_updates(offset=-5)) == [second]


async def test_asking_for_the_next_offset_confirms_a_tap(
    bot: Bot, telegram: Telegram, anna: TelegramUser
) -> None:
    tap = telegram.tap(anna, await question(bot, telegram, anna), "9")
    updates = await bot.get_updates()
    assert not tap.acknowledged
    await bot.get_updates(offset=updates[-1].update_id + 1)
    assert tap.fate is Fate.CONFIRMED
    assert telegram.history.acknowledged_taps == [tap]
    assert telegram.pending_updates == []


async def test_a_negative_offset_keeps_only_the_newest(
    bot: Bot, telegram: Telegram, anna: TelegramUser
) -> None:
    for word in ("one", "two", "three"):
        telegram.type(anna, word)
    assert texts(await bot.get_updates(offset=-2)) == ["two", "three"]
    assert [update.body["message"]["text"] for update in telegram.pending_updates] == [
        "two",
        "three",
    ]


async def test_a_limit_is_kept(bot: Bot, telegram: Telegram, anna: TelegramUser) -> None:
    telegram.type(anna, "second")
    assert texts(await bot.get_updates(limit=1)) == ["/start"]


async def test_the_same_offset_again_at_once_gets_a_single_update(
    bot: Bot, telegram: Telegram, anna: TelegramUser
) -> None:
    telegram.type(anna, "second")
    assert len(await bot.get_updates(offset=1)) == 2
    assert len(await bot.get_updates(offset=1)) == 1
    await asyncio.sleep(0.6)
    assert len(await bot.get_updates(offset=1)) == 2


async def test_the_same_offset_again_soon_waits_three_seconds(bot: Bot, telegram: Telegram) -> None:
    began = monotonic()
    await bot.get_updates(offset=1)
    assert monotonic() - began < 1
    await bot.get_updates(offset=1)
    assert 2.5 < monotonic() - began < 4.5


async def test_a_long_poll_ends_with_the_first_update(
    bot: Bot, telegram: Telegram, berta: TelegramUser
) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=30))
    await asyncio.sleep(0.2)
    assert not poll.done()
    telegram.start(berta, "token-1")
    assert texts(await asyncio.wait_for(poll, 1)) == ["/start token-1"]


async def test_the_newer_of_two_pollers_wins(
    bot: Bot, second: Bot, telegram: Telegram, berta: TelegramUser
) -> None:
    older = asyncio.create_task(bot.get_updates(timeout=30))
    await asyncio.sleep(0.2)
    newer = asyncio.create_task(second.get_updates(timeout=30))
    with pytest.raises(Conflict) as conflict:
        await asyncio.wait_for(older, 1)
    assert conflict.value.message == OTHER_POLLER
    telegram.start(berta)
    assert texts(await asyncio.wait_for(newer, 1)) == ["/start"]


async def test_a_poller_that_died_is_no_conflict_and_loses_nothing(
    bot: Bot, second: Bot, telegram: Telegram, berta: TelegramUser
) -> None:
    dead = asyncio.create_task(bot.get_updates(timeout=30))
    await asyncio.sleep(0.2)
    dead.cancel()
    await asyncio.sleep(0.1)
    alive = asyncio.create_task(second.get_updates(timeout=30))
    await asyncio.sleep(0.2)
    telegram.start(berta)
    assert texts(await asyncio.wait_for(alive, 1)) == ["/start"]
    refused = [call.refused for call in telegram.history.calls if call.refused]
    assert refused == []


async def test_conflicts_are_three_seconds_apart(bot: Bot, second: Bot, telegram: Telegram) -> None:
    polls = []
    for poller in (bot, second, bot):
        polls.append(asyncio.create_task(poller.get_updates(timeout=30)))
        await asyncio.sleep(0.2)
    began = monotonic()
    first, later, newest = polls
    with pytest.raises(Conflict):
        await asyncio.wait_for(first, 1)
    with pytest.raises(Conflict):
        await asyncio.wait_for(later, 5)
    assert monotonic() - began > 2
    newest.cancel()


async def test_a_tap_is_forgotten_after_150_seconds(
    sandbox: Sandbox, bot: Bot, telegram: Telegram, anna: TelegramUser
) -> None:
    tap = telegram.tap(anna, await question(bot, telegram, anna), "9")
    sandbox.clock.move(timedelta(seconds=149))
    assert len(await bot.get_updates(offset=1)) == 2
    sandbox.clock.move(timedelta(seconds=1))
    assert texts(await bot.get_updates(offset=2)) == ["/start"]
    assert (tap.fate, tap.acknowledged) == (Fate.EXPIRED, False)


async def test_a_message_is_forgotten_after_a_day(
    sandbox: Sandbox, bot: Bot, telegram: Telegram, anna: TelegramUser
) -> None:
    sandbox.clock.move(timedelta(hours=23, minutes=59))
    assert texts(await bot.get_updates(offset=1)) == ["/start"]
    sandbox.clock.move(timedelta(minutes=1))
    assert texts(await bot.get_updates(offset=2)) == []


async def test_allowed_updates_hold_until_they_are_changed(
    bot: Bot, telegram: Telegram, anna: TelegramUser
) -> None:
    message = await question(bot, telegram, anna)
    await bot.get_updates(allowed_updates=["callback_query"])
    telegram.type(anna, "unheard")
    telegram.tap(anna, message, "9")
    told = await bot.get_updates(offset=1)
    assert [update.callback_query is not None for update in told] == [False, True]
    await bot.get_updates(offset=2, allowed_updates=[])
    telegram.type(anna, "heard")
    assert texts(await bot.get_updates(offset=3))[-1] == "heard"


async def test_an_update_that_no_library_can_parse_comes_as_it_is(
    bot: Bot, telegram: Telegram
) -> None:
    telegram.add_raw_update({"message": {"date": "not a date"}})
    with pytest.raises(TypeError):
        await bot.get_updates()


async def test_blocking_and_coming_back_are_told(
    bot: Bot, telegram: Telegram, anna: TelegramUser
) -> None:
    telegram.block(anna)
    telegram.start(anna)
    _start, blocked, back, again = await bot.get_updates()
    assert blocked.my_chat_member
    assert blocked.my_chat_member.new_chat_member.status == "kicked"
    assert back.my_chat_member
    assert back.my_chat_member.new_chat_member.status == "member"
    assert texts((again,)) == ["/start"]


async def test_a_group_that_becomes_a_supergroup_is_told(
    bot: Bot, telegram: Telegram, support: TelegramChat
) -> None:
    new = telegram.upgrade_group(support)
    away, arrived = await bot.get_updates()
    assert away.message
    assert away.message.migrate_to_chat_id == new.id
    assert arrived.message
    assert arrived.message.migrate_from_chat_id == support.id
