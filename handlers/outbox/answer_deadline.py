"""Limits the wait for a platform's response."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from handlers.outbox.uncertain import ANSWER_WITHIN
from handlers.ports import SendError


@asynccontextmanager
async def in_time() -> AsyncIterator[None]:
    """Limits the whole block to :data:`ANSWER_WITHIN`, however many calls the messenger makes.

    Raises an uncertain SendError after that.
    """
    try:
        async with asyncio.timeout(ANSWER_WITHIN.total_seconds()):
            yield
    except TimeoutError:
        raise SendError("no answer in time", uncertain=True) from None
