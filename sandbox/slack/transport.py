"""How an envelope reaches the app: by a socket, or by HTTP requests."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from sandbox.slack.model import Json

ACKNOWLEDGE_WITHIN = timedelta(seconds=3)


@dataclass(frozen=True, kw_only=True)
class Acknowledged:
    payload: Json
    """What came along; empty where nothing did."""
    status: int | None = None
    """The status of an HTTP answer; none by a socket."""


@dataclass(frozen=True, kw_only=True)
class Missed:
    """No acknowledgement came."""

    reason: str
    """In Slack's words, as the next attempt tells it."""
    at: datetime
    """When Slack gave this attempt up."""
    status: int | None = None
    may_repeat: bool = True


class EventTransport(Protocol):
    async def deliver(self, envelope: Json) -> Acknowledged | Missed:
        """One attempt."""
