"""The queue of updates: delivery order, expiry and confirmation."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from sandbox.change_signal import Changes
from sandbox.clock import Clock
from sandbox.telegram.model import JsonObject

TAP_LIFETIME = timedelta(seconds=150)
MESSAGE_LIFETIME = timedelta(hours=24)
FIRST_UPDATE_ID = 700_000_001
KINDS = {"message", "edited_message", "callback_query", "my_chat_member"}
"""The simulated kinds; a bot that chooses none receives all of them."""


class Fate(StrEnum):
    CONFIRMED = "confirmed"
    """The bot requested a higher offset, or the webhook answered 2xx."""
    EXPIRED = "expired"
    DROPPED = "dropped"
    """Discarded by drop_pending_updates."""


@dataclass(kw_only=True)
class QueuedUpdate:
    """One update, before and after its removal."""

    update_id: int
    body: JsonObject
    line: str
    """Updates of one line are delivered in order; lines do not wait for each other."""
    made_at: datetime
    expires_at: datetime
    fate: Fate | None = None
    """None while it waits."""
    forgotten_at: datetime | None = None
    times_shown: int = field(default=0)
    """The number of deliveries to a poller or the webhook."""

    @property
    def payload(self) -> JsonObject:
        return {"update_id": self.update_id, **self.body}


class UpdateQueue:
    """The unconfirmed updates in order; they survive a restart of the bot."""

    def __init__(self, clock: Clock, changes: Changes) -> None:
        self.arrivals = Changes()
        self.allowed = frozenset(KINDS)
        self._clock = clock
        self._changes = changes
        self._next_id = FIRST_UPDATE_ID
        self._waiting: dict[int, QueuedUpdate] = {}

    def allow(self, kinds: Iterable[str]) -> None:
        """Sends only these kinds from now on; an empty *kinds* means all."""
        self.allowed = frozenset(kinds) or frozenset(KINDS)

    def push(
        self, kind: str, content: JsonObject, *, line: str, lifetime: timedelta = MESSAGE_LIFETIME
    ) -> QueuedUpdate | None:
        """Queues an update; None if the bot does not accept its kind."""
        return self.push_raw({kind: content}, line, lifetime) if kind in self.allowed else None

    def push_raw(
        self, body: JsonObject, line: str = "raw", lifetime: timedelta = MESSAGE_LIFETIME
    ) -> QueuedUpdate:
        """Queues an update of any shape with a new id."""
        now = self._clock.now()
        update = QueuedUpdate(
            update_id=self._next_id,
            body=body,
            line=line,
            made_at=now,
            expires_at=now + lifetime,
        )
        self._next_id += 1
        self._waiting[update.update_id] = update
        self.arrivals.notify()
        return update

    def waiting(self) -> list[QueuedUpdate]:
        """Returns all undelivered updates, oldest first; removes the expired ones."""
        self._forget(self._expired(), Fate.EXPIRED)
        return list(self._waiting.values())

    def confirm_before(self, offset: int) -> None:
        """Removes updates below *offset*; a negative one keeps that many of the newest."""
        waiting = self.waiting()
        keep_from = self._next_id + offset if offset < 0 else offset
        self._forget((each for each in waiting if each.update_id < keep_from), Fate.CONFIRMED)

    def confirm(self, update: QueuedUpdate) -> None:
        self._forget([update], Fate.CONFIRMED)

    def drop_all(self) -> None:
        self._forget(list(self._waiting.values()), Fate.DROPPED)

    def _expired(self) -> Iterator[QueuedUpdate]:
        now = self._clock.now()
        return (each for each in list(self._waiting.values()) if each.expires_at <= now)

    def _forget(self, updates: Iterable[QueuedUpdate], fate: Fate) -> None:
        for update in updates:
            if self._waiting.pop(update.update_id, None):
                update.fate, update.forgotten_at = fate, self._clock.now()
                self._changes.notify()
