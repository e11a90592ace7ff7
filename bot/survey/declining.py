"""Applies *Not now*, a pause or *Never* to an invitation, and undoes them."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final, assert_never

from bot.language.texts import Line
from bot.model import Invitation, Person
from bot.states import Decline, InvitationState
from bot.survey.effects import AskingStopped, ReturnPlanned, Step
from bot.survey.events import DeclineUndone, NeverChosen, NotNowChosen, PauseChosen
from bot.survey.invitation_state import is_answered, is_open, waits_declined

RETURN_AFTER: Final = timedelta(days=3)
"""The time until a question comes back after *Not now*."""


def decline(
    invitation: Invitation, choice: NotNowChosen | PauseChosen | NeverChosen, now: datetime
) -> Step:
    match choice:
        case NeverChosen():
            return _stopped(invitation, Decline.NEVER, None, now)
        case PauseChosen() if invitation.declined is Decline.NEVER:
            return Step(invitation=invitation, reply=Line(key="toast.closed"))
        case PauseChosen(until=until):
            return _stopped(invitation, Decline.PAUSE, until, now)
        case NotNowChosen():
            return _not_now(invitation, now)
        case _:
            assert_never(choice)


def _stopped(invitation: Invitation, how: Decline, until: datetime | None, now: datetime) -> Step:
    return Step(
        invitation=_declined(invitation, how, until, now),
        effects=(AskingStopped(until=until),),
        reply=Line(key="toast.noted"),
    )


def _declined(
    invitation: Invitation, how: Decline, until: datetime | None, now: datetime
) -> Invitation:
    """Returns the invitation as declined. One that is answered or replaced stays as it is."""
    if is_answered(invitation) or invitation.replaced:
        return invitation
    return replace(
        invitation,
        state=InvitationState.DECLINED,
        declined=how,
        declined_until=until,
        declined_at=now,
    )


def _not_now(invitation: Invitation, now: datetime) -> Step:
    if not is_open(invitation):
        return Step(invitation=invitation, reply=Line(key="toast.closed"))
    noted = Line(key="toast.noted")
    if invitation.returned:
        return Step(invitation=_declined(invitation, Decline.NOT_NOW, None, now), reply=noted)
    back = now + RETURN_AFTER
    return Step(
        invitation=replace(_declined(invitation, Decline.NOT_NOW, back, now), returned=True),
        effects=(ReturnPlanned(at=back),),
        reply=noted,
    )


def undo(invitation: Invitation, undone: DeclineUndone, now: datetime) -> Step:
    """Opens a declined question again, unless another refusal of the person still holds."""
    if not waits_declined(invitation):
        return Step(invitation=invitation, reply=Line(key="toast.closed"))
    return Step(
        invitation=_held_by(invitation, undone.person, now) or reopened(invitation, now),
        reply=Line(key="toast.noted"),
    )


def _held_by(invitation: Invitation, person: Person, now: datetime) -> Invitation | None:
    """Returns the invitation as declined by a refusal that still holds; ``None`` if none does."""
    if person.never_at is not None:
        never = replace(invitation, declined=Decline.NEVER, declined_until=None)
        return replace(never, declined_at=person.never_at)
    if not person.may_be_asked(now):
        return replace(invitation, declined=Decline.PAUSE, declined_until=person.paused_until)
    return None


def reopened(invitation: Invitation, now: datetime) -> Invitation:
    """Returns a declined invitation as open again, or as expired after its time."""
    is_late = now >= invitation.expires_at
    return replace(
        invitation,
        state=InvitationState.EXPIRED if is_late else InvitationState.HANDED_OVER,
        declined=None,
        declined_until=None,
        declined_at=None,
    )
