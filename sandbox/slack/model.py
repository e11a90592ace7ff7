"""The objects of a workspace: people, channels, posts, files, views."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum, auto
from typing import Any
from zoneinfo import ZoneInfo

Json = dict[str, Any]
"""A decoded JSON object, as it goes over the wire."""

TEAM_ID = "T0HOME"
EXTERNAL_TEAM_ID = "T0GUEST"
TEAM_DOMAIN = "home"
APP_ID = "A0APP"
BOT_ID = "B0BOT"
BOT_USER_ID = "U0BOT"


class Guest(Enum):
    """The kinds of members who see only some of the channels."""

    MULTI_CHANNEL = auto()
    SINGLE_CHANNEL = auto()


class SlackError(Exception):
    """A refusal by Slack: an error code, with messages where Slack gives any."""

    def __init__(self, error: str, messages: list[str] | None = None, **extra: object) -> None:
        super().__init__(error)
        self.error = error
        self.messages = messages or []
        self.extra = extra


@dataclass(kw_only=True, eq=False)
class SlackUser:
    id: str
    name: str
    team_id: str = TEAM_ID
    email: str | None = None
    locale: str | None = None
    tz: str | None = None
    guest: Guest | None = None
    is_bot: bool = False
    deactivated: bool = False

    @property
    def is_external(self) -> bool:
        return self.team_id != TEAM_ID

    def tz_offset(self, now: datetime) -> int:
        """Seconds east of UTC at *now*."""
        offset = now.astimezone(ZoneInfo(self.tz or "UTC")).utcoffset() or timedelta()
        return int(offset.total_seconds())


@dataclass(kw_only=True, eq=False)
class SlackChannel:
    id: str
    name: str
    created: int
    members: list[str]
    """User ids, including the bot's."""
    is_private: bool = False
    is_archived: bool = False
    im_with: str | None = None
    """For a direct message: the person on the other side of the bot."""

    @property
    def kind(self) -> str:
        """The word for this kind of conversation in events and scopes."""
        if self.im_with:
            return "im"
        return "group" if self.is_private else "channel"


@dataclass(kw_only=True, eq=False)
class File:
    id: str
    name: str
    owner: str
    length: int
    created: int
    title: str = ""
    alt_text: str = ""
    content: bytes | None = None
    """None before the upload."""
    completed: bool = False
    is_ready: bool = False
    """Slack has scanned it. Only then it has a type and can be shown."""
    shares: list[tuple[str, str]] = field(default_factory=list)
    """(channel id, ts) of each message that shows it."""


@dataclass(kw_only=True, eq=False)
class Post:
    """One message as the workspace stores it."""

    channel: str
    ts: str
    author: str
    text: str
    """In Slack's own escaping: `&amp;`, `&lt;`, `&gt;` and `<…>` for links and mentions."""
    blocks: list[Json] = field(default_factory=list)
    attachments: list[Json] = field(default_factory=list)
    thread_ts: str | None = None
    is_broadcast: bool = False
    """Whether the reply is shown in the channel too."""
    is_me_message: bool = False
    """Whether it was typed behind `/me`."""
    metadata: Json | None = None
    files: list[File] = field(default_factory=list)
    ephemeral_to: str | None = None
    edited_ts: str | None = None
    client_msg_id: str | None = None
    reactions: list[str] = field(default_factory=list)

    @property
    def is_reply(self) -> bool:
        return self.thread_ts is not None and self.thread_ts != self.ts


@dataclass(kw_only=True, eq=False)
class OpenView:
    """An open modal, or an App Home."""

    id: str
    user: str
    body: Json
    """The app's JSON: type, title, blocks, …"""
    hash: str
    root_id: str
    previous_id: str | None = None


@dataclass(frozen=True, kw_only=True)
class Ping:
    """A notification to people because of a post."""

    channel: str
    ts: str
    target: str
    """`channel`, `here`, `everyone`, or the id of a user or user group."""
