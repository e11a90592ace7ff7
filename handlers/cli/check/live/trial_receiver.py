"""What arrives while the trial listens: its own is worked here, all else waits for the bot."""

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
class Heard:
    """Something of the trial's own."""

    event: Event
    at: datetime
    told_at: datetime | None
    """When it was done by the platform's own clock, where the platform tells."""


class TrialReceiver:
    """What an adapter hands its arrivals to."""

    def __init__(self, store: Store, trial: Trial, parse: Callable[[str], Event | None]) -> None:
        self._store = store
        self._trial = trial
        self._parse = parse
        self._heard: asyncio.Queue[Heard] = asyncio.Queue()
        self.kept = 0
        """How many updates wait for the bot."""

    async def receive(self, arrivals: Sequence[Arrival]) -> None:
        """Keep what is not the trial's as the bot itself would; when this returns, all may be
        acknowledged. StorageError: nothing may."""
        looked_at = [(arrival, self._own(arrival)) for arrival in arrivals]
        others = [arrival for arrival, own in looked_at if own is None]
        rows = await self._store.run(inbox.add, others)
        self.kept += sum(row is not None for row in rows)
        for arrival, own in looked_at:
            if own is not None:
                told_at = _told_at(arrival.body)
                self._heard.put_nowait(Heard(event=own, at=arrival.received_at, told_at=told_at))

    async def next(self) -> Heard:
        """The trial's next event, in the order of arrival."""
        return await self._heard.get()

    def _own(self, arrival: Arrival) -> Event | None:
        try:
            event = self._parse(arrival.body)
        except UnreadableError:  # the bot parks it, with its reason
            return None
        return event if self._trial.owns(event) else None


def _told_at(body: str) -> datetime | None:
    """Slack tells when a button was pressed; Telegram only when words were sent, in whole
    seconds."""
    try:
        return _moment(json.loads(body))
    except (ValueError, OverflowError, OSError):  # a time that is none
        return None


def _moment(update: object) -> datetime | None:
    match update:
        case {"actions": [{"action_ts": str(at)}, *_]} | {"event": {"ts": str(at)}}:
            return datetime.fromtimestamp(float(at), UTC)
        case {"message": {"date": int(at)}}:
            return datetime.fromtimestamp(at, UTC)
        case _:
            return None
