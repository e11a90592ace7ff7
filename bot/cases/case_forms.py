"""The forms of a case, where there are forms: a cause in own words, and a note."""

from typing import Final

from bot.chat.case_taps import NoteTap, OwnCauseTap
from bot.chat.messages import Form
from bot.chat.tap_encoding import pack
from bot.language.texts import Texts
from bot.model import Case

LONGEST_CAUSE: Final = 60
"""Characters."""
LONGEST_NOTE: Final = 3000


def cause_form(case: Case, texts: Texts) -> Form:
    """Returns the form for a cause that is no theme."""
    return Form(
        title=texts("case.cause.title"),
        label=texts("case.cause.label"),
        submit=texts("case.button.resolve"),
        cancel=texts("form.cancel"),
        empty=texts("form.empty"),
        too_late=texts("toast.too_late"),
        tap=pack(OwnCauseTap(case=case.id, version=case.version)),
        max_length=LONGEST_CAUSE,
    )


def note_form(case: Case, texts: Texts) -> Form:
    """Returns the form for a note about the case."""
    return Form(
        title=texts("case.note.title", number=case.id),
        about=texts("case.note.about"),
        label=texts("case.note.label"),
        submit=texts("form.submit"),
        cancel=texts("form.cancel"),
        empty=texts("form.empty"),
        too_late=texts("toast.too_late"),
        tap=pack(NoteTap(case=case.id)),
        max_length=LONGEST_NOTE,
    )
