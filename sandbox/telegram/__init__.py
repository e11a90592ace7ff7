"""A simulation of Telegram: the Bot API on one side, people with the app on the other."""

from sandbox.telegram.model import (
    Attachment,
    BotCommand,
    ChatKind,
    ChatRef,
    Entity,
    Markup,
    MarkupKind,
    Origin,
    Photo,
    SentFile,
    TelegramButton,
    TelegramChat,
    TelegramMessage,
    TelegramUser,
    ToastOrAlert,
)
from sandbox.telegram.recorded_traffic import Call, SentMessage, TelegramHistory, TelegramTap
from sandbox.telegram.stand_in import BOT, Telegram
from sandbox.telegram.update_queue import Fate, QueuedUpdate

__all__ = [
    "BOT",
    "Attachment",
    "BotCommand",
    "Call",
    "ChatKind",
    "ChatRef",
    "Entity",
    "Fate",
    "Markup",
    "MarkupKind",
    "Origin",
    "Photo",
    "QueuedUpdate",
    "SentFile",
    "SentMessage",
    "Telegram",
    "TelegramButton",
    "TelegramChat",
    "TelegramHistory",
    "TelegramMessage",
    "TelegramTap",
    "TelegramUser",
    "ToastOrAlert",
]
