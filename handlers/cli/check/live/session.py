"""One platform during its trial: what is tried there, heard and judged leaves a point each."""

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
from handlers.cli.check.live.trial_receiver import Heard, TrialReceiver
from handlers.connected import Connected
from handlers.ports import SendError
from handlers.telegram.first_contact import TokenRefusedError
from handlers.updates import Event, Reply

LOOK_SECONDS: Final = 0.1
CONNECTION_LOOKS: Final = 100
"""A press while nobody listens fails before the operator's eyes."""

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Session:
    platform: Platform
    connected: Connected
    receiver: TrialReceiver
    terminal: Terminal
    now: Callable[[], datetime]
    listens: bool
    """Whether taps come in here: with webhooks they go to the bot's own server."""
    points: list[Point] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.platform.capitalize()

    @asynccontextmanager
    async def listening(self) -> AsyncIterator[None]:
        if not self.listens:
            text = 'Taps and words: not tried, since they need mode = "socket" or "polling"'
            self.points.append(still_open(text))
            yield
            return
        listening = asyncio.create_task(self._listen())
        try:
            await self._be_connected(listening)
            yield
        finally:
            listening.cancel()
            with contextlib.suppress(asyncio.CancelledError, TokenRefusedError):
                await listening  # a token that is refused is told by what could not be sent

    async def _listen(self) -> None:
        await self.connected.update_source.greet()
        await self.connected.update_source.listen(self.receiver.receive)

    async def _be_connected(self, listening: asyncio.Task[None]) -> None:
        for _ in range(CONNECTION_LOOKS):
            if self.connected.update_source.trouble() is None or listening.done():
                break
            await asyncio.sleep(LOOK_SECONDS)
        trouble = self.connected.update_source.trouble()
        if trouble is not None:
            self.points.append(failed(trouble))

    async def tried(self, what: str, call: Awaitable[T]) -> T | None:
        """What came of *call*, and how long it took; ``None`` where the platform did not do it,
        with the platform's reason."""
        begun = monotonic()
        try:
            result = await call
        except SendError as error:
            self.points.append(failed(f"{what}: {self.name} says {error}"))
            return None
        self.points.append(seen(f"{what}: taken after {monotonic() - begun:.2f} s"))
        return result

    async def judge(self, *questions: str) -> None:
        """Ask the operator what only eyes can tell."""
        for question in questions:
            self.points.append(await self.terminal.look(self.name, question))

    async def wait(self, task: str, wanted: Callable[[Event], T | None]) -> tuple[Heard, T] | None:
        """The first of the trial's events in which *wanted* finds something, after asking the
        operator for *task*; ``None`` where none has come in time."""
        found = await self.terminal.wait(f"{self.name}: {task}.", self._first(wanted))
        if found is None:
            late = f"{task}: nothing came within {self.terminal.wait_seconds} s"
            trouble = self.connected.update_source.trouble()
            self.points.append(failed(f"{late}. {trouble}") if trouble else still_open(late))
        return found

    async def _first(self, wanted: Callable[[Event], T | None]) -> tuple[Heard, T]:
        while True:
            heard = await self.receiver.next()
            found = wanted(heard.event)
            if found is not None:
                return heard, found
            await self.reply(heard, None)

    async def reply(self, heard: Heard, reply: Reply | None) -> None:
        age = self.now() - heard.at
        await self.connected.adapter.responder.reply(heard.event, reply, age=age)

    def came(self, what: str, heard: Heard) -> None:
        """Note that *what* has come, and how long its way here was."""
        if heard.told_at is None:
            self.points.append(seen(f"{what} came; {self.name} tells no time of it"))
        else:
            way = (heard.at - heard.told_at).total_seconds()
            self.points.append(seen(f"{what} came {way:.2f} s after {self.name}'s time of it"))
