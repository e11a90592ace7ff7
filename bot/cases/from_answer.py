"""Decides when an answer opens, resolves, wakes or reopens a case, and when its alert is due."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.cases.news import News
from bot.cases.steps import BETTER_SCORE, heard, reopened, resolved_by_score, woken
from bot.model import Case, Invitation
from bot.states import CaseState, Urgency
from bot.survey.invitation_state import FollowUp, follow_up
from bot.survey.scale import Segment, scale_of


def updated_case(
    case: Case, invitation: Invitation, news: News, due_at: datetime | None, now: datetime
) -> Case:
    """Returns the case after its answer changed.

    A better score resolves it, unless the person wants to be contacted. Anything new that the
    person says wakes a snoozed case, reopens a resolved one, and gives the owner of a claimed one
    the next turn. *due_at*: of a reopened case.
    """
    if not wants_case(invitation):
        return resolved_by_score(case, now) if case.is_open else case
    if case.state is CaseState.RESOLVED:
        speaks = case.resolution == BETTER_SCORE or bool(news)
        return reopened(case, due_at, now) if speaks else case
    if case.state is CaseState.SNOOZED and news:
        return woken(case, now)
    return heard(case, now) if news else case


def said(case: Case, invitation: Invitation, now: datetime) -> Case:
    """Records when the person refused contact, and when they last wrote."""
    refuses = invitation.contact_wanted is False
    refused_at = (case.refused_at or _first_known_refusal(case, now)) if refuses else None
    moments = [comment.at for comment in invitation.comments if comment.text]
    wrote_at = max((one for one in (case.wrote_at, *moments) if one), default=None)
    return replace(case, refused_at=refused_at, wrote_at=wrote_at)


def _first_known_refusal(case: Case, now: datetime) -> datetime:
    """Returns when a refusal counts from. One that the channel knows came before what is new."""
    told = case.told
    if told is None or told.contact_wanted is not False:
        return now
    return told.until or case.opened_at


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
    """Whether the answer needs a case: it is a detractor's, or the person wants contact.

    What a person says of a case opens no further one.
    """
    if invitation.of_case is not None:
        return False
    return _is_detractor(invitation) or (
        invitation.score is not None and invitation.contact_wanted is True
    )


def urgency_of(invitation: Invitation) -> Urgency:
    """Returns how soon the answer needs attention, without the rules of accounts."""
    return Urgency.NORMAL if _is_detractor(invitation) else Urgency.LOW


def _is_detractor(invitation: Invitation) -> bool:
    if invitation.score is None:
        return False
    return scale_of(invitation.kind).segment_of(invitation.score) is Segment.DETRACTOR
