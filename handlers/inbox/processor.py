"""Processes one inbox row: parses it, finds the actor, runs the use case and sends the reply."""

import secrets
from collections.abc import Callable, Coroutine, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

import structlog

from bot.chat.platforms import Platform
from bot.config.config import Config
from handlers.inbox.accounts import Accounts, AskLaterError
from handlers.inbox.actors import Actors, may_be_staffs
from handlers.inbox.membership_cache import Members
from handlers.ports import Directory, Responder, SendError
from handlers.telemetry.metrics import Metrics
from handlers.updates import (
    Answered,
    Commanded,
    Event,
    FormSent,
    HomeOpened,
    NotText,
    Pressed,
    Reply,
    Standing,
    Toast,
    Typed,
    UnreadableError,
    User,
)
from handlers.usecases.context import Context
from handlers.usecases.localisation import texts_in
from handlers.usecases.operations.quarantine import quarantine_update
from handlers.usecases.router import route
from storage import contacts
from storage.engine.store import StorageError, Store, Tx
from storage.messaging import inbox, outbox
from storage.messaging.inbox import Arrival, Closing, InboxRow

MOST_ATTEMPTS: Final = 3
PATIENCE: Final = timedelta(days=1)
"""How long a row waits for the platform to identify its sender."""
TURN_EVERY: Final = timedelta(milliseconds=50)
"""Between two checks whether the older rows of a chat are done. Another process has them, or a
vanished process left them."""
_UNREADABLE: Final = "it can't be read"
_NO_SENDER: Final = "its sender can't be found"
_DEACTIVATED: Final = "the account is deactivated"

log = structlog.get_logger()


@dataclass(frozen=True, kw_only=True)
class Again:
    """The row must be tried again, *after* a pause."""

    row: InboxRow
    after: timedelta = timedelta()


@dataclass(frozen=True, kw_only=True)
class InboundAdapter:
    """What processing needs from a platform."""

    parse: Callable[[str], Event | None]
    responder: Responder
    directory: Directory


class NobodyError(Exception):
    """The platform cannot identify the sender, now or later.

    *loggable*: the text for the log, as in SendError.
    """

    def __init__(self, reason: str, *, loggable: str) -> None:
        super().__init__(reason)
        self.loggable = loggable


