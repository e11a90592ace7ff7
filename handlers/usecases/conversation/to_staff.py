"""Takes a customer's words for the staff who wrote to them."""

from bot.ids import MessageRef
from bot.language.meanings import Meaning, PerhapsScore, Words
from bot.language.texts import Line
from bot.model import Case, Contact
from handlers.updates import NotText, Reaction, ReactionEmoji, Typed
from handlers.usecases.cases import customer_words
from handlers.usecases.context import Context
from handlers.usecases.conversation import courtesies
from handlers.usecases.people.notes import acknowledge, count_reply
from storage import invitations
from storage.engine.store import Tx


def case_for(
    tx: Tx,
    meaning: Meaning,
    event: Typed,
    contact: Contact,
    context: Context,
    *,
    is_comment: bool,
) -> Case | None:
    """Returns the case that the words are for; ``None`` if they are for no member of the staff.

    *is_comment*: whether they may also be a comment on an answer, which goes before a resolved
    case.
    """
    if not isinstance(meaning, Words | PerhapsScore) or _is_below_card(tx, event, contact):
        return None
    is_open = customer_words.open_conversation(tx, contact)
    if is_open is not None and isinstance(meaning, Words):
        return is_open
    return None if is_comment else customer_words.recent_conversation(tx, contact, context.now)


def _is_below_card(tx: Tx, event: Typed, contact: Contact) -> bool:
    shown = None if event.reply_to is None else invitations.shown_in(tx, event.reply_to)
    return shown is not None and shown.person_id == contact.person_id


def take(
    tx: Tx, case: Case, words: str, event: Typed, contact: Contact, context: Context
) -> Reaction | None:
    """Passes the words on. Returns a sign for the customer that they were seen."""
    customer_words.pass_on(
        tx, case, words, contact, event.message, context, forwarded=event.forwarded
    )
    if event.has_file:
        customer_words.note_file(tx, case, contact, _file(event), context)
        only_words = Line(key="note.words_only")
        acknowledge(tx, contact, only_words, context.source, context.now)
        return None
    if not count_reply(tx, contact, context.source, context.now):
        return None
    return Reaction(emoji=ReactionEmoji.SEEN)


def take_courtesy(
    tx: Tx, case: Case, event: Typed, contact: Contact, context: Context
) -> Reaction | None:
    """Keeps a “thanks” in the case's history, and answers it with a reaction."""
    customer_words.note_courtesy(tx, case, event.text.strip(), contact, event.message, context)
    return courtesies.react(tx, event, contact, context)


def take_file(tx: Tx, event: NotText, contact: Contact, context: Context) -> None:
    """Says to the staff in a conversation that something without words came."""
    case = customer_words.open_conversation(tx, contact)
    if case is not None:
        customer_words.note_file(tx, case, contact, _file(event), context)


def _file(event: Typed | NotText) -> MessageRef:
    """Returns the name of the message, or of its album, for files."""
    return MessageRef(f"{event.chat}/album {event.album}" if event.album else f"{event.message}+")
