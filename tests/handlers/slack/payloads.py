"""Payloads as Slack sends them, with far more in them than is read."""

from typing import Any

Json = dict[str, Any]

ANN = "U0ANN"
DIRECT = "D0ANN"
QUESTION = "1763700000.000100"


def rich_text(*elements: Json) -> Json:
    section = {"type": "rich_text_section", "elements": list(elements)}
    return {"type": "rich_text", "block_id": "Vrzsu", "elements": [section]}


def words(text: str) -> Json:
    return {"type": "text", "text": text}


def event(**event: Any) -> Json:
    return {
        "token": "verification",
        "team_id": "T0HOME",
        "context_team_id": "T0HOME",
        "api_app_id": "A0APP",
        "type": "event_callback",
        "event_id": "Ev0000000001",
        "event_time": 1763700000,
        "authorizations": [{"team_id": "T0HOME", "user_id": "U0BOT", "is_bot": True}],
        "is_ext_shared_channel": False,
        "event_context": "4-eyJldCI6Im1lc3NhZ2UifQ",
        "event": event,
    }


def message(**changes: Any) -> Json:
    said = {
        "type": "message",
        "user": ANN,
        "ts": "1763700001.000200",
        "client_msg_id": "5ee1cbc1-3a6a-4f0e-9d0a-d52a1e8b7e01",
        "text": "9",
        "team": "T0HOME",
        "channel": DIRECT,
        "channel_type": "im",
        "event_ts": "1763700001.000200",
    }
    return event(**{**said, **changes})


def shared(text: str, **changes: Any) -> Json:
    """A message from elsewhere, below the one that shows it."""
    author = {"author_id": "U0BOB", "author_name": "Bob", "channel_id": "C0TEAM"}
    return {"id": 1, **author, "text": text, "fallback": f"Bob: {text}", **changes}


def changed(before: Json, now: Json, **changes: Any) -> Json:
    author = {"type": "message", "user": ANN, "ts": "1763700001.000200", "team": "T0HOME"}
    change = {
        "type": "message",
        "subtype": "message_changed",
        "hidden": True,
        "channel": DIRECT,
        "channel_type": "im",
        "ts": "1763700002.000300",
        "event_ts": "1763700002.000300",
        "message": {**author, "edited": {"user": ANN, "ts": "1763700002.000000"}, **now},
        "previous_message": {**author, **before},
    }
    return event(**{**change, **changes})


def interaction(kind: str, **changes: Any) -> Json:
    return {
        "type": kind,
        "team": {"id": "T0HOME", "domain": "home"},
        "user": {"id": ANN, "username": "ann", "name": "ann", "team_id": "T0HOME"},
        "api_app_id": "A0APP",
        "token": "verification",
        "trigger_id": "1.2.abc",
        "enterprise": None,
        "is_enterprise_install": False,
        **changes,
    }


def press(value: str | None = "1:s:t0k3n:9", **changes: Any) -> Json:
    action = {
        "type": "button",
        "action_id": "0.9",
        "block_id": "Xy1",
        "text": {"type": "plain_text", "text": "9", "emoji": True},
        "action_ts": "1763700005.000500",
        **({} if value is None else {"value": value}),
    }
    container = {
        "type": "message",
        "message_ts": QUESTION,
        "channel_id": DIRECT,
        "is_ephemeral": False,
    }
    pressed = {
        "actions": [action],
        "container": container,
        "channel": {"id": DIRECT, "name": "directmessage"},
        "message": {"type": "message", "bot_id": "B0BOT", "ts": QUESTION, "text": "How likely?"},
        "state": {"values": {}},
        "response_url": "https://hooks.slack.com/actions/T0HOME/1/x",
    }
    return interaction("block_actions", **{**pressed, **changes})


def submission(text: str | None = "too slow", view: str = "V0FORM") -> Json:
    entry = {"type": "plain_text_input", "value": text}
    body = {
        "id": view,
        "type": "modal",
        "private_metadata": "1:w:t0k3n\nSay it.",
        "hash": "1763700000.abc",
        "state": {"values": {"words": {"words": entry}}},
    }
    return interaction("view_submission", view=body, response_urls=[])


def slash(text: str = "summary", **changes: Any) -> Json:
    command = {
        "token": "verification",
        "team_id": "T0HOME",
        "channel_id": "C0TEAM",
        "channel_name": "team",
        "user_id": ANN,
        "user_name": "ann",
        "command": "/tentap",
        "text": text,
        "api_app_id": "A0APP",
        "is_enterprise_install": "false",
        "response_url": "https://hooks.slack.com/commands/T0HOME/1/x",
        "trigger_id": "3.4.def",
    }
    return {**command, **changes}
