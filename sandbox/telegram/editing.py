"""The bot's changes of its messages, and its answers to taps."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from sandbox.telegram import size_limits
from sandbox.telegram.arguments import TelegramArguments
from sandbox.telegram.errors import bad_request
from sandbox.telegram.model import JsonObject, MarkupKind, TelegramMessage, ToastOrAlert
from sandbox.telegram.recorded_traffic import TelegramTap
from sandbox.telegram.sending import formatted_text, markup_of
from sandbox.telegram.state import TelegramWorld
from sandbox.telegram.to_json import message_json

DELETABLE = timedelta(hours=48)
ANSWERABLE = timedelta(seconds=15)
"""The time for which the app waits for the answer to a tap."""


class Editing:
    """The methods that change the messages of a chat."""

    def __init__(self, world: TelegramWorld, count: Callable[[int], None]) -> None:
        """*count* receives the chat of every edit, and raises ApiError 429 for one too many.

        Telegram documents a limit of messages; counting edits too is the cautious reading.
        """
        self._world = world
        self._count = count

    def edit_message_text(self, args: TelegramArguments) -> JsonObject:
        formatted = formatted_text(args, "text", "entities")
        size_limits.check_edited_text(formatted.text)
        markup, message = markup_of(args), self._editable(args)
        if message.photo or message.file:
            raise bad_request("there is no text in the message to edit")
        preview = args.json("link_preview_options", "LinkPreviewOptions") or {}
        return self._change(
            "editMessageText",
            message,
            replace(
                message,
                text=formatted.text,
                entities=formatted.entities,
                markup=markup,
                link_preview=not preview.get("is_disabled"),
                edited=self._world.clock.now(),
            ),
        )

    def edit_message_reply_markup(self, args: TelegramArguments) -> JsonObject:
        markup, message = markup_of(args), self._editable(args)
        return self._change("editMessageReplyMarkup", message, replace(message, markup=markup))

    def delete_message(self, args: TelegramArguments) -> bool:
        room = self._world.readable_room(args.chat_id())
        message = room.messages.get(args.message_id())
        if message is None or message.deleted:
            raise bad_request("message to delete not found")
        is_own = message.sender == self._world.bot
        is_admin = room.statuses.get(self._world.bot.id) == "administrator"
        if not (is_own or is_admin or room.is_private):
            raise bad_request("message can't be deleted")
        is_old = message.date + DELETABLE <= self._world.clock.now()
        if is_old and not (is_admin and not is_own):
            raise bad_request("message can't be deleted for everyone")
        self._world.delete(message)
        return True

    def answer_callback_query(self, args: TelegramArguments) -> bool:
        text, url = args.text("text"), args.text("url")
        size_limits.check_toast(text)
        tap = self._open_tap(args.text("callback_query_id"))
        if url and not url.startswith(f"https://t.me/{self._world.bot.username}?"):
            raise bad_request("URL_INVALID")
        answer = ToastOrAlert(text=text, alert=args.flag("show_alert"), url=url or None)
        tap.show(answer, self._world.clock.now())
        self._world.changes.notify()
        return True

    def _open_tap(self, query_id: str) -> TelegramTap:
        now = self._world.clock.now()
        for tap in reversed(self._world.history.taps):
            if tap.id == query_id and not tap.answer and now < tap.at + ANSWERABLE:
                return tap
        raise bad_request("query is too old and response timeout expired or query ID is invalid")

    def _editable(self, args: TelegramArguments) -> TelegramMessage:
        room = self._world.writable_room(args.chat_id())
        message = room.messages.get(args.message_id())
        if message is None or message.deleted:
            raise bad_request("message to edit not found")
        is_inline = message.markup is None or message.markup.kind is MarkupKind.INLINE
        if message.sender != self._world.bot or not is_inline:
            raise bad_request("message can't be edited")
        self._count(message.chat_id)
        return message

    def _change(self, method: str, before: TelegramMessage, after: TelegramMessage) -> JsonObject:
        if after.markup and after.markup.kind is not MarkupKind.INLINE:
            raise bad_request("inline keyboard expected")
        same = (before.text, before.entities, before.markup, before.link_preview)
        if same == (after.text, after.entities, after.markup, after.link_preview):
            raise bad_request(
                "message is not modified: specified new message content and reply markup are "
                "exactly the same as a current content and reply markup of the message"
            )
        return message_json(self._world, self._world.put_sent(method, after))
