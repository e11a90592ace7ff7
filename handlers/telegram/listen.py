"""Long polling, inbox first: the next offset, which makes Telegram forget, comes after the COMMIT.

The library's own Updater confirms updates before anybody has kept them, and one update that it
cannot parse stops it for ever.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Final

import structlog
from telegram.error import Conflict, RetryAfter, TelegramError

from handlers.telegram.client import MOST_UPDATES, RawBot, TooMuchError
from handlers.telegram.errors import in_plain_words, in_words, says, waiting_time
from handlers.telegram.parse import ALLOWED_UPDATES, arrival, id_of
from handlers.telemetry.log_throttle import Seldom
from handlers.telemetry.loggable import loggable
from handlers.updates import Arrival, Receive
from storage.engine.store import StorageError

POLL_SECONDS: Final = 30
SILENCE_SECONDS: Final = 15.0
"""How late an answer may be before the connection counts as dead. A tap lives 150 s."""
FIRST_PAUSE_SECONDS: Final = 1.0
MAX_PAUSE_SECONDS: Final = 30.0

LEAST_POLL_SECONDS: Final = 1.0
"""Before the next poll after an answer that came sooner than that and brought nothing new."""
FEWER: Final = 10
"""So many times fewer updates are asked for after an answer that was too long."""

Words = Callable[[Exception], str]
"""How an error is put into words."""

_log = structlog.get_logger()


class RepeatedError(TelegramError):
    """An answer brought updates, and none that can be confirmed."""


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
        """*prepare* is done before the first poll, and before the next one after a failure."""
        self._bot = bot
        self._now = now
        self._prepare = prepare
        self._poll_seconds = poll_seconds
        self._most = MOST_UPDATES
        self._told = Seldom()
        self.trouble: str | None = None
        """Why nothing comes in at present; ``None`` while all is well, or another process polls."""
        self.last_contact_at: datetime | None = None
        """Until when whatever Telegram had to say came in; ``None`` before the first poll."""

    async def run(self, receive: Receive) -> None:
        """Hand each batch to *receive*, which returns when it is committed.

        A batch for which *receive* raises stays with Telegram and is asked for again.
        """
        try:
            await self._go_on_polling(receive)
        finally:
            self._leave()

    async def _go_on_polling(self, receive: Receive) -> None:
        """The first answer is not waited for: it tells that we are heard. But only
        by waiting does a poller learn that another one has thrown it out."""
        offset, failures, prepared, wait = 0, 0, False, 0
        while True:
            try:
                if not prepared:
                    await self._prepare()
                offset = await self._round(offset, wait, receive)
                failures, prepared, wait = 0, True, self._poll_seconds
            except Exception as error:  # whatever it is, the listener must stay open
                failures, prepared = failures + 1, False
                wait = self._poll_seconds if isinstance(error, Conflict) else 0
                self._note(error)
                await asyncio.sleep(pause_after(error, failures))

    async def _round(self, offset: int, poll_seconds: int, receive: Receive) -> int:
        """One poll; the offset that confirms what it brought."""
        asked_at = _clock()
        updates = await self._poll(offset, poll_seconds)
        answered_at = self._now()
        if updates:
            await _keep([arrival(update, answered_at) for update in updates], receive)
        self.trouble, self.last_contact_at = None, answered_at
        if not updates:
            await _wait_out(asked_at, min(poll_seconds, LEAST_POLL_SECONDS))
            return offset
        return await _behind(updates, offset)

    async def _poll(self, offset: int, poll_seconds: int) -> Sequence[object]:
        """An answer that is too long is asked for in parts."""
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
        """A poll that nothing was wrong with heard until now."""
        if self.last_contact_at is not None and self.trouble is None:
            self.last_contact_at = self._now()
        self.trouble = None

    def _note(self, error: Exception) -> None:
        self.trouble = _trouble(error, in_words, str)
        if self._told.may(self.trouble):
            logged = _trouble(error, in_plain_words, loggable)
            _log.warning("telegram.poll_failed", trouble=logged, error=type(error).__name__)


async def _keep(arrivals: Sequence[Arrival], receive: Receive) -> None:
    """What cannot be kept together is kept one by one, so that one update stops no other.

    A database that is away or full keeps none of them.
    """
    try:
        await receive(arrivals)
    except StorageError:
        raise
    except Exception as error:
        if len(arrivals) == 1:
            raise
        _log.warning("telegram.stored_one_by_one", error=type(error).__name__)
        await _keep_singly(arrivals, receive)


async def _keep_singly(arrivals: Sequence[Arrival], receive: Receive) -> None:
    """Raises what was raised last, after each has been tried."""
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


async def _behind(updates: Sequence[object], offset: int) -> int:
    """The offset behind *updates*. After a quiet week Telegram numbers anew, perhaps lower.

    Raises RepeatedError where it confirms nothing: the next poll would bring the same at once.
    """
    ids = [update_id for update in updates if (update_id := id_of(update)) is not None]
    behind = max(ids, default=offset - 1) + 1
    if behind == offset:
        raise RepeatedError("Telegram sends again what was confirmed, or numbers nothing")
    if behind < offset:
        await asyncio.sleep(LEAST_POLL_SECONDS)
    return behind


async def _wait_out(asked_at: float, seconds: float) -> None:
    """Something between us and Telegram may answer at once that there is nothing."""
    await asyncio.sleep(max(0.0, asked_at + seconds - _clock()))


def _clock() -> float:
    return asyncio.get_running_loop().time()


def pause_after(error: Exception, failures: int) -> float:
    """Seconds to wait after so many failures in a row: 1, 2, 4 … 30, or what Telegram asks for."""
    if isinstance(error, RetryAfter):
        return waiting_time(error).total_seconds()
    doublings = min(failures, 10) - 1
    return min(FIRST_PAUSE_SECONDS * 2.0**doublings, MAX_PAUSE_SECONDS)


def _trouble(error: Exception, of_telegram: Words, of_database: Words) -> str:
    """What to do about it, where somebody must; never what was in the updates."""
    match error:
        case Conflict() if says(error, "webhook is active"):
            return 'a webhook is set for this bot: remove it, or set mode = "webhook"'
        case Conflict():
            return "another process polls this bot: stop it"
        case TelegramError():
            return of_telegram(error)
        case StorageError():
            return f"the updates could not be kept: {of_database(error)}"
        case _:
            return f"the updates could not be kept: {in_words(error)}"
