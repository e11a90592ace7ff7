"""One row of the inbox: what it means, who may do that, its use case, and what is said back."""

import asyncio
import secrets
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Concatenate, Final, ParamSpec

import structlog

from bot.addresses import Address, Platform
from bot.config import Config
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
from handlers.usecases.commands import Roles
from handlers.usecases.occasion import Occasion
from handlers.usecases.parking import park
from handlers.usecases.routing import route
from handlers.usecases.words import texts_in
from storage import chats, inbox, outbox, people
from storage.inbox import Arrival, Closing, InboxRow
from storage.store import StorageError, Store, Tx

MOST_ATTEMPTS: Final = 3
TURN_EVERY: Final = timedelta(milliseconds=50)
"""How soon a row is worked after an older one of its chat that another process has."""

P = ParamSpec("P")

log = structlog.get_logger()


@dataclass(frozen=True, kw_only=True)
class Door:
    """What its work needs of a platform."""

    parse: Callable[[str], Event | None]
    responder: Responder
    directory: Directory


class Worker:
    """Works rows, one attempt at a time."""

    def __init__(
        self,
        store: Store,
        config: Config,
        doors: Mapping[Platform, Door],
        *,
        now: Callable[[], datetime],
        worked: Callable[[], None],
        aside: Callable[[Coroutine[None, None, None]], object],
        metrics: Metrics,
    ) -> None:
        """*worked* is called after each row: something may be due in the outbox. *aside* takes
        what the next row need not wait for."""
        self._store = store
        self._config = config
        self._doors = doors
        self._now = now
        self._worked = worked
        self._aside = aside
        self._metrics = metrics

    async def attempt(self, row: InboxRow) -> InboxRow | None:
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
            return await self._failed(row)
        self._metrics.worked(row.platform, self._now() - row.received_at)
        log.info("update.worked", kind=type(event).__name__)
        self._worked()
        self._aside(self._answer(row, event, reply))
        return None

    async def _failed(self, row: InboxRow) -> InboxRow | None:
        if row.attempt < MOST_ATTEMPTS:
            return await self._store.run(inbox.begin_attempt, row.id)
        await self._park(row, "its work failed three times; the log tells how, at inbox.failed")
        self._aside(self._apologise(row))
        return None

    async def _carry_out(self, row: InboxRow, event: Event | None) -> Reply | None:
        if event is None:
            return await self._in_turn(_ignore, row)
        event = await self._introduced(event)
        roles = await self._roles(event)
        occasion = Occasion(
            now=self._now(),
            source=source_of(row),
            seed=secrets.token_bytes(32),
        )
        return await self._in_turn(work, row, event, roles, self._config, occasion)

    async def _in_turn(
        self,
        use_case: Callable[Concatenate[Tx, InboxRow, P], Reply | Closing | None],
        row: InboxRow,
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Reply | None:
        """Run *use_case* as soon as no other process has an older row of the chat."""
        while True:
            reply = await self._store.run(use_case, row, *args, **kwargs)
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

    async def end_waiting(self, arrival: Arrival) -> None:
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
        await self._store.run(park, row.id, reason, self._config, self._now())
        self._worked()


def source_of(row: InboxRow) -> str:
    """Names an update for ever: in the tables, and in the log."""
    return f"{row.platform}/{row.id}"


def work(
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
