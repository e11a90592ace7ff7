"""The app's configuration, ready to be pasted into Slack: no more rights than are used."""

from typing import Any, Final

BOT_EVENTS: Final = ("app_home_opened", "message.im")
BOT_SCOPES: Final = (
    "channels:read",  # who is in the support and the team channel
    "chat:write",
    "commands",
    "files:write",  # the weekly chart
    "groups:read",
    "im:history",  # what people write to the bot
    "im:write",
    "users:read",  # language, time zone, name
    "users:read.email",  # imported people may be known by email only
)


def manifest(*, command: str) -> dict[str, Any]:
    """Slack's manifest of an app that listens by Socket Mode and answers to *command*."""
    return {
        "_metadata": {"major_version": 2, "minor_version": 1},
        "display_information": {
            "name": "Tentap",
            "description": "One question, one tap: how likely are you to recommend us?",
            "background_color": "#1D1C1D",
        },
        "features": _features(command),
        "oauth_config": {"scopes": {"bot": list(BOT_SCOPES)}},
        "settings": {
            "event_subscriptions": {"bot_events": list(BOT_EVENTS)},
            "interactivity": {"is_enabled": True},
            "socket_mode_enabled": True,
            "org_deploy_enabled": False,
            "token_rotation_enabled": False,
        },
    }


def _features(command: str) -> dict[str, Any]:
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
                "description": "Ask customers, see the figures",
                "usage_hint": "ask NAME… | summary | help",
                "should_escape": True,
            }
        ],
    }
