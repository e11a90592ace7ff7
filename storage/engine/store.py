"""The door to the database: ``run`` for a transaction that writes, ``read`` for one that looks.

A transaction is an ordinary function of a :data:`Tx`, run in one go on a storage thread. Calls of
``run`` that wait while a commit is under way share the next one, each inside a savepoint of its
own, and each is answered only after the COMMIT.

So a function handed to ``run`` may run more than once: the time, ids and random tokens are its
arguments, it changes nothing but rows, and it returns a value that does not change.
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
"""Calls in one commit: enough to be fast, few enough that the first does not wait long."""
READERS = 2


class StorageError(Exception):
    """The database did not do what was asked. Nothing of the call was kept, unless the words say
    that nobody knows: its COMMIT may have been done where its answer was lost.

    *loggable*: what the log may say, where *words* come from the database and may quote values.
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
    """What one call of a group came to."""

    result: Any = None
    error: BaseException | None = None


class Store(ABC):
    """An open database. Use as ``async with``."""

    shared: ClassVar[bool]
    """Whether several bots may work on it at once."""

    def __init__(self) -> None:
        self._waiting: list[_Call] = []
        self._pump: asyncio.Task[None] | None = None
        self._closing = AsyncExitStack()

    async def __aenter__(self) -> Self:
        async with AsyncExitStack() as opened:  # closes what is open where the rest cannot be
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
        """Run *use_case* in a transaction; its result comes after the COMMIT.

        Whatever it raises is raised here, and then nothing of it was kept.
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
        """Run *query* on one snapshot that cannot write. Keep it under a second.

        What it returns counts only where the snapshot stood until its end, whatever it caught.
        """

    @abstractmethod
    async def checkpoint(self) -> None:
        """Bring what was committed to its last place, where the database has one."""

    @abstractmethod
    def shortage(self) -> str | None:
        """What will soon keep it from taking anything in, as far as can be told from here."""

    @abstractmethod
    async def watch(self, changed: Callable[[], None]) -> None:
        """Never returns: call *changed* when another process may have changed something.

        Raises where the database was taken away.
        """

    @abstractmethod
    async def _open(self, closing: AsyncExitStack) -> None:
        """Open it; *closing* takes what must be closed at the end."""

    @abstractmethod
    async def _commit(self, functions: Sequence[Callable[[Tx], Any]]) -> Sequence[Outcome]:
        """Run *functions* under one COMMIT; where that cannot be had, each under its own."""

    async def _commit_waiting(self) -> None:
        while self._waiting:
            calls, self._waiting = self._waiting[:MOST_SHARED], self._waiting[MOST_SHARED:]
            try:
                outcomes = await self._commit([call.function for call in calls])
            except BaseException as error:
                outcomes = [Outcome(error=error)] * len(calls)
            for call, outcome in zip(calls, outcomes, strict=True):
                _tell(call.future, outcome)


def _tell(future: asyncio.Future[Any], outcome: Outcome) -> None:
    if future.cancelled():  # the waiter has gone; its transaction stands all the same
        return
    if outcome.error is not None:
        future.set_exception(outcome.error)
    else:
        future.set_result(outcome.result)
