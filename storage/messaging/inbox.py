"""The inbox: raw updates, stored before they are acknowledged and processed afterwards."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

from sqlalchemy import (
    ColumnElement,
    Select,
    bindparam,
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
"""A chat: the platform and the id there."""


@dataclass(frozen=True, kw_only=True)
class Arrival:
    """One raw update, before it is parsed."""

    platform: Platform
    key: str
    """Unique on the platform for ever, and the same if the platform repeats the update."""
    chat: str
    """Rows of one chat are processed in order."""
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
# Statements for every tap are built once: building one takes ten times as long as running it.
_ADD = upsert(inbox).on_conflict_do_nothing(index_elements=["platform", "key"]).returning(*COLUMNS)
_NEXT = inbox.c.attempt + 1
_OLDER = inbox.alias("older")
# A literal value, so that the partial index of such rows can be used.
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
    """The result of closing a row."""

    CLOSED = auto()
    BEFORE = auto()
    """It was closed or quarantined before, perhaps by another process."""
    BEHIND = auto()
    """An older row of its chat is not processed yet, perhaps by another process."""


def add(
    tx: Tx, arrivals: Sequence[Arrival], worker: str | None = None
) -> tuple[InboxRow | None, ...]:
    """Stores each update once. Returns ``None`` for one that is stored already.

    *worker*: the process whose first attempt begins now; ``None``: a process adopts the row later.
    """
    return tuple(_add(tx, arrival, worker) for arrival in arrivals)


def _add(tx: Tx, arrival: Arrival, worker: str | None) -> InboxRow | None:
    attempt = 0 if worker is None else 1
    start = {"state": InboxState.NEW, "attempt": attempt, "worker": worker}
    row = tx.execute(_ADD, {**vars(arrival), **start}).one_or_none()
    return None if row is None else InboxRow(**row._mapping)


def is_any_left(
    tx: Tx, worker: str, platforms: Collection[Platform], but: Collection[int] | None = None
) -> bool:
    """Whether there is a row to ``adopt``, now or after the rows before it."""
    return tx.execute(_left(worker, platforms, but)).first() is not None


def adopt(
    tx: Tx,
    worker: str,
    platforms: Collection[Platform],
    but: Collection[int] | None = None,
    *,
    after: Chat | None = None,
) -> InboxRow | None:
    """Begins an attempt at the oldest row of a chat without an owner.

    Such a row's process is gone, or staff put the row back. A row behind one that is being
    processed is left for now: it would wait, for ever if the other row's process dies, too.
    *after*: the chat adopted before, so that the chats take turns.
    *but*: adopts also rows of *worker* itself, except these.
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
    in_turn = _left(worker, platforms, but).where(~_is_behind_running_row(worker), turn)
    left = in_turn.order_by(inbox.c.platform, inbox.c.chat, inbox.c.id)
    # A scalar is found once. PostgreSQL may run IN once for each row, and take several rows then.
    first = left.with_for_update(skip_locked=True).correlate(None).scalar_subquery()
    taken = update(inbox).where(inbox.c.id == first).values(worker=worker, attempt=_NEXT)
    row = tx.execute(taken.returning(*COLUMNS)).one_or_none()
    return None if row is None else InboxRow(**row._mapping)


def _left(worker: str, platforms: Collection[Platform], but: Collection[int] | None) -> Select[int]:
    others = (inbox.c.worker != worker) & inbox.c.worker.not_in(workers.running())
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


def _is_behind_running_row(worker: str) -> ColumnElement[bool]:
    return exists().where(
        _OLDER.c.platform == inbox.c.platform,
        _OLDER.c.chat == inbox.c.chat,
        _OLDER.c.id < inbox.c.id,
        _OLDER_IS_NEW,
        or_(_OLDER.c.worker == worker, _OLDER.c.worker.in_(workers.running())),
    )


def begin_attempt(tx: Tx, row_id: int) -> InboxRow:
    """Counts an attempt before it starts, so that one that kills the process counts, too."""
    statement = update(inbox).where(inbox.c.id == row_id).values(attempt=_NEXT)
    return InboxRow(**tx.execute(statement.returning(*COLUMNS)).one()._mapping)


def put_off(tx: Tx, row: InboxRow) -> None:
    """Takes back the attempt that *row* began, since the row must wait for its platform."""
    waiting = (inbox.c.id == row.id, inbox.c.state == InboxState.NEW)
    tx.execute(update(inbox).where(*waiting).values(attempt=row.attempt - 1))


def is_behind(tx: Tx, row: InboxRow) -> bool:
    """Whether an older row of the same chat is not processed yet."""
    older = select(_OLDER.c.id).where(
        _OLDER.c.platform == row.platform,
        _OLDER.c.chat == row.chat,
        _OLDER.c.id < row.id,
        _OLDER_IS_NEW,
    )
    return tx.execute(older.limit(1)).first() is not None


def close(tx: Tx, row: InboxRow) -> Closing:
    """Marks the row as done and deletes its body, unless an older row of its chat is waiting."""
    whose = {"row_id": row.id, "of_platform": row.platform, "of_chat": row.chat}
    if tx.execute(_CLOSE, whose).rowcount == 1:
        return Closing.CLOSED
    still_new = select(inbox.c.id).where(inbox.c.id == row.id, inbox.c.state == InboxState.NEW)
    return Closing.BEHIND if tx.execute(still_new).first() else Closing.BEFORE
