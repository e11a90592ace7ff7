"""Claims due outbox rows. Only the holder of a row's claim writes its result."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from itertools import chain, zip_longest
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Select,
    bindparam,
    case,
    exists,
    literal,
    null,
    or_,
    select,
    tuple_,
    union_all,
    update,
)

from bot.chat.refusals import Refusal
from storage.engine.store import Tx
from storage.messaging.outbox import COLUMNS, OutboxRow
from storage.messaging.traits import ASKING, ASKING_PRIORITIES, FIRST, IN_TURNS
from storage.schema import asking_pause, outbox
from storage.states import JOBS, OutboxKind, OutboxState


@dataclass(frozen=True, kw_only=True)
class PassedOver:
    """The rows of one priority that a query skips, since they were read before and must wait."""

    recipients: frozenset[str] = frozenset()
    """All rows of these recipients are skipped."""
    until: tuple[datetime, int] | None = None
    """Due time and id of the last skipped row. All rows before it are skipped, too."""


_NOTHING: Final = PassedOver()
_MAY_ASK: Final = ~exists().select_from(asking_pause)
_MAY_GO: Final = or_(outbox.c.kind.not_in(sorted(ASKING)), _MAY_ASK)
"""Leaves out the messages that ask while all asking is paused."""
_REMEMBERING: Final = {OutboxKind.RETIRED, OutboxKind.MEETING}
"""Kinds whose rows keep their payload: which invitation it is about, or what was decided."""


def due(
    tx: Tx,
    queue: str,
    now: datetime,
    most: int,
    passed_over: Mapping[int, PassedOver] = MappingProxyType({}),
    *,
    priorities: Collection[int] = (*FIRST, *IN_TURNS),
) -> tuple[OutboxRow, ...]:
    """Returns the due rows of a queue, in the order of ``in_turns``.

    *most*: the limit for each priority, so that many rows of one do not hide the others.
    *passed_over*: the rows to skip, by priority.
    """
    if not any(priority in passed_over for priority in priorities):
        wanted = {"of_queue": queue, "by": now, "most": most}
        first = tx.execute(_due_of(tuple(priorities)), wanted)
        return in_turns(OutboxRow(**row._mapping) for row in first)
    rows = (
        row
        for priority in priorities
        for row in _due(tx, queue, now, priority, most, passed_over.get(priority, _NOTHING))
    )
    return in_turns(rows)


@cache
def _due_of(priorities: tuple[int, ...]) -> CompoundSelect[Any]:
    """Builds one statement for the first rows of each priority, only once."""
    return union_all(*(select(_first_of(priority).subquery()) for priority in priorities))


def _first_of(priority: int) -> Select[Any]:
    return (
        select(*COLUMNS)
        .where(
            outbox.c.state == OutboxState.DUE,
            outbox.c.queue == bindparam("of_queue"),
            outbox.c.priority == priority,
            outbox.c.due_at <= bindparam("by", type_=outbox.c.due_at.type),
            *_unless_paused(priority),
        )
        .order_by(outbox.c.due_at, outbox.c.id)
        .limit(bindparam("most"))
    )


def _unless_paused(priority: int) -> tuple[ColumnElement[bool], ...]:
    """Returns the condition that passes over all questions at once while asking is paused."""
    return (or_(outbox.c.queue == JOBS, _MAY_ASK),) if priority in ASKING_PRIORITIES else ()


def in_turns(rows: Iterable[OutboxRow]) -> tuple[OutboxRow, ...]:
    """Orders rows: cards and replies, then alerts, oldest first; then other priorities in turns."""
    by_priority = defaultdict[int, list[OutboxRow]](list)
    for row in sorted(rows, key=age):
        by_priority[row.priority].append(row)
    first = (by_priority[priority] for priority in FIRST)
    turns = zip_longest(*(by_priority[priority] for priority in IN_TURNS))
    return tuple(chain(*first, *map(_oldest_first, turns)))


def _oldest_first(turn: tuple[OutboxRow | None, ...]) -> list[OutboxRow]:
    return sorted((row for row in turn if row is not None), key=age)


def age(row: OutboxRow) -> tuple[datetime, int]:
    """Returns the sort key of rows with the same priority."""
    return row.due_at, row.id


def _due(
    tx: Tx, queue: str, now: datetime, priority: int, most: int, passed_over: PassedOver
) -> tuple[OutboxRow, ...]:
    conditions = [
        outbox.c.state == OutboxState.DUE,
        outbox.c.queue == queue,
        outbox.c.priority == priority,
        outbox.c.due_at <= now,
        *_unless_paused(priority),
    ]
    if passed_over.recipients:
        conditions.append(outbox.c.recipient.not_in(sorted(passed_over.recipients)))
    if passed_over.until is not None:
        conditions.append(tuple_(outbox.c.due_at, outbox.c.id) > passed_over.until)
    by_age = select(*COLUMNS).where(*conditions).order_by(outbox.c.due_at, outbox.c.id)
    return tuple(OutboxRow(**row._mapping) for row in tx.execute(by_age.limit(most)))


def still_due(tx: Tx, row_ids: Collection[int], now: datetime) -> tuple[OutboxRow, ...]:
    """Returns the rows that are still due."""
    waiting = (outbox.c.state == OutboxState.DUE, outbox.c.due_at <= now, _MAY_GO)
    statement = select(*COLUMNS).where(outbox.c.id.in_(row_ids), *waiting)
    return tuple(OutboxRow(**row._mapping) for row in tx.execute(statement))


def claim(tx: Tx, row_id: int, token: str, now: datetime) -> OutboxRow | None:
    """Claims a due row for sending. Returns ``None`` if it is no longer due, or must not ask now.

    *token*: random. Only its holder may write the result.
    """
    statement = (
        update(outbox)
        .where(outbox.c.id == row_id, outbox.c.state == OutboxState.DUE, outbox.c.due_at <= now)
        .where(_MAY_GO)
        .values(
            state=OutboxState.SENDING, claim=token, claimed_at=now, attempts=outbox.c.attempts + 1
        )
        .returning(*COLUMNS)
    )
    row = tx.execute(statement).one_or_none()
    return None if row is None else OutboxRow(**row._mapping)


def renew(tx: Tx, row: OutboxRow, token: str, now: datetime) -> bool:
    """Renews the claim. Returns ``False`` if it is no longer this process's."""
    ours = (outbox.c.id == row.id, outbox.c.claim == token)
    return tx.execute(update(outbox).where(*ours).values(claimed_at=now)).rowcount == 1


