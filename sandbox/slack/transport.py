"""The transports of envelopes to the app: sockets, or HTTP requests."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from sandbox.slack.model import Json

ACKNOWLEDGE_WITHIN = timedelta(seconds=3)


@dataclass(frozen=True, kw_only=True)
class Acknowledged:
    payload: Json
    """The payload of the acknowledgement, empty if it has none."""
    status: int | None = None
    """The status of an HTTP answer; None from a socket."""


@dataclass(frozen=True, kw_only=True)
class Missed:
    """No acknowledgement came."""

    reason: str
    """Slack's word for it, which the next attempt carries."""
    at: datetime
    """The time at which Slack gave up this attempt."""
    status: int | None = None
    may_repeat: bool = True


class EventTransport(Protocol):
    async def deliver(self, envelope: Json) -> Acknowledged | Missed:
        """Makes one attempt."""
