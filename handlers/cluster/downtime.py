"""Records the last contact with each platform, so that a restart knows how long it was away.

Another process that takes over reads it too."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime
from math import inf
from typing import Final

import structlog

from bot.chat.platforms import Platform
from bot.config.config import Config
from handlers.telemetry.loggable import loggable
from handlers.usecases.context import Context
from handlers.usecases.operations import outages
from storage.engine.store import StorageError, Store

BEAT_SECONDS: Final = 20.0

log = structlog.get_logger()


class Downtime:
    """Use ``keep`` while the bot runs, and ``note`` at its end."""

    def __init__(
        self,
        store: Store,
        config: Config,
        heard: Callable[[], Mapping[Platform, datetime]],
        *,
        now: Callable[[], datetime],
        elapsed: Callable[[], float],
    ) -> None:
        """*heard*: until when each platform was, as far as this process knows. *elapsed*: seconds
        from any beginning, by a clock that nobody sets."""
        self._store = store
        self._config = config
        self._heard = heard
        self._now = now
        self._elapsed = elapsed
        self._noted: dict[Platform, datetime] = {}
        self._heard_by: dict[Platform, float] = {}
        """Until when each was heard, by the clock that nobody sets."""
        self._looked_at = -inf

    async def keep(self) -> None:
        """``note`` again and again; never ends."""
        while True:
            await asyncio.sleep(BEAT_SECONDS)
            await self.note()

    async def note(self) -> None:
        """Write down what was heard since; where that was nothing for long, make it good."""
        heard, now, elapsed = self._news(), self._now(), self._elapsed()
        back = [one for one in heard if self._was_silent(one, elapsed)]
        try:
            if heard:
                await self._store.run(
                    outages.note, heard, back, Context(config=self._config, now=now)
                )
        except StorageError as error:
            log.warning("heartbeat.failed", error=loggable(error))
        else:
            self._noted.update(heard)
            for platform, at in heard.items():
                by = elapsed - (now - at).total_seconds()
                self._heard_by[platform] = max(self._looked_at, by)
            self._looked_at = elapsed

    def _news(self) -> Mapping[Platform, datetime]:
        return {one: at for one, at in self._heard().items() if at != self._noted.get(one)}

    def _was_silent(self, platform: Platform, elapsed: float) -> bool:
        """A clock that is set forward makes no silence: news was heard after the look before."""
        return elapsed - self._heard_by.get(platform, -inf) > outages.SILENT_AFTER.total_seconds()
