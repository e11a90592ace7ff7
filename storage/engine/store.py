"""The interface of the database: ``run`` for writing transactions, ``read`` for reading ones.

A transaction is an ordinary function of a :data:`Tx` that runs on a storage thread. Calls of
``run`` that wait during a commit share the next one, each in a savepoint of its own. Each returns
only after the COMMIT.

A function passed to ``run`` may run more than once. So the time, ids and random tokens are its
arguments, it changes nothing but rows, and it returns an immutable value.
"""

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import Any, ClassVar, Concatenate, ParamSpec, Self, TypeVar

from sqlalchemy import Connection

P = ParamSpec("P")
T = TypeVar("T")
Tx = Connection

MOST_SHARED = 64
"""The most calls in one commit: enough for speed, few enough that the first does not wait long."""
READERS = 2


class StorageError(Exception):
    """The database failed, and nothing of the call was stored.

    If its text says that the outcome of the COMMIT is unknown, the call may have been stored.
    *loggable*: the text for the log, if *words* come from the database and may quote values.
    """

    def __init__(self, words: str, *, loggable: str | None = None) -> None:
        super().__init__(words)
        self.loggable = words if loggable is None else loggable


@dataclass
class _Call:
    function: Callable[[Tx], Any]
    future: asyncio.Future[Any]


@dataclass(frozen=True)
class Outcome:
    """The result or the error of one call in a group."""

    result: Any = None
    error: BaseException | None = None


class Store(ABC):
    """An open database. Use as ``async with``."""

    shared: ClassVar[bool]
    """Whether several processes may run the bot on it at once."""

    def __init__(self) -> None:
        self._waiting: list[_Call] = []
        self._pump: asyncio.Task[None] | None = None
        self._closing = AsyncExitStack()

    async def __aenter__(self) -> Self:
        async with AsyncExitStack() as opened:  # closes the opened part if the rest fails
            await self._open(opened)
            self._closing = opened.pop_all()
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        if self._pump is not None:
            await self._pump
        await self._closing.aclose()

    async def run(
        self, use_case: Callable[Concatenate[Tx, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Runs *use_case* in a transaction. Returns its result after the COMMIT.

        Raises what *use_case* raises; then nothing of it is stored.
        """
        future: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._waiting.append(_Call(lambda tx: use_case(tx, *args, **kwargs), future))
        if self._pump is None or self._pump.done():
            self._pump = asyncio.create_task(self._commit_waiting())
        return await future

    @abstractmethod
    async def read(
        self, query: Callable[Concatenate[Tx, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Runs *query* on a read-only snapshot. It must take less than a second.

        Raises StorageError if the snapshot ended early, even if *query* caught the error.
        """

    @abstractmethod
    async def checkpoint(self) -> None:
        """Moves committed data into the database file, if the database has a write-ahead log."""

    @abstractmethod
    def shortage(self) -> str | None:
        """Returns a warning if the database's disk is nearly full, as far as this machine knows."""

    @abstractmethod
    async def watch(self, changed: Callable[[], None]) -> None:
        """Calls *changed* when another process may have changed something. Never returns.

        Raises DatabaseFileError if a file of the database was removed.
        """

    @abstractmethod
    async def _open(self, closing: AsyncExitStack) -> None:
        """Opens the database. *closing*: closes its parts at the end."""

    @abstractmethod
    async def _commit(self, functions: Sequence[Callable[[Tx], Any]]) -> Sequence[Outcome]:
        """Runs *functions* under one COMMIT; if that fails, each under its own."""

    async def _commit_waiting(self) -> None:
        while self._waiting:
            calls, self._waiting = self._waiting[:MOST_SHARED], self._waiting[MOST_SHARED:]
            try:
                outcomes = await self._commit([call.function for call in calls])
            except BaseException as error:
                outcomes = [Outcome(error=error)] * len(calls)
            for call, outcome in zip(calls, outcomes, strict=True):
                _set_outcome(call.future, outcome)


def _set_outcome(future: asyncio.Future[Any], outcome: Outcome) -> None:
    if future.cancelled():  # the caller is gone, but its transaction is committed
        return
    if outcome.error is not None:
        future.set_exception(outcome.error)
    else:
        future.set_result(outcome.result)
