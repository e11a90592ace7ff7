"""Updates and payloads of no form that any platform sends, as Python reads them from JSON."""

from typing import Any, Final

NORA: Final = {"id": 11, "is_bot": False, "first_name": "Nora"}
PRIVATE: Final = {"id": 11, "type": "private"}
HALF: Final = "\ud83d"
LONG: Final = "x" * 100_000


def nested(depth: int) -> Any:
    value: Any = 7
    for _ in range(depth):
        value = [value]
    return value


def _said(**changes: Any) -> dict[str, Any]:
    return {"message": {"message_id": 5, "date": 0, "chat": PRIVATE, "from": NORA, **changes}}


UPDATES: Final[dict[str, Any]] = {
    "a chat with half a character": _said(chat={"id": HALF, "type": "private"}),
    "a chat with a NUL": _said(chat={"id": "a\0b", "type": "private"}),
    "a chat of a hundred thousand letters": _said(chat={"id": LONG, "type": "private"}),
    "a chat that is a list": _said(chat={"id": [[]], "type": "private"}),
    "a chat that is a fraction": _said(chat={"id": 1.5, "type": "private"}),
    "a chat of forty digits": _said(chat={"id": 10**39, "type": "private"}),
    "half a character in the words": _said(text=HALF),
    "half a character in a name": _said(text="hi", **{"from": {**NORA, "first_name": HALF}}),
    "a name with a NUL": _said(text="hi", **{"from": {**NORA, "first_name": "a\0b"}}),
    "a sender of forty digits": _said(text="hi", **{"from": {**NORA, "id": 10**39}}),
    "a message that is text": {"message": "hi"},
    "a press that is a number": {"callback_query": 7},
    "a press of half a character": {
        "callback_query": {"id": HALF, "from": NORA, "data": HALF, "message": _said()["message"]}
    },
    "nothing": {},
    "a key with half a character": {HALF: HALF},
    "lists in lists": {"message": nested(200)},
    "a number that is none": _said(date=float("nan")),
    "an infinite number": _said(message_id=float("inf")),
}
"""Each gets a number of its own."""

UNNUMBERED: Final[dict[str, Any]] = {
    "an update that is text": "update",
    "an update that is null": None,
    "an update that is a list": [1],
    "a number that is text": {"update_id": "1001"},
    "a number that is true": {"update_id": True},
    "a number that is a fraction": {"update_id": 1001.5},
    "a number below zero": {"update_id": -7},
    "a number of forty digits": {"update_id": 10**39},
    "a number with half a character": {"update_id": HALF},
    "no number": {"message": {"chat": {"id": 11}}},
}

PAYLOADS: Final[dict[str, Any]] = {
    "nothing": {},
    "an author with half a character": {"type": "event_callback", "event": {"user": HALF}},
    "an author with a NUL": {"user": {"id": "U\0"}, "type": "block_actions"},
    "an author of a hundred thousand letters": {"user": {"id": LONG}},
    "an author that is a list": {"user": [1], "authorizations": 7, "team": [], "enterprise": "x"},
    "an event id with half a character": {"event_id": HALF, "event": {"type": "message"}},
    "a gesture of a hundred thousand letters": {"event": {"client_msg_id": LONG, "user": "U11"}},
    "a trigger that is an object": {"trigger_id": {}, "actions": [{"action_ts": HALF}]},
    "a trigger with half a character": {"trigger_id": HALF, "user": {"id": "U11"}},
    "an event that is text": {"type": "event_callback", "event": "message"},
    "a form that is a number": {"type": "view_submission", "view": 7},
    "a form of lists": {"type": "view_submission", "view": {"id": "V", "state": [[]]}},
    "lists in lists": {"event": nested(200)},
    "a key with half a character": {HALF: HALF},
    "a number that is none": {"event": float("nan")},
}
