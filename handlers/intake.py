"""Wire to use case: store what arrives, and only then let it be acknowledged; then work it.

Rows of one chat are worked in order, rows of different chats side by side. What a process that is
gone had begun is worked one row at a time, and a row that failed three times is parked.
"""

import asyncio
import secrets
from collections import defaultdict, deque
from collections.abc import Callable, Collection, Coroutine, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Concatenate, Final, ParamSpec

import structlog
from structlog.contextvars import bound_contextvars

from bot.addresses import Address, Platform
from bot.config import Config
from bot.texts import Line
from handlers.alerting import report_trouble
from handlers.commands import Roles
from handlers.events import (
    Commanded,
    Event,
    FormSent,
    HomeOpened,
    NotText,
    Pressed,
    Reply,
    Toast,
    Typed,
    UnreadableError,
)
from handlers.messenger import Directory, Responder, SendError
from handlers.metrics import Metrics
from handlers.occasion import Occasion
from handlers.routing import route
from handlers.words import texts_in
from storage import chats, inbox, outbox, people
from storage.inbox import Arrival, Closing, InboxRow
from storage.store import StorageError, Store, Tx

MOST_ATTEMPTS: Final = 3
PAUSE_WHILE_BROKEN: Final = timedelta(seconds=1)
LOOK_EVERY: Final = timedelta(seconds=1)
"""How soon a row is seen that another process left or put back."""
TURN_EVERY: Final = timedelta(milliseconds=50)
"""How soon a row is worked after an older one of its chat that another process has."""

P = ParamSpec("P")

log = structlog.get_logger()


@dataclass(frozen=True, kw_only=True)
class Door:
    """What intake needs of a platform."""

    parse: Callable[[str], Event | None]
    responder: Responder
    directory: Directory


