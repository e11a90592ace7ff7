"""Shows in chat what is kept about a person, and applies the choices below it."""

from typing import assert_never

from bot.chat.taps import PrivacyChoice
from bot.ids import MessageRef
from bot.language.texts import Line
from bot.model import Contact, Person
from bot.people import privacy_note
from bot.people.notes import Note
from handlers.usecases.context import Context
from handlers.usecases.people.notes import ask, say
from handlers.usecases.privacy import own_data
from storage.engine.store import Tx


def show(tx: Tx, person: Person, contact: Contact, context: Context) -> None:
    """Replies with what is kept, and with buttons."""
    stored, may_be_quoted = own_data.stored(tx, person), own_data.may_be_quoted(tx, person)
    note = privacy_note.note(stored, may_be_quoted=may_be_quoted)
    ask(tx, contact, note, context.now, always=True)


def choose(
    tx: Tx,
    choice: PrivacyChoice,
    contact: Contact,
    context: Context,
    shown_in: MessageRef | None,
) -> Line:
    """Does what the choice means. Returns a line for a toast.

    *shown_in*: the message with the choice, if it is known.
    """
    match choice:
        case PrivacyChoice.COPY:
            planned = own_data.send_copy(tx, contact, context)
            if planned.key == "privacy.copy.coming":
                return planned
            return _said(tx, planned, contact, context)
        case PrivacyChoice.WITHDRAW_QUOTES:
            return _said(tx, own_data.withdraw_quotes(tx, contact, context), contact, context)
        case PrivacyChoice.ERASE:
            ask(tx, contact, privacy_note.erase_question(), context.now, always=True)
            return Line(key="privacy.erase.first")
        case PrivacyChoice.ERASE_NOW:
            return own_data.erase(tx, contact, shown_in, context)
        case _:
            assert_never(choice)


def keep(tx: Tx, contact: Contact, context: Context) -> Line:
    """Confirms that nothing was erased."""
    return _said(tx, Line(key="privacy.kept"), contact, context)


def _said(tx: Tx, line: Line, contact: Contact, context: Context) -> Line:
    """Says *line* in the chat. Returns a shorter one for a toast."""
    say(tx, contact, Note(line=line), context.source, context.now)
    return Line(key="toast.noted")
