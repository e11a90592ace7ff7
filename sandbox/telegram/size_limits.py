"""Telegram's limits of size and form, with its own error texts."""

import re
import struct

from sandbox.telegram.errors import ApiError, bad_request
from sandbox.telegram.model import BotCommand

MAX_TEXT = 4096
"""Code points, measured on the real server; only entity offsets count UTF-16."""
MAX_CAPTION = 1024
MAX_TOAST = 200
MAX_CALLBACK_DATA = 64
"""Bytes of UTF-8."""
MAX_BUTTONS = 100
MAX_BUTTONS_IN_A_ROW = 8
MAX_PLACEHOLDER = 64
MAX_PHOTO_BYTES = 10 * 1024 * 1024
MAX_DOCUMENT_BYTES = 50 * 1024 * 1024
MAX_PHOTO_SIDES = 10_000
"""Width plus height, in pixels."""
MAX_PHOTO_RATIO = 20
MAX_COMMANDS = 100
MAX_DESCRIPTION = 256
COMMAND = re.compile(r"[a-z0-9_]{1,32}")
STYLES = {"danger", "success", "primary"}


def check_new_text(text: str) -> None:
    if not text:
        raise bad_request("message text is empty")
    if len(text) > MAX_TEXT:
        raise bad_request("message is too long")


def check_edited_text(text: str) -> None:
    """The same limit with another error text, as the real server answers an edit."""
    if not text:
        raise bad_request("message text is empty")
    if len(text) > MAX_TEXT:
        raise bad_request("MESSAGE_TOO_LONG")


def check_caption(text: str) -> None:
    if len(text) > MAX_CAPTION:
        raise bad_request("message caption is too long")


def check_typed_caption(text: str) -> None:
    """ValueError for a caption that the app lets nobody type."""
    if len(text) > MAX_CAPTION:
        raise ValueError(f"a caption has at most {MAX_CAPTION} characters")


def check_toast(text: str) -> None:
    if len(text) > MAX_TOAST:
        raise bad_request("MESSAGE_TOO_LONG")


def check_callback_data(data: str) -> None:
    if not 1 <= len(data.encode()) <= MAX_CALLBACK_DATA:
        raise bad_request("BUTTON_DATA_INVALID")


def check_commands(commands: list[BotCommand]) -> None:
    if len(commands) > MAX_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for entry in commands:
        if not COMMAND.fullmatch(entry.command):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(entry.description) <= MAX_DESCRIPTION:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")


def check_document(content: bytes) -> None:
    if not content:
        raise bad_request("file must be non-empty")
    if len(content) > MAX_DOCUMENT_BYTES:
        raise ApiError(413, "Request Entity Too Large")


def photo_size(content: bytes) -> tuple[int, int]:
    """Returns width and height of a PNG in pixels; ApiError 400 if Telegram refuses it."""
    if len(content) > MAX_PHOTO_BYTES:
        raise bad_request(
            f"file of size {len(content)} bytes is too big for a photo; "
            f"the maximum size is {MAX_PHOTO_BYTES} bytes"
        )
    if not content.startswith(b"\x89PNG\r\n\x1a\n") or len(content) < 24:
        raise bad_request("IMAGE_PROCESS_FAILED")
    width, height = struct.unpack(">II", content[16:24])
    shorter, longer = sorted((width, height))
    if not shorter or longer / shorter > MAX_PHOTO_RATIO or width + height > MAX_PHOTO_SIDES:
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return width, height
