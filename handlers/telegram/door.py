"""Long polling, inbox first: the next offset, which makes Telegram forget, comes after the COMMIT.

The library's own Updater confirms updates before anybody has kept them, and one update that it
cannot parse stops it for ever.
"""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, Final

import structlog
from telegram.error import Conflict, RetryAfter, TelegramError

from handlers.events import Receive, UnreadableError
from handlers.seldom import Seldom
from handlers.telegram.errors import says, waiting_time
from handlers.telegram.inbound import ALLOWED_UPDATES, arrival
from handlers.telegram.transport import RawBot
from storage.store import StorageError

POLL_SECONDS: Final = 30
SILENCE_SECONDS: Final = 15.0
"""How late an answer may be before the connection counts as dead. A tap lives 150 s."""
FIRST_PAUSE_SECONDS: Final = 1.0
MAX_PAUSE_SECONDS: Final = 30.0

_log = structlog.get_logger()


class TelegramDoor:
    """Asks Telegram for updates until it is cancelled."""

    def __init__(
        self, bot: RawBot, *, now: Callable[[], datetime], poll_seconds: int = POLL_SECONDS
    ) -> None:
        self._bot = bot
        self._now = now
        self._poll_seconds = poll_seconds
        self._told = Seldom()
        self.trouble: str | None = None
        """Why nothing comes in at present; ``None`` while all is well."""

    async def run(self, receive: Receive) -> None:
        """Hand each batch to *receive*, which returns when it is committed.

        A batch for which *receive* raises stays with Telegram and is asked for again.
        """
        offset, failures = 0, 0
        while True:
            try:
                offset = await self._round(offset, receive)
                failures, self.trouble = 0, None
            except Exception as error:  # whatever it is, the door must stay open
                failures += 1
                self._note(error)
                await asyncio.sleep(pause_after(error, failures))

    async def _round(self, offset: int, receive: Receive) -> int:
        """One poll; the offset that confirms what it brought."""
        updates = await self._bot.raw_updates(
            offset=offset,
            poll_seconds=self._poll_seconds,
            silence_seconds=SILENCE_SECONDS,
            allowed=ALLOWED_UPDATES,
        )
        if not updates:
            return offset
        received_at = self._now()
        await receive([arrival(update, received_at) for update in updates])
        return _next_offset(updates)

    def _note(self, error: Exception) -> None:
        self.trouble = _trouble(error)
        if self._told.may(self.trouble):
            _log.warning("telegram.poll_failed", trouble=self.trouble)


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
        case TelegramError() | UnreadableError():
            return f"{type(error).__name__}: {error}"[:200]
        case StorageError():
            return f"the updates could not be kept: {error}"
        case _:
            return f"the updates could not be kept: {type(error).__name__}"
