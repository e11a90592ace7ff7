"""The outbox: a row for each planned message or job, rendered from the state at its time."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from typing import Any, TypeVar

from sqlalchemy import bindparam, case, delete, literal, null, select, update
from sqlalchemy.dialects.postgresql import insert as upsert

from storage.engine.store import Tx
from storage.messaging.keys import Key, KeyPrefix
from storage.messaging.traits import TRAITS, parsed
from storage.schema import outbox
from storage.states import OutboxKind, OutboxState

K = TypeVar("K", bound=Key)

_SOURCE = "source"
KEPT_FOR = timedelta(days=90)
_PASSING = tuple(kind for kind, traits in TRAITS.items() if not traits.lasting)


@dataclass(frozen=True, kw_only=True)
class OutboxRow:
    id: int
    kind: OutboxKind
    key: str
    """The packed key; ``about`` parses it."""
    queue: str
    recipient: str
    due_at: datetime
    state: OutboxState
    version: int
    attempts: int
    maybe_sent: bool
    """An earlier attempt may have been sent."""
    plain: bool
    """The platform refused the message as it was written, so its text alone is sent."""
    payload: Mapping[str, Any] | None
    source: str | None
    """The update that caused the row."""

    @property
    def priority(self) -> int:
        return TRAITS[self.kind].priority

    def about(self, shape: type[K]) -> K:
        """Returns the row's key, which has this shape. Raises ValueError if it is damaged."""
        _require(self.kind, shape)
        return shape.parse(self.key)


@dataclass(frozen=True, kw_only=True)
class Item:
    """A planned message or job."""

    kind: OutboxKind
    key: Key
    queue: str
    """A platform or ``JOBS``."""
    recipient: str
    """The person or channel. Rows of one recipient go to one chat and wait for each other."""
    due_at: datetime
    payload: Mapping[str, Any] | None = None
    """Data that no other table has: the words of a note, its receiver, and the message it belongs
    below."""

    def __post_init__(self) -> None:
        _require(self.kind, type(self.key))


def _require(kind: OutboxKind, shape: type[Key]) -> None:
    """Raises TypeError if rows of *kind* have no keys of this shape."""
    if shape not in TRAITS[kind].keys:
        raise TypeError(f"a row of kind {kind!r} has no {shape.__name__}")


COLUMNS = tuple(outbox.c[field.name] for field in fields(OutboxRow))

# A literal value, so that the partial index of notes can be used.
_IS_NOTE = outbox.c.kind == literal(OutboxKind.NOTE, outbox.c.kind.type, literal_execute=True)

# Statements for every tap are built once, as in the inbox.
_INSERT = upsert(outbox)
_WAITS = (
    outbox.c.maybe_sent
    & outbox.c.kind.not_in((OutboxKind.CARD, OutboxKind.RETIRED))
    & (outbox.c.due_at > _INSERT.excluded.due_at)
)
"""Whether a row keeps its waiting time, since it may have been sent. Edits do not wait: a repeated
edit is harmless."""
_PUT_NEW = _INSERT.on_conflict_do_nothing(index_elements=["kind", "key"])
_PUT_ONCE = _PUT_NEW.returning(outbox.c.id)
_PUT = _INSERT.on_conflict_do_update(
    index_elements=["kind", "key"],
    set_={
        "version": outbox.c.version + 1,
        "queue": _INSERT.excluded.queue,
        "recipient": _INSERT.excluded.recipient,
        "priority": _INSERT.excluded.priority,
        "due_at": case((_WAITS, outbox.c.due_at), else_=_INSERT.excluded.due_at),
        "payload": _INSERT.excluded.payload,
        "source": _INSERT.excluded.source,
        "state": case(
            (outbox.c.state == OutboxState.SENDING, OutboxState.SENDING), else_=OutboxState.DUE
        ),
        "attempts": 0,
        "plain": False,
        "refusal": null(),
        "reason": case((_WAITS, outbox.c.reason), else_=""),
    },
)
_DROP = (
    update(outbox)
    .where(
        outbox.c.kind == bindparam("of_kind"),
        outbox.c.key == bindparam("of_key"),
        outbox.c.state == OutboxState.DUE,
    )
    .values(state=OutboxState.DROPPED)
)


@contextmanager
def caused_by(tx: Tx, source: str | None) -> Iterator[None]:
    """Sets *source* as the source of all rows that are planned within the context."""
    tx.info[_SOURCE] = source
    try:
        yield
    finally:
        del tx.info[_SOURCE]


def put(tx: Tx, item: Item, now: datetime) -> None:
    """Plans an item. An existing row with its key becomes due again.

    A row that is being sent stays claimed; its raised version makes it due afterwards. A row that
    may have been sent keeps its waiting time.
    """
    tx.execute(_PUT, _values(tx, item, now))


def put_once(tx: Tx, item: Item, now: datetime) -> bool:
    """Plans an item unless a row with its key exists. Returns whether the row is new."""
    return tx.execute(_PUT_ONCE, _values(tx, item, now)).first() is not None


def put_new(tx: Tx, items: Iterable[Item], now: datetime) -> None:
    """Plans many items like ``put_once``: ten thousand take some tenths of a second."""
    if values := [_values(tx, item, now) for item in items]:
        tx.execute(_PUT_NEW, values)


