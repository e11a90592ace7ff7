"""The chat platforms. Each is one value: how its ids look, what it can do, and how long it waits.

What a platform takes in a second, and how it is connected, stands in its folder below `handlers`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final


class Platform(StrEnum):
    """The name of a platform in addresses, in `bot.toml` and in the tables."""

    SLACK = "slack"
    TELEGRAM = "telegram"

    @property
    def traits(self) -> "Traits":
        return TRAITS[self]


@dataclass(frozen=True, kw_only=True)
class Secret:
    """One secret: its form, and where a person finds it."""

    name: str
    form: re.Pattern[str]
    source: str
    mode: str | None = None
    """The only mode that needs it; ``None``: every mode does."""

    @property
    def variable(self) -> str:
        return f"TENTAP_{self.name.upper()}"


@dataclass(frozen=True, kw_only=True)
class Ids:
    """How a platform writes ids. The hints follow what a person wrote instead."""

    chat: re.Pattern[str]
    """A channel, a group or a person."""
    person: re.Pattern[str]
    """A person among those."""
    hint: str
    listed: re.Pattern[str]
    """A person, as a list of people names them."""
    listed_hint: str
    capitals: bool = False
    """Letters are capitals, so that a list may write them small."""


@dataclass(frozen=True, kw_only=True)
class ResponseUrls:
    """A press brings an address by which its message can be edited, so long and so often."""

    life: timedelta
    uses: int


@dataclass(frozen=True, kw_only=True)
class Traits:
    """What the rest of the program may ask of a platform instead of its name."""

    ids: Ids
    default_mode: str
    """How it is connected where `bot.toml` does not say."""
    secrets: tuple[Secret, ...]
    forms: bool = False
    """A press can open a form. Elsewhere people simply type."""
    toasts: bool = False
    """A press can be answered by a line that fades."""
    history: bool = False
    """A sent message can be found again by its marker."""
    emails: bool = False
    """A person can be written to by an email address, for which the home workspace vouches."""
    usernames: bool = False
    """Others find a person by a username."""
    profile: str = ""
    """The web address that opens a person's chat, with ``{username}``; empty: there is none."""
    chats_move: bool = False
    """A group can get a new id."""
    taps_live: timedelta | None = None
    """How long a tap that nobody fetched is kept. ``None``: not at all, and the person sees that
    the press failed."""
    updates_live: timedelta | None = None
    """The same of everything else."""
    response_urls: ResponseUrls | None = None


_SLACK: Final = Traits(
    ids=Ids(
        chat=re.compile(r"[CDGUW][A-Z0-9]+"),
        person=re.compile(r"[UW].*"),
        hint="needs the id, not the name: C… or G… of a channel (at the foot of its details in"
        " Slack), U… or W… of a person (“Copy member ID” in their profile)",
        listed=re.compile(r"[UW][A-Z0-9]{2,20}"),
        listed_hint="it begins with U or W (“Copy member ID” in the profile)",
        capitals=True,
    ),
    default_mode="socket",
    secrets=(
        Secret(
            name="slack_bot_token",
            form=re.compile(r"xoxb-[\w-]+", re.ASCII),
            source="the token that begins with xoxb-, in your app at api.slack.com/apps under"
            " “OAuth & Permissions”",
        ),
        Secret(
            name="slack_app_token",
            form=re.compile(r"xapp-[\w-]+", re.ASCII),
            source="the token that begins with xapp-, in your app at api.slack.com/apps under"
            " “Basic Information”, “App-Level Tokens”, with the scope connections:write",
            mode="socket",
        ),
        Secret(
            name="slack_signing_secret",
            form=re.compile(r"[0-9a-f]{32}"),
            source="32 hexadecimal digits, in your app at api.slack.com/apps under"
            " “Basic Information”, “Signing Secret”",
            mode="webhook",
        ),
    ),
    forms=True,
    history=True,
    emails=True,
    # Slack allows 30 minutes and 5 uses; the rest is left for lines that only the person sees.
    response_urls=ResponseUrls(life=timedelta(minutes=29), uses=4),
)
_TELEGRAM: Final = Traits(
    ids=Ids(
        chat=re.compile(r"-?[1-9][0-9]*"),
        person=re.compile(r"[0-9]+"),
        hint="needs the id, not the name: a negative number for a group, such as -1001234567890,"
        " a positive one for a person",
        listed=re.compile(r"[1-9][0-9]{0,15}"),
        listed_hint="that is a number, and @names cannot be looked up",
    ),
    default_mode="polling",
    secrets=(
        Secret(
            name="telegram_token",
            form=re.compile(r"\d+:[\w-]+", re.ASCII),
            source="a number, a colon and letters, which @BotFather in Telegram gives out",
        ),
        Secret(
            name="telegram_webhook_secret",
            form=re.compile(r"[\w-]{20,256}", re.ASCII),
            source="your own invention: at least 20 and at most 256 letters, digits, - or _, such"
            " as `openssl rand -hex 24` prints",
            mode="webhook",
        ),
    ),
    toasts=True,
    usernames=True,
    profile="https://t.me/{username}",
    chats_move=True,
    taps_live=timedelta(seconds=150),
    updates_live=timedelta(days=1),
)

TRAITS: Final[Mapping[Platform, Traits]] = {Platform.SLACK: _SLACK, Platform.TELEGRAM: _TELEGRAM}
