"""Expires questions that were not answered in time."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from bot.states import InvitationState
from handlers.usecases.context import Context
from handlers.usecases.outgoing import Done, Job, JobOutcome
from handlers.usecases.survey.invitation_message import OfInvitation
from storage import invitations
from storage.engine.store import Tx
from storage.messaging.outbox import OutboxRow
from storage.states import OutboxKind


def _expire(tx: Tx, row: OutboxRow, context: Context) -> JobOutcome:
    """Marks the invitation as expired. Late answers are welcome, so the buttons stay.

    A test question ends, answered or not: words typed later belong to the real one before it.
    """
    invitation = invitations.get(tx, OfInvitation.invitation_id(row))
    if invitation.test:
        invitation = replace(invitation, replaced=True)
        invitations.save(tx, invitation)
    if invitation.state in {InvitationState.HANDED_OVER, InvitationState.UNCERTAIN}:
        invitations.save(tx, replace(invitation, state=InvitationState.EXPIRED))
    return Done()


USE_CASES: Final[Mapping[OutboxKind, Job]] = {OutboxKind.EXPIRY: _expire}
