"""The state machine of an invitation: event in, new invitation and effects out.

``bot.survey.invitation_card`` renders the message of an invitation from its state. Nothing here
knows a platform.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import assert_never

from bot.language.texts import Line
from bot.model import Invitation
from bot.states import Consent
from bot.survey.declining import decline, undo
from bot.survey.effects import (
    CardMoved,
    ChangeAsked,
    ConsentRecorded,
    LineSent,
    MeantAsked,
    Step,
)
from bot.survey.events import (
    AskedForAgain,
    BareNumberTyped,
    CommentSkipped,
    ContactChosen,
    DeclineUndone,
    Happening,
    NeverChosen,
    NotNowChosen,
    OutsideScaleTyped,
    PauseChosen,
    QuoteChosen,
    RescoreAsked,
    ScoreEdited,
    ScoreGiven,
    ScoreRefused,
    WordsGiven,
)
from bot.survey.invitation_state import FollowUp, follow_up, is_answered, is_open, may_change
from bot.survey.scale import scale_of
from bot.survey.scoring import score_given, with_comment


def step(
    invitation: Invitation, happening: Happening, now: datetime, change_window: timedelta
) -> Step:
    """Returns the invitation after an event, with effects and a reply for the person.

    *change_window*: how long after the first score it may be changed.
    """
    if invitation.replaced and not _always_open(happening):
        return Step(invitation=invitation, reply=Line(key="toast.replaced"))
    match happening:
        case ScoreGiven():
            return score_given(invitation, happening, now, change_window)
        case WordsGiven():
            return _words(invitation, happening, now)
        case BareNumberTyped(score=score):
            return _bare_number(invitation, score, now, change_window)
        case ScoreEdited(score=score):
            return _score_edited(invitation, score, now, change_window)
        case ScoreRefused():
            return _score_refused(invitation)
        case OutsideScaleTyped():
            outside = Line(key="note.outside", values=scale_of(invitation.kind).ends)
            return Step(invitation=invitation, effects=(LineSent(line=outside),))
        case NotNowChosen() | PauseChosen() | NeverChosen():
            return decline(invitation, happening, now)
        case DeclineUndone():
            return undo(invitation, happening, now)
        case AskedForAgain():
            again = (CardMoved(),) if is_open(invitation) else ()
            return Step(invitation=invitation, effects=again)
        case CommentSkipped() | ContactChosen() | QuoteChosen() | RescoreAsked():
            return _follow_up(invitation, happening, now, change_window)
        case _:
            assert_never(happening)


def _always_open(happening: Happening) -> bool:
    """Whether even a replaced question accepts this: a pause, *Never* or a withdrawn consent."""
    withdrawal = QuoteChosen(consent=Consent.REFUSED)
    return isinstance(happening, PauseChosen | NeverChosen) or happening == withdrawal


def _words(invitation: Invitation, given: WordsGiven, now: datetime) -> Step:
    kept = with_comment(Step(invitation=invitation), given.text, now, forwarded=given.forwarded)
    if is_answered(invitation):
        added = Line(key="note.comment")
        return kept if given.in_form else _acknowledged(kept, added, patiently=True)
    if given.number is not None:
        return replace(kept, effects=(*kept.effects, MeantAsked(score=given.number)))
    if invitation.put_again or not is_open(invitation):
        return replace(kept, effects=(*kept.effects, LineSent(line=_kept(invitation))))
    return replace(
        kept,
        invitation=replace(kept.invitation, put_again=True),
        effects=(*kept.effects, CardMoved()),
    )


def _kept(invitation: Invitation) -> Line:
    if not is_open(invitation):
        return Line(key="toast.noted")
    return Line(key="note.kept", values=scale_of(invitation.kind).ends)


def _acknowledged(so_far: Step, line: Line, *, patiently: bool = False) -> Step:
    """Replies to a text after the answer: by the card, if it asks for more, else by *line*."""
    asks_more = follow_up(so_far.invitation) is not FollowUp.NOTHING
    reply = CardMoved(patiently=patiently) if asks_more else LineSent(line=line)
    return replace(so_far, effects=(*so_far.effects, reply))


def _bare_number(
    invitation: Invitation, score: int, now: datetime, change_window: timedelta
) -> Step:
    assert invitation.score is not None
    if invitation.rescoring and may_change(invitation, now, change_window):
        return score_given(invitation, ScoreGiven(score=score), now, change_window)
    if score == invitation.score and may_change(invitation, now, change_window):
        same = Line(key="note.same", values={"score": score})
        return _acknowledged(Step(invitation=invitation), same)
    return _change_asked(invitation, score, now, change_window)


def _change_asked(
    invitation: Invitation, score: int, now: datetime, change_window: timedelta
) -> Step:
    assert invitation.score is not None
    if not may_change(invitation, now, change_window):
        over = LineSent(line=Line(key="toast.window_over"))
        return Step(invitation=invitation, effects=(over,))
    ask = ChangeAsked(previous=invitation.score, score=score)
    return Step(invitation=invitation, effects=(ask,))


def _score_edited(
    invitation: Invitation, score: int, now: datetime, change_window: timedelta
) -> Step:
    """Asks about the score, which an edit never gives by itself."""
    if is_answered(invitation):
        return _change_asked(invitation, score, now, change_window)
    ask = (MeantAsked(score=score),) if is_open(invitation) else ()
    return Step(invitation=invitation, effects=ask)


def _score_refused(invitation: Invitation) -> Step:
    """Keeps the answer as it is, or asks for a number once more."""
    if invitation.score is not None:
        stays = Line(key="note.stays", values={"score": invitation.score})
        return _acknowledged(Step(invitation=invitation), stays)
    if not is_open(invitation):
        return Step(invitation=invitation)
    return Step(invitation=replace(invitation, put_again=True), effects=(CardMoved(),))


def _follow_up(
    invitation: Invitation,
    choice: CommentSkipped | ContactChosen | QuoteChosen | RescoreAsked,
    now: datetime,
    change_window: timedelta,
) -> Step:
    noted = Line(key="toast.noted")
    if not is_answered(invitation):
        return Step(invitation=invitation, reply=Line(key="toast.closed"))
    match choice:
        case CommentSkipped():
            return Step(invitation=replace(invitation, comment_skipped=True), reply=noted)
        case ContactChosen(wanted=wanted):
            return Step(invitation=replace(invitation, contact_wanted=wanted), reply=noted)
        case QuoteChosen(consent=consent) if consent is invitation.quote:
            return Step(invitation=invitation, reply=noted)
        case QuoteChosen(consent=consent):
            return Step(
                invitation=replace(invitation, quote=consent),
                effects=(ConsentRecorded(consent=consent),),
                reply=noted,
            )
        case RescoreAsked():
            if not may_change(invitation, now, change_window):
                return Step(invitation=invitation, reply=Line(key="toast.window_over"))
            return Step(invitation=replace(invitation, rescoring=True))
        case _:
            assert_never(choice)
