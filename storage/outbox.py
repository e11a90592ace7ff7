"""What goes out: one row for each thing that must happen, drawn from the state at its time."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, bindparam, case, delete, literal, null, or_, select, update
from sqlalchemy.dialects.postgresql import insert as upsert

from storage.schema import outbox
from storage.states import OutboxKind, OutboxState
from storage.store import Tx

PRIORITY = {
    OutboxKind.CARD: 0,
    OutboxKind.RETIRED: 0,
    OutboxKind.NOTE: 1,
    OutboxKind.QUESTION_AGAIN: 1,
    OutboxKind.ALERT: 2,
    OutboxKind.ALERT_LOST: 2,
    OutboxKind.ALERT_THREAD: 2,
    OutboxKind.TROUBLE: 2,
}
"""People who are waiting first, then alerts; everything else is 3."""
_ELSE = 3
KEPT_FOR = timedelta(days=90)
_LASTING = (OutboxKind.QUESTION, OutboxKind.ALERT, OutboxKind.SUMMARY, OutboxKind.CHART)
"""Kinds whose rows tell for ever that something was done."""


@dataclass(frozen=True, kw_only=True)
class OutboxRow:
    id: int
    kind: OutboxKind
    subject: str
    lane: str
    due_at: datetime
    state: OutboxState
    generation: int
    attempts: int
    doubted: bool
    """An earlier attempt may have gone out."""
    payload: Mapping[str, Any] | None


@dataclass(frozen=True, kw_only=True)
class Item:
    """Something that must happen, at its time."""

    kind: OutboxKind
    subject: str
    lane: str
    """The platform whose sender takes it."""
    due_at: datetime
    payload: Mapping[str, Any] | None = None
    """Only for words that are said once and stand nowhere else."""


_COLUMNS = (
    outbox.c.id,
    outbox.c.kind,
    outbox.c.subject,
    outbox.c.lane,
    outbox.c.due_at,
    outbox.c.state,
    outbox.c.generation,
    outbox.c.attempts,
    outbox.c.doubted,
    outbox.c.payload,
)

# What every tap runs is built once, as in the inbox.
_INSERT = upsert(outbox)
_PUT_NEW = _INSERT.on_conflict_do_nothing(index_elements=["kind", "subject"])
_PUT_ONCE = _PUT_NEW.returning(outbox.c.id)
_PUT = _INSERT.on_conflict_do_update(
    index_elements=["kind", "subject"],
    set_={
        "generation": outbox.c.generation + 1,
        "lane": _INSERT.excluded.lane,
        "due_at": _INSERT.excluded.due_at,
        "payload": _INSERT.excluded.payload,
        "state": case(
            (outbox.c.state == OutboxState.SENDING, OutboxState.SENDING), else_=OutboxState.DUE
        ),
        "attempts": 0,
    },
)
_DROP = (
    update(outbox)
    .where(
        outbox.c.kind == bindparam("of_kind"),
        outbox.c.subject == bindparam("of_subject"),
        outbox.c.state == OutboxState.DUE,
    )
    .values(state=OutboxState.DROPPED)
)


def put(tx: Tx, item: Item, now: datetime) -> None:
    """See to it that this happens. A row that is there already becomes due again.

    A row that is being sent stays with its sender; its raised generation makes it due afterwards.
    """
    tx.execute(_PUT, _values(item, now))


def put_once(tx: Tx, item: Item, now: datetime) -> bool:
    """As ``put``, but what was put before is left as it is; ``False`` then."""
    return tx.execute(_PUT_ONCE, _values(item, now)).first() is not None


def put_new(tx: Tx, items: Iterable[Item], now: datetime) -> None:
    """``put_once`` for many: ten thousand take some tenths of a second."""
    if values := [_values(item, now) for item in items]:
        tx.execute(_PUT_NEW, values)


def _values(item: Item, now: datetime) -> dict[str, Any]:
    return {
        **vars(item),
        "priority": PRIORITY.get(item.kind, _ELSE),
        "state": OutboxState.DUE,
        "generation": 1,
        "created_at": now,
    }


def drop(tx: Tx, kinds: Iterable[OutboxKind], subject: str, reason: str) -> None:
    """None of these must happen any more, if it has not begun.

    Row by row: for several kinds in one WHERE, SQLite would look through all that is due.
    """
    one = {"of_subject": subject, "reason": reason}
    tx.execute(_DROP, [{**one, "of_kind": kind} for kind in kinds])


def drop_all(tx: Tx, kind: OutboxKind, reason: str) -> None:
    """None of this kind must happen any more, if it has not begun."""
    waiting = (outbox.c.kind == kind, outbox.c.state == OutboxState.DUE)
    dropped = {"state": OutboxState.DROPPED, "reason": reason}
    tx.execute(update(outbox).where(*waiting).values(dropped))


def move(tx: Tx, kinds: Iterable[OutboxKind], lane: str) -> None:
    """Let *lane*'s sender take what has not gone out yet, or nobody knows whether it has."""
    waiting = outbox.c.state.in_((OutboxState.DUE, OutboxState.SENDING))
    tx.execute(update(outbox).where(waiting, outbox.c.kind.in_(kinds)).values(lane=lane))


