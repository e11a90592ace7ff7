"""Stores incoming updates, lets them be acknowledged after that, and then processes them.

Rows of one chat are processed in order, rows of different chats side by side. The rows that a
vanished process had begun are processed one at a time. A row that failed three times is
quarantined. A row that waits for its platform holds up only its own chat.
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
from handlers.telemetry.loggable_errors import loggable
from handlers.telemetry.metrics import Metrics
from storage.engine.store import StorageError, Store
from storage.messaging import inbox
from storage.messaging.inbox import Arrival, Chat, InboxRow

PAUSE_WHILE_BROKEN: Final = timedelta(seconds=1)
POLL_EVERY: Final = timedelta(seconds=1)
"""The longest time until this process finds a row that another process left or put back."""
ACKNOWLEDGED_AFTER: Final = 8
"""Turns of the event loop that an acknowledgement takes after a COMMIT, with some to spare."""

log = structlog.get_logger()


class Intake:
    """Receives and processes the updates of every platform."""

    def __init__(
        self,
        store: Store,
        config: Config,
        adapters: Mapping[Platform, InboundAdapter],
        *,
        now: Callable[[], datetime],
        elapsed: Callable[[], float],
        on_processed: Callable[[], None],
        name: str,
        metrics: Metrics,
    ) -> None:
        """*on_processed* is called after each row: outbox rows may be due. *name*: this process's
        unique name. *elapsed*: seconds on a monotonic clock."""
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
            on_processed=on_processed,
            spawn=self._spawn,
            metrics=metrics,
        )
        self._receiving = 0
        self._unknown_commits = 0
        self._commits_settled = 0
        self.caught_up = asyncio.Event()
        self._turn: Chat | None = None
        self._chats: dict[Chat, deque[InboxRow]] = defaultdict(deque)
        self._adopted: set[int] = set()
        self._finishing = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()

    async def receive(self, arrivals: Sequence[Arrival]) -> None:
        """Stores *arrivals*; when this returns, they may be acknowledged. Raises StorageError.

        If the caller is cancelled meanwhile, because it lost the lease to listen, the transaction
        continues. The rows that it stores are nevertheless processed.
        """
        await asyncio.shield(self._spawn(self._store_and_queue(arrivals)))

    async def _store_and_queue(self, arrivals: Sequence[Arrival]) -> None:
        self._receiving += 1
        try:
            rows = await self._store.run(inbox.add, arrivals, self._name)
        except StorageError:
            self._unknown_commits += 1
            raise
        finally:
            self._receiving -= 1
        for row, arrival in zip(rows, arrivals, strict=True):
            if row is not None:
                self._metrics.received(row.platform)
                self._queue(row)
            else:
                self._spawn(self._processor.end_waiting(arrival))

    async def process_backlog(self) -> None:
        """Processes rows that no process owns, one at a time and the chats in turns.

        Such rows come from a vanished process or from `tentap quarantine retry`. Rows of a platform
        that was removed from bot.toml wait until it is configured again. While one row waits for
        its platform, the next one begins.
        """
        while row := await self._adopt():
            waits = asyncio.Event()
            self._adopted.add(row.id)
            self._spawn(self._process_adopted(row, waits))
            await waits.wait()

    async def _process_adopted(self, row: InboxRow, waits: asyncio.Event) -> None:
        try:
            if await self._process(row, waits):
                self._adopted.discard(row.id)
        finally:
            waits.set()

    async def keep_adopting(self) -> None:
        """Repeats ``process_backlog``; never ends. Sets ``caught_up`` after the first time.

        New updates are processed meanwhile, in the order of their chat.
        """
        while True:
            try:
                await self.process_backlog()
            except StorageError as error:
                log.error("inbox.read_failed", error=loggable(error))
            except Exception as error:  # the next attempt may succeed, whatever the error is
                log.error("inbox.read_failed", error=type(error).__name__)
            self.caught_up.set()
            await asyncio.sleep(POLL_EVERY.total_seconds())

    async def _adopt(self) -> InboxRow | None:
        """Returns the next row that no process owns. ``None``: there is none.

        Reads first, because a transaction that writes would delay others.
        """
        unknown_commits, owned = self._unknown_commits, self._owned()
        scope = (self._name, self._platforms, owned)
        if await self._store.read(inbox.is_any_left, *scope):
            row = await self._store.run(inbox.adopt, *scope, after=self._turn)
            self._turn = None if row is None else (row.platform, row.chat)
            return row
        if owned is not None:
            self._commits_settled = unknown_commits
        return None

    def _owned(self) -> Collection[int] | None:
        """Returns the rows that this process owns, after a COMMIT whose outcome is unknown.

        Its other rows were stored by that COMMIT, and are to be adopted. ``None``: no such COMMIT.
        """
        if self._unknown_commits == self._commits_settled or self._receiving:
            return None
        queued = (row.id for waiting in self._chats.values() for row in waiting)
        return [*queued, *self._adopted]

    async def finish(self) -> None:
        """Waits until everything received is processed.

        Rows that wait for their platform stay for the next start, or for another process.
        """
        self._finishing.set()
        while self._tasks:
            await asyncio.gather(*self._tasks, return_exceptions=True)

    def _queue(self, row: InboxRow) -> None:
        chat = (row.platform, row.chat)
        waiting = self._chats[chat]
        waiting.append(row)
        if len(waiting) == 1:
            self._spawn(self._process_chat(chat))

    def _spawn(self, work: Coroutine[None, None, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def _process_chat(self, chat: Chat) -> None:
        waiting = self._chats[chat]
        await _let_acknowledge()
        while waiting:
            if not await self._process(waiting[0]):
                return
            waiting.popleft()
        del self._chats[chat]

    async def _process(self, row: InboxRow, waits: asyncio.Event | None = None) -> bool:
        """Processes *row* until it is done or quarantined. The next rows of its chat wait for that.

        Sets *waits* if the row has to wait. Returns ``False`` if it still waits at the bot's stop.
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
                        pause = max(again.after, min(waited, POLL_EVERY))
                        waited += pause
                        if await self._stops_within(pause):
                            return False
                except StorageError as error:
                    log.error("inbox.database_failed", row=row.id, error=loggable(error))
                    await asyncio.sleep(PAUSE_WHILE_BROKEN.total_seconds())
                except Exception as error:  # its message may quote a person's text
                    log.error("update.result_not_written", row=row.id, error=type(error).__name__)
                    await asyncio.sleep(PAUSE_WHILE_BROKEN.total_seconds())

    async def _stops_within(self, pause: timedelta) -> bool:
        """Waits for *pause*. Returns whether the bot is asked to finish meanwhile."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._finishing.wait(), pause.total_seconds())
        return self._finishing.is_set()


async def _let_acknowledge() -> None:
    """Lets the callers that waited for the COMMIT acknowledge first.

    The processing that follows on the storage thread would take the interpreter from them.
    """
    for _ in range(ACKNOWLEDGED_AFTER):
        await asyncio.sleep(0)
