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
from bot.survey.declining import decline
from bot.survey.effects import (
    ChangeAsked,
    ConsentRecorded,
    LineSent,
    MeantAsked,
    QuestionPutAgain,
    Step,
)
from bot.survey.events import (
    BareNumberTyped,
    CommentSkipped,
    ContactChosen,
    Happening,
    NeverChosen,
    NotNowChosen,
    OutsideScaleTyped,
    PauseChosen,
    QuoteChosen,
    RescoreAsked,
    ScoreGiven,
    WordsGiven,
)
from bot.survey.invitation_state import is_answered, is_open, may_change
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
            return _bare_number(invitation, score)
        case OutsideScaleTyped():
            return Step(invitation=invitation, effects=(LineSent(line=Line(key="note.outside")),))
        case NotNowChosen() | PauseChosen() | NeverChosen():
            return decline(invitation, happening, now)
        case CommentSkipped() | ContactChosen() | QuoteChosen() | RescoreAsked():
            return _follow_up(invitation, happening, now, change_window)
        case _:
            assert_never(happening)


def _always_open(happening: Happening) -> bool:
    """Whether even a replaced question accepts this: a pause, *Never* or a withdrawn consent."""
    withdrawal = QuoteChosen(consent=Consent.REFUSED)
    return isinstance(happening, PauseChosen | NeverChosen) or happening == withdrawal


def _words(invitation: Invitation, given: WordsGiven, now: datetime) -> Step:
    kept = with_comment(Step(invitation=invitation), given.text, now)
    if is_answered(invitation):
        return replace(kept, effects=(*kept.effects, LineSent(line=Line(key="note.comment"))))
    if given.number is not None:
        return replace(kept, effects=(*kept.effects, MeantAsked(score=given.number)))
    if invitation.put_again or not is_open(invitation):
        return replace(kept, effects=(*kept.effects, LineSent(line=Line(key="note.kept"))))
    return replace(
        kept,
        invitation=replace(kept.invitation, put_again=True),
        effects=(*kept.effects, QuestionPutAgain()),
    )


def _bare_number(invitation: Invitation, score: int) -> Step:
    assert invitation.score is not None
    if score == invitation.score:
        same = LineSent(line=Line(key="note.same", values={"score": score}))
        return Step(invitation=invitation, effects=(same,))
    ask = ChangeAsked(previous=invitation.score, score=score)
    return Step(invitation=invitation, effects=(ask,))


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
