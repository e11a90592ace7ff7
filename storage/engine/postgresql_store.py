"""A store on a PostgreSQL database: one connection that writes, a few that read.

Calls of one process share commits, as on SQLite. Several processes may write at once;
`postgresql_transactions` handles their conflicts.
"""

import asyncio
import secrets
from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack, suppress
from functools import partial
from typing import Any, ClassVar, Concatenate, Final, ParamSpec, TypeVar

import psycopg

from storage.engine import postgresql
from storage.engine.postgresql import CHANNEL, PostgresqlThread
from storage.engine.postgresql_transactions import group, run_query
from storage.engine.store import READERS, Outcome, Store, Tx

P = ParamSpec("P")
T = TypeVar("T")
CALM_SECONDS: Final = 0.05
"""The shortest time between two reactions to announced commits."""


class PostgresqlStore(Store):
    """The database at the libpq address *url*. Any number of processes may open it."""

    shared: ClassVar[bool] = True

    def __init__(self, url: str) -> None:
        super().__init__()
        self._url = url
        self._name = secrets.token_hex(4)
        engine = postgresql.open_engine(url)
        self._writer = PostgresqlThread(engine)
        self._readers: asyncio.Queue[PostgresqlThread] = asyncio.Queue()
        for _ in range(READERS):
            self._readers.put_nowait(PostgresqlThread(engine))

    async def _open(self, closing: AsyncExitStack) -> None:
        # Each connection opens at its first use, so that a server may be down at the start.
        closing.push_async_callback(self._writer.close)
        for _ in range(READERS):
            closing.push_async_callback(self._close_reader)

    async def _close_reader(self) -> None:
        await (await self._readers.get()).close()

    async def read(
        self, query: Callable[Concatenate[Tx, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        reader = await self._readers.get()
        try:
            return await reader.call(
                lambda connected: run_query(connected, lambda tx: query(tx, *args, **kwargs))
            )
        finally:
            self._readers.put_nowait(reader)

    async def checkpoint(self) -> None:
        """Does nothing: PostgreSQL checkpoints by itself."""

    def shortage(self) -> str | None:
        """Returns None, since the disk is the server's."""
        return None

    async def watch(self, changed: Callable[[], None]) -> None:
        """Listens for commits. Without a connection, callers rely on polling."""
        while True:
            with suppress(psycopg.Error):
                await self._listen(changed)
            await asyncio.sleep(1)

    async def _listen(self, changed: Callable[[], None]) -> None:
        connection = await psycopg.AsyncConnection.connect(**postgresql.line(self._url))
        async with connection:
            await connection.execute(f"LISTEN {CHANNEL}".encode())
            changed()  # earlier commits may have been missed
            while True:
                commits = [commit async for commit in connection.notifies(stop_after=1)]
                if any(commit.payload != self._name for commit in commits):
                    changed()
                    await asyncio.sleep(CALM_SECONDS)

    async def _commit(self, functions: Sequence[Callable[[Tx], Any]]) -> Sequence[Outcome]:
        return await self._writer.call(partial(group, functions=functions, name=self._name))
