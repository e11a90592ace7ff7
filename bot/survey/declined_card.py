"""Renders the card of a declined question, with a button that undoes the refusal."""

from datetime import datetime
from typing import Final, assert_never

from bot.chat.messages import Button, Message, plain
from bot.chat.tap_encoding import pack
from bot.chat.taps import UndoTap
from bot.model import Invitation
from bot.states import Decline
from bot.survey.card_context import CardContext
from bot.survey.scale import scale_of

UNDO_LABELS: Final = {
    Decline.NOT_NOW: "declined.undo.not_now",
    Decline.PAUSE: "declined.undo.pause",
    Decline.NEVER: "declined.undo.never",
}


def declined(invitation: Invitation, card_context: CardContext) -> Message:
    assert invitation.declined is not None
    undo = _undo(invitation, invitation.declined, card_context)
    label = card_context.texts(UNDO_LABELS[invitation.declined])
    return Message(
        paragraphs=(plain(confirmation(invitation, card_context)),),
        rows=() if undo is None else ((Button(label=label, tap=pack(undo)),),),
    )


def confirmation(invitation: Invitation, card_context: CardContext) -> str:
    """Returns the sentence that confirms the refusal."""
    texts, until = card_context.texts, invitation.declined_until
    ends = scale_of(invitation.kind).ends
    match invitation.declined, until:
        case Decline.NOT_NOW, datetime():
            return texts("declined.not_now", **ends)
        case Decline.PAUSE, datetime():
            return texts("declined.pause", date=texts.day(until, card_context.timezone))
        case Decline.NOT_NOW, _:
            return texts("declined.not_now.last", **ends)
        case _:
            return texts("declined.never")


def _undo(invitation: Invitation, how: Decline, card_context: CardContext) -> UndoTap | None:
    """Returns the tap that undoes this refusal; ``None`` if it holds no more, or is too old."""
    at, until = invitation.declined_at, invitation.declined_until
    if at is None or invitation.replaced:
        return None
    match how:
        case Decline.NOT_NOW:
            return UndoTap(declined=how, at=at)
        case Decline.NEVER:
            return UndoTap(declined=how, at=at) if card_context.never_at == at else None
        case Decline.PAUSE:
            holds = until is not None and until == card_context.paused_until
            return UndoTap(declined=how, at=until) if until is not None and holds else None
        case _:
            assert_never(how)
