"""Renders an invitation's card from its present state."""

from datetime import datetime

from bot.chat.messages import Form, Message, line
from bot.chat.tap_encoding import pack
from bot.chat.taps import WriteTap
from bot.language.texts import Texts
from bot.model import Invitation
from bot.states import Decline, InvitationState
from bot.survey.answered_card import answered
from bot.survey.card_context import CardContext
from bot.survey.question_card import question
from bot.survey.scale import Segment, segment_of


def card(invitation: Invitation, card_context: CardContext) -> Message:
    """Returns the invitation's message for its present state."""
    if invitation.score is not None:
        return answered(invitation, invitation.score, card_context)
    if invitation.state is InvitationState.DECLINED:
        return _declined(invitation, card_context)
    return question(invitation, card_context)


def comment_form(invitation: Invitation, texts: Texts) -> Form:
    """Returns the form for a comment."""
    segment = segment_of(invitation.score) if invitation.score is not None else Segment.PASSIVE
    return Form(
        title=texts("form.title"),
        label=texts(f"form.label.{segment}"),
        submit=texts("form.submit"),
        cancel=texts("form.cancel"),
        empty=texts("form.empty"),
        too_late=texts("toast.too_late"),
        tap=pack(WriteTap(invitation=invitation.token)),
    )


def _declined(invitation: Invitation, card_context: CardContext) -> Message:
    texts, until = card_context.texts, invitation.declined_until
    match invitation.declined, until:
        case Decline.NOT_NOW, datetime():
            return line(texts("declined.not_now"))
        case Decline.PAUSE, datetime():
            day = texts.day(until, card_context.timezone)
            return line(texts("declined.pause", date=day))
        case Decline.NOT_NOW, _:
            return line(texts("declined.not_now.last"))
        case _:
            return line(texts("declined.never"))
