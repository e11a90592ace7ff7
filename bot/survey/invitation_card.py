"""Renders an invitation's card from its present state."""

from bot.chat.messages import Form, Message
from bot.chat.tap_encoding import pack
from bot.chat.taps import WriteTap
from bot.language.texts import Texts
from bot.model import Invitation
from bot.states import InvitationState
from bot.survey.answered_card import answered, outdated
from bot.survey.card_context import CardContext
from bot.survey.declined_card import declined
from bot.survey.question_card import question
from bot.survey.scale import Segment, scale_of


def card(invitation: Invitation, card_context: CardContext) -> Message:
    """Returns the invitation's message for its present state."""
    if invitation.replaced:
        return outdated(invitation, card_context)
    if invitation.score is not None:
        return answered(invitation, invitation.score, card_context)
    if invitation.state is InvitationState.DECLINED:
        return declined(invitation, card_context)
    return question(invitation, card_context)


def comment_form(invitation: Invitation, texts: Texts) -> Form:
    """Returns the form for a comment."""
    scale, score = scale_of(invitation.kind), invitation.score
    segment = scale.segment_of(score) if score is not None else Segment.PASSIVE
    return Form(
        title=texts(scale.key(f"form.title.{segment}")),
        label=texts("form.label"),
        submit=texts("form.submit"),
        cancel=texts("form.cancel"),
        empty=texts("form.empty"),
        too_late=texts("toast.too_late"),
        tap=pack(WriteTap(invitation=invitation.token)),
    )
