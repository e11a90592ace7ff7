"""Handles typed texts: a command, an answer, a comment, or feedback for the team."""

from dataclasses import replace
from typing import assert_never

from bot.chat.messages import line
from bot.chat.tap_encoding import UnknownTapError, unpack
from bot.chat.taps import WriteTap
from bot.ids import MessageRef
from bot.language.cleaning import clean
from bot.language.meanings import (
    ChangeTo,
    Command,
    Nothing,
    OutsideScale,
    PerhapsScore,
    ScoreWords,
    Situation,
    UnknownCommand,
    Words,
)
from bot.language.reading import read, yes_or_no
from bot.language.texts import Line
from bot.model import Contact, Invitation, Person
from bot.survey import events
from bot.survey.invitation_state import is_open, may_change, takes_comments
from handlers.updates import Edited, FormSent, NotText, PrivateReply, Reply, Typed
from handlers.usecases.cases.follow import update_case
from handlers.usecases.context import Context
from handlers.usecases.conversation.confirmations import confirm
from handlers.usecases.conversation.customer_commands import carry_out
from handlers.usecases.feedback.messages import forward
from handlers.usecases.localisation import change_window, texts_for, texts_in
from handlers.usecases.people.enrol import enrol, touch_contact
from handlers.usecases.people.notes import acknowledge
from handlers.usecases.survey.answer import apply, asked_at, mark_delivered
from handlers.usecases.survey.planning import redraw
from storage import answers, feedback, invitations, people
from storage.engine.store import Tx


def handle_text(tx: Tx, event: Typed, context: Context) -> Reply | None:
    """Handles a text in a person's own chat with the bot."""
    now = context.now
    contact = enrol(tx, event.user, event.chat, Context(config=context.config, now=now))
    if contact is None:
        texts = texts_in(context.config, event.user.language)
        return PrivateReply(message=line(texts("note.closed")))
    context = replace(context, message=event.message)
    person = people.get(tx, contact.person_id)
    invitation = _meant(tx, event.reply_to, person)
    language = texts_for(context.config, person, contact).language
    match read(event.text, language, _situation(invitation, context)):
        case Command(name=name):
            carry_out(tx, name, person, contact, context)
        case UnknownCommand(name=name):
            unknown = Line(key="note.unknown", values={"command": name})
            acknowledge(tx, contact, unknown, context.source, now)
        case Nothing():
            acknowledge(tx, contact, Line(key="note.not_text"), context.source, now)
        case Words(text=text) if (yes := yes_or_no(text, language)) is not None and confirm(
            tx, yes, invitation, person, contact, context
        ):
            pass
        case meaning:
            _words(tx, meaning, invitation, contact, context)
    return None


def handle_form(tx: Tx, event: FormSent, context: Context) -> None:
    """Stores a comment from the form. Ignores another person's form and unknown forms."""
    contact = touch_contact(tx, event.user, "", context.now)
    invitation = _of_form(tx, event.tap)
    text = clean(event.text)
    if contact is None or invitation is None or invitation.person_id != contact.person_id:
        return
    if invitation.replaced and text:
        _keep_feedback(tx, text, contact, context)
    elif text:
        apply(tx, invitation, contact, events.WordsGiven(text=text), context)


def _of_form(tx: Tx, packed: str) -> Invitation | None:
    try:
        tap = unpack(packed)
    except UnknownTapError:
        return None
    return invitations.by_token(tx, tap.invitation) if isinstance(tap, WriteTap) else None


def handle_edit(tx: Tx, event: Edited, context: Context) -> None:
    """Stores an edited text as a new version of its comment or feedback."""
    contact = touch_contact(tx, event.user, event.chat, context.now)
    if contact is None:
        return
    texts = texts_for(context.config, people.get(tx, contact.person_id), contact)
    comment = _comment_in(event.text, texts.language)
    if not comment:
        return
    words = feedback.edit(tx, event.message, comment)
    if words is not None:
        forward(tx, words, context)
    invitation_id = answers.edit_comment(tx, event.message, comment, context.now)
    if invitation_id is None:
        return
    invitation = invitations.get(tx, invitation_id)
    redraw(tx, invitation, asked_at(tx, invitation, contact).platform, context.now)
    update_case(tx, invitation, context)


def _comment_in(text: str, language: str) -> str:
    """Returns the comment in a message, without its score: an edit does not change a score."""
    match read(text, language, Situation.OPEN):
        case ScoreWords(rest=rest) if rest:
            return rest
        case _:
            return clean(text)


def handle_not_text(tx: Tx, event: NotText, context: Context) -> None:
    """Replies to a sticker, picture or voice message that only text can be read."""
    contact = enrol(tx, event.user, event.chat, context)
    if contact is not None:
        acknowledge(tx, contact, Line(key="note.not_text"), context.source, context.now)


def _meant(tx: Tx, reply_to: MessageRef | None, person: Person) -> Invitation | None:
    """Returns the invitation that was replied to, else the latest one that the person saw."""
    replied = None if reply_to is None else invitations.by_message(tx, reply_to)
    if replied is not None and replied.person_id == person.id:
        return replied
    return invitations.latest_seen(tx, person.id)


def _situation(invitation: Invitation | None, context: Context) -> Situation:
    if invitation is None or invitation.replaced:
        return Situation.NONE
    if invitation.score is None:  # also after *Not now*: a typed number is an answer
        return Situation.OPEN
    window = change_window(context.config, invitation.survey)
    changeable = may_change(invitation, context.now, window)
    return Situation.ANSWERED if changeable else Situation.NONE


def _words(
    tx: Tx,
    meaning: ScoreWords | PerhapsScore | OutsideScale | ChangeTo | Words,
    invitation: Invitation | None,
    contact: Contact,
    context: Context,
) -> None:
    if isinstance(meaning, Words | PerhapsScore) and not _belong(invitation, context):
        _keep_feedback(tx, meaning.text, contact, context)
        return
    assert invitation is not None
    invitation = mark_delivered(tx, invitation, None, context.now)
    reply = apply(tx, invitation, contact, _happening(meaning), context).reply
    if reply is not None and invitation.message is None:  # there is no card to show it
        acknowledge(tx, contact, reply, context.source, context.now)


def _keep_feedback(tx: Tx, text: str, contact: Contact, context: Context) -> None:
    source = context.message or context.source  # a form has no message
    words = feedback.add(tx, contact.person_id, text, source, context.now)
    forward(tx, words, context)
    acknowledge(tx, contact, Line(key="note.feedback"), context.source, context.now)


def _belong(invitation: Invitation | None, context: Context) -> bool:
    return invitation is not None and (
        is_open(invitation) or takes_comments(invitation, context.now)
    )


def _happening(
    meaning: ScoreWords | PerhapsScore | OutsideScale | ChangeTo | Words,
) -> events.Happening:
    match meaning:
        case ScoreWords(score=score, rest=rest):
            return events.ScoreGiven(score=score, comment=rest)
        case PerhapsScore(number=number, text=text):
            return events.WordsGiven(text=text, number=number)
        case OutsideScale():
            return events.OutsideScaleTyped()
        case ChangeTo(score=score):
            return events.BareNumberTyped(score=score)
        case Words(text=text):
            return events.WordsGiven(text=text)
        case _:
            assert_never(meaning)
