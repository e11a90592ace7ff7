"""Applies what happened to an invitation, with all that follows from it."""

from dataclasses import replace
from typing import Final

from bot.chat.platforms import Platform
from bot.ids import MessageRef
from bot.language.texts import Line
from bot.model import Contact, Invitation
from bot.states import InvitationState
from bot.survey import conversation, invitation_state
from bot.survey.answered_card import asks
from bot.survey.effects import Step
from bot.survey.events import Happening
from handlers.usecases.cases import follow
from handlers.usecases.context import Context
from handlers.usecases.localisation import change_window
from handlers.usecases.people import prompts
from handlers.usecases.people.notes import acknowledge
from handlers.usecases.survey.effects import Acting, carry_out, show
from handlers.usecases.survey.planning import plan_expiry, redraw, shown_at, without_reminder
from storage import contacts, invitations
from storage.engine.store import Tx
from storage.messaging import outbox
from storage.messaging.keys import InvitationKey
from storage.states import OutboxKind

_REPLACED: Final = Line(key="toast.replaced")


def apply(
    tx: Tx,
    before: Invitation,
    contact: Contact,
    happening: Happening,
    context: Context,
    *,
    pressed: MessageRef | None = None,
) -> Step:
    """Applies *happening* to the invitation, with all that follows.

    *contact*: the account by which the person acts now. The invitation stays where it was asked.
    *pressed*: a prompt about the invitation in the same chat, which becomes its card.
    """
    home = asked_at(tx, before, contact)
    if pressed is not None and home.id == contact.id:
        before = _adopt(tx, before, pressed, home, context)
    window = change_window(context.config, before.survey)
    step = conversation.step(before, happening, context.now, window)
    if step.reply == _REPLACED and (newer_in := invitations.newer_in(tx, before)):
        step = replace(step, reply=_elsewhere(newer_in))
    acting = Acting(
        contact=contact,
        home=home,
        context=context,
        pressed=pressed is not None,
        asked=asks(before),
    )
    after = step.invitation
    if after.state is not before.state:
        after = _with_other_state(tx, after, home, context)
    if after != before:
        invitations.save(tx, after)
        for chat in {contact.id: contact, home.id: home}.values():
            prompts.replace_questions(tx, chat, context.now)
    for effect in step.effects:
        carry_out(tx, after, effect, acting)
    if after != before:
        show(tx, before, after, acting)
        if _concerns_staff(before, after):
            follow.update_case(tx, after, context)
    if step.reply is not None and acting.is_elsewhere:
        acknowledge(tx, contact, step.reply, context.source, context.now)
    return replace(step, invitation=after)


def _elsewhere(platform: Platform) -> Line:
    return Line(key="toast.replaced.elsewhere", values={"platform": platform.title()})


def _adopt(
    tx: Tx, invitation: Invitation, pressed: MessageRef, home: Contact, context: Context
) -> Invitation:
    """Makes the pressed prompt the invitation's card, so that the next question is there."""
    adopted = shown_at(tx, invitation, pressed, home.platform, context.now)
    invitations.save(tx, adopted)
    outbox.drop(
        tx, [OutboxKind.CARD_BELOW], InvitationKey(invitation=adopted.id), "a prompt shows it"
    )
    redraw(tx, adopted, home.platform, context.now)
    return adopted


def asked_at(tx: Tx, invitation: Invitation, contact: Contact) -> Contact:
    """Returns the contact that was asked: *contact* itself, or another one of the same person."""
    same = invitation.contact_id == contact.id
    return contact if same else contacts.contact(tx, invitation.contact_id)


def _concerns_staff(before: Invitation, after: Invitation) -> bool:
    """Whether the alert of this answer would change, or be posted sooner."""
    seen = ("score", "comments", "contact_wanted", "comment_skipped")
    return any(getattr(before, name) != getattr(after, name) for name in seen)


def _with_other_state(
    tx: Tx, invitation: Invitation, home: Contact, context: Context
) -> Invitation:
    """Drops what was planned for the earlier state: a reminder, a return, the expiry."""
    planned = [OutboxKind.REMINDER]
    if not invitation.test:  # a test question ends at its time, answered or not
        planned.append(OutboxKind.EXPIRY)
    if invitation.state is not InvitationState.DECLINED:
        planned.append(OutboxKind.QUESTION_BACK)
    outbox.drop(tx, planned, InvitationKey(invitation=invitation.id), str(invitation.state))
    if invitation_state.is_open(invitation):
        plan_expiry(tx, invitation, context.now)
    return without_reminder(tx, invitation, home.platform, context.now)
