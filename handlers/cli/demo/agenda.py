"""What the demo's bot has planned, so that the page's clock stops at each of these moments."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bot.config.config import Config
from handlers.app.running_bot import Bot
from sandbox import Clock
from storage import due_questions, rhythms
from storage.engine.store import Tx
from storage.messaging import planned
from storage.states import OutboxKind

PATIENCE: Final = 20.0
"""Seconds until a message that is due must be sent. A refused one may wait longer."""
LOOK_EVERY: Final = 0.02
_SUMMARIES: Final = (OutboxKind.SUMMARY,)
_ROWS: Final = tuple(kind for kind in OutboxKind if kind is not OutboxKind.RHYTHM)
"""A rhythm looks every ten minutes whether a question is due: the questions themselves count."""


@dataclass(frozen=True, kw_only=True)
class BotAgenda:
    """``sandbox.page.Agenda`` of a running bot. Its milestones are the weekly summaries."""

    bot: Bot
    config: Config
    clock: Clock

    async def next_due(self, after: datetime) -> datetime | None:
        return await self.bot.store.read(_next_due, self.config, after)

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


def _next_due(tx: Tx, config: Config, after: datetime) -> datetime | None:
    """Returns the next moment of a row, or of a question that is asked by rhythm."""
    started = [survey.key for survey in config.surveys if _asks(tx, survey.key)]
    moments = [due_questions.next_after(tx, survey, after) for survey in started]
    known = [one for one in (planned.next_due(tx, after, _ROWS), *moments) if one is not None]
    return min(known, default=None)


def _asks(tx: Tx, survey: str) -> bool:
    rhythm = rhythms.get(tx, survey)
    return rhythm is not None and rhythm.started_at is not None
