"""Builds the app's manifest for Slack, with only the scopes that are used."""

from typing import Any, Final

BOT_EVENTS: Final = ("app_home_opened", "message.im")
BOT_SCOPES: Final = (
    "channels:history",  # search for an alert or a summary after a lost connection
    "channels:read",  # who is in the support and the team channel
    "chat:write",
    "commands",
    "files:write",  # the weekly chart
    "groups:history",
    "groups:read",
    "im:history",  # what people write to the bot
    "im:write",
    "users:read",  # language, time zone, name
    "users:read.email",  # imported people may be known by email only
)
REQUEST_PATH: Final = "/slack/events"
"""The path of all of Slack's calls, below the public address; bolt's own convention."""


def manifest(*, command: str, public_url: str | None = None) -> dict[str, Any]:
    """Returns the manifest of an app with the slash command *command*.

    *public_url*: where Slack calls the app, without a final slash; ``None`` for Socket Mode.
    """
    address = None if public_url is None else f"{public_url}{REQUEST_PATH}"
    called_at = {"request_url": address} if address else {}
    return {
        "_metadata": {"major_version": 2, "minor_version": 1},
        "display_information": {
            "name": "Tentap",
            "description": "One question, one tap: how likely are you to recommend us?",
            "background_color": "#1D1C1D",
        },
        "features": _features(command, address),
        "oauth_config": {"scopes": {"bot": list(BOT_SCOPES)}},
        "settings": {
            "event_subscriptions": {**called_at, "bot_events": list(BOT_EVENTS)},
            "interactivity": {"is_enabled": True, **called_at},
            "socket_mode_enabled": address is None,
            "org_deploy_enabled": False,
            "token_rotation_enabled": False,
        },
    }


def _features(command: str, address: str | None) -> dict[str, Any]:
    return {
        "bot_user": {"display_name": "tentap", "always_online": True},
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
                "usage_hint": "ask NAME… | summary | help",
                "should_escape": True,
            }
        ],
    }