def postpone(tx: Tx, row: OutboxRow, due_at: datetime, reason: str) -> None:
    """A row that could not even be claimed waits until *due_at*; the attempt counts."""
    tx.execute(
        update(outbox)
        .where(outbox.c.id == row.id, outbox.c.state == OutboxState.DUE)
        .values(due_at=due_at, reason=reason, attempts=outbox.c.attempts + 1)
    )


def give_up(tx: Tx, row: OutboxRow, reason: str) -> None:
    """A row that could not be claimed in all its attempts has failed."""
    tx.execute(
        update(outbox)
        .where(outbox.c.id == row.id, outbox.c.state == OutboxState.DUE)
        .values(state=OutboxState.FAILED, reason=reason)
    )


def due(tx: Tx, lane: str, now: datetime, most: int) -> tuple[OutboxRow, ...]:
    """The rows of a lane whose time has come: people who wait first, oldest first.

    At most *most* of each priority, so that what has to wait for a slow channel hides nothing.
    """
    return tuple(
        OutboxRow(**row._mapping)
        for priority in range(_ELSE + 1)
        for row in tx.execute(_due(lane, now, priority).limit(most))
    )


def subjects_due(tx: Tx, kind: OutboxKind, now: datetime) -> frozenset[str]:
    """For whom something of this kind is about to go out."""
    statement = select(outbox.c.subject).where(
        outbox.c.kind == kind, outbox.c.state == OutboxState.DUE, outbox.c.due_at <= now
    )
    return frozenset(tx.execute(statement).scalars())


def _due(lane: str, now: datetime, priority: int) -> Select[Any]:
    return (
        select(*_COLUMNS)
        .where(
            outbox.c.state == OutboxState.DUE,
            outbox.c.lane == lane,
            outbox.c.priority == priority,
            outbox.c.due_at <= now,
        )
        .order_by(outbox.c.due_at, outbox.c.id)
    )


def last_of(tx: Tx, kind: OutboxKind, prefix: str) -> OutboxRow | None:
    """The row of this kind with the highest subject that begins so, whatever became of it."""
    statement = (
        select(*_COLUMNS)
        .where(outbox.c.kind == kind, outbox.c.subject.startswith(prefix, autoescape=True))
        .order_by(outbox.c.subject.desc())
        .limit(1)
    )
    row = tx.execute(statement).one_or_none()
    return None if row is None else OutboxRow(**row._mapping)


def claim(tx: Tx, row_id: int, token: str, now: datetime) -> OutboxRow | None:
    """Take a due row for sending; ``None`` where somebody else did, or it is due no more.

    *token* is random: only who holds it may write the result.
    """
    statement = (
        update(outbox)
        .where(outbox.c.id == row_id, outbox.c.state == OutboxState.DUE, outbox.c.due_at <= now)
        .values(
            state=OutboxState.SENDING, claim=token, claimed_at=now, attempts=outbox.c.attempts + 1
        )
        .returning(*_COLUMNS)
    )
    row = tx.execute(statement).one_or_none()
    return None if row is None else OutboxRow(**row._mapping)


def finish(tx: Tx, row: OutboxRow, token: str, state: OutboxState, reason: str = "") -> bool:
    """Write what became of a claimed row; ``False`` where the claim is no longer ours.

    A row that was changed since it was claimed is due again, whatever became of what it was.
    Words that were said are not kept.
    """
    same = outbox.c.generation == row.generation
    spent = literal(state in {OutboxState.SENT, OutboxState.DROPPED})
    statement = (
        update(outbox)
        .where(outbox.c.id == row.id, outbox.c.claim == token)
        .values(
            state=case((same, state), else_=OutboxState.DUE),
            claim=None,
            reason=reason,
            doubted=False,
            payload=case((same & spent, null()), else_=outbox.c.payload),
        )
    )
    return tx.execute(statement).rowcount == 1


def put_back(
    tx: Tx, row: OutboxRow, token: str, due_at: datetime, reason: str, *, doubted: bool = False
) -> bool:
    """A claimed row is due again at *due_at*; *doubted*: it may have gone out all the same."""
    statement = (
        update(outbox)
        .where(outbox.c.id == row.id, outbox.c.claim == token)
        .values(
            state=OutboxState.DUE,
            claim=None,
            due_at=due_at,
            reason=reason,
            doubted=or_(outbox.c.doubted, literal(doubted)),
        )
    )
    return tx.execute(statement).rowcount == 1


def forget_settled(tx: Tx, now: datetime) -> None:
    """Drop old rows that nobody will ask for again."""
    tx.execute(
        delete(outbox).where(
            outbox.c.kind.not_in(_LASTING),
            outbox.c.state.not_in((OutboxState.DUE, OutboxState.SENDING)),
            outbox.c.created_at < now - KEPT_FOR,
        )
    )


def abandoned(tx: Tx, lane: str, claimed_before: datetime) -> tuple[tuple[OutboxRow, str], ...]:
    """Claimed rows, with their tokens, whose sender is gone: nobody knows whether they went out."""
    statement = (
        select(*_COLUMNS, outbox.c.claim)
        .where(
            outbox.c.state == OutboxState.SENDING,
            outbox.c.lane == lane,
            outbox.c.claimed_at < claimed_before,
        )
        .order_by(outbox.c.id)
    )
    return tuple(_with_claim(dict(row._mapping)) for row in tx.execute(statement))


def _with_claim(values: dict[str, Any]) -> tuple[OutboxRow, str]:
    token = values.pop("claim")
    return OutboxRow(**values), token
