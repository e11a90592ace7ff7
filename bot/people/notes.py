"""Notes: one-time lines, stored as key and values and rendered when they are sent."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from bot.chat.messages import Button, Message, plain
from bot.language.texts import Line, Texts


@dataclass(frozen=True, kw_only=True)
class NoteButton:
    label: Line
    tap: str


@dataclass(frozen=True, kw_only=True)
class Note:
    line: Line
    buttons: tuple[NoteButton, ...] = ()


def view(note: Note, texts: Texts) -> Message:
    """Renders the note in a language. Each button has a row of its own."""
    buttons = (Button(label=texts.line(button.label), tap=button.tap) for button in note.buttons)
    return Message(
        paragraphs=(plain(texts.line(note.line)),),
        rows=tuple((button,) for button in buttons),
    )


def to_payload(note: Note) -> dict[str, Any]:
    """Returns the note as JSON types."""
    return asdict(note)


def from_payload(payload: Mapping[str, Any]) -> Note:
    buttons = payload["buttons"]
    return Note(
        line=Line(**payload["line"]),
        buttons=tuple(
            NoteButton(label=Line(**button["label"]), tap=button["tap"]) for button in buttons
        ),
    )
