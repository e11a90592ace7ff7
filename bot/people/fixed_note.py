"""Asks a customer whether a resolved case is fixed."""

from datetime import timedelta
from typing import Final

from bot.chat.case_taps import FixedTap
from bot.chat.tap_encoding import pack
from bot.language.texts import Line
from bot.model import Case
from bot.people.notes import Note, NoteButton

ASKED: Final = frozenset({"fixed.ask", "fixed.ask.article"})
"""The lines of such a question."""
OPEN_FOR: Final = timedelta(days=14)
"""How long it takes an answer."""
UNDO_FOR: Final = timedelta(minutes=1)
"""How long it waits first, so that a case that was resolved by mistake can be reopened."""


def fixed_note(case: Case, survey: str, article: str) -> Note:
    """Returns the question. *article*: the address of a help page; empty for none."""

    def button(key: str, *, fixed: bool) -> NoteButton:
        tap = pack(FixedTap(case=case.id, version=case.version, fixed=fixed))
        return NoteButton(label=Line(key=key), tap=tap, means=fixed)

    asked = Line(key="fixed.ask.article", values={"article": article})
    return Note(
        line=asked if article else Line(key="fixed.ask"),
        buttons=(button("fixed.yes", fixed=True), button("fixed.no", fixed=False)),
        survey=survey,
    )
