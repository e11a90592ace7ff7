"""What came in, as it came: stored before it is acknowledged, worked afterwards."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto

from sqlalchemy import (
    ColumnElement,
    Select,
    bindparam,
    delete,
    exists,
    false,
    literal,
    or_,
    select,
    true,
    tuple_,
    update,
)
from sqlalchemy.dialects.postgresql import insert as upsert

from bot.chat.platforms import Platform
from storage.cluster import workers
from storage.engine.store import Tx
from storage.schema import inbox
from storage.states import InboxState

Chat = tuple[Platform, str]
"""A chat of the inbox: the platform and its id there."""
KEPT_FOR = timedelta(days=8)
"""Platforms send again for a day at most; after a week Telegram starts new ids at random."""


@dataclass(frozen=True, kw_only=True)
class Arrival:
    """One update as it came over the wire, before anybody looked into it."""

    platform: Platform
    key: str
    """Unique for ever within the platform, the same when the platform sends it again."""
    chat: str
    """Rows of one chat are worked in order."""
    body: str
    received_at: datetime


@dataclass(frozen=True, kw_only=True)
class InboxRow:
    id: int
    platform: Platform
    chat: str
    body: str
    received_at: datetime
    attempt: int


COLUMNS = (
    inbox.c.id,
    inbox.c.platform,
    inbox.c.chat,
    inbox.c.body,
    inbox.c.received_at,
    inbox.c.attempt,
)
# What every tap runs is built once: to build a statement costs ten times what it takes to run it.
_ADD = upsert(inbox).on_conflict_do_nothing(index_elements=["platform", "key"]).returning(*COLUMNS)
_NEXT = inbox.c.attempt + 1
_OLDER = inbox.alias("older")
# Said literally, so that the index of such rows alone may be used.
_NEW = literal(InboxState.NEW, inbox.c.state.type, literal_execute=True)
_IS_NEW = inbox.c.state == _NEW
_OLDER_IS_NEW = _OLDER.c.state == _NEW
_CHAT = tuple_(inbox.c.platform, inbox.c.chat)
_CLOSE = (
    update(inbox)
    .where(
        inbox.c.id == bindparam("row_id"),
        inbox.c.state == InboxState.NEW,
        ~exists().where(
            _OLDER.c.platform == bindparam("of_platform"),
            _OLDER.c.chat == bindparam("of_chat"),
            _OLDER.c.id < bindparam("row_id"),
            _OLDER_IS_NEW,
        ),
    )
    .values(state=InboxState.DONE, body="")
)


class Closing(Enum):
    """What came of closing a row."""

    CLOSED = auto()
    BEFORE = auto()
    """It was closed or set aside before, perhaps by another process."""
    BEHIND = auto()
    """An older row of its chat is not worked yet, perhaps by another process."""


def add(
    tx: Tx, arrivals: Sequence[Arrival], worker: str | None = None
) -> tuple[InboxRow | None, ...]:
    """Keep each update once; ``None`` for one that was there before.

    The first attempt counts as begun, by *worker*. Without one, the process that takes it begins.
    """
    return tuple(_add(tx, arrival, worker) for arrival in arrivals)


def _add(tx: Tx, arrival: Arrival, worker: str | None) -> InboxRow | None:
    attempt = 0 if worker is None else 1
    begun = {"state": InboxState.NEW, "attempt": attempt, "worker": worker}
    row = tx.execute(_ADD, {**vars(arrival), **begun}).one_or_none()
    return None if row is None else InboxRow(**row._mapping)


def is_any_left(
    tx: Tx, worker: str, platforms: Collection[Platform], but: Collection[int] | None = None
) -> bool:
    """Whether there is something to ``adopt``, now or when what comes before it is worked."""
    return tx.execute(_left(worker, platforms, but)).first() is not None


def adopt(
    tx: Tx,
    worker: str,
    platforms: Collection[Platform],
    but: Collection[int] | None = None,
    *,
    after: Chat | None = None,
) -> InboxRow | None:
    """Begin an attempt at the oldest row of a chat that nobody works: its process is gone, or a
    person put it back.

    *after*: the chat before it, so that the chats take turns however much each has left.

    A row behind one of its chat that is being worked is left for now. It would only wait, and
    without end where the other row's process dies too.
    *but*: also rows of *worker* itself, if they are none of these.
    """
    row = None if after is None else _adopt(tx, worker, platforms, but, after < _CHAT)
    return row or _adopt(tx, worker, platforms, but, true())


def _adopt(
    tx: Tx,
    worker: str,
    platforms: Collection[Platform],
    but: Collection[int] | None,
    turn: ColumnElement[bool],
) -> InboxRow | None:
    in_turn = _left(worker, platforms, but).where(~_is_behind_one_at_work(worker), turn)
    left = in_turn.order_by(inbox.c.platform, inbox.c.chat, inbox.c.id)
    left = left.with_for_update(skip_locked=True)
    taken = update(inbox).where(inbox.c.id.in_(left)).values(worker=worker, attempt=_NEXT)
    row = tx.execute(taken.returning(*COLUMNS)).one_or_none()
    return None if row is None else InboxRow(**row._mapping)


def _left(worker: str, platforms: Collection[Platform], but: Collection[int] | None) -> Select[int]:
    others = (inbox.c.worker != worker) & inbox.c.worker.not_in(workers.living())
    own = false() if but is None else (inbox.c.worker == worker) & inbox.c.id.not_in(but)
    return (
        select(inbox.c.id)
        .where(
            _IS_NEW,
            inbox.c.platform.in_(platforms),
            or_(inbox.c.worker.is_(None), others, own),
        )
        .limit(1)
    )


def _is_behind_one_at_work(worker: str) -> ColumnElement[bool]:
    return exists().where(
        _OLDER.c.platform == inbox.c.platform,
        _OLDER.c.chat == inbox.c.chat,
        _OLDER.c.id < inbox.c.id,
        _OLDER_IS_NEW,
        or_(_OLDER.c.worker == worker, _OLDER.c.worker.in_(workers.living())),
    )


def begin_attempt(tx: Tx, row_id: int) -> InboxRow:
    """Count an attempt before the work, so that work which kills the process is counted too."""
    statement = update(inbox).where(inbox.c.id == row_id).values(attempt=_NEXT)
    return InboxRow(**tx.execute(statement.returning(*COLUMNS)).one()._mapping)


def put_off(tx: Tx, row: InboxRow) -> None:
    """The row waits for its platform: the attempt that *row* had begun does not count."""
    waiting = (inbox.c.id == row.id, inbox.c.state == InboxState.NEW)
    tx.execute(update(inbox).where(*waiting).values(attempt=row.attempt - 1))


def is_behind(tx: Tx, row: InboxRow) -> bool:
    """Whether an older row of the same chat is not worked yet."""
    older = select(_OLDER.c.id).where(
        _OLDER.c.platform == row.platform,
        _OLDER.c.chat == row.chat,
        _OLDER.c.id < row.id,
        _OLDER_IS_NEW,
    )
    return tx.execute(older.limit(1)).first() is not None


def close(tx: Tx, row: InboxRow) -> Closing:
    """The row is done, and its body forgotten; rows of one chat are done in their order."""
    whose = {"row_id": row.id, "of_platform": row.platform, "of_chat": row.chat}
    if tx.execute(_CLOSE, whose).rowcount == 1:
        return Closing.CLOSED
    still_new = select(inbox.c.id).where(inbox.c.id == row.id, inbox.c.state == InboxState.NEW)
    return Closing.BEHIND if tx.execute(still_new).first() else Closing.BEFORE


def forget_old(tx: Tx, now: datetime) -> int:
    """Drop the keys of updates that no platform will send again; how many there were."""
    old = inbox.c.received_at < now - KEPT_FOR
    return tx.execute(delete(inbox).where(inbox.c.state == InboxState.DONE, old)).rowcount
