"""Until when each platform was heard: it stands in the tables, so that whoever hears it again, in
this process or in another, knows what was missed."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime
from math import inf
from typing import Final

import structlog

from bot.addresses import Platform
from bot.config import Config
from handlers.usecases import outages
from storage.store import StorageError, Store

BEAT_SECONDS: Final = 20.0

log = structlog.get_logger()


class Hearing:
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
        self._noted_at: dict[Platform, float] = {}

    async def keep(self) -> None:
        """``note`` again and again; never ends."""
        while True:
            await asyncio.sleep(BEAT_SECONDS)
            await self.note()

    async def note(self) -> None:
        """Write down what was heard since; where that was nothing for long, make it good."""
        heard, elapsed = self._news(), self._elapsed()
        if not heard:
            return
        back = [one for one in heard if self._was_silent(one, elapsed)]
        try:
            await self._store.run(outages.note, heard, back, self._config, self._now())
        except StorageError as error:
            log.warning("heartbeat.failed", error=str(error))
        else:
            self._noted.update(heard)
            self._noted_at.update(dict.fromkeys(heard, elapsed))

    def _news(self) -> Mapping[Platform, datetime]:
        return {one: at for one, at in self._heard().items() if at != self._noted.get(one)}

    def _was_silent(self, platform: Platform, elapsed: float) -> bool:
        """A clock that somebody sets forward makes no silence."""
        return elapsed - self._noted_at.get(platform, -inf) > outages.TAPS_LIVE.total_seconds()
