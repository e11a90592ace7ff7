"""Registers this process among those that share a database, and holds its leases.

On a SQLite file the run lock admits only one process, so nothing needs to be written.
"""

import asyncio
import secrets
from collections.abc import Callable, Coroutine
from typing import Final

import structlog

from handlers.telemetry.loggable_errors import loggable
from storage.cluster import leases, workers
from storage.cluster.leases import Lease
from storage.engine.store import StorageError, Store, Tx

RENEW_SECONDS: Final = 2.0
"""Three renewals fit into a lease's life, so that one late renewal does no harm."""
LIFE_SECONDS: Final = workers.LIFE.total_seconds()

Work = Callable[[Lease | None], Coroutine[None, None, None]]

log = structlog.get_logger()


class Leadership:
    """Call ``join`` before anything is processed, run ``renew`` beside it, ``leave`` at the end."""

    def __init__(self, store: Store) -> None:
        self.name = secrets.token_hex(8)
        self._store = store
        self._terms: dict[str, asyncio.Timeout] = {}

    async def join(self) -> None:
        """Registers this process. From then on other processes leave its rows alone."""
        await self._store.run(_join if self._store.shared else _join_alone, self.name)

    async def leave(self) -> None:
        """Releases this process's rows and leases, so that others may take them at once."""
        try:
            await self._store.run(_leave, self.name)
        except StorageError as error:
            log.warning("process.leave_failed", error=loggable(error))

    async def renew(self) -> None:
        """Renews the registration and the leases; never ends."""
        while True:
            await asyncio.sleep(RENEW_SECONDS)
            if self._store.shared:
                await self._renew()

    async def _renew(self) -> None:
        terms = {what: term for what, term in self._terms.items() if not term.expired()}
        begun = _now()
        try:
            kept = await self._store.run(_renew, self.name, tuple(terms))
        except StorageError as error:
            log.warning("process.renew_failed", error=loggable(error))
            return
        for what, term in terms.items():
            if not term.expired():
                term.reschedule(begun + LIFE_SECONDS if what in kept else begun)

    async def run_as_leader(self, what: str, work: Work) -> None:
        """Runs *work* while this process holds the lease *what*, which one process at a time has.

        *work* receives the lease, and is cancelled if it is lost. Where this process is the only
        one, *work* receives ``None``.
        """
        if not self._store.shared:
            return await work(None)
        while True:
            begun = _now()
            lease = await self._request(what)
            if lease is None:
                await asyncio.sleep(RENEW_SECONDS)
                continue
            await self._serve(lease, begun, work)

    async def _request(self, what: str) -> Lease | None:
        try:
            return await self._store.run(leases.take, what, self.name, workers.LIFE)
        except StorageError as error:
            log.warning("lease.request_failed", what=what, error=loggable(error))
            return None

    async def _serve(
        self,
        lease: Lease,
        begun: float,
        work: Callable[[Lease | None], Coroutine[None, None, None]],
    ) -> None:
        log.info("lease.taken", what=lease.name, fence=lease.fence)
        try:
            async with asyncio.timeout_at(begun + LIFE_SECONDS) as term:
                self._terms[lease.name] = term
                await work(lease)
        except TimeoutError:
            if not term.expired():
                raise
            log.warning("lease.lost", what=lease.name)
        finally:
            del self._terms[lease.name]


def _now() -> float:
    return asyncio.get_running_loop().time()


def _join(tx: Tx, name: str) -> None:
    workers.beat(tx, name)
    workers.forget_gone(tx)


def _join_alone(tx: Tx, name: str) -> None:
    workers.forget_all(tx)


def _leave(tx: Tx, name: str) -> None:
    workers.leave(tx, name)
    leases.give_back(tx, name)


def _renew(tx: Tx, name: str, held: tuple[str, ...]) -> frozenset[str]:
    """Returns those of *held* that are still ours."""
    workers.beat(tx, name)
    return frozenset(what for what in held if leases.take(tx, what, name, workers.LIFE))
