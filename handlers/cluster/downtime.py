"""Records the last contact with each platform, so that a restart knows how long it was away.

Another process that takes over reads the record too."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime
from math import inf
from typing import Final

import structlog

from bot.chat.platforms import Platform
from bot.config.config import Config
from handlers.telemetry.loggable_errors import loggable
from handlers.usecases.context import Context
from handlers.usecases.operations import outages
from storage.engine.store import StorageError, Store

BEAT_SECONDS: Final = 20.0

log = structlog.get_logger()


class Downtime:
    """Call ``keep`` while the bot runs, and ``note`` at its end."""

    def __init__(
        self,
        store: Store,
        config: Config,
        last_contacts: Callable[[], Mapping[Platform, datetime]],
        *,
        now: Callable[[], datetime],
        elapsed: Callable[[], float],
    ) -> None:
        """*last_contacts*: each platform's last contact that this process knows. *elapsed*:
        seconds on a monotonic clock."""
        self._store = store
        self._config = config
        self._last_contacts = last_contacts
        self._now = now
        self._elapsed = elapsed
        self._noted: dict[Platform, datetime] = {}
        self._last_contact_elapsed: dict[Platform, float] = {}
        """Each platform's last contact on the monotonic clock."""
        self._noted_elapsed = elapsed()
        """The last note; before the first one the start, as no contact of this process is older."""

    async def keep(self) -> None:
        """Repeats ``note``; never ends."""
        while True:
            await asyncio.sleep(BEAT_SECONDS)
            await self.note()

    async def note(self) -> None:
        """Stores new last contacts, and compensates for platforms that were silent for long."""
        contacts, now, elapsed = self._new_contacts(), self._now(), self._elapsed()
        returned = [one for one in contacts if self._was_silent(one, elapsed)]
        try:
            if contacts:
                await self._store.run(
                    outages.note, contacts, returned, Context(config=self._config, now=now)
                )
        except StorageError as error:
            log.warning("heartbeat.failed", error=loggable(error))
        else:
            self._noted.update(contacts)
            for platform, at in contacts.items():
                contact_elapsed = elapsed - (now - at).total_seconds()
                # A clock that was set forward makes no silence: the contact is newer than the
                # previous note.
                self._last_contact_elapsed[platform] = max(self._noted_elapsed, contact_elapsed)
            self._noted_elapsed = elapsed

    def _new_contacts(self) -> Mapping[Platform, datetime]:
        contacts = self._last_contacts()
        return {one: at for one, at in contacts.items() if at != self._noted.get(one)}

    def _was_silent(self, platform: Platform, elapsed: float) -> bool:
        silence = elapsed - self._last_contact_elapsed.get(platform, -inf)
        return silence > outages.SILENT_AFTER.total_seconds()
