"""Says what is kept about a person, and asks before everything is erased."""

from typing import Final

from bot.chat.tap_encoding import pack
from bot.chat.taps import PrivacyChoice, PrivacyTap
from bot.language.texts import Line
from bot.people.notes import Note, NoteButton

_LABELS: Final = {
    PrivacyChoice.COPY: "privacy.copy",
    PrivacyChoice.WITHDRAW_QUOTES: "privacy.withdraw",
    PrivacyChoice.ERASE: "privacy.erase",
}
ERASE_NOW: Final = pack(PrivacyTap(choice=PrivacyChoice.ERASE_NOW))
"""The packed tap that cannot be undone."""


def summary(answers: int, comments: int) -> Line:
    """Returns what is kept, who reads it, how long, and how to get or erase it.

    Its text also needs ``kept``, how long words are kept, which all texts for people have.
    """
    return Line(key="note.privacy", values={"answers": answers, "comments": comments})


def note(stored: Line, *, may_be_quoted: bool) -> Note:
    """Returns what is kept, with what the person can do about it."""
    choices = (
        PrivacyChoice.COPY,
        *([PrivacyChoice.WITHDRAW_QUOTES] if may_be_quoted else []),
        PrivacyChoice.ERASE,
    )
    return Note(line=stored, buttons=tuple(map(_button, choices)))


def erase_question() -> Note:
    yes = NoteButton(
        label=Line(key="privacy.erase"),
        tap=ERASE_NOW,
        means=True,
    )
    no = NoteButton(label=Line(key="privacy.erase.no"), tap="", means=False)
    return Note(line=Line(key="privacy.erase.ask"), buttons=(yes, no))


def _button(choice: PrivacyChoice) -> NoteButton:
    return NoteButton(label=Line(key=_LABELS[choice]), tap=pack(PrivacyTap(choice=choice)))
