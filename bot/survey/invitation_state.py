"""Decides whether an invitation is open, what it asks next and what may change."""

from datetime import datetime, timedelta
from enum import Enum, auto
from typing import Final

from bot.model import Invitation
from bot.states import InvitationState
from bot.survey.scale import Segment, scale_of

COMMENT_WINDOW: Final = timedelta(hours=24)
"""How long after the score or the last comment typed words count as a comment."""


def is_answered(invitation: Invitation) -> bool:
    return invitation.score is not None


def is_open(invitation: Invitation) -> bool:
    """Whether the invitation accepts a first score. An expired one does, too."""
    waiting = (
        InvitationState.HANDED_OVER,
        InvitationState.UNCERTAIN,
        InvitationState.EXPIRED,
    )
    return not invitation.replaced and invitation.score is None and invitation.state in waiting


def waits_declined(invitation: Invitation) -> bool:
    """Whether the person declined the question and may still take that back."""
    is_declined = invitation.state is InvitationState.DECLINED
    return is_declined and invitation.score is None and not invitation.replaced


class FollowUp(Enum):
    """The questions after a score."""

    COMMENT = auto()
    CONTACT = auto()
    QUOTE = auto()
    NOTHING = auto()


def follow_up(invitation: Invitation) -> FollowUp:
    """Returns the first question that was neither answered nor skipped."""
    if invitation.score is None or invitation.rescoring:
        return FollowUp.NOTHING
    segment = scale_of(invitation.kind).segment_of(invitation.score)
    if not invitation.comments and not invitation.comment_skipped:
        return FollowUp.COMMENT
    if segment is not Segment.PROMOTER and invitation.contact_wanted is None:
        return FollowUp.CONTACT
    own_words = any(one.text and not one.forwarded for one in invitation.comments)
    if segment is not Segment.DETRACTOR and own_words and invitation.quote is None:
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
