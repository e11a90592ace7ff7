"""Fetches updates by long polling, and confirms them to Telegram after the COMMIT.

The library's own Updater confirms updates before they are stored, and one update that it cannot
parse stops it for ever.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Final

import structlog
from telegram.error import Conflict, RetryAfter, TelegramError

from handlers.telegram.client import MOST_UPDATES, RawBot, TooMuchError
from handlers.telegram.errors import loggable_reason, readable_reason, says, waiting_time
from handlers.telegram.parse import ALLOWED_UPDATES, arrival, id_of
from handlers.telemetry.log_throttle import Seldom
from handlers.telemetry.loggable_errors import loggable
from handlers.updates import Arrival, Receive
from storage.engine.store import StorageError

POLL_SECONDS: Final = 30
SILENCE_SECONDS: Final = 15.0
"""How late a response may be before the connection counts as dead. A tap lives 150 s."""
FIRST_PAUSE_SECONDS: Final = 1.0
MAX_PAUSE_SECONDS: Final = 30.0

LEAST_POLL_SECONDS: Final = 1.0
"""The least time between two polls when a response brings nothing new."""
FEWER: Final = 10
"""The factor by which a poll asks for fewer updates after a response that was too long."""

ErrorText = Callable[[Exception], str]
"""How an error is put into words."""

_log = structlog.get_logger()


class RepeatedError(TelegramError):
    """A response brought updates, but none that can be confirmed."""


async def _nothing() -> None:
    pass


class LongPoller:
    """Asks Telegram for updates until it is cancelled."""

    def __init__(
        self,
        bot: RawBot,
        *,
        now: Callable[[], datetime],
        prepare: Callable[[], Awaitable[None]] = _nothing,
        poll_seconds: int = POLL_SECONDS,
    ) -> None:
        """*prepare* runs before the first poll, and before the next one after a failure."""
        self._bot = bot
        self._now = now
        self._prepare = prepare
        self._poll_seconds = poll_seconds
        self._most = MOST_UPDATES
        self._seldom = Seldom()
        self.trouble: str | None = None
        """Why no updates arrive at present; ``None`` if they do, or if another process polls."""
        self.last_contact_at: datetime | None = None
        """The time up to which all updates have arrived; ``None`` before the first poll."""

    async def run(self, receive: Receive) -> None:
        """Passes each batch to *receive*, which returns when it is committed.

        A batch for which *receive* raises stays with Telegram and is fetched again.
        """
        try:
            await self._poll_forever(receive)
        finally:
            self._leave()

    async def _poll_forever(self, receive: Receive) -> None:
        """Polls until cancelled.

        The first poll does not wait for updates, so that it confirms the connection at once. After
        a Conflict the next poll waits, because only a waiting poll detects another poller.
        """
        offset, failures, prepared, wait = 0, 0, False, 0
        while True:
            try:
                if not prepared:
                    await self._prepare()
                offset = await self._round(offset, wait, receive)
                failures, prepared, wait = 0, True, self._poll_seconds
            except Exception as error:  # no error may stop the listener
                failures, prepared = failures + 1, False
                wait = self._poll_seconds if isinstance(error, Conflict) else 0
                self._note(error)
                await asyncio.sleep(pause_after(error, failures))

    async def _round(self, offset: int, poll_seconds: int, receive: Receive) -> int:
        """Polls once. Returns the offset that confirms the updates."""
        asked_at = _clock()
        updates = await self._poll(offset, poll_seconds)
        answered_at = self._now()
        if updates:
            await _store([arrival(update, answered_at) for update in updates], receive)
        self.trouble, self.last_contact_at = None, answered_at
        if not updates:
            await _wait_out(asked_at, min(poll_seconds, LEAST_POLL_SECONDS))
            return offset
        return await _next_offset(updates, offset)

    async def _poll(self, offset: int, poll_seconds: int) -> Sequence[object]:
        """Returns updates. After a response that was too long, the next poll asks for fewer."""
        try:
            updates = await self._bot.raw_updates(
                offset=offset,
                poll_seconds=poll_seconds,
                silence_seconds=SILENCE_SECONDS,
                allowed=ALLOWED_UPDATES,
                most=self._most,
            )
        except TooMuchError:
            self._most = max(1, self._most // FEWER)
            raise
        self._most = min(MOST_UPDATES, self._most * 2)
        return updates

    def _leave(self) -> None:
        """Records the end of polling: without trouble, the last contact is now."""
        if self.last_contact_at is not None and self.trouble is None:
            self.last_contact_at = self._now()
        self.trouble = None

    def _note(self, error: Exception) -> None:
        self.trouble = _trouble(error, readable_reason, str)
        if self._seldom.may(self.trouble):
            logged = _trouble(error, loggable_reason, loggable)
            _log.warning("telegram.poll_failed", trouble=logged, error=type(error).__name__)


async def _store(arrivals: Sequence[Arrival], receive: Receive) -> None:
    """Stores *arrivals* together, or else one by one, so that one update does not block the others.

    Raises StorageError at once, because a database that is away or full can store none of them.
    """
    try:
        await receive(arrivals)
    except StorageError:
        raise
    except Exception as error:
        if len(arrivals) == 1:
            raise
        _log.warning("telegram.stored_one_by_one", error=type(error).__name__)
        await _store_one_by_one(arrivals, receive)


async def _store_one_by_one(arrivals: Sequence[Arrival], receive: Receive) -> None:
    """Tries to store each arrival, then raises the last error."""
    failed: Exception | None = None
    for arrived in arrivals:
        try:
            await receive([arrived])
        except StorageError:
            raise
        except Exception as error:
            failed = error
    if failed is not None:
        raise failed


async def _next_offset(updates: Sequence[object], offset: int) -> int:
    """Returns the offset after *updates*. After a quiet week Telegram's numbers may start lower.

    Raises RepeatedError if the offset stays the same, because the next poll would bring the same
    updates at once.
    """
    ids = [update_id for update in updates if (update_id := id_of(update)) is not None]
    following = max(ids, default=offset - 1) + 1
    if following == offset:
        raise RepeatedError("Telegram repeats confirmed updates, or omits their numbers")
    if following < offset:
        await asyncio.sleep(LEAST_POLL_SECONDS)
    return following


async def _wait_out(asked_at: float, seconds: float) -> None:
    """Waits until *seconds* after *asked_at*, because a proxy may answer an empty poll at once."""
    await asyncio.sleep(max(0.0, asked_at + seconds - _clock()))


def _clock() -> float:
    return asyncio.get_running_loop().time()


def pause_after(error: Exception, failures: int) -> float:
    """Returns the seconds to wait after so many failures: 1, 2, 4 … 30, or as Telegram asks."""
    if isinstance(error, RetryAfter):
        return waiting_time(error).total_seconds()
    doublings = min(failures, 10) - 1
    return min(FIRST_PAUSE_SECONDS * 2.0**doublings, MAX_PAUSE_SECONDS)


def _trouble(error: Exception, of_telegram: ErrorText, of_database: ErrorText) -> str:
    """Returns the reason, and what a person must do if anything; never content of the updates."""
    match error:
        case Conflict() if says(error, "webhook is active"):
            return 'a webhook is set for this bot: remove it, or set mode = "webhook"'
        case Conflict():
            return "another process polls this bot: stop it"
        case TelegramError():
            return of_telegram(error)
        case StorageError():
            return f"the updates could not be stored: {of_database(error)}"
        case _:
            return f"the updates could not be stored: {readable_reason(error)}"
