"""Messages for any platform: paragraphs, buttons, forms, pictures, documents.

Customers' words are only in :class:`Span`. Renderers must not parse its text.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.chat.addresses import Address
from bot.ids import MessageRef


class Tone(StrEnum):
    """The meaning of a button's colour. Its label alone says the same."""

    BAD = "bad"
    FAIR = "fair"
    GOOD = "good"
    PLAIN = "plain"


class Style(StrEnum):
    """The style of a paragraph."""

    NORMAL = "normal"
    HEADING = "heading"
    QUIET = "quiet"
    QUOTE = "quote"
    CODE = "code"
    """Lines of a program, with all their blanks."""


@dataclass(frozen=True, kw_only=True)
class Span:
    """A run of literal text."""

    text: str
    bold: bool = False
    italic: bool = False
    strike: bool = False
    code: bool = False
    url: str = ""
    """The address that the text links to; empty for none."""
    channel: Address | None = None
    """The channel that *text* speaks of, for platforms that show its name."""
    message: MessageRef | None = None
    """A message of the bot that the text links to, where the platform has such links."""
    mention: Address | None = None
    """A member of the staff whom *text* names, and who is notified on the account's own platform.
    It never comes from words that people send."""
    moment: datetime | None = None
    """What *text* says, for platforms that show a moment by each reader's own clock."""


@dataclass(frozen=True, kw_only=True)
class Button:
    """A button that sends *tap* back, at most 64 bytes (see ``bot.chat.tap_encoding``)."""

    label: str
    tap: str
    tone: Tone = Tone.PLAIN
    hint: str = ""
    """The text for screen readers if the label alone is not clear; at most 75 characters."""


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    spans: tuple[Span, ...]
    style: Style = Style.NORMAL
    button: Button | None = None
    """Beside the text, where the platform can do that; else below the message."""

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True, kw_only=True)
class Link:
    label: str
    url: str


@dataclass(frozen=True, kw_only=True)
class InputPrompt:
    """A request for a comment. Typing always works; a button opens a form if there are forms."""

    label: str
    tap: str


Row = tuple[Button | Link, ...]


@dataclass(frozen=True, kw_only=True)
class UploadedPicture:
    """A picture that the platform has already, for use in a message."""

    upload: str
    """The platform's id of the upload."""
    alt: str


@dataclass(frozen=True, kw_only=True)
class Message:
    paragraphs: tuple[Paragraph, ...]
    picture: UploadedPicture | None = None
    """Shown below the paragraphs, where the platform shows pictures in messages."""
    rows: tuple[Row, ...] = ()
    prompt: InputPrompt | None = None
    plain: bool = False
    """Whether the platform is to get the text alone: no blocks, styles or buttons."""
    notification: str = ""
    """One line for notifications and screen readers; empty: the whole text."""
    compact: bool = False
    """Without empty lines between the paragraphs."""
    answer_field: str = ""
    """What an empty field for the answer shows, where the platform opens one for the people that
    the message names. Such a message has no buttons and can't be edited."""

    @property
    def text(self) -> str:
        """The text without buttons, for notifications and screen readers."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


@dataclass(frozen=True, kw_only=True)
class Form:
    """A form with one text field. *tap* is sent back with the text."""

    title: str
    """At most 24 characters."""
    label: str
    submit: str
    cancel: str
    empty: str
    """The error at an empty field."""
    too_late: str
    """The error if the form could not be opened in time."""
    tap: str
    max_length: int = 3000
    about: str = ""
    """A line above the field."""
    rich: bool = False
    """Whether the words may be formatted."""
    too_long: str = ""
    """The error at more than *max_length* characters, where the platform has no limit itself."""


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A PNG with its text alternative."""

    png: bytes
    alt: str
    caption: str
    """One sentence."""
    filename: str


@dataclass(frozen=True, kw_only=True)
class Document:
    """A text file in UTF-8."""

    text: str
    caption: str
    """One sentence."""
    filename: str

    @property
    def content(self) -> bytes:
        return self.text.encode()


FAIR_MARK = "🟡"
"""Marks a neutral button as yellow, since neither platform has yellow buttons."""


def marked_label(button: Button) -> str:
    """Returns the label, with a mark if the platforms lack the button's colour."""
    return f"{FAIR_MARK} {button.label}" if button.tone is Tone.FAIR else button.label


def plain(text: str, style: Style = Style.NORMAL) -> Paragraph:
    """Returns a paragraph without emphasis."""
    return Paragraph(spans=(Span(text=text),), style=style)


def joined(parts: Iterable[Paragraph], between: str, style: Style = Style.NORMAL) -> Paragraph:
    """Returns one paragraph of several, with *between* between each two."""
    spans = list[Span]()
    for part in parts:
        spans += [Span(text=between), *part.spans] if spans else part.spans
    return Paragraph(spans=tuple(spans), style=style)


def line(text: str, style: Style = Style.NORMAL) -> Message:
    """Returns a message of one paragraph without emphasis."""
    return Message(paragraphs=(plain(text, style),))
