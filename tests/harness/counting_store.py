"""A SQLite store that counts its transactions."""

from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

from storage.engine.sqlite_store import SqliteStore
from storage.engine.store import Tx

P = ParamSpec("P")
T = TypeVar("T")


class CountingStore(SqliteStore):
    """Counts the use cases that it runs and the queries that it reads."""

    runs = reads = 0

    async def run(
        self, use_case: Callable[Concatenate[Tx, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        self.runs += 1
        return await super().run(use_case, *args, **kwargs)

    async def read(
        self, query: Callable[Concatenate[Tx, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        self.reads += 1
        return await super().read(query, *args, **kwargs)
