"""Applies customers' taps and texts to their invitations."""

from datetime import datetime
from typing import assert_never

from bot.chat.tap_encoding import pack
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
from bot.people.notes import Note, NoteButton
from bot.states import InvitationState
from bot.survey import conversation, effects, events, invitation_state
from bot.survey.effects import Step
from bot.survey.events import Happening
from bot.survey.invitation_card import comment_form
from handlers.updates import OpenForm, Pressed, Reply, Toast, User
from handlers.usecases.cases import follow
from handlers.usecases.context import Context
from handlers.usecases.localisation import change_window, texts_for, texts_in
from handlers.usecases.people.enrol import touch_contact
from handlers.usecases.people.notes import acknowledge, ask
from handlers.usecases.survey.planning import item_about, redraw
from storage import (
    answers,
    contacts,
    invitation_parties,
    invitations,
    people,
    response_urls,
    tap_order,
)
from storage.engine.store import Tx
from storage.invitation_parties import Parties
from storage.messaging import outbox
from storage.messaging.keys import InvitationKey
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
    invitation, texts = asked.invitation, texts_for(context.config, asked.person, contact)
    if isinstance(tap, WriteTap):
        return OpenForm(form=comment_form(invitation, texts))
    if not _is_newest(tx, invitation, event, context.now):
        return Toast(text=texts("toast.noted"), shown=True)  # a later press has been applied
    invitation = mark_delivered(tx, invitation, event.message, context.now)
    _remember(tx, invitation, event, context.now)
    step = apply(tx, invitation, contact, happening_of(tap), context)
    line = step.reply or Line(key="toast.noted")
    return Toast(text=texts.line(line), shown=step.invitation != invitation)


def _acts_for(tx: Tx, user: User, asked: Parties) -> bool:
    """Whether the account belongs to the person asked; usually it is the one that was asked."""
    account = (asked.contact.platform, asked.contact.workspace, asked.contact.user)
    if account == (user.platform, user.workspace, user.id):
        return True
    contact = contacts.contact_of_user(tx, user.platform, user.id, user.workspace)
    return contact is not None and contact.person_id == asked.person.id


def _is_newest(tx: Tx, invitation: Invitation, event: Pressed, now: datetime) -> bool:
    """Whether no later press was applied.

    A time in the future counts as now; otherwise it would outrank all later presses.
    """
    return event.at is None or tap_order.is_newest(tx, invitation.id, min(event.at, now))


def _remember(tx: Tx, invitation: Invitation, event: Pressed, now: datetime) -> None:
    """Stores the response URL of a press on the invitation's own message, for later edits."""
    platform, message = event.user.platform, invitation.message
    allowed = platform.traits.response_urls
    if allowed and message and event.response_url and event.message == message:
        until = now + allowed.life
        response_urls.remember(tx, platform, message, event.response_url, until, allowed.uses)


def happening_of(tap: ChoiceTap) -> Happening:
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
            return events.PauseChosen()
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


def apply(
    tx: Tx,
    before: Invitation,
    contact: Contact,
    happening: Happening,
    context: Context,
) -> Step:
    """Applies *happening* to the invitation, with all that follows.

    *contact*: the account by which the person acts now. The invitation stays where it was asked.
    """
    window = change_window(context.config, before.survey)
    step = conversation.step(before, happening, context.now, window)
    after = step.invitation
    home = asked_at(tx, before, contact)
    for effect in step.effects:
        _carry_out(tx, after, home, contact, effect, context)
    if after != before:
        invitations.save(tx, after)
        if not invitation_state.is_open(after):  # an open question has not changed
            redraw(tx, after, home.platform, context.now)
        if _concerns_staff(before, after):
            follow.update_case(tx, after, context)
    if after.state is not before.state:
        _cancel_asking(tx, after)
    return step


def asked_at(tx: Tx, invitation: Invitation, contact: Contact) -> Contact:
    """Returns the contact that was asked: *contact* itself, or another one of the same person."""
    same = invitation.contact_id == contact.id
    return contact if same else contacts.contact(tx, invitation.contact_id)


def _concerns_staff(before: Invitation, after: Invitation) -> bool:
    """Whether the alert of this answer would change."""
    return (before.score, before.comments, before.contact_wanted) != (
        after.score,
        after.comments,
        after.contact_wanted,
    )


def _cancel_asking(tx: Tx, invitation: Invitation) -> None:
    """Drops reminders and repeated questions after an answer or a refusal."""
    asking = [OutboxKind.REMINDER, OutboxKind.EXPIRY, OutboxKind.QUESTION_AGAIN]
    if invitation.state is InvitationState.ANSWERED:
        asking.append(OutboxKind.QUESTION_BACK)
    outbox.drop(tx, asking, InvitationKey(invitation=invitation.id), str(invitation.state))


def _carry_out(
    tx: Tx,
    invitation: Invitation,
    home: Contact,
    contact: Contact,
    effect: effects.Effect,
    context: Context,
) -> None:
    now = context.now
    match effect:
        case effects.ScoreRecorded(score=score):
            answers.record_score(tx, invitation.id, score, now)
        case effects.CommentAdded(text=text):
            answers.add_comment(tx, invitation.id, text, context.message, now)
        case effects.ConsentRecorded(consent=consent):
            texts = texts_for(context.config, people.get(tx, invitation.person_id), contact)
            wording = f"{texts('answer.quote')} {texts(f'answer.quote.{consent}')}"
            answers.record_consent(tx, invitation.id, consent, wording, now)
        case effects.QuestionPutAgain():
            _plan(tx, OutboxKind.QUESTION_AGAIN, invitation, home, now, now)
        case effects.ReturnPlanned(at=at):
            _plan(tx, OutboxKind.QUESTION_BACK, invitation, home, at, now)
        case effects.AskingStopped(until=until):
            people.stop_asking(tx, invitation.person_id, until, now)
        case effects.LineSent(line=line):
            acknowledge(tx, contact, line, context.source, now)
        case effects.MeantAsked() | effects.ChangeAsked():
            ask(tx, contact, _note(invitation, effect), now)
        case _:
            assert_never(effect)


def _plan(
    tx: Tx,
    kind: OutboxKind,
    invitation: Invitation,
    home: Contact,
    due_at: datetime,
    now: datetime,
) -> None:
    outbox.put_once(tx, item_about(invitation, kind, home.platform, due_at), now)


def _note(
    invitation: Invitation,
    effect: effects.MeantAsked | effects.ChangeAsked,
) -> Note:
    match effect:
        case effects.MeantAsked(score=score):
            key, values = "note.meant", {"score": score}
        case effects.ChangeAsked(previous=previous, score=score):
            key, values = "note.change", {"previous": previous, "score": score}
        case _:
            assert_never(effect)
    button = NoteButton(
        label=Line(key=f"{key}.button", values=values),
        tap=pack(ScoreTap(invitation=invitation.token, score=score)),
    )
    return Note(line=Line(key=key, values=values), buttons=(button,))
