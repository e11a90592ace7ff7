"""Outbox to messenger: claim a due row, draw it from today's state, send it, record the result.

The claim's COMMIT is the start of sending. Between claim and record a crash leaves the row
``sending``; what is done with it then, and after every failure whose effect nobody knows, is the
kind's ``doubt``.
"""

import asyncio
import random
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import structlog

from bot.addresses import Platform
from bot.config import Config
from bot.figures import WeeklyFigures
from bot.messages import Picture
from bot.model import Contact, ContactId, ContactState, MessageRef
from handlers import asking
from handlers.kinds import KINDS
from handlers.messenger import Directory, Messenger, Reached, SendError
from handlers.outgoing import Doubt, Drawn, Outgoing, OutgoingChart, Route, Scene, Unwanted
from handlers.pace import Pace
from storage import chats, outbox, people
from storage.outbox import OutboxRow
from storage.states import OutboxState
from storage.store import StorageError, Store, Tx

MOST_ATTEMPTS: Final = 8
AT_ONCE: Final = 32
LOOK_EVERY: Final = timedelta(seconds=1)
"""How soon a row is seen that another process wrote."""
FIRST_BACKOFF: Final = timedelta(seconds=2)
LONGEST_BACKOFF: Final = timedelta(minutes=5)

log = structlog.get_logger()


@dataclass(frozen=True, kw_only=True)
class _Target:
    """A due row with what must be known before it is claimed."""

    row: OutboxRow
    route: Route
    to_reach: tuple[Contact, str] | None


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
    ) -> None:
        self.platform = platform
        self._store = store
        self._messenger = messenger
        self._directory = directory
        self._config = config
        self._now = now
        self._pace = Pace(platform, now)
        self._wake = asyncio.Event()
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
            await asyncio.gather(*self._tasks, return_exceptions=True)

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
            targets = await self._store.read(_targets, self.platform, self._scene())
        except StorageError as error:
            log.error("outbox.unreadable", error=str(error))
            return LOOK_EVERY
        wait = LOOK_EVERY
        for target in targets:
            key = target.route.chat or f"row {target.row.id}"
            if key in self._busy_chats or len(self._tasks) >= AT_ONCE:
                continue
            pause = self._pace.free_at(target.route) - self._now()
            if pause > timedelta():
                wait = min(wait, pause)
                continue
            self._start(target, key)
        return wait

    def _start(self, target: _Target, key: str) -> None:
        self._busy_chats.add(key)
        self._pace.begin(target.route)
        task = asyncio.create_task(self._deliver(target))
        self._tasks.add(task)

        def ended(task: asyncio.Task[None]) -> None:
            self._tasks.discard(task)
            self._busy_chats.discard(key)
            self._pace.end(target.route)
            self.wake()

        task.add_done_callback(ended)

    async def _deliver(self, target: _Target) -> None:
        try:
            if target.to_reach is not None and not await self._reach(target, *target.to_reach):
                return
            await self._claim_and_send(target.row)
        except StorageError as error:
            log.error("outbox.unrecorded", row=target.row.id, error=str(error))

    async def _reach(self, target: _Target, contact: Contact, email: str) -> bool:
        """Open the person's chat; whether the question can follow."""
        try:
            reached = await self._directory.reach(contact, email)
        except SendError as error:
            log.info("contact.unreached", contact=contact.id, reason=str(error))
            await self._store.run(_unreached, target.row, contact.id, error, self._scene())
            return False
        return await self._store.run(_reached, target.row, contact, reached, self._scene())

    async def _claim_and_send(self, row: OutboxRow) -> None:
        token = secrets.token_urlsafe(12)
        claimed = await self._store.run(_claim, row.id, token, self._scene())
        if claimed is None:
            return
        row, drawn = claimed
        try:
            message = await self._send(drawn)
        except SendError as error:
            await self._failed(row, token, error)
            return
        await self._store.run(_sent, row, token, message, self._scene())

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
        backoff = error.retry_after or _backoff(row.attempts)
        if error.retry_after is not None:
            target = await self._store.read(_target, row, self._scene())
            self._pace.pause(target.route, error.retry_after)
        await self._store.run(_record_failure, row, token, error, backoff, self._scene())

    async def _settle_abandoned(self) -> None:
        """Rows that a process which is gone was sending: nobody knows whether they went out."""
        found = await self._store.read(outbox.abandoned, self.platform, self._now())
        for row, token in found:
            error = SendError("the process stopped while sending", uncertain=True)
            await self._store.run(_record_failure, row, token, error, timedelta(), self._scene())

    def _scene(self) -> Scene:
        return Scene(config=self._config, now=self._now())


