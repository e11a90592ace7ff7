"""One invitation as a state machine: what an event does to it, and what else must happen.

The invitation's message is drawn from its state by ``bot.cards``; nothing here knows a platform.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum, auto
from typing import Final, assert_never

from bot.happenings import (
    AskingStopped,
    BareNumberTyped,
    ChangeAsked,
    CommentAdded,
    CommentSkipped,
    ConsentRecorded,
    ContactChosen,
    Effect,
    Happening,
    MeantAsked,
    NeverChosen,
    NotNowChosen,
    OutsideScaleTyped,
    PauseChosen,
    QuestionPutAgain,
    QuoteChosen,
    RescoreAsked,
    ReturnPlanned,
    Said,
    ScoreGiven,
    ScoreRecorded,
    WordsGiven,
)
from bot.model import Comment, Consent, Decline, Invitation, InvitationState
from bot.segments import Segment, segment_of
from bot.texts import Line

COMMENT_WINDOW: Final = timedelta(hours=24)
"""How long after the score, or after the last comment, words are taken as a comment."""
RETURN_AFTER: Final = timedelta(days=3)
"""When a question comes back after *Not now*."""
PAUSE: Final = timedelta(days=91)
"""*Not for 3 months*."""


@dataclass(frozen=True, kw_only=True)
class Step:
    invitation: Invitation
    effects: tuple[Effect, ...] = ()
    reply: Line | None = None
    """Shown for a moment to the person who pressed."""


def step(
    invitation: Invitation, happening: Happening, now: datetime, change_window: timedelta
) -> Step:
    """What *happening* makes of *invitation*. An unchanged invitation comes back as it was."""
    if invitation.replaced and not _always_open(happening):
        return Step(invitation=invitation, reply=Line(key="toast.replaced"))
    match happening:
        case ScoreGiven():
            return _score(invitation, happening, now, change_window)
        case WordsGiven():
            return _words(invitation, happening, now)
        case BareNumberTyped(score=score):
            return _bare_number(invitation, score)
        case OutsideScaleTyped():
            return Step(invitation=invitation, effects=(Said(line=Line(key="note.outside")),))
        case NotNowChosen() | PauseChosen() | NeverChosen():
            return _decline(invitation, happening, now)
        case CommentSkipped() | ContactChosen() | QuoteChosen() | RescoreAsked():
            return _follow_up(invitation, happening, now, change_window)
        case _:
            assert_never(happening)


def _always_open(happening: Happening) -> bool:
    """The way out, and taking a consent back: nobody has to find a newer question for these."""
    withdrawal = QuoteChosen(consent=Consent.REFUSED)
    return isinstance(happening, PauseChosen | NeverChosen) or happening == withdrawal


def is_answered(invitation: Invitation) -> bool:
    return invitation.score is not None


def is_open(invitation: Invitation) -> bool:
    """Whether a score is what this invitation waits for. A late answer is welcome."""
    waiting = (
        InvitationState.HANDED_OVER,
        InvitationState.UNCERTAIN,
        InvitationState.EXPIRED,
    )
    return not invitation.replaced and invitation.score is None and invitation.state in waiting


class FollowUp(Enum):
    """What is asked after a score."""

    COMMENT = auto()
    CONTACT = auto()
    QUOTE = auto()
    NOTHING = auto()


def follow_up(invitation: Invitation) -> FollowUp:
    """The first thing that was neither answered nor skipped."""
    if invitation.score is None or invitation.rescoring:
        return FollowUp.NOTHING
    segment = segment_of(invitation.score)
    if not invitation.comments and not invitation.comment_skipped:
        return FollowUp.COMMENT
    if segment is not Segment.PROMOTER and invitation.contact_wanted is None:
        return FollowUp.CONTACT
    if segment is not Segment.DETRACTOR and invitation.comments and invitation.quote is None:
        return FollowUp.QUOTE
    return FollowUp.NOTHING


def takes_comments(invitation: Invitation, now: datetime) -> bool:
    """Whether words typed now belong to this answered invitation."""
    if invitation.replaced or invitation.answered_at is None:
        return False
    moments = (invitation.answered_at, *(comment.at for comment in invitation.comments))
    return now <= max(moments) + COMMENT_WINDOW


def may_change(invitation: Invitation, now: datetime, change_window: timedelta) -> bool:
    return invitation.answered_at is not None and now <= invitation.answered_at + change_window


def _score(
    invitation: Invitation, given: ScoreGiven, now: datetime, change_window: timedelta
) -> Step:
    if invitation.score is None:
        return _first_score(invitation, given, now)
    settled = replace(invitation, rescoring=False)
    if given.score == invitation.score:
        reply = Line(key="toast.same", values={"score": given.score})
        return _with_comment(Step(invitation=settled, reply=reply), given.comment, now)
    if not may_change(invitation, now, change_window):
        too_late = Step(invitation=settled, reply=Line(key="toast.window_over"))
        return _with_comment(too_late, given.comment, now)
    return _changed_score(invitation, given, now)


def _first_score(invitation: Invitation, given: ScoreGiven, now: datetime) -> Step:
    answered = replace(
        invitation,
        state=InvitationState.ANSWERED,
        score=given.score,
        answered_at=now,
        rescoring=False,
    )
    first = Step(
        invitation=answered,
        effects=(ScoreRecorded(score=given.score, previous=None),),
        reply=Line(key="toast.score", values={"score": given.score}),
    )
    return _with_comment(first, given.comment, now)


def _changed_score(invitation: Invitation, given: ScoreGiven, now: datetime) -> Step:
    assert invitation.score is not None
    other_segment = segment_of(invitation.score) is not segment_of(given.score)
    changed = replace(
        invitation,
        score=given.score,
        rescoring=False,
        comment_skipped=invitation.comment_skipped and not other_segment,
    )
    change = Step(
        invitation=changed,
        effects=(ScoreRecorded(score=given.score, previous=invitation.score),),
        reply=Line(
            key="toast.changed", values={"previous": invitation.score, "score": given.score}
        ),
    )
    return _with_comment(change, given.comment, now)


def _with_comment(so_far: Step, text: str, now: datetime) -> Step:
    if not text:
        return so_far
    invitation = so_far.invitation
    commented = replace(invitation, comments=(*invitation.comments, Comment(text=text, at=now)))
    return replace(so_far, invitation=commented, effects=(*so_far.effects, CommentAdded(text=text)))


def _words(invitation: Invitation, given: WordsGiven, now: datetime) -> Step:
    kept = _with_comment(Step(invitation=invitation), given.text, now)
    if is_answered(invitation):
        return replace(kept, effects=(*kept.effects, Said(line=Line(key="note.comment"))))
    if given.number is not None:
        return replace(kept, effects=(*kept.effects, MeantAsked(score=given.number)))
    if invitation.put_again or not is_open(invitation):
        return replace(kept, effects=(*kept.effects, Said(line=Line(key="note.kept"))))
    return replace(
        kept,
        invitation=replace(kept.invitation, put_again=True),
        effects=(*kept.effects, QuestionPutAgain()),
    )


def _bare_number(invitation: Invitation, score: int) -> Step:
    assert invitation.score is not None
    if score == invitation.score:
        same = Said(line=Line(key="note.same", values={"score": score}))
        return Step(invitation=invitation, effects=(same,))
    ask = ChangeAsked(previous=invitation.score, score=score)
    return Step(invitation=invitation, effects=(ask,))


def _decline(
    invitation: Invitation, choice: NotNowChosen | PauseChosen | NeverChosen, now: datetime
) -> Step:
    match choice:
        case NeverChosen():
            return _stopped(invitation, Decline.NEVER, None)
        case PauseChosen() if invitation.declined is Decline.NEVER:
            return Step(invitation=invitation, reply=Line(key="toast.closed"))
        case PauseChosen():
            return _stopped(invitation, Decline.PAUSE, now + PAUSE)
        case NotNowChosen():
            return _not_now(invitation, now)
        case _:
            assert_never(choice)


def _stopped(invitation: Invitation, how: Decline, until: datetime | None) -> Step:
    return Step(
        invitation=_declined(invitation, how, until),
        effects=(AskingStopped(until=until),),
        reply=Line(key="toast.noted"),
    )


def _declined(invitation: Invitation, how: Decline, until: datetime | None = None) -> Invitation:
    """An answer that was given stays one; a question without a score is declined."""
    if is_answered(invitation) or invitation.replaced:
        return invitation
    return replace(invitation, state=InvitationState.DECLINED, declined=how, declined_until=until)


def _not_now(invitation: Invitation, now: datetime) -> Step:
    if not is_open(invitation):
        return Step(invitation=invitation, reply=Line(key="toast.closed"))
    noted = Line(key="toast.noted")
    if invitation.returned:
        return Step(invitation=_declined(invitation, Decline.NOT_NOW), reply=noted)
    back = now + RETURN_AFTER
    return Step(
        invitation=replace(_declined(invitation, Decline.NOT_NOW, back), returned=True),
        effects=(ReturnPlanned(at=back),),
        reply=noted,
    )


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


def wants_case(invitation: Invitation) -> bool:
    """A detractor's answer, or a wish for contact, is a case."""
    if invitation.score is None:
        return False
    return segment_of(invitation.score) is Segment.DETRACTOR or invitation.contact_wanted is True
