"""The chat platforms. Each is one value: id formats, secrets, abilities and lifetimes.

A platform's rate limits and its connection are in its folder below `handlers`.
"""

import re
from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum
from typing import Final

from bot.chat.platform_traits import Ids, ResponseUrls, Secret, Traits


class Platform(StrEnum):
    """The name of a platform in addresses, in `bot.toml` and in the tables."""

    SLACK = "slack"
    TELEGRAM = "telegram"

    @property
    def traits(self) -> "Traits":
        return TRAITS[self]


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
    homes=True,
    pictures_in_messages=True,
    whispers=True,
    history=True,
    writes_first=True,
    emails=True,
    # Slack allows 30 minutes and 5 uses. The rest is reserved for lines that only the person sees.
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
            source="the token from @BotFather in Telegram: a number, a colon and letters",
        ),
        Secret(
            name="telegram_webhook_secret",
            form=re.compile(r"[\w-]{20,256}", re.ASCII),
            source="a secret of your own: at least 20 and at most 256 letters, digits, - or _, such"
            " as `openssl rand -hex 24` prints",
            mode="webhook",
        ),
    ),
    toasts=True,
    usernames=True,
    profile="https://t.me/{username}",
    start_link="https://t.me/{bot}?start={payload}",
    chats_move=True,
    taps_live=timedelta(seconds=150),
    updates_live=timedelta(days=1),
)
TRAITS: Final[Mapping[Platform, Traits]] = {Platform.SLACK: _SLACK, Platform.TELEGRAM: _TELEGRAM}
