"""What is due in one queue, in its order, and how far down to look."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import chain
from typing import Final

from handlers.outbox import transitions
from handlers.outbox.transitions import Target
from handlers.outbox.transport import Transport
from handlers.usecases.context import Context
from storage.engine.store import Store
from storage.messaging import claims
from storage.messaging.claims import PassedOver, age
from storage.messaging.outbox import OutboxRow
from storage.messaging.traits import FIRST, IN_TURNS

PRIORITIES: Final = (*FIRST, *IN_TURNS)
SEEN: Final = 32
"""Rows of each priority that are looked at in one go: as many as can be under way. A look is made
some thirty times a second, and what it costs comes out of the time in which answers are read."""
MOST_LOOKS: Final = 32
"""In one go; the next one continues."""
MOST_HELD: Final = 1024
"""Rows of one priority that are known to wait for their chat or method. Beyond them nothing is
looked for."""
CROWD: Final = 4
"""So many waiting rows of one recipient in one look: all of the recipient's rows are passed over,
however many there are."""
SEEN_OF_CROWD: Final = 2
"""A chat takes one message a second, and after a second everything is looked at anew."""
AFRESH_EVERY: Final = 1.0
"""Seconds until what was passed over is looked at again."""
UNSETTLED: Final = timedelta(seconds=2)
"""A row may be seen so long after its time: its transaction was not committed yet."""

IsHeldUp = Callable[[Target], bool]


class DueRows:
    """The due rows with their routes, which are looked up once, until a row changes.

    A row that has to wait for its chat must not hide the rows behind it. So where all that is seen
    of a priority has to wait, it is passed over for a second, and the next rows are looked at.
    *monotonic* tells seconds on a clock that nobody sets back.
    """

    def __init__(self, transport: Transport, store: Store, monotonic: Callable[[], float]) -> None:
        self._queue = transport.queue
        self._store = store
        self._monotonic = monotonic
        self._finds = transport.finds
        self._known: dict[int, Target] = {}
        self._used: set[int] = set()
        """Which of these were seen since all was looked at anew."""
        self._held: defaultdict[int, list[int]] = defaultdict(list)
        """By priority, the ids of the rows that were passed over and may be sent."""
        self._passed_over: dict[int, PassedOver] = {}
        self._afresh_at = 0.0

    async def due(self, context: Context, is_held_up: IsHeldUp) -> list[Target]:
        """Returns them in their order. Raises StorageError."""
        if self._monotonic() >= self._afresh_at:
            self._look_afresh()
        held = await self._held_rows(context, is_held_up)
        new = await self._read(context, PRIORITIES)
        for _ in range(MOST_LOOKS):
            stuck = self._stuck(new, is_held_up)
            if not stuck:
                break
            for priority in stuck:
                held += self._pass_over(priority, new[priority], context.now)
            new |= await self._read(context, stuck)
        rows = {row.id: row for row in chain(held, *new.values())}
        return self._targets(claims.in_turns(rows.values()))

    def _look_afresh(self) -> None:
        self._known = {one: self._known[one] for one in self._used if one in self._known}
        self._used.clear()
        self._held.clear()
        self._passed_over.clear()
        self._afresh_at = self._monotonic() + AFRESH_EVERY

    async def _read(
        self, context: Context, priorities: Collection[int]
    ) -> dict[int, Sequence[OutboxRow]]:
        """What is due and was not passed over, by priority."""
        found = await self._store.read(
            claims.due,
            self._queue,
            context.now,
            SEEN,
            self._passed_over,
            priorities=priorities,
        )
        await self._look_up(found, context)
        of_each: dict[int, list[OutboxRow]] = {priority: [] for priority in priorities}
        for row in sorted(found, key=age):
            of_each[row.priority].append(row)
        for priority in self._passed_over.keys() & of_each.keys():
            self._skip(priority, of_each[priority], context.now)
        return dict(of_each)

    async def _look_up(self, rows: Sequence[OutboxRow], context: Context) -> None:
        changed = [
            row for row in rows if row.id not in self._known or self._known[row.id].row != row
        ]
        if changed:
            targets = await self._store.read(
                transitions.targets, changed, context, finds=self._finds
            )
            self._known.update({target.row.id: target for target in targets})
        self._used.update(row.id for row in rows)

    async def _held_rows(self, context: Context, is_held_up: IsHeldUp) -> list[OutboxRow]:
        """Those that may leave by now are read again: they may have changed meanwhile."""
        ids = chain(*self._held.values())
        held = [self._known[one] for one in ids if one in self._known]
        waiting = [target.row for target in held if is_held_up(target)]
        maybe = {target.row.id for target in held}.difference(row.id for row in waiting)
        freed = await self._store.read(claims.still_due, maybe, context.now) if maybe else ()
        await self._look_up(freed, context)
        return [*waiting, *freed]

    def _stuck(
        self, new: Mapping[int, Sequence[OutboxRow]], is_held_up: IsHeldUp
    ) -> Collection[int]:
        """Returns the priorities of which there is more, and nothing that was seen may leave."""
        return [
            priority
            for priority, rows in new.items()
            if len(rows) == SEEN
            and len(self._held[priority]) < MOST_HELD
            and all(map(is_held_up, self._targets(rows)))
        ]

    def _targets(self, rows: Sequence[OutboxRow]) -> list[Target]:
        """Without those whose work has ended since they were read."""
        return [self._known[row.id] for row in rows if row.id in self._known]

    def _pass_over(
        self, priority: int, rows: Sequence[OutboxRow], now: datetime
    ) -> list[OutboxRow]:
        """Returns those of the rows that may be sent within the next second."""
        before = self._passed_over.get(priority, PassedOver())
        of_each = Counter(row.recipient for row in rows)
        by_name = (
            row.recipient
            for row in rows
            if of_each[row.recipient] >= CROWD or age(row) > _settled(now)
        )
        self._passed_over[priority] = PassedOver(
            recipients=before.recipients.union(by_name),
            until=min(age(rows[-1]), _settled(now)),
        )
        seen, kept = Counter[str](), []
        for row in rows:
            seen[row.recipient] += 1
            if of_each[row.recipient] < CROWD or seen[row.recipient] <= SEEN_OF_CROWD:
                kept.append(row)
        self._held[priority] += [row.id for row in kept]
        return kept

    def _skip(self, priority: int, rows: Sequence[OutboxRow], now: datetime) -> None:
        """What stands before the first of *rows* is passed over by name: it is read once."""
        before = self._passed_over[priority]
        until = _settled(now)
        if rows:
            until = min(until, (rows[0].due_at, rows[0].id - 1))
        if before.until is None or until > before.until:
            self._passed_over[priority] = replace(before, until=until)

    def forget(self, row_id: int) -> None:
        """The way of this row may not be what it was, though the row is."""
        self._known.pop(row_id, None)


def _settled(now: datetime) -> tuple[datetime, int]:
    """The age before which no row appears any more."""
    return now - UNSETTLED, 0
