"""Updates as Telegram writes them."""

from typing import Any

Json = dict[str, Any]

NORA: Json = {
    "id": 4711,
    "is_bot": False,
    "first_name": "Nora",
    "last_name": "Berg",
    "username": "nora",
    "language_code": "pt-br",
}
PRIVATE: Json = {"id": 4711, "first_name": "Nora", "type": "private"}
GROUP: Json = {"id": -100200, "title": "Support", "type": "supergroup"}
BOT: Json = {"id": 900, "is_bot": True, "first_name": "Tentap", "username": "tentap_bot"}


def message(chat: Json = PRIVATE, sender: Json | None = NORA, **content: Any) -> Json:
    body = {"message_id": 17, "date": 1795312800, "chat": chat, **content}
    return body if sender is None else {**body, "from": sender}


def question(chat: Json = PRIVATE) -> Json:
    return {"message_id": 9, "date": 1795312700, "chat": chat, "from": BOT, "text": "How likely?"}


def press(**changes: Any) -> Json:
    query = {
        "id": "42424242",
        "from": NORA,
        "message": question(),
        "chat_instance": "-77",
        "data": "1:s:token:9",
    }
    return {"update_id": 5, "callback_query": {**query, **changes}}


def said(chat: Json = PRIVATE, sender: Json | None = NORA, **content: Any) -> Json:
    return {"update_id": 5, "message": message(chat, sender, **content)}


def edited(chat: Json = PRIVATE, sender: Json | None = NORA, **content: Any) -> Json:
    return {
        "update_id": 5,
        "edited_message": {**message(chat, sender, **content), "edit_date": 1795312900},
    }


def membership(status: str, chat: Json = PRIVATE) -> Json:
    old, new = {"user": BOT, "status": "member"}, {"user": BOT, "status": status}
    change = {
        "chat": chat,
        "from": NORA,
        "date": 1795312800,
        "old_chat_member": old,
        "new_chat_member": new,
    }
    return {"update_id": 5, "my_chat_member": change}