class Processor:
    """Processes rows, one attempt at a time."""

    def __init__(
        self,
        store: Store,
        config: Config,
        adapters: Mapping[Platform, InboundAdapter],
        *,
        now: Callable[[], datetime],
        elapsed: Callable[[], float],
        on_processed: Callable[[], None],
        spawn: Callable[[Coroutine[None, None, None]], object],
        metrics: Metrics,
    ) -> None:
        """*on_processed* is called after each row: outbox rows may be due. *spawn* starts what the
        next row need not wait for."""
        self._store = store
        self._config = config
        self._adapters = adapters
        directories = {name: adapter.directory for name, adapter in adapters.items()}
        self._accounts = {name: Accounts(directory) for name, directory in directories.items()}
        self._actors = Actors(store, config, Members(directories, elapsed), now)
        self._now = now
        self._on_processed = on_processed
        self._spawn = spawn
        self._metrics = metrics

    async def attempt(self, row: InboxRow) -> Again | None:
        """Returns how to try the row again; ``None`` when it is done or quarantined."""
        if row.attempt > MOST_ATTEMPTS:
            await self._quarantine(row, "it was begun three times and never finished")
            return None
        try:
            event = self._adapters[row.platform].parse(row.body)
            outcome = await self._carry_out(row, event)
        except UnreadableError as error:
            self._metrics.failed(row.platform)
            await self._quarantine(row, f"{_UNREADABLE}: {error}", logged=_UNREADABLE)
            return None
        except AskLaterError as error:
            return await self._postpone(row, error.after)
        except NobodyError as error:
            logged = f"{_NO_SENDER}: {error.loggable}"
            await self._quarantine(row, f"{_NO_SENDER}: {error}", logged=logged)
            return None
        except StorageError:
            raise
        except Exception as error:
            self._metrics.failed(row.platform)
            log.error("update.failed", row=row.id, error=type(error).__name__, attempt=row.attempt)
            return await self._handle_failure(row)
        if outcome is Closing.BEHIND:
            return Again(row=row, after=TURN_EVERY)
        self._metrics.processed(row.platform, self._now() - row.received_at)
        log.info("update.processed", kind=type(event).__name__)
        self._on_processed()
        reply = None if isinstance(outcome, Closing) else outcome
        self._spawn(self._answer(row, event, reply))
        return None

    async def _postpone(self, row: InboxRow, after: timedelta) -> Again | None:
        """Postpones the row. An outage is not a failure of the row, even over many restarts."""
        if self._now() - row.received_at > PATIENCE:
            await self._quarantine(
                row, f"{row.platform.title()} did not identify the sender for a day"
            )
            return None
        await self._store.run(inbox.put_off, row)
        return Again(row=row, after=after)

    async def _handle_failure(self, row: InboxRow) -> Again | None:
        if row.attempt < MOST_ATTEMPTS:
            return Again(row=await self._store.run(inbox.begin_attempt, row.id))
        await self._quarantine(row, "processing failed three times; see update.failed in the log")
        self._spawn(self._apologise(row))
        return None

    async def _carry_out(self, row: InboxRow, event: Event | None) -> Reply | Closing | None:
        """Runs the use case. Returns ``BEHIND`` if another process has an older row of the chat."""
        if event is None:
            return await self._store.run(inbox.close, row)
        if _asks_platform(event) and await self._store.read(inbox.is_behind, row):
            return Closing.BEHIND
        detailed = await self._with_details(event)
        if detailed is None:
            return await self._store.run(inbox.close, row)
        actor = await self._actors.of(detailed)
        context = Context(
            config=self._config,
            now=self._now(),  # after the platform was asked, which may take long
            actor=actor,
            source=source_of(row),
            seed=secrets.token_bytes(32),
        )
        return await self._store.run(process, row, detailed, context)

    async def _with_details(self, event: Event) -> Event | None:
        """Returns *event* with its user's details, if it carries only the id of an unknown account.

        Returns ``None`` for a bot. If the lookup for an opened App Home fails, the event stays
        unchanged, because the Home does not need the details.
        """
        if not isinstance(event, Typed | NotText | HomeOpened) or event.user.name:
            return event
        user = event.user
        contact = await self._store.read(
            contacts.contact_of_user, user.platform, user.id, user.workspace
        )
        if contact is not None and contact.bound_by is not None:
            return event
        if isinstance(event, HomeOpened):
            with suppress(AskLaterError, SendError):
                return replace(event, user=await self._accounts[user.platform].describe(user))
            return event
        described = await self._describe(user)
        return None if described.standing is Standing.BOT else replace(event, user=described)

    async def _describe(self, user: User) -> User:
        try:
            described = await self._accounts[user.platform].describe(user)
        except SendError as error:
            raise NobodyError(str(error), loggable=error.loggable) from error
        if described.standing is Standing.GONE:
            raise NobodyError(_DEACTIVATED, loggable=_DEACTIVATED)
        return described

    async def _answer(self, row: InboxRow, event: Event | None, reply: Reply | None) -> None:
        if event is None:
            return
        age = self._now() - row.received_at
        await self._adapters[row.platform].responder.reply(event, reply, age=age)

    async def end_waiting(self, arrival: Arrival) -> None:
        """Ends the waiting indicator of a repeated press, whose effect is stored already."""
        event = self._event(arrival.platform, arrival.body)
        if isinstance(event, Pressed):
            responder = self._adapters[arrival.platform].responder
            await responder.reply(event, None, age=timedelta())

    async def _apologise(self, row: InboxRow) -> None:
        event = self._event(row.platform, row.body)
        if isinstance(event, Pressed | Typed | FormSent | Answered | Commanded):
            texts = texts_in(self._config, event.user.language)
            await self._answer(row, event, Toast(text=texts("toast.failed")))

    def _event(self, platform: Platform, body: str) -> Event | None:
        try:
            return self._adapters[platform].parse(body)
        except Exception:  # the first reading has logged the reason
            return None

    async def _quarantine(self, row: InboxRow, reason: str, *, logged: str | None = None) -> None:
        """*logged* stands for *reason* in the log, where that may quote keys of the update."""
        log.error("update.quarantined", row=row.id, platform=row.platform, reason=logged or reason)
        await self._store.run(
            quarantine_update, row.id, reason, Context(config=self._config, now=self._now())
        )
        self._on_processed()


def source_of(row: InboxRow) -> str:
    """Returns the update's permanent name in the tables and in the log."""
    return f"{row.platform}/{row.id}"


def process(tx: Tx, row: InboxRow, event: Event, context: Context) -> Reply | Closing | None:
    """Closes the row and runs its use case in one transaction. Returns the reply."""
    closing = inbox.close(tx, row)
    if closing is not Closing.CLOSED:
        return closing
    with outbox.caused_by(tx, context.source):
        return route(tx, event, context)


def _asks_platform(event: Event) -> bool:
    """Whether processing *event* may ask the platform. It then waits its turn in the chat first."""
    return may_be_staffs(event)
