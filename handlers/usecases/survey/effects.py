"""Carries out the effects of a conversation step, and shows the card where the person is."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import assert_never

from bot.chat.tap_encoding import pack
from bot.chat.taps import ScoreTap
from bot.language.texts import Line
from bot.model import Contact, Invitation
from bot.people.notes import Note, NoteButton
from bot.survey import effects, invitation_state
from handlers.usecases.context import Context
from handlers.usecases.localisation import texts_about
from handlers.usecases.people import prompts
from handlers.usecases.people.notes import acknowledge, ask
from handlers.usecases.survey import opt_outs
from handlers.usecases.survey.planning import MORE_WORDS, item_about, move_below, redraw
from storage import answers, people
from storage.engine.store import Tx
from storage.messaging import outbox
from storage.states import OutboxKind


@dataclass(frozen=True, kw_only=True)
class Acting:
    """How and where a person acts on an invitation."""

    contact: Contact
    """The account by which the person acts."""
    home: Contact
    """The account that was asked."""
    context: Context
    pressed: bool
    """The person pressed a prompt, which now is the card."""
    asked: str
    """The key of the text by which the card asked before."""

    @property
    def is_typed(self) -> bool:
        return self.context.message is not None

    @property
    def is_elsewhere(self) -> bool:
        """Whether the card is in another chat than the one where the person is typing."""
        return self.is_typed and self.contact.id != self.home.id


def show(tx: Tx, before: Invitation, after: Invitation, acting: Acting) -> None:
    """Shows the changed card: at the end of the chat for typed words, else in its place.

    An open question has not changed, and stays as it is.
    """
    queue, now = acting.home.platform, acting.context.now
    if invitation_state.is_open(before) and invitation_state.is_open(after):
        return
    if acting.is_typed and not acting.is_elsewhere and _asks(before) != _asks(after):
        move_below(tx, after, queue, now, asked=acting.asked)
    else:
        redraw(tx, after, queue, now)


def _asks(invitation: Invitation) -> tuple[object, ...]:
    """Returns what the card is about: its score, its question, and the refusal it confirms."""
    return (
        invitation.score,
        invitation_state.follow_up(invitation),
        invitation.rescoring,
        invitation.state,
        invitation.declined_at,
    )


def carry_out(tx: Tx, invitation: Invitation, effect: effects.Effect, acting: Acting) -> None:
    context, now = acting.context, acting.context.now
    match effect:
        case effects.ScoreRecorded(score=score):
            answers.record_score(tx, invitation.id, score, now, context.message)
        case effects.CommentAdded(text=text, forwarded=forwarded):
            source = context.message
            answers.add_comment(tx, invitation.id, text, source, now, forwarded=forwarded)
        case effects.ConsentRecorded(consent=consent):
            _record_consent(tx, invitation, consent, acting)
        case effects.CardMoved(patiently=patiently):
            _move(tx, invitation, acting, MORE_WORDS if patiently else timedelta())
        case effects.ReturnPlanned(at=at):
            _plan_return(tx, invitation, acting.home, at, now)
        case effects.AskingStopped(until=until):
            opt_outs.stop(tx, invitation.person_id, until, now)
        case effects.LineSent(line=line):
            if not acting.pressed:  # the card says enough
                acknowledge(tx, acting.contact, line, context.source, now)
        case effects.MeantAsked() | effects.ChangeAsked():
            ask(tx, acting.contact, _prompt(invitation, effect), now)
        case _:
            assert_never(effect)


def _record_consent(tx: Tx, invitation: Invitation, consent: str, acting: Acting) -> None:
    person = people.get(tx, invitation.person_id)
    texts = texts_about(acting.context.config, invitation.survey, person, acting.contact)
    wording = f"{texts('answer.quote')} {texts(f'answer.quote.{consent}')}"
    answers.record_consent(tx, invitation.id, consent, wording, acting.context.now)


def _move(tx: Tx, invitation: Invitation, acting: Acting, wait: timedelta) -> None:
    """Moves the card to the end of the chat. Asks nothing of a person who refused elsewhere."""
    context, queue, now = acting.context, acting.home.platform, acting.context.now
    prompts.replace_questions(tx, acting.home, now)
    if acting.pressed:
        redraw(tx, invitation, queue, now)
    elif invitation_state.is_open(invitation) and not _may_be_asked(tx, invitation, now):
        acknowledge(tx, acting.contact, Line(key="toast.noted"), context.source, now)
    else:
        move_below(tx, invitation, queue, now, asked=acting.asked, wait=wait)


def _may_be_asked(tx: Tx, invitation: Invitation, now: datetime) -> bool:
    return people.get(tx, invitation.person_id).may_be_asked(now)


def _plan_return(
    tx: Tx, invitation: Invitation, home: Contact, at: datetime, now: datetime
) -> None:
    back = item_about(invitation, OutboxKind.QUESTION_BACK, home.platform, at)
    outbox.put_once(tx, back, now)


def _prompt(invitation: Invitation, effect: effects.MeantAsked | effects.ChangeAsked) -> Note:
    """Returns the question whether the person meant a score, with both answers."""
    match effect:
        case effects.MeantAsked(score=score):
            key, values = "note.meant", {"score": score}
        case effects.ChangeAsked(previous=previous, score=score):
            key, values = "note.change", {"previous": previous, "score": score}
        case _:
            assert_never(effect)
    meant = pack(ScoreTap(invitation=invitation.token, score=score))
    return Note(
        line=Line(key=key, values=values),
        buttons=(
            NoteButton(label=Line(key=f"{key}.button", values=values), tap=meant, means=True),
            NoteButton(label=Line(key=f"{key}.no", values=values), tap="", means=False),
        ),
    )
