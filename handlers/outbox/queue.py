"""What is due on one platform, in its order, and how far down to look."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final

from bot.addresses import Platform
from handlers.outbox import sending
from handlers.outbox.sending import Target
from handlers.usecases.outgoing import Scene
from storage import claims
from storage.priorities import PRIORITY
from storage.store import Store

SEEN: Final = 32
"""Rows of each priority that are looked at in one go: as many as can be under way. A look is made
some thirty times a second, and what it costs comes out of the time in which answers are read."""
MOST_SEEN: Final = 1024
"""As many, where what comes first waits for its chat, so that it hides nothing behind it."""


class Queue:
    """The due rows with their routes, which are looked up once, until a row changes."""

    def __init__(self, platform: Platform, store: Store, *, finds: bool) -> None:
        self._platform = platform
        self._store = store
        self._finds = finds
        self._known: dict[int, Target] = {}

    async def due(self, scene: Scene, is_held_up: Callable[[Target], bool]) -> list[Target]:
        """In their order; further down where all that is seen of a priority *is held up*.

        Raises StorageError.
        """
        seen = SEEN
        while True:
            targets = await self._look(scene, seen)
            if seen >= MOST_SEEN or not _is_stuck(targets, seen, is_held_up):
                return targets
            seen *= 2

    async def _look(self, scene: Scene, seen: int) -> list[Target]:
        rows = await self._store.read(claims.due, self._platform, scene.now, seen)
        known = {row.id: self._known[row.id] for row in rows if row.id in self._known}
        changed = [row for row in rows if row.id not in known or known[row.id].row != row]
        if changed:
            looked_up = await self._store.read(sending.targets, changed, scene, finds=self._finds)
            known.update({target.row.id: target for target in looked_up})
        self._known = known
        return [known[row.id] for row in rows]

    def forget(self, row_id: int) -> None:
        """The way of this row may not be what it was, though the row is."""
        self._known.pop(row_id, None)


def _is_stuck(targets: Sequence[Target], seen: int, is_held_up: Callable[[Target], bool]) -> bool:
    """Whether there is more of a priority than was seen, and nothing that was seen may leave."""
    found = Counter(PRIORITY[target.row.kind] for target in targets)
    full = {priority for priority, n in found.items() if n == seen}
    if not full:
        return False
    moving = {PRIORITY[target.row.kind] for target in targets if not is_held_up(target)}
    return not full <= moving