class Intake:
    """The one way in, for every platform."""

    def __init__(
        self,
        store: Store,
        config: Config,
        doors: Mapping[Platform, Door],
        *,
        now: Callable[[], datetime],
        worked: Callable[[], None],
        name: str,
        metrics: Metrics,
    ) -> None:
        """*worked* is called after each row: something may be due in the outbox. *name* tells
        this process from every other."""
        self._store = store
        self._config = config
        self._doors = doors
        self._now = now
        self._worked = worked
        self._name = name
        self._metrics = metrics
        self._receiving = 0
        self._doubts = 0
        self._doubts_settled = 0
        self._chats: dict[tuple[Platform, str], deque[InboxRow]] = defaultdict(deque)
        self._tasks: set[asyncio.Task[None]] = set()

    async def receive(self, arrivals: Sequence[Arrival]) -> None:
        """Store *arrivals*; when this returns, they may be acknowledged. StorageError: not.

        Whoever is cancelled meanwhile, because the lease to listen is lost, leaves a transaction
        that goes on: what it keeps is worked all the same.
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
                self._spawn(self._end_waiting(arrival))

    async def work_backlog(self) -> None:
        """Work what nobody works, one row at a time: what a process that is gone has begun, and
        what `tentap quarantine retry` put back.

        Rows of a platform that was taken out of bot.toml wait until it is put back.
        """
        while row := await self._adopt():
            await self._work(row)

    async def keep_adopting(self) -> None:
        """``work_backlog`` again and again; never ends."""
        while True:
            await asyncio.sleep(LOOK_EVERY.total_seconds())
            try:
                await self.work_backlog()
            except StorageError as error:
                log.error("inbox.unreadable", error=str(error))

    async def _adopt(self) -> InboxRow | None:
        """To look first costs others nothing: a transaction that writes would."""
        doubts, in_hand = self._doubts, self._in_hand()
        whose = (self._name, tuple(self._doors), in_hand)
        if await self._store.read(inbox.is_any_left, *whose):
            return await self._store.run(inbox.adopt, *whose)
        if in_hand is not None:
            self._doubts_settled = doubts
        return None

    def _in_hand(self) -> Collection[int] | None:
        """After a COMMIT of which nobody knows what became: the rows that this process has in
        hand. Whatever else is its own was kept without its being told."""
        if self._doubts == self._doubts_settled or self._receiving:
            return None
        return [row.id for waiting in self._chats.values() for row in waiting]

    async def finish(self) -> None:
        """Wait until everything that was received is worked."""
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

    async def _work_chat(self, chat: tuple[Platform, str]) -> None:
        waiting = self._chats[chat]
        while waiting:
            await self._work(waiting[0])
            waiting.popleft()
        del self._chats[chat]

    async def _work(self, row: InboxRow) -> None:
        """Work *row* until it is done or parked, whatever stands in the way: what comes after it
        in its chat waits for that."""
        unsettled: InboxRow | None = row
        with bound_contextvars(update=_source(row)):
            while unsettled is not None:
                try:
                    unsettled = await self._attempt(unsettled)
                except StorageError as error:
                    log.error("inbox.database", row=row.id, error=str(error))
                    await asyncio.sleep(PAUSE_WHILE_BROKEN.total_seconds())
                except Exception as error:  # its message may hold somebody's words
                    log.error("inbox.unsettled", row=row.id, error=type(error).__name__)
                    await asyncio.sleep(PAUSE_WHILE_BROKEN.total_seconds())

    async def _attempt(self, row: InboxRow) -> InboxRow | None:
        """The row as it is to be tried again; ``None`` when it is settled."""
        if row.attempt > MOST_ATTEMPTS:
            await self._park(row, "it was begun three times and never finished")
            return None
        try:
            event = self._doors[row.platform].parse(row.body)
            reply = await self._carry_out(row, event)
        except UnreadableError as error:
            self._metrics.failed(row.platform)
            await self._park(row, f"it cannot be read: {error}")
            return None
        except StorageError:
            raise
        except Exception as error:
            self._metrics.failed(row.platform)
            log.error("inbox.failed", row=row.id, error=type(error).__name__, attempt=row.attempt)
            return await self._failed(row, error)
        self._metrics.worked(row.platform, self._now() - row.received_at)
        log.info("update.worked", kind=type(event).__name__)
        self._worked()
        self._spawn(self._answer(row, event, reply))
        return None

    async def _failed(self, row: InboxRow, error: Exception) -> InboxRow | None:
        if row.attempt < MOST_ATTEMPTS:
            return await self._store.run(inbox.begin_attempt, row.id)
        await self._park(row, f"{type(error).__name__} in its work")
        self._spawn(self._apologise(row))
        return None

    async def _carry_out(self, row: InboxRow, event: Event | None) -> Reply | None:
        if event is None:
            return await self._in_turn(_ignore, row)
        event = await self._introduced(event)
        roles = await self._roles(event)
        occasion = Occasion(
            now=self._now(),
            source=_source(row),
            seed=secrets.token_bytes(32),
        )
        return await self._in_turn(_work, row, event, roles, self._config, occasion)

    async def _in_turn(
        self,
        work: Callable[Concatenate[Tx, InboxRow, P], Reply | Closing | None],
        row: InboxRow,
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Reply | None:
        """Run *work* as soon as no other process has an older row of the chat."""
        while True:
            reply = await self._store.run(work, row, *args, **kwargs)
            if reply is not Closing.BEHIND:
                return None if isinstance(reply, Closing) else reply
            await asyncio.sleep(TURN_EVERY.total_seconds())

    async def _introduced(self, event: Event) -> Event:
        """Where the platform told only an id, and we know nobody of it: who this is."""
        if not isinstance(event, Typed | NotText | HomeOpened) or event.user.name:
            return event
        user = event.user
        if await self._store.read(people.contact_of_user, user.platform, user.id) is not None:
            return event
        try:
            described = await self._doors[user.platform].directory.describe(user)
        except SendError as error:
            log.warning("user.unknown", reason=str(error))
            return event
        return replace(event, user=described)

    async def _roles(self, event: Event) -> Roles:
        """What the person who acts may do, asked of the platform only where it matters."""
        if not isinstance(event, Commanded | Pressed):
            return Roles()
        admin = Address(event.user.platform, event.user.id) in self._config.staff.admins
        if admin or isinstance(event, Pressed):
            return Roles(admin=admin)
        return Roles(team=await self._is_in_team(event))

    async def _is_in_team(self, event: Commanded) -> bool:
        team = self._config.channels.team
        if team is None or team.platform is not event.user.platform:
            return False
        team = await self._store.read(chats.current, team)
        if team.chat == event.chat:
            return True
        try:
            directory = self._doors[team.platform].directory
            return await directory.is_member(team.chat, event.user.id)
        except SendError as error:
            log.warning("member.unknown", reason=str(error))
            return False

    async def _answer(self, row: InboxRow, event: Event | None, reply: Reply | None) -> None:
        if event is None:
            return
        age = self._now() - row.received_at
        await self._doors[row.platform].responder.reply(event, reply, age=age)

    async def _end_waiting(self, arrival: Arrival) -> None:
        """The same press again: its effect is there, only its waiting must end."""
        event = self._event(arrival.platform, arrival.body)
        if isinstance(event, Pressed):
            responder = self._doors[arrival.platform].responder
            await responder.reply(event, None, age=timedelta())

    async def _apologise(self, row: InboxRow) -> None:
        event = self._event(row.platform, row.body)
        if isinstance(event, Pressed | Typed | FormSent | Commanded):
            texts = texts_in(self._config, event.user.language)
            await self._answer(row, event, Toast(text=texts("toast.failed")))

    def _event(self, platform: Platform, body: str) -> Event | None:
        try:
            return self._doors[platform].parse(body)
        except Exception:  # whoever reads it first has told why
            return None

    async def _park(self, row: InboxRow, reason: str) -> None:
        log.error("inbox.parked", row=row.id, platform=row.platform, reason=reason)
        await self._store.run(_park, row.id, reason, self._config, self._now())
        self._worked()


def _source(row: InboxRow) -> str:
    """Names an update for ever: in the tables, and in the log."""
    return f"{row.platform}/{row.id}"


def _work(
    tx: Tx, row: InboxRow, event: Event, roles: Roles, config: Config, occasion: Occasion
) -> Reply | Closing | None:
    """One row, one transaction: closed together with everything it brings about."""
    closing = inbox.close(tx, row)
    if closing is not Closing.CLOSED:
        return closing
    with outbox.caused_by(tx, occasion.source):
        return route(tx, event, roles, config, occasion)


def _ignore(tx: Tx, row: InboxRow) -> Closing:
    return inbox.close(tx, row)


def _park(tx: Tx, row_id: int, reason: str, config: Config, now: datetime) -> None:
    inbox.park(tx, row_id, reason)
    line = Line(key="trouble.parked", values={"why": reason})
    report_trouble(tx, f"parked {row_id}", line, config.channels.admin, now)
