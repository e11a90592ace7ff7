"""The simulated Bot API methods, with the arguments that they process."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from sandbox.telegram.arguments import TelegramArguments
from sandbox.telegram.editing import Editing
from sandbox.telegram.lookups import Lookups
from sandbox.telegram.model import JsonObject
from sandbox.telegram.polling import WEBHOOK_ACTIVE, Poller
from sandbox.telegram.rate_limits import TelegramRateLimits
from sandbox.telegram.sending import Sending
from sandbox.telegram.state import TelegramWorld
from sandbox.telegram.webhook import TelegramWebhookDelivery

LONGEST_POLL = 50
"""Seconds."""

Handler = Callable[[TelegramArguments], Any]


@dataclass(frozen=True, kw_only=True)
class TelegramMethod:
    """*handler* returns the result or an awaitable of it."""

    handler: Handler
    arguments: frozenset[str]


def _method(handler: Handler, arguments: str = "") -> TelegramMethod:
    return TelegramMethod(handler=handler, arguments=frozenset(arguments.split()))


TEXT = "text parse_mode entities link_preview_options reply_markup "
SEND = "chat_id reply_parameters reply_markup disable_notification protect_content "
WEBHOOK = "url secret_token max_connections allowed_updates drop_pending_updates"


def supported_methods(
    world: TelegramWorld, poller: Poller, webhook: TelegramWebhookDelivery, *, rate_limits: bool
) -> dict[str, TelegramMethod]:
    limits = TelegramRateLimits(world.clock)
    count = limits.count if rate_limits else lambda _chat_id: None
    sending, editing, lookups = Sending(world, count), Editing(world, count), Lookups(world)
    get_updates = _get_updates(world, poller, webhook)
    return {
        "getUpdates": _method(get_updates, "offset limit timeout allowed_updates"),
        "setWebhook": _method(webhook.set_up, WEBHOOK),
        "deleteWebhook": _method(webhook.delete, "drop_pending_updates"),
        "getWebhookInfo": _method(webhook.info),
        "sendMessage": _method(sending.send_message, SEND + TEXT),
        "sendPhoto": _method(
            sending.send_photo, SEND + "photo caption parse_mode caption_entities"
        ),
        "sendDocument": _method(
            sending.send_document,
            SEND + "document caption parse_mode caption_entities disable_content_type_detection",
        ),
        "sendChatAction": _method(sending.send_chat_action, "chat_id action"),
        "setMessageReaction": _method(
            sending.set_message_reaction, "chat_id message_id reaction is_big"
        ),
        "editMessageText": _method(editing.edit_message_text, "chat_id message_id " + TEXT),
        "editMessageReplyMarkup": _method(
            editing.edit_message_reply_markup, "chat_id message_id reply_markup"
        ),
        "deleteMessage": _method(editing.delete_message, "chat_id message_id"),
        "answerCallbackQuery": _method(
            editing.answer_callback_query, "callback_query_id text show_alert url cache_time"
        ),
        "getMe": _method(lookups.get_me),
        "getChat": _method(lookups.get_chat, "chat_id"),
        "getChatMember": _method(lookups.get_chat_member, "chat_id user_id"),
        "getChatAdministrators": _method(lookups.get_chat_administrators, "chat_id"),
        "getFile": _method(lookups.get_file, "file_id"),
        "setMyCommands": _method(lookups.set_my_commands, "commands scope language_code"),
        "getMyCommands": _method(lookups.get_my_commands, "scope language_code"),
        "deleteMyCommands": _method(lookups.delete_my_commands, "scope language_code"),
    }


def _get_updates(
    world: TelegramWorld, poller: Poller, webhook: TelegramWebhookDelivery
) -> Callable[[TelegramArguments], Awaitable[list[JsonObject]]]:
    async def get_updates(args: TelegramArguments) -> list[JsonObject]:
        if webhook.is_set:
            raise await poller.refuse(WEBHOOK_ACTIVE)
        kinds = args.json("allowed_updates", "allowed_updates")
        if kinds is not None:
            world.updates.allow(kinds)
        return await poller.get_updates(
            offset=args.number("offset", 0, least=-100, most=2**31),
            limit=args.number("limit", 100, least=1, most=100),
            patience=args.number("timeout", 0, least=0, most=LONGEST_POLL),
            connected=args.connected,
        )

    return get_updates
