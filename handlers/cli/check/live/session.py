"""Runs the trial on one platform, and records a point for each attempt, event and judgement."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from time import monotonic
from typing import Final, TypeVar

from bot.chat.platforms import Platform
from handlers.cli.check.live.points import Point, failed, seen, still_open
from handlers.cli.check.live.terminal import Terminal
from handlers.cli.check.live.trial_receiver import TrialEvent, TrialReceiver
from handlers.connected_platform import Connected
from handlers.ports import SendError
from handlers.telegram.introduction import TokenRefusedError
from handlers.updates import Event, Reply

POLL_SECONDS: Final = 0.1
CONNECTION_POLLS: Final = 100
"""The trial waits for the connection, because an earlier press would fail visibly."""

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Session:
    platform: Platform
    connected: Connected
    receiver: TrialReceiver
    terminal: Terminal
    now: Callable[[], datetime]
    listens: bool
    """Whether taps arrive here: with webhooks they go to the bot's own server."""
    points: list[Point] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.platform.capitalize()

    @asynccontextmanager
    async def listening(self) -> AsyncIterator[None]:
        if not self.listens:
            text = 'Taps and words: not tried; they need mode = "socket" or "polling"'
            self.points.append(still_open(text))
            yield
            return
        listening = asyncio.create_task(self._listen())
        try:
            await self._wait_for_connection(listening)
            yield
        finally:
            listening.cancel()
            with contextlib.suppress(asyncio.CancelledError, TokenRefusedError):
                await listening  # failed sends report a refused token

    async def _listen(self) -> None:
        await self.connected.update_source.greet()
        await self.connected.update_source.listen(self.receiver.receive)

    async def _wait_for_connection(self, listening: asyncio.Task[None]) -> None:
        for _ in range(CONNECTION_POLLS):
            if self.connected.update_source.trouble() is None or listening.done():
                break
            await asyncio.sleep(POLL_SECONDS)
        trouble = self.connected.update_source.trouble()
        if trouble is not None:
            self.points.append(failed(trouble))

    async def attempt(self, what: str, call: Awaitable[T]) -> T | None:
        """Awaits *call* and records its time, or the platform's reason for a failure.

        Returns its result; ``None`` after a failure.
        """
        begun = monotonic()
        try:
            result = await call
        except SendError as error:
            self.points.append(failed(f"{what}: {self.name} says {error}"))
            return None
        self.points.append(seen(f"{what}: done after {monotonic() - begun:.2f} s"))
        return result

    async def judge(self, *questions: str) -> None:
        """Asks the operator what only a person can see."""
        for question in questions:
            self.points.append(await self.terminal.judge(self.name, question))

    async def wait(
        self, task: str, wanted: Callable[[Event], T | None]
    ) -> tuple[TrialEvent, T] | None:
        """Asks the operator for *task*, and waits for the first event that *wanted* accepts.

        Returns the event with the result of *wanted*; ``None`` if none arrives in time.
        """
        found = await self.terminal.wait(f"{self.name}: {task}.", self._first(wanted))
        if found is None:
            late = f"{task}: nothing arrived within {self.terminal.wait_seconds} s"
            trouble = self.connected.update_source.trouble()
            self.points.append(failed(f"{late}. {trouble}") if trouble else still_open(late))
        return found

    async def _first(self, wanted: Callable[[Event], T | None]) -> tuple[TrialEvent, T]:
        while True:
            arrived = await self.receiver.next()
            found = wanted(arrived.event)
            if found is not None:
                return arrived, found
            await self.reply(arrived, None)

    async def reply(self, arrived: TrialEvent, reply: Reply | None) -> None:
        age = self.now() - arrived.at
        await self.connected.adapter.responder.reply(arrived.event, reply, age=age)

    def note_arrival(self, what: str, arrived: TrialEvent) -> None:
        """Records that *what* has arrived, and how long that took."""
        if arrived.occurred_at is None:
            self.points.append(seen(f"{what} arrived; {self.name} sends no time for it"))
        else:
            delay = (arrived.at - arrived.occurred_at).total_seconds()
            self.points.append(
                seen(f"{what} arrived {delay:.2f} s after {self.name}'s time for it")
            )
