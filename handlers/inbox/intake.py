"""Wire to use case: store what arrives, and only then let it be acknowledged; then work it.

Rows of one chat are processed in order, rows of different chats side by side. The rows that a
vanished process had begun are processed one at a time. A row that failed three times is
quarantined. A row that waits for its platform holds up its chat alone.
"""

import asyncio
from collections import defaultdict, deque
from collections.abc import Callable, Collection, Coroutine, Mapping, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Final

import structlog
from structlog.contextvars import bound_contextvars

from bot.chat.platforms import Platform
from bot.config.config import Config
from handlers.inbox.processor import InboundAdapter, Processor, source_of
from handlers.telemetry.loggable import loggable
from handlers.telemetry.metrics import Metrics
from storage.engine.store import StorageError, Store
from storage.messaging import inbox
from storage.messaging.inbox import Arrival, Chat, InboxRow

PAUSE_WHILE_BROKEN: Final = timedelta(seconds=1)
LOOK_EVERY: Final = timedelta(seconds=1)
"""How soon a row is seen that another process left or put back."""
ACKNOWLEDGED_AFTER: Final = 8
"""Turns of the event loop from a COMMIT to the platform's answer, and some more."""

log = structlog.get_logger()


class Intake:
    """The one way in, for every platform."""

    def __init__(
        self,
        store: Store,
        config: Config,
        adapters: Mapping[Platform, InboundAdapter],
        *,
        now: Callable[[], datetime],
        elapsed: Callable[[], float],
        worked: Callable[[], None],
        name: str,
        metrics: Metrics,
    ) -> None:
        """*worked* is called after each row: something may be due in the outbox. *name* tells
        this process from every other. *elapsed*: seconds, by a clock that nobody sets."""
        self._store = store
        self._platforms = tuple(adapters)
        self._name = name
        self._metrics = metrics
        self._processor = Processor(
            store,
            config,
            adapters,
            now=now,
            elapsed=elapsed,
            worked=worked,
            aside=self._spawn,
            metrics=metrics,
        )
        self._receiving = 0
        self._doubts = 0
        self._doubts_settled = 0
        self.caught_up = asyncio.Event()
        self._turn: Chat | None = None
        self._chats: dict[Chat, deque[InboxRow]] = defaultdict(deque)
        self._adopted: set[int] = set()
        self._finishing = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()

    async def receive(self, arrivals: Sequence[Arrival]) -> None:
        """Store *arrivals*; when this returns, they may be acknowledged. StorageError: not.

        A caller that is cancelled meanwhile, because it lost the lease to listen, leaves a
        transaction that goes on. What that one stores is processed all the same.
        """
        await asyncio.shield(self._spawn(self._take(arrivals)))

    async def _take(self, arrivals: Sequence[Arrival]) -> None:
        self._receiving += 1
        try:
            rows = await self._store.run(inbox.add, arrivals, self._name)
        except StorageError:
            self._doubts += 1
            raise
        finally:
            self._receiving -= 1
        for row, arrival in zip(rows, arrivals, strict=True):
            if row is not None:
                self._metrics.received(row.platform)
                self._queue(row)
            else:
                self._spawn(self._processor.end_waiting(arrival))

    async def work_backlog(self) -> None:
        """Work what nobody works, one row at a time and the chats in turns: what a process that
        is gone has begun, and what `tentap quarantine retry` put back.

        Rows of a platform that was taken out of bot.toml wait until it is put back. One that has
        to wait for its platform keeps nobody: the next one is begun meanwhile.
        """
        while row := await self._adopt():
            waits = asyncio.Event()
            self._adopted.add(row.id)
            self._spawn(self._work_adopted(row, waits))
            await waits.wait()

    async def _work_adopted(self, row: InboxRow, waits: asyncio.Event) -> None:
        try:
            if await self._work(row, waits):
                self._adopted.discard(row.id)
        finally:
            waits.set()

    async def keep_adopting(self) -> None:
        """``work_backlog`` again and again; never ends. What comes in meanwhile is worked beside
        it, in the order of its chat. After the first time, ``caught_up`` is set."""
        while True:
            try:
                await self.work_backlog()
            except StorageError as error:
                log.error("inbox.read_failed", error=loggable(error))
            except Exception as error:  # whatever it is, the next look may find what it seeks
                log.error("inbox.read_failed", error=type(error).__name__)
            self.caught_up.set()
            await asyncio.sleep(LOOK_EVERY.total_seconds())

    async def _adopt(self) -> InboxRow | None:
        """To look first costs others nothing: a transaction that writes would."""
        doubts, in_hand = self._doubts, self._in_hand()
        whose = (self._name, self._platforms, in_hand)
        if await self._store.read(inbox.is_any_left, *whose):
            row = await self._store.run(inbox.adopt, *whose, after=self._turn)
            self._turn = None if row is None else (row.platform, row.chat)
            return row
        if in_hand is not None:
            self._doubts_settled = doubts
        return None

    def _in_hand(self) -> Collection[int] | None:
        """Returns the rows that this process works on, after a COMMIT whose outcome is unknown.

        Its other rows were stored by that COMMIT, and are to be adopted. ``None``: no such COMMIT.
        """
        if self._doubts == self._doubts_settled or self._receiving:
            return None
        queued = (row.id for waiting in self._chats.values() for row in waiting)
        return [*queued, *self._adopted]

    async def finish(self) -> None:
        """Wait until everything that was received is worked; what has to wait for its platform is
        left to the next start, or to another process."""
        self._finishing.set()
        while self._tasks:
            await asyncio.gather(*self._tasks, return_exceptions=True)

    def _queue(self, row: InboxRow) -> None:
        chat = (row.platform, row.chat)
        waiting = self._chats[chat]
        waiting.append(row)
        if len(waiting) == 1:
            self._spawn(self._work_chat(chat))

    def _spawn(self, work: Coroutine[None, None, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def _work_chat(self, chat: Chat) -> None:
        waiting = self._chats[chat]
        await _let_acknowledge()
        while waiting:
            if not await self._work(waiting[0]):
                return
            waiting.popleft()
        del self._chats[chat]

    async def _work(self, row: InboxRow, waits: asyncio.Event | None = None) -> bool:
        """Process *row* until it is done or quarantined. The next rows of its chat wait for that.

        *waits* is set where it has to wait. ``False``: it still had to when the bot stopped.
        """
        waited = timedelta()
        with bound_contextvars(update=source_of(row)):
            while True:
                try:
                    again = await self._processor.attempt(row)
                    if again is None:
                        return True
                    row = again.row
                    if again.after:
                        if waits is not None:
                            waits.set()
                        pause = max(again.after, min(waited, LOOK_EVERY))
                        waited += pause
                        if await self._stops_within(pause):
                            return False
                except StorageError as error:
                    log.error("inbox.database_failed", row=row.id, error=loggable(error))
                    await asyncio.sleep(PAUSE_WHILE_BROKEN.total_seconds())
                except Exception as error:  # its message may hold somebody's words
                    log.error("update.result_not_written", row=row.id, error=type(error).__name__)
                    await asyncio.sleep(PAUSE_WHILE_BROKEN.total_seconds())

    async def _stops_within(self, pause: timedelta) -> bool:
        """Wait for *pause*; whether the bot is told to finish meanwhile."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._finishing.wait(), pause.total_seconds())
        return self._finishing.is_set()


async def _let_acknowledge() -> None:
    """Lets the callers that waited for the COMMIT acknowledge first.

    The work that follows on the storage thread would take the interpreter from them.
    """
    for _ in range(ACKNOWLEDGED_AFTER):
        await asyncio.sleep(0)
