"""What is due on one platform, in its order, and how far down to look."""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Final

from bot.addresses import Platform
from handlers.outbox import sending
from handlers.outbox.sending import Target
from handlers.usecases.outgoing import Scene
from storage import claims
from storage.claims import PassedOver
from storage.outbox import OutboxRow
from storage.priorities import PRIORITY
from storage.store import Store

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


class Queue:
    """The due rows with their routes, which are looked up once, until a row changes.

    A row that has to wait for its chat must not hide the rows behind it. So where all that is seen
    of a priority has to wait, it is passed over for a second, and the next rows are looked at.
    *monotonic* tells seconds on a clock that nobody sets back.
    """

    def __init__(
        self, platform: Platform, store: Store, monotonic: Callable[[], float], *, finds: bool
    ) -> None:
        self._platform = platform
        self._store = store
        self._monotonic = monotonic
        self._finds = finds
        self._known: dict[int, Target] = {}
        self._held: defaultdict[int, list[int]] = defaultdict(list)
        """By priority, the ids of the rows that were passed over and may be sent."""
        self._passed_over: dict[int, PassedOver] = {}
        self._afresh_at = 0.0

    async def due(self, scene: Scene, is_held_up: IsHeldUp) -> list[Target]:
        """Returns them in their order. Raises StorageError."""
        if self._monotonic() >= self._afresh_at:
            self._held.clear()
            self._passed_over.clear()
            self._afresh_at = self._monotonic() + AFRESH_EVERY
        for _ in range(MOST_LOOKS):
            targets = await self._look(scene, is_held_up)
            stuck = self._stuck(targets, is_held_up)
            if not stuck:
                break
            for priority, waiting in stuck.items():
                self._pass_over(priority, waiting, scene.now)
        return targets

    async def _look(self, scene: Scene, is_held_up: IsHeldUp) -> list[Target]:
        held = await self._held_rows(scene, is_held_up)
        new = await self._store.read(claims.due, self._platform, scene.now, SEEN, self._passed_over)
        rows = {row.id: row for row in (*held, *new)}.values()
        known = {row.id: self._known[row.id] for row in rows if row.id in self._known}
        changed = [row for row in rows if row.id not in known or known[row.id].row != row]
        if changed:
            looked_up = await self._store.read(sending.targets, changed, scene, finds=self._finds)
            known.update({target.row.id: target for target in looked_up})
        self._known = known
        return [known[row.id] for row in claims.in_turns(rows)]

    async def _held_rows(self, scene: Scene, is_held_up: IsHeldUp) -> list[OutboxRow]:
        """Those that may leave by now are read again: they may have changed meanwhile."""
        held = [
            self._known[one] for ids in self._held.values() for one in ids if one in self._known
        ]
        waiting = [target.row for target in held if is_held_up(target)]
        ids = {target.row.id for target in held}.difference(row.id for row in waiting)
        freed = await self._store.read(claims.still_due, ids, scene.now) if ids else ()
        return [*waiting, *freed]

    def _stuck(
        self, targets: Sequence[Target], is_held_up: IsHeldUp
    ) -> dict[int, Sequence[OutboxRow]]:
        """Returns the new rows of each priority of which there is more, and none may leave."""
        new, moving = defaultdict[int, list[OutboxRow]](list), set[int]()
        for target in targets:
            priority = PRIORITY[target.row.kind]
            if target.row.id not in self._held[priority]:
                new[priority].append(target.row)
                if not is_held_up(target):
                    moving.add(priority)
        return {
            priority: rows
            for priority, rows in new.items()
            if priority not in moving
            and len(rows) == SEEN
            and len(self._held[priority]) < MOST_HELD
        }

    def _pass_over(self, priority: int, rows: Sequence[OutboxRow], now: datetime) -> None:
        passed_over = self._passed_over.get(priority, PassedOver())
        settled = (now - UNSETTLED, 0)
        of_each = Counter(row.recipient for row in rows)
        self._passed_over[priority] = PassedOver(
            recipients=passed_over.recipients.union(
                row.recipient
                for row in rows
                if of_each[row.recipient] >= CROWD or (row.due_at, row.id) > settled
            ),
            until=min((rows[-1].due_at, rows[-1].id), settled),
        )
        seen = Counter[str]()
        for row in rows:
            seen[row.recipient] += 1
            if of_each[row.recipient] < CROWD or seen[row.recipient] <= SEEN_OF_CROWD:
                self._held[priority].append(row.id)

    def forget(self, row_id: int) -> None:
        """The way of this row may not be what it was, though the row is."""
        self._known.pop(row_id, None)