def _values(tx: Tx, item: Item, now: datetime) -> dict[str, Any]:
    return {
        **vars(item),
        "key": item.key.pack(),
        "priority": TRAITS[item.kind].priority,
        "state": OutboxState.DUE,
        "version": 1,
        "created_at": now,
        "source": tx.info.get(_SOURCE),
    }


def drop(tx: Tx, kinds: Iterable[OutboxKind], key: Key, reason: str) -> None:
    """Drops the due rows of these kinds with *key*.

    Runs a statement for each kind. With several kinds in one WHERE, SQLite would scan all due rows.
    """
    shared = {"of_key": key.pack(), "reason": reason}
    tx.execute(_DROP, [{**shared, "of_kind": kind} for kind in kinds])


def delete_row(tx: Tx, row: OutboxRow) -> None:
    """Deletes a row, so that nothing is left of its key."""
    tx.execute(delete(outbox).where(outbox.c.id == row.id))


def drop_all(tx: Tx, kind: OutboxKind, queue: str, reason: str) -> None:
    """Drops all due rows of a kind in a queue."""
    of_kind = (outbox.c.kind == kind, outbox.c.queue == queue)
    waiting = (*of_kind, outbox.c.state == OutboxState.DUE)
    dropped = {"state": OutboxState.DROPPED, "reason": reason}
    tx.execute(update(outbox).where(*waiting).values(dropped))


def unsent_keys(
    tx: Tx, kind: OutboxKind, queue: str, recipient: str, now: datetime, most: int
) -> list[str]:
    """Returns the packed keys of due rows to a recipient that were certainly not sent, by age."""
    statement = (
        select(outbox.c.key)
        .where(
            outbox.c.state == OutboxState.DUE,
            outbox.c.queue == queue,
            outbox.c.priority == TRAITS[kind].priority,
            outbox.c.due_at <= now,
            outbox.c.kind == kind,
            outbox.c.recipient == recipient,
            outbox.c.maybe_sent.is_(False),
        )
        .order_by(outbox.c.due_at, outbox.c.id)
        .limit(most)
    )
    return list(tx.execute(statement).scalars())


def move(tx: Tx, kinds: Iterable[OutboxKind], queue: str) -> None:
    """Moves rows that are not sent, or have no recorded outcome yet, to *queue*."""
    waiting = outbox.c.state.in_((OutboxState.DUE, OutboxState.SENDING))
    tx.execute(update(outbox).where(waiting, outbox.c.kind.in_(kinds)).values(queue=queue))


def has_backlog(tx: Tx, kind: OutboxKind, queue: str, now: datetime, many: int) -> bool:
    """Whether at least *many* rows of this kind wait in the queue."""
    statement = select(outbox.c.id).where(
        outbox.c.state == OutboxState.DUE,
        outbox.c.queue == queue,
        outbox.c.priority == TRAITS[kind].priority,
        outbox.c.due_at <= now,
        outbox.c.kind == kind,
    )
    return tx.execute(statement.limit(1).offset(many - 1)).first() is not None


def keys_due(tx: Tx, kind: OutboxKind, now: datetime) -> frozenset[str]:
    """Returns the packed keys of the rows of a kind that are due now."""
    statement = select(outbox.c.key).where(
        outbox.c.kind == kind, outbox.c.state == OutboxState.DUE, outbox.c.due_at <= now
    )
    return frozenset(tx.execute(statement).scalars())


@dataclass(frozen=True, kw_only=True)
class NoteRow:
    """A note to one person."""

    state: OutboxState
    created_at: datetime
    payload: Mapping[str, Any] | None


def notes_to(tx: Tx, recipient: str, most: int) -> tuple[NoteRow, ...]:
    """Returns the latest notes to the recipient, sent or waiting, the newest first."""
    statement = (
        select(outbox.c.state, outbox.c.created_at, outbox.c.payload)
        .where(_IS_NOTE, outbox.c.recipient == recipient)
        .order_by(outbox.c.id.desc())
        .limit(most)
    )
    return tuple(NoteRow(**row._mapping) for row in tx.execute(statement))


def state_of(tx: Tx, kind: OutboxKind, key: Key) -> OutboxState | None:
    """Returns the state of a row; ``None`` if there is no such row."""
    statement = select(outbox.c.state).where(outbox.c.kind == kind, outbox.c.key == key.pack())
    state: OutboxState | None = tx.execute(statement).scalar_one_or_none()
    return state


def last_of(tx: Tx, kind: OutboxKind, prefix: KeyPrefix) -> OutboxRow | None:
    """Returns the row of a kind with the highest key that has *prefix*, in any state.

    A row with a damaged key is skipped, so that it does not end the series.
    """
    conditions = [outbox.c.kind == kind, outbox.c.key.startswith(prefix, autoescape=True)]
    statement = select(*COLUMNS).order_by(outbox.c.key.desc()).limit(1)
    while row := tx.execute(statement.where(*conditions)).one_or_none():
        if parsed(kind, row.key) is not None:
            return OutboxRow(**row._mapping)
        conditions.append(outbox.c.key < row.key)
    return None


def forget_settled(tx: Tx, now: datetime) -> None:
    """Deletes old finished rows, except those of lasting kinds."""
    tx.execute(
        delete(outbox).where(
            outbox.c.kind.in_(_PASSING),
            outbox.c.state.not_in((OutboxState.DUE, OutboxState.SENDING)),
            outbox.c.created_at < now - KEPT_FOR,
        )
    )
