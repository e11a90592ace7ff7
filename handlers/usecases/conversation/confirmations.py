"""Applies a typed yes or no to the bot's newest question, as its button would do."""

from bot.chat.tap_encoding import pack
from bot.chat.taps import QuoteTap
from bot.ids import MessageRef
from bot.language.texts import Line
from bot.model import Contact, Invitation
from bot.people import privacy_note
from bot.people.notes import Note, NoteButton, from_payload
from bot.states import Consent
from bot.survey.answered_card import asks
from bot.survey.events import ContactChosen, QuoteChosen
from bot.survey.invitation_state import FollowUp, follow_up, is_open, takes_comments
from handlers.usecases.context import Context
from handlers.usecases.conversation import prompt_choices
from handlers.usecases.people import prompts as open_prompts
from handlers.usecases.people.notes import ask
from handlers.usecases.survey.planning import move_below
from handlers.usecases.survey.steps import apply
from storage import answers, invitations, prompts
from storage.engine.store import Tx
from storage.prompts import Prompt


def confirm(
    tx: Tx,
    yes: bool,
    invitation: Invitation | None,
    reply_to: MessageRef | None,
    contact: Contact,
    context: Context,
) -> bool:
    """Applies the yes or no. Returns whether it was the answer to a question of the bot.

    *invitation*: the one that was replied to, else the latest. *reply_to*: the message.
    """
    prompt = _prompt(tx, reply_to, contact, context)
    choice = None if prompt is None else _choice(prompt, yes)
    if prompt is not None and choice is not None and not _erases_unasked(prompt, choice):
        prompt_choices.choose(tx, prompt, choice, contact, context)
        return True
    for asked in (invitation, answers.latest_answered(tx, contact.person_id)):
        if asked is not None and _follow_up(tx, yes, asked, contact, context):
            _keep_question_below(tx, invitation, asked, contact, context)
            return True
    return False


def _keep_question_below(
    tx: Tx,
    invitation: Invitation | None,
    answered: Invitation,
    contact: Contact,
    context: Context,
) -> None:
    """Puts an open question below the card of an earlier one, which the word has moved down."""
    if invitation is None or invitation.id == answered.id or invitation.message is None:
        return
    if is_open(invitation) and invitation.contact_id == contact.id:
        queue = contact.platform
        move_below(tx, invitation, queue, context.now, asked=asks(invitation))


def _prompt(
    tx: Tx, reply_to: MessageRef | None, contact: Contact, context: Context
) -> Prompt | None:
    replied = None if reply_to is None else prompts.by_message(tx, reply_to)
    is_card = reply_to is not None and invitations.by_message(tx, reply_to) is not None
    if replied is not None and replied.contact_id == contact.id and not is_card:
        return replied if replied.yes_or_no and replied.is_open(context.now) else None
    return open_prompts.newest_question(tx, contact, context.now)


def _choice(prompt: Prompt, yes: bool) -> int | None:
    buttons = from_payload(prompt.note).buttons
    return next((at for at, button in enumerate(buttons) if button.means is yes), None)


def _erases_unasked(prompt: Prompt, choice: int) -> bool:
    """Whether the choice erases the person, and its question may not have arrived.

    A word that was typed in the meantime must not confirm what cannot be undone.
    """
    is_final = from_payload(prompt.note).buttons[choice].tap == privacy_note.ERASE_NOW
    return is_final and prompt.message is None


def _follow_up(
    tx: Tx,
    yes: bool,
    invitation: Invitation,
    contact: Contact,
    context: Context,
) -> bool:
    """Applies the yes or no to the card's question. Returns whether there was one.

    After a yes to a quote, the bot asks by which name, and never guesses it.
    """
    if not takes_comments(invitation, context.now):
        return False
    match follow_up(invitation):
        case FollowUp.CONTACT:
            apply(tx, invitation, contact, ContactChosen(wanted=yes), context)
        case FollowUp.QUOTE if yes:
            ask(tx, contact, _how_to_quote(invitation), context.now)
        case FollowUp.QUOTE:
            apply(tx, invitation, contact, QuoteChosen(consent=Consent.REFUSED), context)
        case _:
            return False
    return True


def _how_to_quote(invitation: Invitation) -> Note:
    """Returns the choice of a name. A typed no refuses; a typed yes names nobody yet."""
    buttons = (
        NoteButton(
            label=Line(key=f"answer.quote.{consent}"),
            tap=pack(QuoteTap(invitation=invitation.token, consent=consent)),
            means=False if consent is Consent.REFUSED else None,
        )
        for consent in Consent
    )
    return Note(line=Line(key="answer.quote"), buttons=tuple(buttons), survey=invitation.survey)
