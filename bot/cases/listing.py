"""Decides when alerts are collected in one message, and renders that message."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.cases.card import SEPARATOR, headline
from bot.chat.case_taps import ShowCaseTap
from bot.chat.messages import Button, Message, Paragraph, Span, Style, plain
from bot.chat.tap_encoding import pack
from bot.language.texts import Texts
from bot.model import Case, Invitation, Person
from bot.states import CaseState, Urgency

CROWD: Final = 5
"""So many alerts due at once are one message: a chat takes one message a second or three."""
LISTED: Final = 25
"""The most lines of one message. It stays below 50 blocks and 4,096 UTF-16 units."""
SHOWN_NAME: Final = 40
"""UTF-16 units of a name, and of an account, in a line."""


@dataclass(frozen=True, kw_only=True)
class ListedCase:
    """A case with what its line shows."""

    case: Case
    invitation: Invitation
    person: Person


def collecting_message(
    entries: Sequence[ListedCase], texts: Texts, *, repeat: bool = False
) -> Message:
    """Returns a message with a line for each case. Each card that is not posted has a button."""
    return Message(
        paragraphs=(
            texts.paragraph("alert.list.title", n=len(entries)),
            *(_line(entry, texts) for entry in entries),
            *((plain(texts("alert.repeat"), Style.QUIET),) if repeat else ()),
        ),
        compact=True,
    )


def _line(entry: ListedCase, texts: Texts) -> Paragraph:
    shown = headline(entry.invitation, entry.person, texts, longest=SHOWN_NAME)
    if entry.case.state is CaseState.RESOLVED:
        resolved = Span(text=SEPARATOR + texts("alert.list.resolved"))
        shown = replace(shown, spans=(*shown.spans, resolved))
    elif entry.case.urgency is Urgency.HIGH:
        urgent = Span(text=SEPARATOR + texts("case.urgent"))
        shown = replace(shown, spans=(*shown.spans, urgent))
    if entry.case.message is not None:
        return shown
    return replace(shown, button=show_button(entry.case, texts))


def show_button(case: Case, texts: Texts) -> Button:
    """Returns the button that posts the case's card."""
    label = texts("alert.list.show", number=case.id)
    return Button(label=label, tap=pack(ShowCaseTap(case=case.id)))