def _draw(figures: WeeklyFigures) -> bytes:
    from bot.charts import draw  # loads matplotlib, which takes a second that most starts can save

    return draw(figures.weeks)


def _backoff(attempts: int) -> timedelta:
    """Exponential, with full jitter, so that many do not come back together."""
    longest: timedelta = min(LONGEST_BACKOFF, FIRST_BACKOFF * 2 ** min(attempts, 10))
    return longest * random.random()  # noqa: S311 - jitter is no secret


# Transactions


def _targets(tx: Tx, platform: Platform, scene: Scene) -> tuple[_Target, ...]:
    rows = outbox.due(tx, platform, scene.now, most=4 * AT_ONCE)
    return tuple(_target(tx, row, scene) for row in rows)


def _target(tx: Tx, row: OutboxRow, scene: Scene) -> _Target:
    return _Target(
        row=row,
        route=KINDS[row.kind].route(tx, row, scene),
        to_reach=asking.contact_to_reach(tx, row),
    )


def _claim(
    tx: Tx, row_id: int, token: str, scene: Scene
) -> tuple[OutboxRow, Outgoing | OutgoingChart] | None:
    """Take the row and draw it; ``None`` where nothing is to be sent."""
    row = outbox.claim(tx, row_id, token, scene.now)
    if row is None:
        return None
    drawn: Drawn = KINDS[row.kind].draw(tx, row, scene)
    match drawn:
        case Outgoing() | OutgoingChart():
            return row, drawn
        case Unwanted(reason=reason):
            outbox.finish(tx, row, token, OutboxState.DROPPED, reason)
        case _:
            outbox.finish(tx, row, token, OutboxState.SENT)
    return None


def _sent(tx: Tx, row: OutboxRow, token: str, message: MessageRef | None, scene: Scene) -> None:
    if outbox.finish(tx, row, token, OutboxState.SENT) and message is not None:
        KINDS[row.kind].sent(tx, row, message, scene)


def _record_failure(
    tx: Tx, row: OutboxRow, token: str, error: SendError, backoff: timedelta, scene: Scene
) -> None:
    kind = KINDS[row.kind]
    if error.moved_to is not None:
        chats.moved(tx, kind.route(tx, row, scene).chat, error.moved_to)
        outbox.put_back(tx, row, token, scene.now, str(error))
    elif error.uncertain and kind.doubt is not Doubt.REPEAT:
        _record_doubt(tx, row, token, error, scene)
    elif error.permanent or row.attempts >= MOST_ATTEMPTS:
        if outbox.finish(tx, row, token, OutboxState.FAILED, str(error)):
            _mark_contact(tx, row, error)
            kind.lost(tx, row, scene)
    else:
        outbox.put_back(tx, row, token, scene.now + backoff, str(error), doubted=error.uncertain)


def _record_doubt(tx: Tx, row: OutboxRow, token: str, error: SendError, scene: Scene) -> None:
    kind = KINDS[row.kind]
    state = OutboxState.UNCERTAIN if kind.doubt is Doubt.KEEP else OutboxState.DROPPED
    if outbox.finish(tx, row, token, state, str(error)):
        kind.doubtful(tx, row, scene)


def _mark_contact(tx: Tx, row: OutboxRow, error: SendError) -> None:
    contact_id = asking.contact_of(tx, row)
    if error.contact is not None and contact_id is not None:
        people.mark_contact(tx, contact_id, error.contact)


def _reached(tx: Tx, row: OutboxRow, contact: Contact, reached: Reached, scene: Scene) -> bool:
    """Keep what the platform told; ``False`` where this user is somebody else already."""
    other = people.contact_of_user(tx, contact.platform, reached.user)
    if other is not None and other.id != contact.id:
        people.mark_contact(tx, contact.id, ContactState.GONE)
        outbox.drop(tx, row.kind, row.subject, "the same account belongs to another person")
        KINDS[row.kind].lost(tx, row, scene)
        return False
    people.reached(
        tx,
        contact.id,
        user=reached.user,
        chat=reached.chat,
        language=reached.language,
        timezone=reached.timezone,
    )
    return True


def _unreached(
    tx: Tx, row: OutboxRow, contact_id: ContactId, error: SendError, scene: Scene
) -> None:
    if not error.permanent:
        later = scene.now + (error.retry_after or _backoff(row.attempts))
        outbox.postpone(tx, row, later, str(error))
        return
    outbox.drop(tx, row.kind, row.subject, str(error))
    people.mark_contact(tx, contact_id, error.contact or ContactState.UNREACHABLE)
    KINDS[row.kind].lost(tx, row, scene)
