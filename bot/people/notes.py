"""Notes: one-time lines, stored as key and values and rendered when they are sent."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Final

from bot.chat.messages import Button, Message, Paragraph, Span, Style, plain
from bot.language.texts import Line, Texts
from bot.survey.scale import NPS

_EARLIER_VALUES: Final[Mapping[str, Mapping[str, int]]] = {
    "note.kept": NPS.ends,
    "note.outside": NPS.ends,
}
"""Values that schema 0022 and earlier did not store, as there was one scale."""


@dataclass(frozen=True, kw_only=True)
class NoteButton:
    label: Line
    tap: str
    """The packed tap; empty if the choice changes nothing."""
    means: bool | None = None
    """The typed yes or no that means the same; ``None`` if no word does."""


@dataclass(frozen=True, kw_only=True)
class Note:
    line: Line
    buttons: tuple[NoteButton, ...] = ()
    survey: str = ""
    """The survey whose words it uses; empty for a note about none."""

    @property
    def takes_yes_or_no(self) -> bool:
        return any(button.means is not None for button in self.buttons)


def view(note: Note, texts: Texts) -> Message:
    """Renders the note in a language. The two answers to a yes/no question share a row."""
    buttons = tuple(
        Button(label=texts.line(button.label), tap=button.tap) for button in note.buttons
    )
    rows = (buttons,) if note.takes_yes_or_no else tuple((button,) for button in buttons)
    return Message(paragraphs=(plain(texts.line(note.line)),), rows=rows if buttons else ())


def settled_view(note: Note, choice: int | None, texts: Texts, *, expired: bool = False) -> Message:
    """Renders the note without buttons, with the choice that was made.

    *choice*: the position of the button, or ``None`` if nothing was chosen. *expired*: not in time.
    """
    asked = plain(texts.line(note.line), Style.QUIET)
    if expired and note.takes_yes_or_no:
        return Message(paragraphs=(asked, plain(texts("note.expired"), Style.QUIET)))
    if choice is None:
        return Message(paragraphs=(asked,))
    chosen = Span(text=texts.line(note.buttons[choice].label), bold=True)
    return Message(paragraphs=(asked, Paragraph(spans=(chosen,))))


def with_taps(note: Note, taps: tuple[str, ...]) -> Note:
    """Returns the note whose buttons send *taps* instead, in their order."""
    pairs = zip(note.buttons, taps, strict=True)
    return replace(note, buttons=tuple(replace(button, tap=tap) for button, tap in pairs))


def to_payload(note: Note) -> dict[str, Any]:
    """Returns the note as JSON types."""
    return asdict(note)


def from_payload(payload: Mapping[str, Any]) -> Note:
    """Reads a note from ``to_payload``, also one that an earlier release stored."""
    line = Line(**payload["line"])
    earlier = _EARLIER_VALUES.get(line.key, {})
    return Note(
        line=replace(line, values={**earlier, **line.values}),
        buttons=tuple(
            NoteButton(**{**button, "label": Line(**button["label"])})
            for button in payload["buttons"]
        ),
        survey=payload.get("survey", ""),
    )
