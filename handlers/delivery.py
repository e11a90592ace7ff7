"""Outbox to messenger: claim a due row, draw it from today's state, send it, record the result.

The claim's COMMIT is the start of sending. Between claim and record a crash leaves the row
``sending``; what is done with it then, and after every failure whose effect nobody knows, is the
kind's ``doubt``.
"""

import asyncio
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Concatenate, Final, ParamSpec, TypeVar

import structlog

from bot.addresses import Platform
from bot.config import Config
from bot.figures import WeeklyFigures
from bot.messages import Picture
from bot.model import Contact, MessageRef
from handlers import sending
from handlers.messenger import Directory, Messenger, SendError
from handlers.outgoing import Outgoing, OutgoingChart, Scene
from handlers.pace import Pace
from storage import outbox
from storage.outbox import OutboxRow
from storage.store import StorageError, Store, Tx

AT_ONCE: Final = 32
MOST_DUE: Final = 4 * AT_ONCE
"""Rows looked at in one go."""
LOOK_EVERY: Final = timedelta(seconds=1)
"""How soon a row is seen that another process wrote."""

FINISH_SECONDS: Final = 5.0
"""How long a stop waits for what is under way; what it does not see becomes uncertain."""

P = ParamSpec("P")
T = TypeVar("T")

log = structlog.get_logger()


