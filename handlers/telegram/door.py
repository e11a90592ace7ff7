"""Long polling, inbox first: the next offset, which makes Telegram forget, comes after the COMMIT.

The library's own Updater confirms updates before anybody has kept them, and one update that it
cannot parse stops it for ever.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Any, Final

import structlog
from telegram.error import Conflict, RetryAfter, TelegramError

from handlers.events import Receive, UnreadableError
from handlers.seldom import Seldom
from handlers.telegram.errors import in_words, says, waiting_time
from handlers.telegram.inbound import ALLOWED_UPDATES, arrival
from handlers.telegram.transport import RawBot
from storage.store import StorageError

POLL_SECONDS: Final = 30
SILENCE_SECONDS: Final = 15.0
"""How late an answer may be before the connection counts as dead. A tap lives 150 s."""
FIRST_PAUSE_SECONDS: Final = 1.0
MAX_PAUSE_SECONDS: Final = 30.0

_log = structlog.get_logger()


async def _nothing() -> None:
    pass


class TelegramDoor:
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
        self._told = Seldom()
        self.trouble: str | None = None
        """Why nothing comes in at present; ``None`` while all is well, or another process polls."""
        self.heard_at: datetime | None = None
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
        """The first answer is not waited for: it tells that we are heard. But whoever is thrown
        out by another poller finds that out by waiting alone."""
        offset, failures, prepared, wait = 0, 0, False, 0
        while True:
            try:
                if not prepared:
                    await self._prepare()
                offset = await self._round(offset, wait, receive)
                failures, prepared, wait = 0, True, self._poll_seconds
            except Exception as error:  # whatever it is, the door must stay open
                failures, prepared = failures + 1, False
                wait = self._poll_seconds if isinstance(error, Conflict) else 0
                self._note(error)
                await asyncio.sleep(pause_after(error, failures))

    async def _round(self, offset: int, poll_seconds: int, receive: Receive) -> int:
        """One poll; the offset that confirms what it brought."""
        updates = await self._bot.raw_updates(
            offset=offset,
            poll_seconds=poll_seconds,
            silence_seconds=SILENCE_SECONDS,
            allowed=ALLOWED_UPDATES,
        )
        answered_at = self._now()
        if updates:
            await receive([arrival(update, answered_at) for update in updates])
        self.trouble, self.heard_at = None, answered_at
        return _next_offset(updates) if updates else offset

    def _leave(self) -> None:
        """A poll that nothing was wrong with heard until now."""
        if self.heard_at is not None and self.trouble is None:
            self.heard_at = self._now()
        self.trouble = None

    def _note(self, error: Exception) -> None:
        self.trouble = _trouble(error)
        if self._told.may(self.trouble):
            _log.warning("telegram.poll_failed", trouble=self.trouble, error=type(error).__name__)


def _next_offset(updates: Sequence[dict[str, Any]]) -> int:
    return max(int(update["update_id"]) for update in updates) + 1


def pause_after(error: Exception, failures: int) -> float:
    """Seconds to wait after so many failures in a row: 1, 2, 4 … 30, or what Telegram asks for."""
    if isinstance(error, RetryAfter):
        return waiting_time(error).total_seconds()
    doublings = min(failures, 10) - 1
    return min(FIRST_PAUSE_SECONDS * 2.0**doublings, MAX_PAUSE_SECONDS)


def _trouble(error: Exception) -> str:
    """What to do about it, where somebody must; never what was in the updates."""
    match error:
        case Conflict() if says(error, "webhook is active"):
            return 'a webhook is set for this bot: remove it, or set mode = "webhook"'
        case Conflict():
            return "another process polls this bot: stop it"
        case TelegramError():
            return in_words(error)
        case UnreadableError():
            return str(error)[:200]
        case StorageError():
            return f"the updates could not be kept: {error}"
        case _:
            return f"the updates could not be kept: {in_words(error)}"