def keep_payload(tx: Tx, row: OutboxRow, token: str, payload: Mapping[str, Any]) -> bool:
    """Replaces the payload of a claimed row. Returns ``False`` if the claim is lost."""
    ours = (outbox.c.id == row.id, outbox.c.claim == token)
    return tx.execute(update(outbox).where(*ours).values(payload=payload)).rowcount == 1


def finish(
    tx: Tx,
    row: OutboxRow,
    token: str,
    state: OutboxState,
    reason: str = "",
    *,
    refusal: Refusal | None = None,
) -> bool:
    """Writes the result of a claimed row. Returns ``False`` if the claim is lost.

    A row planned again since its claim is due again, whatever the result. The payload of a sent or
    dropped row is deleted, unless a later edit of its message needs it.
    """
    same = outbox.c.version == row.version
    is_over = state in {OutboxState.SENT, OutboxState.DROPPED}
    is_settled = literal(is_over and row.kind not in _REMEMBERING)
    statement = (
        update(outbox)
        .where(outbox.c.id == row.id, outbox.c.claim == token)
        .values(
            state=case((same, state), else_=OutboxState.DUE),
            claim=None,
            reason=reason,
            refusal=_stored(refusal),
            maybe_sent=False,
            payload=case((same & is_settled, null()), else_=outbox.c.payload),
        )
    )
    return tx.execute(statement).rowcount == 1


def put_back(
    tx: Tx,
    row: OutboxRow,
    token: str,
    due_at: datetime,
    reason: str,
    *,
    attempts: int | None = None,
    maybe_sent: bool = False,
    refusal: Refusal | None = None,
    plain: bool = False,
) -> bool:
    """Makes a claimed row due again at *due_at*. Returns ``False`` if the claim is lost.

    *attempts*: the new count; ``None``: unchanged. *maybe_sent*: it may have been sent. *plain*:
    its text alone is sent from now on.
    """
    statement = (
        update(outbox)
        .where(outbox.c.id == row.id, outbox.c.claim == token)
        .values(
            state=OutboxState.DUE,
            claim=None,
            due_at=due_at,
            reason=reason,
            attempts=outbox.c.attempts if attempts is None else attempts,
            refusal=_stored(refusal),
            maybe_sent=or_(outbox.c.maybe_sent, literal(maybe_sent)),
            plain=or_(outbox.c.plain, literal(plain)),
        )
    )
    return tx.execute(statement).rowcount == 1


def postpone(
    tx: Tx,
    row: OutboxRow,
    due_at: datetime,
    reason: str,
    *,
    counts: bool = True,
    refusal: Refusal | None = None,
) -> None:
    """Postpones an unclaimed row to *due_at*. *counts*: count it as an attempt."""
    tx.execute(
        update(outbox)
        .where(outbox.c.id == row.id, outbox.c.state == OutboxState.DUE)
        .values(
            due_at=due_at,
            reason=reason,
            refusal=_stored(refusal),
            attempts=outbox.c.attempts + int(counts),
        )
    )


def give_up(
    tx: Tx,
    row: OutboxRow,
    reason: str,
    state: OutboxState = OutboxState.FAILED,
    *,
    refusal: Refusal | None = None,
) -> bool:
    """Gives an unclaimed row a final state. Returns ``False`` if it is no longer due."""
    statement = (
        update(outbox)
        .where(outbox.c.id == row.id, outbox.c.state == OutboxState.DUE)
        .values(state=state, reason=reason, refusal=_stored(refusal))
    )
    return tx.execute(statement).rowcount == 1


def _stored(refusal: Refusal | None) -> dict[str, str] | None:
    return None if refusal is None else refusal.to_payload()
