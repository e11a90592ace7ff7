"""A store whose process is killed at a certain step: put in by the tests' wiring alone.

Every step of intake and delivery is a transaction with a name of its own, so a step is named by its
use case and by where in its transaction the process dies.
"""

import asyncio
import os
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import select

from storage.engine.databases import Database
from storage.engine.postgresql_store import PostgresqlStore
from storage.engine.sqlite_store import SqliteStore
from storage.engine.store import Store, Tx
from storage.messaging.outbox import OutboxRow
from storage.schema import outbox
from storage.states import OutboxKind

P = ParamSpec("P")
T = TypeVar("T")

LAST_WORDS_SECONDS = 0.15
"""What the process has begun to say on its lines may still leave."""


class When(Enum):
    BEFORE = auto()
    """The transaction has not begun."""
    UNCOMMITTED = auto()
    """All of it is done but its COMMIT."""
    COMMITTED = auto()


@dataclass(frozen=True, kw_only=True)
class Death:
    step: Callable[..., Any]
    """The use case."""
    when: When
    kind: OutboxKind | None = None
    """Where the step is about a row of the outbox: of this kind alone."""
    after: float = 0.0
    """Seconds that the rest of the process lives on, while this step stands still."""


class _DyingStore(Store):
    death: Death

    async def run(
        self, use_case: Callable[Concatenate[Tx, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        death = self.death
        if use_case is not death.step:
            return await super().run(use_case, *args, **kwargs)
        row = args[0]
        if death.when is When.BEFORE and _is_of(row, death.kind):
            await asyncio.sleep(death.after)
            die()

        def dying(tx: Tx) -> tuple[T, bool]:
            meant = _is_of(_kind_of(tx, row), death.kind)
            result = use_case(tx, *args, **kwargs)
            if meant and death.when is When.UNCOMMITTED:
                time.sleep(death.after)
                die()
            return result, meant

        result, meant = await super().run(dying)
        if meant:
            await asyncio.sleep(death.after)
            die()
        return result


class _DyingSqliteStore(_DyingStore, SqliteStore):
    pass


class _DyingPostgresqlStore(_DyingStore, PostgresqlStore):
    pass


def dying_store(death: Death, database: Database, *, for_bot: bool) -> Store:
    store: _DyingStore = (
        _DyingSqliteStore(database, bounds_log=for_bot)
        if isinstance(database, Path)
        else _DyingPostgresqlStore(database.url)
    )
    store.death = death
    return store


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _kind_of(tx: Tx, row: object) -> OutboxKind | None:
    """*row*: a use case's first argument; a claim knows only the row's id."""
    if isinstance(row, int):
        return tx.execute(select(outbox.c.kind).where(outbox.c.id == row)).scalar_one_or_none()
    return row.kind if isinstance(row, OutboxRow) else None


def _is_of(what: object, kind: OutboxKind | None) -> bool:
    found = what.kind if isinstance(what, OutboxRow) else what
    return kind is None or found is kind
