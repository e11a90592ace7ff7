"""Keyboards: from their JSON, and back."""

from urllib.parse import urlsplit

from sandbox.telegram.errors import ApiError, bad_request
from sandbox.telegram.model import JsonObject, Markup, MarkupKind, TelegramButton
from sandbox.telegram.size_limits import (
    MAX_BUTTONS,
    MAX_BUTTONS_IN_A_ROW,
    MAX_PLACEHOLDER,
    STYLES,
    check_callback_data,
)

SCHEMES = {"http", "https", "tg", "ton", "tonsite"}


def parse_markup(raw: JsonObject) -> Markup | None:
    """Returns the keyboard in *raw*, None if it has no button and no other instruction."""
    if raw.get("keyboard"):
        return _reply_keyboard(raw)
    if raw.get("inline_keyboard"):
        return _inline_keyboard(raw)
    if raw.get("remove_keyboard"):
        return Markup(kind=MarkupKind.REMOVE)
    if raw.get("force_reply"):
        return Markup(
            kind=MarkupKind.FORCE_REPLY,
            placeholder=_placeholder(raw),
            selective=bool(raw.get("selective")),
        )
    return None


def _placeholder(raw: JsonObject) -> str | None:
    placeholder: str | None = raw.get("input_field_placeholder")
    if placeholder is not None and not 1 <= len(placeholder) <= MAX_PLACEHOLDER:
        raise bad_request("REPLY_MARKUP_INVALID")
    return placeholder


def _reply_keyboard(raw: JsonObject) -> Markup:
    rows = tuple(tuple(_reply_button(entry) for entry in row) for row in raw["keyboard"])
    return Markup(kind=MarkupKind.KEYBOARD, rows=rows, placeholder=_placeholder(raw))


def _reply_button(raw: JsonObject | str) -> TelegramButton:
    if isinstance(raw, str):
        return TelegramButton(text=raw)
    try:
        return TelegramButton(text=_label(raw), style=_style(raw))
    except ApiError as error:
        raise _prefixed("can't parse keyboard button", error) from error


def _inline_keyboard(raw: JsonObject) -> Markup:
    rows = tuple(
        tuple(_inline_button(entry) for entry in row) for row in raw["inline_keyboard"] if row
    )
    if sum(map(len, rows)) > MAX_BUTTONS or any(len(row) > MAX_BUTTONS_IN_A_ROW for row in rows):
        raise bad_request("reply markup is too long")
    for button in (button for row in rows for button in row):
        _check_button(button)
    return Markup(kind=MarkupKind.INLINE, rows=rows)


def _inline_button(raw: JsonObject) -> TelegramButton:
    try:
        button = TelegramButton(
            text=_label(raw),
            style=_style(raw),
            url=raw.get("url"),
            data=raw.get("callback_data"),
        )
        if button.url is None and button.data is None:
            raise bad_request("Text buttons are unallowed in the inline keyboard")
    except ApiError as error:
        raise _prefixed("can't parse inline keyboard button", error) from error
    return button


def _prefixed(prefix: str, error: ApiError) -> ApiError:
    reason = error.description.removeprefix("Bad Request: ")
    return bad_request(f"{prefix}: {reason}")


def _label(raw: JsonObject) -> str:
    text = raw.get("text")
    if not isinstance(text, str):
        raise bad_request('Can\'t find field "text"')
    return text


def _style(raw: JsonObject) -> str | None:
    style = str(raw.get("style", "")).lower()
    if style in ("", "default"):
        return None
    if style not in STYLES:
        raise bad_request("invalid button style specified")
    return style


def _check_button(button: TelegramButton) -> None:
    if not button.text:
        raise bad_request("inline keyboard button text must be non-empty")
    if button.url is not None:
        _check_url(button.url)
    elif button.data is not None:
        check_callback_data(button.data)


def _check_url(url: str) -> None:
    prefix = f"inline keyboard button URL '{url}' is invalid"
    parts = urlsplit(url if "://" in url else f"http://{url}")
    if parts.scheme not in SCHEMES:
        raise bad_request(f"{prefix}: Unsupported URL protocol")
    is_web = parts.scheme in ("http", "https")
    if not parts.hostname:
        raise bad_request(f"{prefix}: URL host is empty")
    if is_web and "." not in parts.hostname:
        raise bad_request(f"{prefix}: Wrong HTTP URL")


def markup_json(markup: Markup) -> JsonObject | None:
    """Returns the markup as in messages, None for all but inline keyboards."""
    if markup.kind is not MarkupKind.INLINE:
        return None
    return {"inline_keyboard": [[_button_json(button) for button in row] for row in markup.rows]}


def _button_json(button: TelegramButton) -> JsonObject:
    fields = {
        "text": button.text,
        "style": button.style,
        "url": button.url,
        "callback_data": button.data if button.url is None else None,
    }
    return {name: value for name, value in fields.items() if value is not None}
