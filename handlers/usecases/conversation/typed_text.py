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
    Courtesy,
    Meaning,
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
from bot.states import SurveyKind
from bot.survey import events
from bot.survey.invitation_state import is_open, takes_comments
from bot.survey.scale import scale_of
from handlers.updates import FormSent, NotText, PrivateReply, Reply, Typed
from handlers.usecases.cases import customer_words
from handlers.usecases.context import Context
from handlers.usecases.conversation import albums, courtesies, to_staff
from handlers.usecases.conversation.confirmations import confirm
from handlers.usecases.conversation.customer_commands import carry_out
from handlers.usecases.feedback.messages import forward
from handlers.usecases.localisation import texts_for, texts_in
from handlers.usecases.people import personal_links
from handlers.usecases.people.enrol import enrol, touch_contact
from handlers.usecases.people.notes import acknowledge
from handlers.usecases.people.personal_links import OpenedLink
from handlers.usecases.survey.answer import mark_delivered
from handlers.usecases.survey.steps import apply
from storage import feedback, invitations, people
from storage.engine.store import Tx


def handle_text(tx: Tx, event: Typed, context: Context) -> Reply | None:
    """Handles a text in a person's own chat with the bot."""
    now = context.now
    opened = personal_links.open_link(tx, event, context)
    contact = enrol(tx, event.user, event.chat, Context(config=context.config, now=now))
    if contact is None:
        return _closed(event, opened, context)
    context = replace(context, message=event.message)
    albums.note_caption(tx, contact, event, now)
    person = people.get(tx, contact.person_id)
    invitation = _meant(tx, event.reply_to, person)
    language = texts_for(context.config, person, contact).language
    below = customer_words.case_of_reply(tx, event.reply_to, contact)
    match _read(event, language, invitation):
        case Command(name=name):
            carry_out(tx, name, person, contact, context, opened)
        case UnknownCommand(name=name):
            unknown = Line(key="note.unknown", values={"command": name})
            acknowledge(tx, contact, unknown, context.source, now)
        case Nothing():
            acknowledge(tx, contact, Line(key="note.not_text"), context.source, now)
        case Courtesy() if below is not None:
            return to_staff.take_courtesy(tx, below, event, contact, context)
        case _ if below is not None:
            return to_staff.take(tx, below, clean(event.text), event, contact, context)
        case Words() | Courtesy() if (
            not event.forwarded
            and (yes := yes_or_no(event.text, language)) is not None
            and confirm(tx, yes, invitation, event.reply_to, contact, context)
        ):
            pass
        case Courtesy():
            talking = customer_words.open_conversation(tx, contact)
            if talking is not None:
                return to_staff.take_courtesy(tx, talking, event, contact, context)
            return courtesies.react(tx, event, contact, context)
        case meaning:
            is_comment = _belong(invitation, context)
            case = to_staff.case_for(tx, meaning, event, contact, context, is_comment=is_comment)
            if case is not None:
                return to_staff.take(tx, case, clean(event.text), event, contact, context)
            _words(tx, meaning, invitation, contact, context, forwarded=event.forwarded)
    return None


def _closed(event: Typed, opened: OpenedLink | None, context: Context) -> Reply:
    """Returns the answer to a stranger, if only invited people may write."""
    texts = texts_in(context.config, event.user.language)
    problem = None if opened is None else opened.problem
    return PrivateReply(message=line(texts("note.closed" if problem is None else problem.key)))


def _read(event: Typed, language: str, invitation: Invitation | None) -> Meaning:
    """Reads the text as a reply to *invitation*, by the scale of its question."""
    kind = SurveyKind.NPS if invitation is None else invitation.kind
    scale, situation = scale_of(kind).scores, _situation(invitation)
    return read(event.text, language, situation, scale, forwarded=event.forwarded)


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
        given = events.WordsGiven(text=text, in_form=True)
        apply(tx, invitation, contact, given, context)


def _of_form(tx: Tx, packed: str) -> Invitation | None:
    try:
        tap = unpack(packed)
    except UnknownTapError:
        return None
    return invitations.by_token(tx, tap.invitation) if isinstance(tap, WriteTap) else None


def handle_not_text(tx: Tx, event: NotText, context: Context) -> None:
    """Replies to a sticker, picture or voice message that only text can be read."""
    contact = enrol(tx, event.user, event.chat, context)
    if contact is not None:
        to_staff.take_file(tx, event, contact, context)
        albums.answer_picture(tx, contact, event, context.source, context.now)


def _meant(tx: Tx, reply_to: MessageRef | None, person: Person) -> Invitation | None:
    """Returns the invitation that was replied to, else the latest one that the person saw."""
    replied = None if reply_to is None else invitations.shown_in(tx, reply_to)
    if replied is not None and replied.person_id == person.id:
        return replied
    return invitations.latest_seen(tx, person.id)


def _situation(invitation: Invitation | None) -> Situation:
    if invitation is None or invitation.replaced:
        return Situation.NONE
    # An open question accepts a typed number also after *Not now*.
    return Situation.OPEN if invitation.score is None else Situation.ANSWERED


def _words(
    tx: Tx,
    meaning: ScoreWords | PerhapsScore | OutsideScale | ChangeTo | Words,
    invitation: Invitation | None,
    contact: Contact,
    context: Context,
    *,
    forwarded: bool,
) -> None:
    if isinstance(meaning, Words | PerhapsScore) and not _belong(invitation, context):
        _keep_feedback(tx, meaning.text, contact, context, forwarded=forwarded)
        return
    assert invitation is not None
    invitation = mark_delivered(tx, invitation, None, context.now)
    apply(tx, invitation, contact, _happening(meaning, forwarded=forwarded), context)


def _keep_feedback(
    tx: Tx, text: str, contact: Contact, context: Context, *, forwarded: bool = False
) -> None:
    source = context.message or context.source  # a form has no message
    words = feedback.add(tx, contact.person_id, text, source, context.now, forwarded=forwarded)
    forward(tx, words, context)
    acknowledge(tx, contact, Line(key="note.feedback"), context.source, context.now)


def _belong(invitation: Invitation | None, context: Context) -> bool:
    return invitation is not None and (
        is_open(invitation) or takes_comments(invitation, context.now)
    )


def _happening(
    meaning: ScoreWords | PerhapsScore | OutsideScale | ChangeTo | Words, *, forwarded: bool
) -> events.Happening:
    match meaning:
        case ScoreWords(score=score, rest=rest):
            return events.ScoreGiven(score=score, comment=rest)
        case PerhapsScore(number=number, text=text):
            return events.WordsGiven(text=text, number=number, forwarded=forwarded)
        case OutsideScale():
            return events.OutsideScaleTyped()
        case ChangeTo(score=score):
            return events.BareNumberTyped(score=score)
        case Words(text=text):
            return events.WordsGiven(text=text, forwarded=forwarded)
        case _:
            assert_never(meaning)
