"""Decides when an answer opens, resolves or reopens a case, and when its alert is due."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.model import Case, Invitation
from bot.states import CaseState
from bot.survey.invitation_state import FollowUp, follow_up
from bot.survey.scale import Segment, scale_of


def updated_case(case: Case, invitation: Invitation, now: datetime) -> Case:
    """Returns the case after its answer changed.

    A better score resolves it, a worse one reopens it. It stays open while the person wants to be
    contacted.
    """
    if wants_case(invitation):
        return replace(case, state=CaseState.OPEN, resolved_at=None, resolution="")
    if case.state is CaseState.RESOLVED:
        return case
    return replace(case, state=CaseState.RESOLVED, resolved_at=now, resolution="better score")


def alert_time(
    case: Case | None, invitation: Invitation, now: datetime, wait: timedelta
) -> datetime:
    """Returns when the alert is due: *wait* after the case opened, or when the answer is complete.

    *case*: as it was before; ``None`` for a new one.
    """
    waits_anew = case is None or case.state is CaseState.RESOLVED
    latest = now + wait if case is None or waits_anew else case.alert_at or now
    return min(latest, now) if is_complete(invitation) else latest


def is_complete(invitation: Invitation) -> bool:
    """Whether comment and contact are answered or skipped, and the score is not being changed."""
    asked = follow_up(invitation)
    return not invitation.rescoring and asked not in {FollowUp.COMMENT, FollowUp.CONTACT}


def wants_case(invitation: Invitation) -> bool:
    """Whether the answer needs a case: it is a detractor's, or the person wants contact."""
    if invitation.score is None:
        return False
    segment = scale_of(invitation.kind).segment_of(invitation.score)
    return segment is Segment.DETRACTOR or invitation.contact_wanted is True
