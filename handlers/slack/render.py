"""Renders a message for Slack: blocks, and plain text for notifications.

People's text is placed only in ``plain_text`` and ``rich_text``, which Slack never parses.
"""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final, TypedDict

from bot.chat.messages import (
    Button,
    Form,
    Link,
    Message,
    Paragraph,
    Row,
    Span,
    Style,
    Tone,
    UploadedPicture,
    marked_label,
    plain,
)
from bot.chat.permalinks import permalink
from bot.chat.platforms import Platform
from bot.language.plain_message import fitted
from bot.language.shortening import shorten
from handlers.slack.json_values import Json

MESSAGE_BLOCKS: Final = 50
HOME_BLOCKS: Final = 100
ROW_BUTTONS: Final = 25
HEADING: Final = 150
PARAGRAPH: Final = 3000
LABEL: Final = 75
TITLE: Final = 24
CONTEXT_PARTS: Final = 10
URL: Final = 3000
ALT_TEXT: Final = 2000
FALLBACK: Final = 4000
"""Characters of an edited message; a new message might be longer."""
FIELD: Final = "words"
"""Block and action id of a form's one field."""

_EMPHASIS: Final = re.compile(r"(?<!\w)[*_~`]|[*_~`](?!\w)")
_LOOKALIKES: Final = {"*": "\u2217", "_": "\u02cd", "~": "\u223c", "`": "\u02cb"}
_CLOCK: Final = "{date_short_pretty} {time}"
"""Slack's form of a moment, in each reader's language and time zone."""
_SPAN_STYLES: Final = ("bold", "italic", "strike", "code")
_COLOURS: Final = {Tone.BAD: "danger", Tone.GOOD: "primary"}


class Content(TypedDict):
    """Arguments of ``chat.postMessage`` and similar methods."""

    text: str
    blocks: list[Json]


def render(message: Message, workspace_url: str = "") -> Content:
    """Renders *message* within Slack's limits; longer texts are cut with an ellipsis.

    Without the *workspace_url* other messages of the bot are named, not linked.
    """
    if message.plain:
        return Content(text=_text_alone(message), blocks=[])
    blocks = _blocks(message, MESSAGE_BLOCKS, workspace_url)
    return Content(text=fallback(message.notification or message.text), blocks=blocks)


def _text_alone(message: Message) -> str:
    """Returns a text for a field that Slack parses, in which nothing is markup."""
    paragraphs = fitted(message.paragraphs, FALLBACK, 1, lambda text: len(_harmless(text)))
    return _harmless("\n".join(paragraph.text for paragraph in paragraphs))


def _harmless(text: str) -> str:
    """Escapes *text*, and replaces marks of emphasis, which Slack cannot escape."""
    return _EMPHASIS.sub(lambda mark: _LOOKALIKES[mark[0]], _escaped(text))


def render_home(message: Message, workspace_url: str = "") -> Json:
    """Renders the view of a person's App Home. *workspace_url*: as in ``render``."""
    return {"type": "home", "blocks": _blocks(message, HOME_BLOCKS, workspace_url)}


def render_form(form: Form) -> Json:
    """Renders a modal view. Its ``private_metadata`` holds what is needed once it is sent.

    That is the tap, the error for an empty form, the longest text, and the error for a longer one,
    each on a line.
    """
    about = [{"type": "section", "text": _plain(form.about, PARAGRAPH)}] if form.about else []
    kept = form.tap, form.empty, str(form.max_length), form.too_long
    return {
        "type": "modal",
        "title": _plain(form.title, TITLE),
        "submit": _plain(form.submit, TITLE),
        "close": _plain(form.cancel, TITLE),
        "private_metadata": "\n".join(kept if form.rich else kept[:2]),
        "blocks": [
            *about,
            {
                "type": "input",
                "block_id": FIELD,
                "label": _plain(form.label, 2000),
                "element": _field(form),
            },
        ],
    }


def _field(form: Form) -> Json:
    """Returns the field for the words. One for formatted words has no longest length in Slack."""
    shared = {"action_id": FIELD, "focus_on_load": True}
    if form.rich:
        return {"type": "rich_text_input", **shared}
    longest = min(form.max_length, PARAGRAPH)
    return {"type": "plain_text_input", **shared, "multiline": True, "max_length": longest}


