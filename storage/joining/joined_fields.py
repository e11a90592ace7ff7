"""Fills the empty fields of a record from another one, and takes that back."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Row, select, update

from bot.ids import PersonId
from storage.engine.store import Tx
from storage.joining.join_record import FilledFields, OptOuts, packed, unpacked
from storage.schema import people

_TEXTS: Final = ("country", "account", "email")
_FIELDS: Final = ("language", "timezone", "joined_on", "left_on", *_TEXTS)


def missing(tx: Tx, kept: PersonId, joined: PersonId) -> list[str]:
    """Returns the names of the columns and properties that a join would fill."""
    own, other = _row(tx, kept), _row(tx, joined)
    columns, properties = _empty(own, other)
    return [*columns, *(sorted(other.properties)[at] for at in properties)]


def _empty(own: Row[Any], other: Row[Any]) -> tuple[list[str], list[int]]:
    """Returns the columns that *other* can fill, and the positions of its properties that can."""
    columns = [name for name in _FIELDS if not getattr(own, name) and getattr(other, name)]
    if "left_on" in columns and own.joined_on and own.joined_on > other.left_on:
        columns.remove("left_on")  # a customer again since
    names = enumerate(sorted(other.properties))
    return columns, [at for at, name in names if not own.properties.get(name)]


def fill(tx: Tx, kept: PersonId, joined: PersonId) -> FilledFields:
    """Fills the kept record from the joined one, which keeps its own fields.

    The stricter opt-out holds, and the person is known since the earlier of both times.
    """
    own, other = _row(tx, kept), _row(tx, joined)
    filled, new = _empty(own, other)
    names = sorted(other.properties)
    values = {name: getattr(other, name) for name in filled}
    if own.self_enrolled and not other.self_enrolled:  # it is on a list now
        filled.append("self_enrolled")
        values["self_enrolled"] = False
    _set(
        tx,
        kept,
        **values,
        properties={**own.properties, **{names[at]: other.properties[names[at]] for at in new}},
        created_at=min(own.created_at, other.created_at),
        never_at=_earliest(own.never_at, other.never_at),
        paused_until=_latest(own.paused_until, other.paused_until),
    )
    return FilledFields(
        filled=filled,
        properties=new,
        created_at=packed(own.created_at) or 0,
        never_at=packed(own.never_at),
        paused_until=packed(own.paused_until),
    )


def empty(
    tx: Tx, kept: PersonId, joined: PersonId, record: FilledFields, hidden: Sequence[OptOuts]
) -> OptOuts:
    """Empties what was filled, unless it was changed since. No opt-out is lost.

    An opt-out of one record that was lifted since holds again for that record: which of the two
    people lifted it is not known. A new one holds for both. Returns what was new.

    *hidden*: what was new when later joins were taken back. The stricter opt-outs of this join may
    hide it.
    """
    own, other = _row(tx, kept), _row(tx, joined)
    values: dict[str, Any] = {
        name: "" if name in _TEXTS else None
        for name in record.filled
        if name in _FIELDS and getattr(own, name) == getattr(other, name)
    }
    if "self_enrolled" in record.filled:
        values["self_enrolled"] = True
    names = sorted(other.properties)
    came = {names[at]: other.properties[names[at]] for at in record.properties}
    never, paused = unpacked(record.never_at), unpacked(record.paused_until)
    hidden_never = _earliest(*(one.never_at for one in hidden))
    hidden_pause = _latest(*(one.paused_until for one in hidden))
    new = OptOuts(
        never_at=_since(own.never_at, _earliest(never, other.never_at), hidden_never),
        paused_until=_since(own.paused_until, _latest(paused, other.paused_until), hidden_pause),
    )
    _set(
        tx,
        kept,
        **values,
        properties=dict(one for one in own.properties.items() if one not in came.items()),
        created_at=unpacked(record.created_at),
        never_at=_earliest(never, new.never_at),
        paused_until=_latest(paused, new.paused_until),
    )
    _set(
        tx,
        joined,
        never_at=_earliest(other.never_at, new.never_at),
        paused_until=_latest(other.paused_until, new.paused_until),
    )
    return new


def _since(
    today: datetime | None, at_the_join: datetime | None, hidden: datetime | None
) -> datetime | None:
    """Returns an opt-out that was made since the join: a visible or a hidden one."""
    if today != at_the_join:
        return today
    return None if at_the_join is None else hidden


def _earliest(*moments: datetime | None) -> datetime | None:
    return min(_known(moments), default=None)


def _latest(*moments: datetime | None) -> datetime | None:
    return max(_known(moments), default=None)


def _known(moments: Iterable[datetime | None]) -> list[datetime]:
    return [moment for moment in moments if moment is not None]


def _row(tx: Tx, person_id: PersonId) -> Row[Any]:
    return tx.execute(select(people).where(people.c.id == person_id)).one()


def _set(tx: Tx, person_id: PersonId, **values: Any) -> None:
    tx.execute(update(people).where(people.c.id == person_id).values(**values))
