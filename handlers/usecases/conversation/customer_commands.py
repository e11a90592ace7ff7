"""Handles customers' commands: start, stop, help, language, privacy."""

from typing import assert_never

from bot.chat.tap_encoding import pack
from bot.chat.taps import LanguageTap, ResumeTap, UndoTap
from bot.language.texts import LANGUAGES, Line
from bot.language.vocabulary import CommandName
from bot.model import Contact, Person
from bot.people.notes import Note, NoteButton
from bot.states import Decline
from bot.survey import events
from bot.survey.declined_card import UNDO_LABELS
from bot.survey.invitation_state import is_open, waits_declined
from handlers.usecases.context import Context
from handlers.usecases.conversation import person_choices, privacy_choices
from handlers.usecases.people.notes import ask, say
from handlers.usecases.people.personal_links import OpenedLink
from handlers.usecases.survey import opt_outs
from handlers.usecases.survey.steps import apply
from storage import invitations
from storage.engine.store import Tx


def carry_out(
    tx: Tx,
    name: CommandName,
    person: Person,
    contact: Contact,
    context: Context,
    opened: OpenedLink | None = None,
) -> None:
    """Carries out a customer's command and replies. *opened*: what the link of a start did."""
    match name:
        case CommandName.START:
            _start(tx, person, contact, context, opened)
        case CommandName.STOP:
            _stop(tx, person, contact, context)
        case CommandName.HELP:
            say(tx, contact, Note(line=Line(key="note.help")), context.source, context.now)
        case CommandName.LANGUAGE:
            ask(tx, contact, _languages(), context.now, always=True)
        case CommandName.PRIVACY:
            privacy_choices.show(tx, person, contact, context)
        case _:
            assert_never(name)


def _start(
    tx: Tx, person: Person, contact: Contact, context: Context, opened: OpenedLink | None
) -> None:
    """Brings back a waiting question, or welcomes the person.

    Asks before an opt-out is undone, because Telegram sends /start by itself.
    """
    problem = None if opened is None else opened.problem
    if problem is not None:
        say(tx, contact, Note(line=problem), context.source, context.now)
    if not person.may_be_asked(context.now):
        ask(tx, contact, _resume_prompt(), context.now, always=True)
    elif not person_choices.show_open(tx, contact, context) and problem is None:
        say(tx, contact, Note(line=_welcome(person, opened)), context.source, context.now)


def _welcome(person: Person, opened: OpenedLink | None) -> Line:
    if opened is OpenedLink.BOUND:
        return Line(key="note.linked", values={"name": person.name})
    return Line(key="note.welcome")


def _resume_prompt() -> Note:
    yes = NoteButton(label=Line(key="note.resume.button"), tap=pack(ResumeTap()), means=True)
    no = NoteButton(label=Line(key="note.resume.no"), tap="", means=False)
    return Note(line=Line(key="note.resume"), buttons=(yes, no))


def _stop(tx: Tx, person: Person, contact: Contact, context: Context) -> None:
    """Opts the person out. The question's card confirms that, or a line; both can undo it."""
    opt_outs.stop(tx, person.id, None, context.now)
    latest = invitations.latest_seen(tx, person.id)
    if latest is not None and (is_open(latest) or waits_declined(latest)):
        apply(tx, latest, contact, events.NeverChosen(), context)
        if latest.contact_id == contact.id:
            return
    undo = UndoTap(declined=Decline.NEVER, at=context.now)
    button = NoteButton(label=Line(key=UNDO_LABELS[Decline.NEVER]), tap=pack(undo))
    note = Note(line=Line(key="declined.never"), buttons=(button,))
    ask(tx, contact, note, context.now, always=True)


def _languages() -> Note:
    buttons = (
        NoteButton(
            label=Line(key=f"language.name.{language}"), tap=pack(LanguageTap(language=language))
        )
        for language in LANGUAGES
    )
    return Note(line=Line(key="note.language"), buttons=tuple(buttons))
