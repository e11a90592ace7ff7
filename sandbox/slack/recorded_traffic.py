"""What passed between Slack and the app, for proofs that compare it with the app's tables."""

from dataclasses import dataclass, field
from datetime import datetime

from sandbox.slack.model import Json


@dataclass(kw_only=True, eq=False)
class SlackDelivery:
    """One thing that Slack told the app: an event, a press, a command, a submission."""

    id: str
    """The event id; for the rest the envelope's id."""
    kind: str
    """`events_api`, `interactive` or `slash_commands`."""
    payload: Json
    at: datetime
    attempts: list[datetime] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)
    """What the app answered over HTTP, in order; an attempt without an answer leaves none."""
    acknowledged_at: datetime | None = None

    @property
    def what(self) -> str:
        """`message`, `message_changed`, `block_actions`, `view_submission`, a command, …"""
        told = self.payload.get("event", self.payload)
        return str(told.get("command") or told.get("subtype") or told["type"])

    @property
    def is_acknowledged(self) -> bool:
        return self.acknowledged_at is not None


@dataclass(frozen=True, kw_only=True)
class Made:
    """One thing that the app did to what people see."""

    method: str
    """The Web API method, `response_url`, or `acknowledgement`."""
    at: datetime
    channel: str = ""
    ts: str = ""
    text: str = ""
    user: str = ""
    """Whom it was made for, where only one person sees it."""


@dataclass(kw_only=True)
class SlackHistory:
    sent: list[SlackDelivery] = field(default_factory=list)
    made: list[Made] = field(default_factory=list)