def fallback(text: str) -> str:
    """Returns *text* for a field that Slack parses: escaped, at most 4,000 characters."""
    added = len(_escaped(text)) - len(text)
    return _escaped(shorten(text, max(FALLBACK - added, FALLBACK // len("&amp;"))))


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _blocks(message: Message, most: int, workspace_url: str = "") -> list[Json]:
    """Returns at most *most* blocks, without ids, so that Slack assigns new ones at each edit."""
    pictures = [] if message.picture is None else [_image(message.picture)]
    rows = list(_rows(message))[: most - len(pictures)]
    written = [paragraph for paragraph in message.paragraphs if paragraph.text.strip()]
    paragraphs = _folded(written, most - len(pictures) - len(rows))
    actions = (_actions(number, row) for number, row in enumerate(rows))
    written_blocks = (
        _paragraph(number, paragraph, workspace_url) for number, paragraph in enumerate(paragraphs)
    )
    return [*written_blocks, *pictures, *actions]


def _rows(message: Message) -> Iterator[Row]:
    """Yields the rows, the first one led by the prompt's button. Long ones go on in the next."""
    for row in _with_prompt(message):
        shown = tuple(item for item in row if not (isinstance(item, Link) and len(item.url) > URL))
        for start in range(0, len(shown), ROW_BUTTONS):
            yield shown[start : start + ROW_BUTTONS]


def _with_prompt(message: Message) -> tuple[Row, ...]:
    if message.prompt is None:
        return message.rows
    write = Button(label=message.prompt.label, tap=message.prompt.tap, tone=Tone.GOOD)
    first, *others = message.rows or ((),)
    return ((write, *first), *others)


def _folded(paragraphs: list[Paragraph], room: int) -> list[Paragraph]:
    """Returns at most *room* paragraphs; the last one contains the text of all that follow."""
    if len(paragraphs) <= room:
        return paragraphs
    last = "\n".join(paragraph.text for paragraph in paragraphs[room - 1 :])
    return [*paragraphs[: room - 1], plain(last)]


def _paragraph(number: int, paragraph: Paragraph, workspace_url: str) -> Json:
    if paragraph.button is not None:
        button = _button(f"beside.{number}", paragraph.button)
        return {
            "type": "section",
            "text": _plain(paragraph.text, PARAGRAPH),
            "accessory": button,
        }
    match paragraph.style:
        case Style.HEADING:
            return {"type": "header", "text": _plain(paragraph.text, HEADING)}
        case Style.QUIET:
            return {"type": "context", "elements": _quiet(paragraph)}
        case Style.QUOTE:
            return _rich_text("rich_text_quote", paragraph, workspace_url)
        case Style.CODE:
            return _rich_text("rich_text_preformatted", paragraph, workspace_url)
        case Style.NORMAL:
            return _rich_text("rich_text_section", paragraph, workspace_url)


def _quiet(paragraph: Paragraph) -> list[Json]:
    """Returns the text, each moment in it by the reader's own clock, if there is room."""
    fitted_spans = _fitted(paragraph).spans
    parts = [list(some) for _, some in groupby(fitted_spans, key=lambda span: span.moment)]
    if len(parts) > CONTEXT_PARTS:
        return [_plain(paragraph.text, PARAGRAPH)]
    shown = (("".join(span.text for span in some), some[0].moment) for some in parts)
    return [
        _plain(text.strip(), PARAGRAPH)
        if moment is None
        else {
            "type": "mrkdwn",
            "text": f"<!date^{int(moment.timestamp())}^{_CLOCK}|{_escaped(text)}>",
        }
        for text, moment in shown
        if text.strip()
    ]


def _rich_text(kind: str, paragraph: Paragraph, workspace_url: str) -> Json:
    words = [_words(span, workspace_url) for span in _fitted(paragraph).spans if span.text]
    return {"type": "rich_text", "elements": [{"type": kind, "elements": words}]}


def _fitted(paragraph: Paragraph) -> Paragraph:
    text = shorten(paragraph.text, PARAGRAPH)
    return paragraph if text == paragraph.text else plain(text, paragraph.style)


def _words(span: Span, workspace_url: str) -> Json:
    channel = span.channel
    if channel is not None and channel.platform is Platform.SLACK and channel.chat[:1] in "CG":
        return {"type": "channel", "channel_id": channel.chat}
    if span.mention is not None and span.mention.platform is Platform.SLACK:
        return {"type": "user", "user_id": span.mention.chat}
    if span.moment is not None:
        seconds = int(span.moment.timestamp())
        return {"type": "date", "timestamp": seconds, "format": _CLOCK, "fallback": span.text}
    address = permalink(span.message, workspace_url) if span.message else ""
    address = address or span.url
    kind: Json = {"type": "link", "url": address} if address else {"type": "text"}
    style = {name: True for name in _SPAN_STYLES if getattr(span, name)}
    return {**kind, "text": span.text} | ({"style": style} if style else {})


def _plain(text: str, most: int) -> Json:
    return {"type": "plain_text", "text": shorten(text, most), "emoji": True}


def _image(picture: UploadedPicture) -> Json:
    return {
        "type": "image",
        "slack_file": {"id": picture.upload},
        "alt_text": shorten(picture.alt, ALT_TEXT),
    }


def _actions(number: int, row: Row) -> Json:
    buttons = [_button(f"{number}.{place}", item) for place, item in enumerate(row)]
    return {"type": "actions", "elements": buttons}


def _button(action_id: str, item: Button | Link) -> Json:
    shared = {"type": "button", "action_id": action_id}
    if isinstance(item, Link):
        return {**shared, "text": _plain(item.label, LABEL), "url": item.url}
    button = {**shared, "text": _plain(marked_label(item), LABEL), "value": item.tap}
    if item.tone in _COLOURS:
        button["style"] = _COLOURS[item.tone]
    if item.hint:
        button["accessibility_label"] = shorten(item.hint, LABEL)
    return button
