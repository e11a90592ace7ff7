"""Applies choices that concern the person: the language, and whether to be asked at all."""

from datetime import datetime
from typing import assert_never

from bot.chat.taps import LanguageTap, PersonTap, ResumeTap, UndoTap
from bot.ids import MessageRef, PersonId
from bot.language.texts import LANGUAGES, Line
from bot.model import Contact, Invitation
from bot.people.notes import Note
from bot.states import Decline
from bot.survey import events
from bot.survey.invitation_state import is_open, waits_declined
from bot.survey.pause import end_of_pause
from handlers.updates import Pressed, Reply, Toast
from handlers.usecases.context import Context
from handlers.usecases.localisation import texts_for, texts_in, zone_for
from handlers.usecases.people.enrol import touch_contact
from handlers.usecases.people.notes import say
from handlers.usecases.survey import opt_outs
from handlers.usecases.survey.planning import redraw
from handlers.usecases.survey.steps import apply, asked_at
from storage import contacts, invitations, people
from storage.engine.store import Tx


def handle_press(tx: Tx, event: Pressed, tap: PersonTap, context: Context) -> Reply:
    """Handles a press on a button that concerns the person and not a question."""
    contact = touch_contact(tx, event.user, event.chat if event.private else "", context.now)
    if contact is None:
        return Toast(text=texts_in(context.config, event.user.language)("toast.unknown"))
    line = choose(tx, tap, contact, context, event.message)
    texts = texts_for(context.config, people.get(tx, contact.person_id), contact)
    return Toast(text=texts.line(line))


def choose(
    tx: Tx, tap: PersonTap, contact: Contact, context: Context, pressed: MessageRef | None
) -> Line:
    """Does what the choice means. Returns a line for a toast.

    *pressed*: the message of the button, where a question that is open again appears. ``None`` if
    the choice was typed.
    """
    match tap:
        case LanguageTap(language=language):
            return _choose_language(tx, contact, language, context)
        case UndoTap(declined=Decline.NOT_NOW, at=at):
            return _answer_now(tx, at, contact, context, pressed)
        case ResumeTap() | UndoTap():
            if not opt_outs.lift(tx, tap, contact.person_id, context.now):
                return Line(key="toast.closed")
            _ask_again(tx, contact, context, pressed)
            return Line(key="toast.noted")
        case _:
            assert_never(tap)


def keep_stopped(tx: Tx, contact: Contact, context: Context) -> Line:
    """Confirms that the person is still not asked."""
    say(tx, contact, Note(line=Line(key="note.stopped")), context.source, context.now)
    return Line(key="toast.noted")


def _choose_language(tx: Tx, contact: Contact, language: str, context: Context) -> Line:
    if language not in LANGUAGES:
        return Line(key="toast.unknown")
    people.choose_language(tx, contact.person_id, language)
    latest = invitations.latest_seen(tx, contact.person_id)
    if latest is not None and latest.message is not None:
        redraw(tx, latest, asked_at(tx, latest, contact).platform, context.now)
    return Line(key="note.language.chosen")


def stop(tx: Tx, contact: Contact, context: Context) -> None:
    """Opts the person out for ever, with an open question. A second time changes nothing."""
    if people.get(tx, contact.person_id).never_at is None:
        opt_outs.stop(tx, contact.person_id, None, context.now)
        decline_open(tx, contact.person_id, events.NeverChosen(), context, contact)


def pause(tx: Tx, contact: Contact, context: Context) -> None:
    """Pauses all questions, with an open one. Changes nothing while a decision holds already."""
    person = people.get(tx, contact.person_id)
    if not person.may_be_asked(context.now):
        return
    until = end_of_pause(context.now, zone_for(context.config, person, contact))
    opt_outs.stop(tx, person.id, until, context.now)
    decline_open(tx, person.id, events.PauseChosen(until=until), context, contact)


def decline_open(
    tx: Tx,
    person_id: PersonId,
    chosen: events.NeverChosen | events.PauseChosen,
    context: Context,
    contact: Contact | None = None,
) -> None:
    """Declines the person's open question. *contact*: where they chose it; by default, there."""
    latest = invitations.latest_seen(tx, person_id)
    if latest is not None and (is_open(latest) or waits_declined(latest)):
        apply(tx, latest, contact or contacts.contact(tx, latest.contact_id), chosen, context)


def _answer_now(
    tx: Tx, at: datetime, contact: Contact, context: Context, pressed: MessageRef | None
) -> Line:
    """Opens the question again that was put off at this time, if it still waits."""
    declined = invitations.declined(tx, contact.person_id)
    put_off = next((one for one in declined if one.declined_at == at), None)
    if put_off is None:
        return Line(key="toast.closed")
    _reopen(tx, put_off, contact, context, pressed)
    return Line(key="toast.noted")


def _ask_again(tx: Tx, contact: Contact, context: Context, pressed: MessageRef | None) -> None:
    """Brings back a declined question, or confirms that the person may be asked again."""
    if reopen(tx, contact, context, pressed):
        return
    person = people.get(tx, contact.person_id)
    line = Line(key="note.resumed")
    if person.never_at is not None:
        line = Line(key="note.stopped")
    elif person.paused_until is not None and not person.may_be_asked(context.now):
        zone = zone_for(context.config, person, contact)
        day = texts_for(context.config, person, contact).day(person.paused_until, zone)
        line = Line(key="declined.pause", values={"date": day})
    say(tx, contact, Note(line=line), context.source, context.now)


def reopen(tx: Tx, contact: Contact, context: Context, pressed: MessageRef | None = None) -> bool:
    """Opens the latest question again if it was declined. Returns whether its card says so."""
    latest = invitations.latest_seen(tx, contact.person_id)
    if latest is None or not waits_declined(latest):
        return False
    _reopen(tx, latest, contact, context, pressed)
    return latest.contact_id == contact.id


def _reopen(
    tx: Tx,
    declined: Invitation,
    contact: Contact,
    context: Context,
    pressed: MessageRef | None,
) -> None:
    undone = events.DeclineUndone(person=people.get(tx, contact.person_id))
    apply(tx, declined, contact, undone, context, pressed=pressed)


def show_open(tx: Tx, contact: Contact, context: Context) -> bool:
    """Shows the open question again, or a declined one. Returns False if there is none."""
    latest = invitations.latest_seen(tx, contact.person_id)
    if latest is not None and is_open(latest) and latest.contact_id == contact.id:
        apply(tx, latest, contact, events.AskedForAgain(), context)
        return True
    return reopen(tx, contact, context)
