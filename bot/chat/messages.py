"""What we say, for no platform in particular: paragraphs, buttons, forms, pictures.

Customers' words travel only inside :class:`Span`, whose text no renderer may parse.
"""

from dataclasses import dataclass
from enum import StrEnum


class Tone(StrEnum):
    """What a button's colour says. The digit or word on it says the same."""

    BAD = "bad"
    FAIR = "fair"
    GOOD = "good"
    PLAIN = "plain"


class Style(StrEnum):
    """How a paragraph stands in its message."""

    NORMAL = "normal"
    HEADING = "heading"
    QUIET = "quiet"
    QUOTE = "quote"


@dataclass(frozen=True, kw_only=True)
class Span:
    """A run of literal text."""

    text: str
    bold: bool = False


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    spans: tuple[Span, ...]
    style: Style = Style.NORMAL

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True, kw_only=True)
class Button:
    """A button that comes back to us as *tap*, at most 64 bytes (see ``bot.chat.tap_encoding``)."""

    label: str
    tap: str
    tone: Tone = Tone.PLAIN
    hint: str = ""
    """What a screen reader says, where the label alone is too little; at most 75 characters."""


@dataclass(frozen=True, kw_only=True)
class Link:
    label: str
    url: str


@dataclass(frozen=True, kw_only=True)
class Prompt:
    """An invitation to write. Typing always works; where the platform has forms, a button opens
    one."""

    label: str
    tap: str


Row = tuple[Button | Link, ...]


@dataclass(frozen=True, kw_only=True)
class Message:
    paragraphs: tuple[Paragraph, ...]
    rows: tuple[Row, ...] = ()
    prompt: Prompt | None = None

    @property
    def text(self) -> str:
        """The words alone, for notifications and screen readers."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


@dataclass(frozen=True, kw_only=True)
class Form:
    """One field to write into. *tap* comes back with what was written."""

    title: str
    """At most 24 characters."""
    label: str
    submit: str
    cancel: str
    empty: str
    """Said at the field where nothing was written."""
    too_late: str
    """Said where the form could not be opened in time."""
    tap: str
    max_length: int = 3000


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A PNG with the words that stand for it where it cannot be seen."""

    png: bytes
    alt: str
    filename: str


FAIR_MARK = "🟡"
"""Neither platform has a yellow button, so yellow is a mark on the neutral one."""


def marked_label(button: Button) -> str:
    """The label as it is shown, with the mark that stands for a missing colour."""
    return f"{FAIR_MARK} {button.label}" if button.tone is Tone.FAIR else button.label


def plain(text: str, style: Style = Style.NORMAL) -> Paragraph:
    """A paragraph without emphasis."""
    return Paragraph(spans=(Span(text=text),), style=style)


def line(text: str, style: Style = Style.NORMAL) -> Message:
    """A message of one paragraph without emphasis."""
    return Message(paragraphs=(plain(text, style),))
