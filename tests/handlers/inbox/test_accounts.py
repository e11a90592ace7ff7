"""Asking a platform who an account is, while it does not answer."""

import asyncio
from datetime import timedelta

import pytest

from bot.chat.platforms import Platform
from bot.model import Contact
from handlers.inbox.accounts import AT_ONCE, LONGEST_PAUSE, Accounts, AskLaterError
from handlers.ports import Reached, SendError
from handlers.updates import User


class FakeDirectory:
    """A platform that answers every question alike."""

    def __init__(self, error: SendError | None) -> None:
        self.error = error
        self.asked = 0

    async def describe(self, user: User) -> User:
        self.asked += 1
        await asyncio.sleep(0)
        if self.error is not None:
            raise self.error
        return user

    async def reach(self, contact: Contact, email: str) -> Reached:
        raise NotImplementedError

    async def is_member(self, chat: str, user: str) -> bool:
        raise NotImplementedError


def account(number: int) -> User:
    return User(platform=Platform.SLACK, id=f"U{number}")


async def test_a_crowd_that_waits_asks_a_silent_platform_together() -> None:
    silent = FakeDirectory(SendError("no answer in time", uncertain=True))
    accounts = Accounts(silent)
    crowd = (accounts.describe(account(number)) for number in range(100))
    outcomes = await asyncio.gather(*crowd, return_exceptions=True)
    waits = [one.after for one in outcomes if isinstance(one, AskLaterError)]
    assert len(waits) == 100
    assert timedelta() < max(waits) <= LONGEST_PAUSE
    assert silent.asked == AT_ONCE


async def test_a_platform_says_itself_when_to_ask_again() -> None:
    busy = FakeDirectory(SendError("ratelimited", retry_after=timedelta(minutes=5)))
    with pytest.raises(AskLaterError) as later:
        await Accounts(busy).describe(account(1))
    assert later.value.after == timedelta(minutes=5)


async def test_who_is_refused_for_good_keeps_nobody_waiting() -> None:
    directory = FakeDirectory(SendError("user_not_found", permanent=True))
    accounts = Accounts(directory)
    with pytest.raises(SendError):
        await accounts.describe(account(1))
    directory.error = None
    assert await accounts.describe(account(2)) == account(2)
