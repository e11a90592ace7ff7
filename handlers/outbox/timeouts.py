"""How long a platform's answer is waited for."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from handlers.outbox.uncertain import ANSWER_WITHIN
from handlers.ports import SendError


@asynccontextmanager
async def in_time() -> AsyncIterator[None]:
    """However many calls a messenger makes of it, an answer is not waited for longer."""
    try:
        async with asyncio.timeout(ANSWER_WITHIN.total_seconds()):
            yield
    except TimeoutError:
        raise SendError("no answer in time", uncertain=True) from None