class Delivery:
    """Sends what is due on one platform."""

    def __init__(
        self,
        platform: Platform,
        store: Store,
        messenger: Messenger,
        directory: Directory,
        config: Config,
        now: Callable[[], datetime],
        monotonic: Callable[[], float],
    ) -> None:
        self.platform = platform
        self._store = store
        self._messenger = messenger
        self._directory = directory
        self._config = config
        self._now = now
        self._pace = Pace(platform, monotonic)
        self._wake = asyncio.Event()
        self._known: dict[int, sending.Target] = {}
        self._busy_chats: set[str] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    def wake(self) -> None:
        """Something may be due."""
        self._wake.set()

    async def run(self) -> None:
        """Send until cancelled; what is under way is finished first."""
        await self._settle_abandoned()
        try:
            while True:
                wait = await self._send_due()
                await self._sleep(wait)
        finally:
            if self._tasks:
                await asyncio.wait(self._tasks, timeout=FINISH_SECONDS)

    async def _sleep(self, wait: timedelta) -> None:
        try:
            async with asyncio.timeout(wait.total_seconds()):
                await self._wake.wait()
        except TimeoutError:
            pass

    async def _send_due(self) -> timedelta:
        """Start what may go out now; how long until it is worth looking again."""
        self._wake.clear()
        try:
            targets = await self._due()
        except StorageError as error:
            log.error("outbox.unreadable", error=str(error))
            return LOOK_EVERY
        wait = LOOK_EVERY
        for target in targets:
            key = target.route.chat or f"row {target.row.id}"
            if key in self._busy_chats or len(self._tasks) >= AT_ONCE:
                continue
            pause = self._pace.wait(target.route)
            if pause > timedelta():
                wait = min(wait, pause)
                continue
            self._start(target, key)
        return wait

    async def _due(self) -> list[sending.Target]:
        """What may go out, with its route: looked up once, until the row changes."""
        rows = await self._store.read(outbox.due, self.platform, self._now(), MOST_DUE)
        known = {row.id: self._known[row.id] for row in rows if row.id in self._known}
        changed = [row for row in rows if row.id not in known or known[row.id].row != row]
        if changed:
            looked_up = await self._store.read(sending.targets, changed, self._scene())
            known.update({target.row.id: target for target in looked_up})
        self._known = known
        return [known[row.id] for row in rows]

    def _start(self, target: sending.Target, key: str) -> None:
        self._busy_chats.add(key)
        self._pace.begin(target.route)
        task = asyncio.create_task(self._deliver(target))
        self._tasks.add(task)

        def ended(task: asyncio.Task[None]) -> None:
            self._tasks.discard(task)
            self._busy_chats.discard(key)
            self.wake()

        task.add_done_callback(ended)

    async def _deliver(self, target: sending.Target) -> None:
        """A row that comes to nothing costs its chat no pause."""
        asked = target.to_reach is not None
        try:
            if target.to_reach is None or await self._reach(target, *target.to_reach):
                asked = await self._claim_and_send(target.row) or asked
        except StorageError as error:
            log.error("outbox.unclaimed", row=target.row.id, error=str(error))
        except Exception as error:  # a row that cannot be drawn must not hold up the others
            log.error("outbox.broken", row=target.row.id, error=type(error).__name__)
            await self._postpone(target.row, f"{type(error).__name__} in its work")
        finally:
            (self._pace.end if asked else self._pace.withdraw)(target.route)

    async def _reach(self, target: sending.Target, contact: Contact, email: str) -> bool:
        """Open the person's chat; whether the question can follow."""
        try:
            reached = await self._directory.reach(contact, email)
        except SendError as error:
            log.info("contact.unreached", contact=contact.id, reason=str(error))
            if error.retry_after is not None:
                self._pace.pause(target.route, error.retry_after)
            await self._store.run(sending.unreached, target.row, contact.id, error, self._scene())
            return False
        return await self._store.run(sending.reached, target.row, contact, reached, self._scene())

    async def _claim_and_send(self, row: OutboxRow) -> bool:
        """Whether the platform was asked for something."""
        token = secrets.token_urlsafe(12)
        claimed = await self._store.run(sending.claim, row.id, token, self._scene())
        if claimed is None:
            return False
        row, drawn = claimed
        try:
            message = await self._send(drawn)
            await self._record(sending.sent, row, token, message, self._scene())
        except SendError as error:
            await self._failed(row, token, error)
        except Exception as error:  # a fault of ours, and nobody knows how far it came
            failure = SendError(type(error).__name__, uncertain=True)
            await self._failed(row, token, failure)
        return True

    async def _send(self, drawn: Outgoing | OutgoingChart) -> MessageRef | None:
        if isinstance(drawn, OutgoingChart):
            await self._send_chart(drawn)
            return None
        if drawn.edit is not None:
            await self._messenger.edit(drawn.edit, drawn.message, press_url=drawn.press_url)
            return drawn.edit
        return await self._messenger.send(
            drawn.chat, drawn.message, reply_to=drawn.reply_to, marker=drawn.marker
        )

    async def _send_chart(self, drawn: OutgoingChart) -> None:
        png = await asyncio.to_thread(_draw, drawn.figures)
        name = f"{drawn.figures.survey}-{drawn.figures.this_week.week}.png"
        picture = Picture(png=png, alt=drawn.alt, filename=name)
        await self._messenger.send_picture(drawn.chat, picture, reply_to=drawn.reply_to)

    async def _failed(self, row: OutboxRow, token: str, error: SendError) -> None:
        log.warning(
            "message.failed",
            row=row.id,
            kind=row.kind,
            reason=str(error),
            permanent=error.permanent,
            uncertain=error.uncertain,
        )
        backoff = error.retry_after or sending.backoff(row.attempts)
        await self._record_failure(row, token, error, backoff)
        if error.retry_after is not None:
            target = await self._store.read(sending.target, row, self._scene())
            self._pace.pause(target.route, error.retry_after)

    async def _record_failure(
        self, row: OutboxRow, token: str, error: SendError, backoff: timedelta
    ) -> None:
        """A row whose failure cannot be worked either has failed for good."""
        scene = self._scene()
        try:
            await self._record(sending.record_failure, row, token, error, backoff, scene)
        except Exception as broken:
            log.error("outbox.broken", row=row.id, error=type(broken).__name__)
            await self._record(
                sending.set_aside, row, token, f"{type(broken).__name__} in its work"
            )

    async def _postpone(self, row: OutboxRow, reason: str) -> None:
        if await self._record(sending.postponed, row, reason, self._scene()):
            return
        try:
            await self._record(sending.lost, row, self._scene())
        except Exception as error:  # as broken as the row itself
            log.error("outbox.broken", row=row.id, error=type(error).__name__)

    async def _record(
        self, result: Callable[Concatenate[Tx, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Write what became of a row, however long the database refuses."""
        while True:
            try:
                return await self._store.run(result, *args, **kwargs)
            except StorageError as error:
                log.error("outbox.unrecorded", error=str(error))
                await asyncio.sleep(LOOK_EVERY.total_seconds())

    async def _settle_abandoned(self) -> None:
        """Rows that a process which is gone was sending: nobody knows whether they went out."""
        found = await self._store.read(outbox.abandoned, self.platform, self._now())
        for row, token in found:
            error = SendError("the process stopped while sending", uncertain=True)
            await self._record_failure(row, token, error, timedelta())

    def _scene(self) -> Scene:
        return Scene(config=self._config, now=self._now())


def _draw(figures: WeeklyFigures) -> bytes:
    from bot.charts import draw  # loads matplotlib, which takes a second that most starts can save

    return draw(figures.weeks)
