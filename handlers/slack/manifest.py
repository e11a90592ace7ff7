"""Builds the app's manifest for Slack, with only the scopes that are used."""

import re
import unicodedata
from typing import Any, Final

from bot.language.shortening import shorten

BOT_EVENTS: Final = (
    "app_home_opened",
    "member_joined_channel",  # who came back to a synced channel
    "member_left_channel",
    "message.im",
    "user_change",  # whose account was deactivated
)
BOT_SCOPES: Final = (
    "channels:history",  # search for an alert or a summary after a lost connection
    "channels:read",  # who is in the support and the team channel
    "chat:write",
    "commands",
    "files:read",  # whether Slack has processed the chart, so that the summary can show it
    "files:write",  # the weekly chart, and a person's copy of their data
    "groups:history",
    "groups:read",
    "im:history",  # what people write to the bot
    "im:write",
    "reactions:write",  # the answer to a thanks
    "users:read",  # language, time zone, name
    "users:read.email",  # imported people may be known by email only
)
OPTIONAL_SCOPES: Final = ("reactions:write",)
"""Scopes that Slack lets a workspace refuse. It lists them among all scopes too."""
REQUEST_PATH: Final = "/slack/events"
"""The path of all of Slack's calls, below the public address; bolt's own convention."""


LONGEST_NAME: Final = 35
LONGEST_DESCRIPTION: Final = 140
_NAME: Final = "{product} feedback"
_DESCRIPTION: Final = "One question, one tap: how likely are you to recommend {product}?"


def app_name(product: str) -> str:
    """Returns the name by which customers know the bot, on every platform: whose bot it is."""
    return _with(_NAME, product, LONGEST_NAME)


def _with(form: str, product: str, most: int) -> str:
    """Returns *form* with the product, cut at a space if possible, in *most* characters."""
    room = most - len(form.format(product=""))
    cut = shorten(product, room)
    if cut != product and " " in cut[room // 2 :]:
        cut = f"{cut[: cut.rindex(' ')]}…"
    return form.format(product=cut)


def manifest(*, command: str, product: str, public_url: str | None = None) -> dict[str, Any]:
    """Returns the manifest of an app with the slash command *command*, named after *product*.

    *public_url*: where Slack calls the app, without a final slash; ``None`` for Socket Mode.
    """
    address = None if public_url is None else f"{public_url}{REQUEST_PATH}"
    called_at = {"request_url": address} if address else {}
    return {
        "_metadata": {"major_version": 2, "minor_version": 1},
        "display_information": {
            "name": app_name(product),
            "description": _with(_DESCRIPTION, product, LONGEST_DESCRIPTION),
            "background_color": "#1D1C1D",
        },
        "features": _features(command, product, address),
        "oauth_config": {
            "scopes": {"bot": list(BOT_SCOPES), "bot_optional": list(OPTIONAL_SCOPES)}
        },
        "settings": {
            "event_subscriptions": {**called_at, "bot_events": list(BOT_EVENTS)},
            "interactivity": {"is_enabled": True, **called_at},
            "socket_mode_enabled": address is None,
            "org_deploy_enabled": False,
            "token_rotation_enabled": False,
        },
    }


def _features(command: str, product: str, address: str | None) -> dict[str, Any]:
    return {
        "bot_user": {"display_name": _user_name(product), "always_online": True},
        "app_home": {
            "home_tab_enabled": True,
            "messages_tab_enabled": True,
            "messages_tab_read_only_enabled": False,
        },
        "slash_commands": [
            {
                "command": command,
                **({"url": address} if address else {}),
                "description": "Ask customers, see the figures",
                "usage_hint": "ask NAME… | summary | pause | resume | help",
                "should_escape": True,
            }
        ],
    }


def _user_name(product: str) -> str:
    """Returns the name that stands over each message: the app's, in the Latin alphabet.

    Slack takes no other letters for a bot's user.
    """
    latin = unicodedata.normalize("NFKD", app_name(product)).encode("ascii", "ignore").decode()
    return " ".join(re.findall(r"[\w.-]*\w[\w.-]*", latin))
