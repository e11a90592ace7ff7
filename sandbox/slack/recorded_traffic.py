"""The traffic between Slack and the app, for tests that compare it with the app's tables."""

from dataclasses import dataclass, field
from datetime import datetime

from sandbox.slack.model import Json


@dataclass(kw_only=True, eq=False)
class SlackDelivery:
    """One delivery from Slack to the app: an event, a press, a command, a submission."""

    id: str
    """The event id; for other kinds the envelope's id."""
    kind: str
    """`events_api`, `interactive` or `slash_commands`."""
    payload: Json
    at: datetime
    attempts: list[datetime] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)
    """The app's HTTP statuses in order; an attempt without an answer adds none."""
    acknowledged_at: datetime | None = None

    @property
    def what(self) -> str:
        """`message`, `message_changed`, `block_actions`, `view_submission`, a command, …"""
        event = self.payload.get("event", self.payload)
        return str(event.get("command") or event.get("subtype") or event["type"])

    @property
    def is_acknowledged(self) -> bool:
        return self.acknowledged_at is not None


@dataclass(frozen=True, kw_only=True)
class Made:
    """One visible change that the app made."""

    method: str
    """The Web API method, `response_url`, or `acknowledgement`."""
    at: datetime
    channel: str = ""
    ts: str = ""
    text: str = ""
    user: str = ""
    """The only person who sees it; empty if all members do."""


@dataclass(kw_only=True)
class SlackHistory:
    sent: list[SlackDelivery] = field(default_factory=list)
    made: list[Made] = field(default_factory=list)
