"""What the demo's bot has planned, so that the page's clock stops at each of these moments."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from handlers.app.running_bot import Bot
from sandbox import Clock
from storage.messaging import planned
from storage.states import OutboxKind

PATIENCE: Final = 20.0
"""Seconds until a message that is due must be sent. A refused one may wait longer."""
LOOK_EVERY: Final = 0.02
_SUMMARIES: Final = (OutboxKind.SUMMARY,)


@dataclass(frozen=True, kw_only=True)
class BotAgenda:
    """``sandbox.page.Agenda`` of a running bot. Its milestones are the weekly summaries."""

    bot: Bot
    clock: Clock

    async def next_due(self, after: datetime) -> datetime | None:
        return await self.bot.store.read(planned.next_due, after)

    async def next_milestone(self, after: datetime) -> datetime | None:
        return await self.bot.store.read(planned.next_due, after, _SUMMARIES)

    async def finished(self) -> None:
        self.bot.wake()
        with suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                while True:
                    if not await self.bot.store.read(planned.is_waiting, self.clock.now()):
                        return
                    await asyncio.sleep(LOOK_EVERY)
