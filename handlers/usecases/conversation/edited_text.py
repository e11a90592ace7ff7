"""Handles edits of typed messages: a comment gets a new version, a score is asked about."""

from bot.ids import MessageRef
from bot.language.cleaning import clean
from bot.language.meanings import ScoreWords, Situation
from bot.language.reading import read
from bot.model import Contact, Invitation
from bot.states import SurveyKind
from bot.survey import events
from bot.survey.scale import scale_of
from handlers.updates import Edited
from handlers.usecases.cases import customer_words
from handlers.usecases.cases.follow import update_case
from handlers.usecases.context import Context
from handlers.usecases.feedback.messages import forward
from handlers.usecases.localisation import texts_for
from handlers.usecases.people.enrol import touch_contact
from handlers.usecases.survey.planning import redraw
from handlers.usecases.survey.steps import apply, asked_at
from storage import answers, feedback, invitations, people
from storage.engine.store import Tx


def handle_edit(tx: Tx, event: Edited, context: Context) -> None:
    """Stores the new version of a comment or of feedback, and asks about a new score."""
    contact = touch_contact(tx, event.user, event.chat, context.now)
    if contact is None:
        return
    if customer_words.edit(tx, clean(event.text), contact, event.message, context):
        return
    texts = texts_for(context.config, people.get(tx, contact.person_id), contact)
    _edit_feedback(tx, event.message, clean(event.text), context)
    edited = _edited(tx, event.message)
    scale = scale_of(SurveyKind.NPS if edited is None else edited.kind).scores
    match read(event.text, texts.language, Situation.OPEN, scale):
        case ScoreWords(score=score, rest=rest) if not event.forwarded:
            _edit_comment(tx, event.message, rest, contact, context)
            _ask_about_score(tx, event.message, score, contact, context)
        case _:
            _edit_comment(tx, event.message, clean(event.text), contact, context)


def _edit_feedback(tx: Tx, message: MessageRef, text: str, context: Context) -> None:
    words = feedback.edit(tx, message, text) if text else None
    if words is not None:
        forward(tx, words, context)


def _edit_comment(
    tx: Tx, message: MessageRef, text: str, contact: Contact, context: Context
) -> None:
    """Stores a new version, unless the message contains no comment any more."""
    invitation_id = answers.edit_comment(tx, message, text, context.now) if text else None
    if invitation_id is None:
        return
    invitation = invitations.get(tx, invitation_id)
    redraw(tx, invitation, asked_at(tx, invitation, contact).platform, context.now)
    update_case(tx, invitation, context)


def _ask_about_score(
    tx: Tx, message: MessageRef, score: int, contact: Contact, context: Context
) -> None:
    """Asks whether the number is the new score, if the message gave a score or a comment."""
    invitation = _edited(tx, message)
    if invitation is None or invitation.person_id != contact.person_id:
        return
    if not invitation.replaced and invitation.score != score:
        apply(tx, invitation, contact, events.ScoreEdited(score=score), context)


def _edited(tx: Tx, message: MessageRef) -> Invitation | None:
    """Returns the invitation that the message was about, if it gave a score or a comment."""
    found = answers.scored_in(tx, message) or answers.commented_in(tx, message)
    return None if found is None else invitations.get(tx, found)
