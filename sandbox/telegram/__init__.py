"""A stand-in for Telegram: the Bot API on one side, people with the app on the other."""

from sandbox.telegram.history import Call, History, Sent, Tap
from sandbox.telegram.stand_in import BOT, Telegram
from sandbox.telegram.update_queue import Fate, QueuedUpdate
from sandbox.telegram.values import (
    Attachment,
    Button,
    Chat,
    ChatKind,
    ChatRef,
    Command,
    Entity,
    Markup,
    MarkupKind,
    Message,
    Photo,
    ToastOrAlert,
    User,
)

__all__ = [
    "BOT",
    "Attachment",
    "Button",
    "Call",
    "Chat",
    "ChatKind",
    "ChatRef",
    "Command",
    "Entity",
    "Fate",
    "History",
    "Markup",
    "MarkupKind",
    "Message",
    "Photo",
    "QueuedUpdate",
    "Sent",
    "Tap",
    "Telegram",
    "ToastOrAlert",
    "User",
]
