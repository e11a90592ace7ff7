"""Repeats replies that a platform's rate limit refuses, so that none is lost to a busy chat."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Final
from weakref import WeakValueDictionary

from handlers.ports import SendError

MOST_WAITING: Final = timedelta(seconds=60)
"""A later answer would only surprise."""


Sleep = Callable[[float], Awaitable[object]]


async def with_retries(
    send: Callable[[], Awaitable[object]], *, sleep: Sleep = asyncio.sleep
) -> None:
    """Calls *send*, and repeats it after each wait that the platform asks for.

    A message may just have been sent to the same chat. Waits :data:`MOST_WAITING` in all.
    """
    left = MOST_WAITING
    while True:
        try:
            await send()
            return
        except SendError as error:
            if error.retry_after is None or error.retry_after > left:
                raise
            left -= error.retry_after
            await sleep(error.retry_after.total_seconds())


class ChatOrder:
    """Sends the replies of one chat one after the other. Other chats do not wait for them."""

    def __init__(self, sleep: Sleep = asyncio.sleep) -> None:
        self._sleep = sleep
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def send(self, chat: str, send: Callable[[], Awaitable[object]]) -> None:
        """Calls *send* when the chat's earlier replies are sent or lost, with retries."""
        turn = self._turns.setdefault(chat, asyncio.Lock())
        async with turn:
            await with_retries(send, sleep=self._sleep)
