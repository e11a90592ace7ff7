"""One row of the inbox: what it means, who may do that, its use case, and what is said back."""

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
"""How long a row waits for a platform that does not tell who wrote it."""
TURN_EVERY: Final = timedelta(milliseconds=50)
"""How soon a row looks whether the older ones of its chat are worked: another process has them, or
they were left by one that is gone."""
_UNREADABLE: Final = "it cannot be read"
_NOBODY: Final = "nobody can be found who wrote it"
_DEACTIVATED: Final = "the account is deactivated"

log = structlog.get_logger()


@dataclass(frozen=True, kw_only=True)
class Again:
    """The row is to be tried again, *after* a while."""

    row: InboxRow
    after: timedelta = timedelta()


@dataclass(frozen=True, kw_only=True)
class InboundAdapter:
    """What its work needs of a platform."""

    parse: Callable[[str], Event | None]
    responder: Responder
    directory: Directory


class NobodyError(Exception):
    """The platform tells of nobody who could have written this, and never will.

    *loggable*: what the log may say of it, as in SendError.
    """

    def __init__(self, reason: str, *, loggable: str) -> None:
        super().__init__(reason)
        self.loggable = loggable


class Processor:
    """Works rows, one attempt at a time."""

    def __init__(
        self,
        store: Store,
        config: Config,
        adapters: Mapping[Platform, InboundAdapter],
        *,
        now: Callable[[], datetime],
        elapsed: Callable[[], float],
        worked: Callable[[], None],
        aside: Callable[[Coroutine[None, None, None]], object],
        metrics: Metrics,
    ) -> None:
        """*worked* is called after each row: something may be due in the outbox. *aside* takes
        what the next row need not wait for."""
        self._store = store
        self._config = config
        self._adapters = adapters
        directories = {name: adapter.directory for name, adapter in adapters.items()}
        self._accounts = {name: Accounts(directory) for name, directory in directories.items()}
        self._actors = Actors(store, config, Members(directories, elapsed))
        self._now = now
        self._worked = worked
        self._aside = aside
        self._metrics = metrics

    async def attempt(self, row: InboxRow) -> Again | None:
        """How the row is to be tried again; ``None`` when it is settled."""
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
            return await self._put_off(row, error.after)
        except NobodyError as error:
            logged = f"{_NOBODY}: {error.loggable}"
            await self._quarantine(row, f"{_NOBODY}: {error}", logged=logged)
            return None
        except StorageError:
            raise
        except Exception as error:
            self._metrics.failed(row.platform)
            log.error("update.failed", row=row.id, error=type(error).__name__, attempt=row.attempt)
            return await self._failed(row)
        if outcome is Closing.BEHIND:
            return Again(row=row, after=TURN_EVERY)
        self._metrics.worked(row.platform, self._now() - row.received_at)
        log.info("update.processed", kind=type(event).__name__)
        self._worked()
        reply = None if isinstance(outcome, Closing) else outcome
        self._aside(self._answer(row, event, reply))
        return None

    async def _put_off(self, row: InboxRow, after: timedelta) -> Again | None:
        """An outage is no failure of the row's, however often its process ends meanwhile."""
        if self._now() - row.received_at > PATIENCE:
            await self._quarantine(
                row, f"{row.platform.title()} did not tell for a day who wrote it"
            )
            return None
        await self._store.run(inbox.put_off, row)
        return Again(row=row, after=after)

    async def _failed(self, row: InboxRow) -> Again | None:
        if row.attempt < MOST_ATTEMPTS:
            return Again(row=await self._store.run(inbox.begin_attempt, row.id))
        await self._quarantine(
            row, "its work failed three times; the log tells how, at update.failed"
        )
        self._aside(self._apologise(row))
        return None

    async def _carry_out(self, row: InboxRow, event: Event | None) -> Reply | Closing | None:
        """``BEHIND`` where another process has an older row of the chat."""
        if event is None:
            return await self._store.run(inbox.close, row)
        if _asks_platform(event) and await self._store.read(inbox.is_behind, row):
            return Closing.BEHIND
        introduced = await self._introduced(event)
        if introduced is None:
            return await self._store.run(inbox.close, row)
        actor = await self._actors.of(introduced)
        context = Context(
            config=self._config,
            now=self._now(),  # after the platform was asked, which may take long
            actor=actor,
            source=source_of(row),
            seed=secrets.token_bytes(32),
        )
        return await self._store.run(work, row, introduced, context)

    async def _introduced(self, event: Event) -> Event | None:
        """Where the platform told only an id, and we know nobody of it: who this is.

        ``None`` for a bot. What is shown in App Home depends on nobody's words, and does not wait.
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
        described = await self._described(user)
        return None if described.standing is Standing.BOT else replace(event, user=described)

    async def _described(self, user: User) -> User:
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
        """The same press again: its effect is there, only its waiting must end."""
        event = self._event(arrival.platform, arrival.body)
        if isinstance(event, Pressed):
            responder = self._adapters[arrival.platform].responder
            await responder.reply(event, None, age=timedelta())

    async def _apologise(self, row: InboxRow) -> None:
        event = self._event(row.platform, row.body)
        if isinstance(event, Pressed | Typed | FormSent | Commanded):
            texts = texts_in(self._config, event.user.language)
            await self._answer(row, event, Toast(text=texts("toast.failed")))

    def _event(self, platform: Platform, body: str) -> Event | None:
        try:
            return self._adapters[platform].parse(body)
        except Exception:  # the first reading has told why
            return None

    async def _quarantine(self, row: InboxRow, reason: str, *, logged: str | None = None) -> None:
        """*logged* stands for *reason* in the log, where that may quote keys of the update."""
        log.error("update.quarantined", row=row.id, platform=row.platform, reason=logged or reason)
        await self._store.run(
            quarantine_update, row.id, reason, Context(config=self._config, now=self._now())
        )
        self._worked()


def source_of(row: InboxRow) -> str:
    """Names an update for ever: in the tables, and in the log."""
    return f"{row.platform}/{row.id}"


def work(tx: Tx, row: InboxRow, event: Event, context: Context) -> Reply | Closing | None:
    """One row, one transaction: closed together with everything it brings about."""
    closing = inbox.close(tx, row)
    if closing is not Closing.CLOSED:
        return closing
    with outbox.caused_by(tx, context.source):
        return route(tx, event, context)


def _asks_platform(event: Event) -> bool:
    """Whether the platform may be asked about the event: not while it has to wait for another."""
    nameless = isinstance(event, Typed | NotText) and not event.user.name
    return nameless or may_be_staffs(event)
