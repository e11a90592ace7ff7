"""Handles presses on the buttons of an invitation."""

from datetime import datetime
from typing import assert_never

from bot.chat.taps import (
    ChoiceTap,
    ContactTap,
    InvitationTap,
    NeverTap,
    NotNowTap,
    PauseTap,
    QuoteTap,
    RescoreTap,
    ScoreTap,
    SkipTap,
    WriteTap,
)
from bot.ids import MessageRef
from bot.language.texts import Line
from bot.model import Contact, Invitation
from bot.states import InvitationState
from bot.survey import events
from bot.survey.events import Happening
from bot.survey.invitation_card import comment_form
from bot.survey.pause import end_of_pause
from handlers.updates import OpenForm, Pressed, Reply, Toast, User
from handlers.usecases.context import Context
from handlers.usecases.localisation import texts_about, texts_in, zone_for
from handlers.usecases.people.enrol import touch_contact
from handlers.usecases.survey.planning import redraw, shown_at
from handlers.usecases.survey.steps import apply
from storage import contacts, invitation_parties, invitations, response_urls, tap_order
from storage.engine.store import Tx
from storage.invitation_parties import Parties
from storage.messaging import outbox
from storage.messaging.keys import MessageKey
from storage.states import OutboxKind


def handle_press(tx: Tx, event: Pressed, tap: InvitationTap, context: Context) -> Reply:
    """Handles a press on an invitation's button. Only the person asked can change anything."""
    asked = invitation_parties.parties_by_token(tx, tap.invitation)
    if asked is None:
        return Toast(text=texts_in(context.config, event.user.language)("toast.unknown"))
    # A press of another person must not store its chat as this person's.
    is_theirs = _acts_for(tx, event.user, asked)
    chat = event.chat if event.private else ""
    contact = touch_contact(tx, event.user, chat, context.now) if is_theirs else None
    if contact is None:
        return Toast(text=texts_in(context.config, event.user.language)("toast.not_yours"))
    invitation = asked.invitation
    texts = texts_about(context.config, invitation.survey, asked.person, contact)
    if isinstance(tap, WriteTap):
        _arrived(tx, invitation, contact, event, context.now)
        return OpenForm(form=comment_form(invitation, texts))
    if not is_newest(tx, invitation, event, context.now):
        return Toast(text=texts("toast.noted"), shown=True)  # a later press has been applied
    invitation = _arrived(tx, invitation, contact, event, context.now)
    remember_press(tx, invitation, event, context.now)
    until = end_of_pause(context.now, zone_for(context.config, asked.person, contact))
    step = apply(tx, invitation, contact, happening_of(tap, until), context)
    if invitation.replaced:  # an older card may still have its buttons
        redraw(tx, invitation, asked.contact.platform, context.now)
    line = step.reply or Line(key="toast.noted")
    return Toast(text=texts.line(line), shown=step.invitation != invitation)


def _acts_for(tx: Tx, user: User, asked: Parties) -> bool:
    """Whether the account belongs to the person asked; usually it is the one that was asked."""
    account = (asked.contact.platform, asked.contact.workspace, asked.contact.user)
    is_own = asked.contact.person_id == asked.person.id
    if is_own and account == (user.platform, user.workspace, user.id):
        return True
    contact = contacts.contact_of_user(tx, user.platform, user.id, user.workspace)
    return contact is not None and contact.person_id == asked.person.id


def is_newest(tx: Tx, invitation: Invitation, event: Pressed, now: datetime) -> bool:
    """Whether no later press was applied.

    A time in the future counts as now; otherwise it would outrank all later presses.
    """
    return event.at is None or tap_order.is_newest(tx, invitation.id, min(event.at, now))


def remember_press(tx: Tx, invitation: Invitation, event: Pressed, now: datetime) -> None:
    """Stores the response URL of a press on the invitation's own message, for later edits."""
    platform, message = event.user.platform, invitation.message
    allowed = platform.traits.response_urls
    if allowed and message and event.response_url and event.message == message:
        until = now + allowed.life
        response_urls.remember(tx, platform, message, event.response_url, until, allowed.uses)


def happening_of(tap: ChoiceTap, end_of_pause: datetime) -> Happening:
    """Returns the event that a press means for the conversation."""
    match tap:
        case ScoreTap(score=score):
            return events.ScoreGiven(score=score)
        case SkipTap():
            return events.CommentSkipped()
        case ContactTap(wanted=wanted):
            return events.ContactChosen(wanted=wanted)
        case QuoteTap(consent=consent):
            return events.QuoteChosen(consent=consent)
        case RescoreTap():
            return events.RescoreAsked()
        case NotNowTap():
            return events.NotNowChosen()
        case PauseTap():
            return events.PauseChosen(until=end_of_pause)
        case NeverTap():
            return events.NeverChosen()
        case _:
            assert_never(tap)


def mark_delivered(
    tx: Tx, invitation: Invitation, message: MessageRef | None, now: datetime
) -> Invitation:
    """Marks the question as delivered: a press or a text proves that it arrived."""
    is_uncertain = invitation.state is InvitationState.UNCERTAIN
    if invitation.message is None and (is_uncertain or message is not None):
        invitations.mark_handed_over(tx, invitation, message, now)
        return invitations.get(tx, invitation.id)
    return invitation


def _arrived(
    tx: Tx, invitation: Invitation, contact: Contact, event: Pressed, now: datetime
) -> Invitation:
    """Returns the invitation with the pressed message as its card, if only the press proves it.

    The outcome of sending a card may be unknown. The card is then also at its older place.
    """
    invitation = mark_delivered(tx, invitation, event.message, now)
    message, is_home = event.message, invitation.contact_id == contact.id
    if message is None or message == invitation.message or not (event.private and is_home):
        return invitation
    key = MessageKey(message=message)
    if outbox.state_of(tx, OutboxKind.RETIRED, key) is not None:
        return invitation
    arrived = shown_at(tx, invitation, message, contact.platform, now)
    invitations.save(tx, arrived)
    redraw(tx, arrived, contact.platform, now)
    return arrived
