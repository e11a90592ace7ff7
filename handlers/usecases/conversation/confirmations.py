"""Applies a typed yes or no to the bot's last question, as its button would do."""

from bot.chat.tap_encoding import pack
from bot.chat.taps import QuoteTap, ResumeTap, ScoreTap
from bot.language.texts import Line
from bot.model import Contact, Invitation, Person
from bot.people.notes import Note, NoteButton
from bot.states import Consent
from bot.survey.events import ContactChosen, Happening, QuoteChosen, ScoreGiven
from bot.survey.invitation_state import FollowUp, follow_up, may_change, takes_comments
from handlers.usecases.context import Context
from handlers.usecases.conversation import customer_commands
from handlers.usecases.localisation import change_window
from handlers.usecases.people import notes
from handlers.usecases.people.notes import OpenPrompt
from handlers.usecases.survey.answer import apply
from storage import answers, invitations
from storage.engine.store import Tx


def confirm(
    tx: Tx,
    yes: bool,
    invitation: Invitation | None,
    person: Person,
    contact: Contact,
    context: Context,
) -> bool:
    """Applies the yes or no. Returns whether it was the answer to the bot's last question."""
    asked = notes.last_asked(tx, contact, context.now)
    if asked is not None:
        match asked.tap:
            case ResumeTap() if not person.may_be_asked(context.now):
                notes.settle(tx, contact, yes, context.now)
                _resume(tx, yes, contact, context)
                return True
            case ScoreTap() as tap if meant := _meant(tx, asked, tap, person, context):
                notes.settle(tx, contact, yes, context.now)
                _score(tx, yes, meant, tap.score, contact, context)
                return True
    return invitation is not None and _follow_up(tx, yes, invitation, contact, context)


def _resume(tx: Tx, yes: bool, contact: Contact, context: Context) -> None:
    if yes:
        customer_commands.resume(tx, contact, context)
    else:
        notes.conclude(tx, contact, Line(key="note.stopped"), context)


def _meant(
    tx: Tx, asked: OpenPrompt, tap: ScoreTap, person: Person, context: Context
) -> Invitation | None:
    """Returns the invitation in question, if no score or comment was given since."""
    meant = invitations.by_token(tx, tap.invitation)
    if meant is None or meant.person_id != person.id or meant.replaced:
        return None
    given = [score.at for score in answers.scores_of(tx, meant.id)]
    moments = [*given, *(comment.at for comment in meant.comments)]
    window = change_window(context.config, meant.survey)
    settled = meant.score is not None and not may_change(meant, context.now, window)
    return None if settled or any(at > asked.at for at in moments) else meant


def _score(
    tx: Tx,
    yes: bool,
    meant: Invitation,
    score: int,
    contact: Contact,
    context: Context,
) -> None:
    if yes:
        _do(tx, meant, ScoreGiven(score=score), contact, context)
    elif meant.score is None:
        notes.conclude(tx, contact, Line(key="note.outside"), context)
    else:
        kept = Line(key="note.same", values={"score": meant.score})
        notes.conclude(tx, contact, kept, context)


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
            _do(tx, invitation, ContactChosen(wanted=yes), contact, context)
        case FollowUp.QUOTE if yes:
            notes.say(tx, contact, _how_to_quote(invitation), context.source, context.now)
        case FollowUp.QUOTE:
            refused = QuoteChosen(consent=Consent.REFUSED)
            _do(tx, invitation, refused, contact, context)
        case _:
            return False
    return True


def _do(
    tx: Tx,
    invitation: Invitation,
    happening: Happening,
    contact: Contact,
    context: Context,
) -> None:
    reply = apply(tx, invitation, contact, happening, context).reply
    if reply is not None:
        notes.conclude(tx, contact, reply, context)


def _how_to_quote(invitation: Invitation) -> Note:
    buttons = (
        NoteButton(
            label=Line(key=f"answer.quote.{consent}"),
            tap=pack(QuoteTap(invitation=invitation.token, consent=consent)),
        )
        for consent in Consent
    )
    return Note(line=Line(key="answer.quote"), buttons=tuple(buttons))
