"""The app's configuration asks for what is used."""

import ast
from collections.abc import Iterator
from pathlib import Path

import handlers.slack
from handlers.slack.manifest import BOT_SCOPES, manifest

SCOPE_OF = {
    "chat_postEphemeral": "chat:write",
    "chat_postMessage": "chat:write",
    "chat_update": "chat:write",
    "conversations_history": "channels:history",
    "conversations_members": "channels:read",
    "conversations_open": "im:write",
    "files_upload_v2": "files:write",
    "users_info": "users:read",
    "users_lookupByEmail": "users:read.email",
    "views_open": None,
    "views_publish": None,
}


def called_methods() -> set[str]:
    """Every method of Slack that our code calls through the client."""
    sources = Path(handlers.slack.__file__).parent.glob("*.py")
    nodes = (node for path in sources for node in ast.walk(ast.parse(path.read_text())))
    return {
        node.attr
        for node in nodes
        if isinstance(node, ast.Attribute)
        and node.attr.startswith(("chat_", "conversations_", "files_", "users_", "views_"))
    }


def test_every_method_that_is_called_has_its_scope() -> None:
    assert called_methods() == set(SCOPE_OF)
    assert {scope for scope in SCOPE_OF.values() if scope} <= set(BOT_SCOPES)


def test_people_can_write_and_the_command_is_ours() -> None:
    made = manifest(command="/acme-pulse")
    assert made["features"]["slash_commands"][0]["command"] == "/acme-pulse"
    assert made["features"]["app_home"]["messages_tab_read_only_enabled"] is False
    assert "message.im" in made["settings"]["event_subscriptions"]["bot_events"]
    assert made["settings"]["interactivity"]["is_enabled"]
    assert made["settings"]["socket_mode_enabled"]


def request_urls(made: object) -> Iterator[str]:
    """Every address that a manifest names, and where."""
    match made:
        case dict():
            for key, value in made.items():
                yield from [value] if key in {"request_url", "url"} else request_urls(value)
        case list():
            for value in made:
                yield from request_urls(value)


def test_an_app_that_is_called_names_one_address_for_everything() -> None:
    made = manifest(command="/tentap", public_url="https://tentap.acme.com")
    settings, command = made["settings"], made["features"]["slash_commands"][0]
    address = "https://tentap.acme.com/slack/events"
    assert settings["event_subscriptions"]["request_url"] == address
    assert settings["interactivity"]["request_url"] == address
    assert command["url"] == address
    assert settings["socket_mode_enabled"] is False


def test_an_app_with_sockets_names_no_address() -> None:
    assert list(request_urls(manifest(command="/tentap"))) == []


def test_the_texts_keep_slacks_limits() -> None:
    about = manifest(command="/tentap")["display_information"]
    assert len(about["name"]) <= 35
    assert len(about["description"]) <= 140
