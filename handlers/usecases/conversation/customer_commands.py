"""Handles customers' commands: start, stop, help, language, privacy."""

from typing import assert_never

from bot.chat.tap_encoding import pack
from bot.chat.taps import LanguageTap, ResumeTap
from bot.language.texts import LANGUAGES, Line
from bot.language.vocabulary import CommandName
from bot.model import Contact, Person
from bot.people.notes import Note, NoteButton
from bot.states import Decline
from bot.survey import events
from bot.survey.invitation_state import is_open
from handlers.updates import Pressed, Reply, Toast
from handlers.usecases.context import Context
from handlers.usecases.localisation import texts_for, texts_in
from handlers.usecases.people.enrol import touch_contact
from handlers.usecases.people.notes import ask, say
from handlers.usecases.survey.answer import apply, asked_at
from handlers.usecases.survey.planning import redraw
from storage import answers, imported_answers, invitations, people
from storage.engine.store import Tx


def handle_press(tx: Tx, event: Pressed, tap: LanguageTap | ResumeTap, context: Context) -> Reply:
    """Handles a press on a button that concerns the person and not a question."""
    contact = touch_contact(tx, event.user, event.chat if event.private else "", context.now)
    if contact is None:
        return Toast(text=texts_in(context.config, event.user.language)("toast.unknown"))
    if isinstance(tap, LanguageTap):
        return _choose_language(tx, contact, tap.language, context)
    return resume(tx, contact, context)


def _choose_language(tx: Tx, contact: Contact, language: str, context: Context) -> Reply:
    """Sets the person's language."""
    if language not in LANGUAGES:
        return Toast(text=texts_in(context.config, contact.language)("toast.unknown"))
    people.choose_language(tx, contact.person_id, language)
    latest = invitations.latest_seen(tx, contact.person_id)
    if latest is not None and latest.message is not None:
        redraw(tx, latest, asked_at(tx, latest, contact).platform, context.now)
    return Toast(text=texts_in(context.config, language)("note.language.chosen"))


def resume(tx: Tx, contact: Contact, context: Context) -> Reply:
    """Undoes the person's *Never*."""
    people.resume_asking(tx, contact.person_id)
    texts = texts_for(context.config, people.get(tx, contact.person_id), contact)
    say(tx, contact, Note(line=Line(key="note.resumed")), context.source, context.now)
    return Toast(text=texts("toast.noted"))


def carry_out(
    tx: Tx,
    name: CommandName,
    person: Person,
    contact: Contact,
    context: Context,
) -> None:
    """Carries out a customer's command and replies."""
    match name:
        case CommandName.START if not person.may_be_asked(context.now):
            ask(tx, contact, _resume_prompt(), context.now)
            return
        case CommandName.START:
            note = Note(line=Line(key="note.welcome"))
        case CommandName.STOP:
            on_card = _stop(tx, person, contact, context)
            note = Note(line=Line(key="toast.noted" if on_card else "note.stopped"))
        case CommandName.HELP:
            note = Note(line=Line(key="note.help"))
        case CommandName.LANGUAGE:
            note = _languages()
        case CommandName.PRIVACY:
            note = _privacy(tx, person)
        case _:
            assert_never(name)
    say(tx, contact, note, context.source, context.now)


def _resume_prompt() -> Note:
    """Asks before an opt-out is undone, because Telegram sends /start by itself."""
    button = NoteButton(label=Line(key="note.resume.button"), tap=pack(ResumeTap()))
    return Note(line=Line(key="note.resume"), buttons=(button,))


def _stop(tx: Tx, person: Person, contact: Contact, context: Context) -> bool:
    """Opts the person out. Returns whether the open question's card confirms that."""
    people.stop_asking(tx, person.id, None, context.now)
    latest = invitations.latest_seen(tx, person.id)
    if latest is None or not (is_open(latest) or latest.declined is Decline.NOT_NOW):
        return False
    apply(tx, latest, contact, events.NeverChosen(), context)
    return latest.message is not None and latest.contact_id == contact.id


def _privacy(tx: Tx, person: Person) -> Note:
    """Returns what is stored about the person, including answers from another tool."""
    scores, words = answers.counts_of(tx, person.id)
    more_scores, more_words = imported_answers.counts_of(tx, person.id)
    values = {"answers": scores + more_scores, "comments": words + more_words}
    return Note(line=Line(key="note.privacy", values=values))


def _languages() -> Note:
    buttons = (
        NoteButton(
            label=Line(key=f"language.name.{language}"), tap=pack(LanguageTap(language=language))
        )
        for language in LANGUAGES
    )
    return Note(line=Line(key="note.language"), buttons=tuple(buttons))
