"""Brings the database and the list of erased people together, in both directions."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final

import structlog

from bot.config.config import Config
from handlers.cluster.erasure_files import ErasureFiles
from handlers.telemetry.loggable_errors import loggable
from handlers.usecases.context import Context
from handlers.usecases.privacy.returned import erase_returned, returned
from storage import erasures
from storage.engine.store import StorageError, Store, Tx

PAUSE_SECONDS: Final = 60.0

log = structlog.get_logger()


class ErasureList:
    """The list of erased people beside the database."""

    def __init__(
        self,
        store: Store,
        files: ErasureFiles,
        config: Config,
        secret: bytes,
        now: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._files = files
        self._config = config
        self.secret = secret
        self._now = now

    async def keep(self) -> None:
        """Adds new erasures to the list, once a minute; never ends."""
        while True:
            await asyncio.sleep(PAUSE_SECONDS)
            try:
                await self.begin()
            except StorageError as error:
                log.warning("erasures.not_listed", error=loggable(error))

    async def begin(self) -> None:
        """Brings both together. A list that cannot be read or written stops no bot."""
        try:
            if n := await self.bring_together():
                log.warning("erasures.repeated", people=n)
        except OSError as error:
            log.warning("erasures.not_listed", error=type(error).__name__)

    async def bring_together(self) -> int:
        """Adds erasures that the list lacks, and erases again who came back with a backup.

        Returns how many people were erased again. Raises OSError.
        """
        stored, listed = await self._store.read(erasures.all_keys), self._files.listed()
        self._files.add({key: at for key, at in stored.items() if key not in listed})
        missing = {key: at for key, at in listed.items() if key not in stored}
        if not missing or not self.secret:
            return 0
        n = await self._erase_again(missing)
        await self._store.run(_add, missing)
        return n

    async def _erase_again(self, keys: Mapping[str, datetime]) -> int:
        context = Context(config=self._config, now=self._now(), erasure_key=self.secret)
        n, last = 0, None
        while True:
            last, found = await self._store.read(returned, keys, self.secret, last)
            if last is None:
                return n
            for person in found:
                n += await self._store.run(erase_returned, person, context)


def _add(tx: Tx, keys: Mapping[str, datetime]) -> None:
    erasures.add(tx, keys)
