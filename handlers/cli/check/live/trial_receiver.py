"""Receives updates during the trial: keeps the trial's own, stores the others for the bot."""

import asyncio
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from handlers.cli.check.live.trial_messages import Trial
from handlers.updates import Arrival, Event, UnreadableError
from storage.engine.store import Store
from storage.messaging import inbox


@dataclass(frozen=True, kw_only=True)
class TrialEvent:
    """An event of the trial."""

    event: Event
    at: datetime
    occurred_at: datetime | None
    """When it happened by the platform's clock; ``None`` if the platform does not say."""


class TrialReceiver:
    """Receives an adapter's arrivals during the trial."""

    def __init__(self, store: Store, trial: Trial, parse: Callable[[str], Event | None]) -> None:
        self._store = store
        self._trial = trial
        self._parse = parse
        self._events: asyncio.Queue[TrialEvent] = asyncio.Queue()
        self.stored = 0
        """The number of updates that wait for the bot."""

    async def receive(self, arrivals: Sequence[Arrival]) -> None:
        """Stores updates that are not the trial's, as the bot itself would.

        When this returns, all may be acknowledged. Raises StorageError if none may.
        """
        pairs = [(arrival, self._own(arrival)) for arrival in arrivals]
        others = [arrival for arrival, own in pairs if own is None]
        rows = await self._store.run(inbox.add, others)
        self.stored += sum(row is not None for row in rows)
        for arrival, own in pairs:
            if own is not None:
                occurred_at = _occurred_at(arrival.body)
                self._events.put_nowait(
                    TrialEvent(event=own, at=arrival.received_at, occurred_at=occurred_at)
                )

    async def next(self) -> TrialEvent:
        """Returns the trial's next event, in the order of arrival."""
        return await self._events.get()

    def _own(self, arrival: Arrival) -> Event | None:
        try:
            event = self._parse(arrival.body)
        except UnreadableError:  # the bot quarantines it, with the reason
            return None
        return event if self._trial.owns(event) else None


def _occurred_at(body: str) -> datetime | None:
    """Returns when the event happened by the platform's clock, if the platform says.

    Slack says it for presses and texts, Telegram only for texts, in whole seconds.
    """
    try:
        return _moment(json.loads(body))
    except (ValueError, OverflowError, OSError):  # not a valid time
        return None


def _moment(update: object) -> datetime | None:
    match update:
        case {"actions": [{"action_ts": str(at)}, *_]} | {"event": {"ts": str(at)}}:
            return datetime.fromtimestamp(float(at), UTC)
        case {"message": {"date": int(at)}}:
            return datetime.fromtimestamp(at, UTC)
        case _:
            return None
