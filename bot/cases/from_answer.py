"""Decides when an answer opens, resolves or reopens a case."""

from dataclasses import replace
from datetime import datetime

from bot.model import Case, Invitation
from bot.states import CaseState
from bot.survey.scale import Segment, segment_of


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


def wants_case(invitation: Invitation) -> bool:
    """Whether the answer needs a case: it is a detractor's, or the person wants contact."""
    if invitation.score is None:
        return False
    return segment_of(invitation.score) is Segment.DETRACTOR or invitation.contact_wanted is True
