"""The app's configuration asks for what is used."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import handlers.slack
from handlers.cli.check.slack import OPTIONAL
from handlers.slack.manifest import BOT_SCOPES, OPTIONAL_SCOPES, manifest

SCOPE_OF = {
    "chat_delete": "chat:write",
    "chat_postEphemeral": "chat:write",
    "chat_postMessage": "chat:write",
    "chat_update": "chat:write",
    "conversations_history": "channels:history",
    "conversations_info": "channels:read",
    "conversations_members": "channels:read",
    "conversations_open": "im:write",
    "files_completeUploadExternal": "files:write",
    "files_getUploadURLExternal": "files:write",
    "files_info": "files:read",
    "files_upload_v2": "files:write",
    "reactions_add": "reactions:write",
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
        and node.attr.startswith(
            ("chat_", "conversations_", "files_", "reactions_", "users_", "views_")
        )
    }


def test_every_method_that_is_called_has_its_scope() -> None:
    assert called_methods() == set(SCOPE_OF)
    assert {scope for scope in SCOPE_OF.values() if scope} <= set(BOT_SCOPES)


def test_a_workspace_may_refuse_only_what_the_check_explains() -> None:
    scopes = manifest(command="/tentap", product="Acme")["oauth_config"]["scopes"]
    assert scopes == {"bot": list(BOT_SCOPES), "bot_optional": ["reactions:write"]}
    assert set(OPTIONAL_SCOPES) <= set(BOT_SCOPES) & OPTIONAL


def test_people_can_write_and_the_command_is_ours() -> None:
    made = manifest(command="/acme-pulse", product="Acme")
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
    made = manifest(command="/tentap", product="Acme", public_url="https://tentap.acme.com")
    settings, command = made["settings"], made["features"]["slash_commands"][0]
    address = "https://tentap.acme.com/slack/events"
    assert settings["event_subscriptions"]["request_url"] == address
    assert settings["interactivity"]["request_url"] == address
    assert command["url"] == address
    assert settings["socket_mode_enabled"] is False


def test_an_app_with_sockets_names_no_address() -> None:
    assert list(request_urls(manifest(command="/tentap", product="Acme"))) == []


def test_customers_see_whose_bot_it_is() -> None:
    made = manifest(command="/tentap", product="Acme")
    about = made["display_information"]
    assert about["name"] == "Acme feedback"
    assert about["description"] == "One question, one tap: how likely are you to recommend Acme?"
    assert made["features"]["bot_user"]["display_name"] == "Acme feedback"


@pytest.mark.parametrize(
    ("product", "name", "user"),
    [
        ("our product", "our product feedback", "our product feedback"),
        ("Acme & Söhne", "Acme & Söhne feedback", "Acme Sohne feedback"),
        ("한빛 소프트", "한빛 소프트 feedback", "feedback"),
        ("The Acme Reporting Platform Suite", "The Acme Reporting… feedback", None),
        ("Donaudampfschifffahrtsgesellschaft", "Donaudampfschifffahrtsges… feedback", None),
        ("😀" * 50, f"{'😀' * 12}… feedback", "feedback"),
    ],
)
def test_a_name_is_cut_where_a_reader_would_cut_it(
    product: str, name: str, user: str | None
) -> None:
    made = manifest(command="/tentap", product=product)
    assert made["display_information"]["name"] == name
    if user is not None:
        assert made["features"]["bot_user"]["display_name"] == user


@pytest.mark.parametrize("product", ["Acme", "A" * 100, "é" * 100, "Acme Inc. " * 10, "😀" * 50])
def test_the_texts_keep_slacks_limits(product: str) -> None:
    made = manifest(command="/tentap", product=product)
    about, user = made["display_information"], made["features"]["bot_user"]["display_name"]
    assert len(about["name"].encode("utf-16-le")) // 2 <= 35
    assert len(about["description"].encode("utf-16-le")) // 2 <= 140
    assert re.fullmatch(r"[A-Za-z0-9._ -]{1,80}", user)
