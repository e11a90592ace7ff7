"""Selects the due rows of one queue, and passes over rows that must wait."""

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
PAGE: Final = 32
"""Rows of each priority that are read at once: as many as can be in progress. Pages are read some
thirty times a second, and their cost delays the reading of responses."""
MOST_PAGES: Final = 32
"""In one call of ``due``; the next call continues."""
MOST_HELD: Final = 1024
"""Rows of one priority that may wait for their chat or method. At that number no more are read."""
CROWD: Final = 4
"""With so many waiting rows of one recipient on a page, all of the recipient's rows are passed
over."""
KEPT_OF_CROWD: Final = 2
"""Rows of such a recipient that are kept: a chat takes one message a second, and after a second
all rows are read again."""
RESTART_EVERY: Final = 1.0
"""Seconds until rows that were passed over are read again."""
UNSETTLED: Final = timedelta(seconds=2)
"""How late a row may become visible, because its transaction was not committed at its time."""

IsHeldUp = Callable[[Target], bool]


class DueRows:
    """The due rows with their routes. A route is looked up again only if its row changes.

    A row that waits for its chat must not hide the rows behind it. If all rows of a page must wait,
    they are passed over for a second, and the next page is read. *monotonic*: seconds on a clock
    that is never set back.
    """

    def __init__(self, transport: Transport, store: Store, monotonic: Callable[[], float]) -> None:
        self._queue = transport.queue
        self._store = store
        self._monotonic = monotonic
        self._finds = transport.finds
        self._known: dict[int, Target] = {}
        self._used: set[int] = set()
        """The ids of known rows that were read since the last restart."""
        self._held: defaultdict[int, list[int]] = defaultdict(list)
        """By priority, the ids of the passed-over rows that may be sent within the next second."""
        self._passed_over: dict[int, PassedOver] = {}
        self._restart_at = 0.0

    async def due(self, context: Context, is_held_up: IsHeldUp) -> list[Target]:
        """Returns the due rows in their order. Raises StorageError."""
        if self._monotonic() >= self._restart_at:
            self._restart()
        held = await self._held_rows(context, is_held_up)
        new = await self._read(context, PRIORITIES)
        for _ in range(MOST_PAGES):
            stuck = self._stuck(new, is_held_up)
            if not stuck:
                break
            for priority in stuck:
                held += self._pass_over(priority, new[priority], context.now)
            new |= await self._read(context, stuck)
        rows = {row.id: row for row in chain(held, *new.values())}
        return self._targets(claims.in_turns(rows.values()))

    def _restart(self) -> None:
        self._known = {one: self._known[one] for one in self._used if one in self._known}
        self._used.clear()
        self._held.clear()
        self._passed_over.clear()
        self._restart_at = self._monotonic() + RESTART_EVERY

    async def _read(
        self, context: Context, priorities: Collection[int]
    ) -> dict[int, Sequence[OutboxRow]]:
        """Returns the due rows that were not passed over, by priority."""
        found = await self._store.read(
            claims.due,
            self._queue,
            context.now,
            PAGE,
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
        """Returns the held rows, after reading again those that may be sent by now."""
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
        """Returns the priorities that have further rows and whose whole page must wait."""
        return [
            priority
            for priority, rows in new.items()
            if len(rows) == PAGE
            and len(self._held[priority]) < MOST_HELD
            and all(map(is_held_up, self._targets(rows)))
        ]

    def _targets(self, rows: Sequence[OutboxRow]) -> list[Target]:
        """Returns the rows' targets, without rows whose sending has ended since they were read."""
        return [self._known[row.id] for row in rows if row.id in self._known]

    def _pass_over(
        self, priority: int, rows: Sequence[OutboxRow], now: datetime
    ) -> list[OutboxRow]:
        """Passes over *rows*. Returns those that may be sent within the next second."""
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
            if of_each[row.recipient] < CROWD or seen[row.recipient] <= KEPT_OF_CROWD:
                kept.append(row)
        self._held[priority] += [row.id for row in kept]
        return kept

    def _skip(self, priority: int, rows: Sequence[OutboxRow], now: datetime) -> None:
        """Moves the limit to the first of *rows*: older rows are of recipients passed over, and are
        not read again."""
        before = self._passed_over[priority]
        until = _settled(now)
        if rows:
            until = min(until, (rows[0].due_at, rows[0].id - 1))
        if before.until is None or until > before.until:
            self._passed_over[priority] = replace(before, until=until)

    def forget(self, row_id: int) -> None:
        """Forgets the row's route, which may have changed though the row has not."""
        self._known.pop(row_id, None)


def _settled(now: datetime) -> tuple[datetime, int]:
    """Returns the age before which no new row can appear."""
    return now - UNSETTLED, 0
