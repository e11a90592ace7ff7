"""When an answer is a case, and what becomes of it when the answer changes."""

from dataclasses import replace
from datetime import datetime

from bot.model import Case, Invitation
from bot.states import CaseState
from bot.survey.scale import Segment, segment_of


def follow(case: Case, invitation: Invitation, now: datetime) -> Case:
    """The case after its answer changed: resolved by a better score, reopened by a worse one.

    Somebody who asked to be contacted keeps an open case, whatever the score became.
    """
    if wants_case(invitation):
        return replace(case, state=CaseState.OPEN, resolved_at=None, resolution="")
    if case.state is CaseState.RESOLVED:
        return case
    return replace(case, state=CaseState.RESOLVED, resolved_at=now, resolution="better score")


def wants_case(invitation: Invitation) -> bool:
    """A detractor's answer, or a wish for contact, is a case."""
    if invitation.score is None:
        return False
    return segment_of(invitation.score) is Segment.DETRACTOR or invitation.contact_wanted is True
