"""Applies *Not now*, a pause or *Never* to an invitation."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final, assert_never

from bot.language.texts import Line
from bot.model import Invitation
from bot.states import Decline, InvitationState
from bot.survey.effects import AskingStopped, ReturnPlanned, Step
from bot.survey.events import NeverChosen, NotNowChosen, PauseChosen
from bot.survey.invitation_state import is_answered, is_open

RETURN_AFTER: Final = timedelta(days=3)
"""The time until a question comes back after *Not now*."""
PAUSE: Final = timedelta(days=91)
"""The length of *Not for 3 months*."""


def decline(
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
    """Returns the invitation as declined. One that is answered or replaced stays as it is."""
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
