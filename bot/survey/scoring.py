"""Applies a score to an invitation: the first one, the same again or a change."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.language.texts import Line
from bot.model import Comment, Invitation
from bot.states import InvitationState
from bot.survey.effects import CommentAdded, ScoreRecorded, Step
from bot.survey.events import ScoreGiven
from bot.survey.invitation_state import may_change
from bot.survey.scale import Segment, scale_of


def score_given(
    invitation: Invitation, given: ScoreGiven, now: datetime, change_window: timedelta
) -> Step:
    if given.score not in scale_of(invitation.kind).scores:  # no button of ours sends that
        return Step(invitation=invitation, reply=Line(key="toast.unknown"))
    if invitation.score is None:
        return _first_score(invitation, given, now)
    settled = replace(invitation, rescoring=False)
    if given.score == invitation.score:
        reply = Line(key="toast.same", values={"score": given.score})
        return with_comment(Step(invitation=settled, reply=reply), given.comment, now)
    if not may_change(invitation, now, change_window):
        too_late = Step(invitation=settled, reply=Line(key="toast.window_over"))
        return with_comment(too_late, given.comment, now)
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
    return with_comment(first, given.comment, now)


def _changed_score(invitation: Invitation, given: ScoreGiven, now: datetime) -> Step:
    assert invitation.score is not None
    segment_of = scale_of(invitation.kind).segment_of
    other_segment = segment_of(invitation.score) is not segment_of(given.score)
    changed = replace(
        invitation,
        score=given.score,
        rescoring=False,
        comment_skipped=invitation.comment_skipped and not other_segment,
        contact_wanted=_contact_wanted(invitation, given.score),
    )
    change = Step(
        invitation=changed,
        effects=(ScoreRecorded(score=given.score, previous=invitation.score),),
        reply=Line(
            key="toast.changed", values={"previous": invitation.score, "score": given.score}
        ),
    )
    return with_comment(change, given.comment, now)


def _contact_wanted(invitation: Invitation, score: int) -> bool | None:
    """Returns the wish for contact after the change.

    A refusal does not outlast a fall to the detractors: something new may be wrong.
    """
    assert invitation.score is not None
    segment_of = scale_of(invitation.kind).segment_of
    was_detractor = segment_of(invitation.score) is Segment.DETRACTOR
    falls = segment_of(score) is Segment.DETRACTOR and not was_detractor
    return None if falls and not invitation.contact_wanted else invitation.contact_wanted


def with_comment(so_far: Step, text: str, now: datetime, *, forwarded: bool = False) -> Step:
    if not text:
        return so_far
    invitation = so_far.invitation
    comment = Comment(text=text, at=now, forwarded=forwarded)
    added = CommentAdded(text=text, forwarded=forwarded)
    commented = replace(invitation, comments=(*invitation.comments, comment))
    return replace(so_far, invitation=commented, effects=(*so_far.effects, added))
