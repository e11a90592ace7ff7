"""Records the newest press of an invitation, by the platform's clock."""

from datetime import datetime

from sqlalchemy import bindparam, or_, update

from bot.ids import InvitationId
from storage.engine.store import Tx
from storage.schema import invitations

_NEWEST = (
    update(invitations)
    .where(
        invitations.c.id == bindparam("invitation"),
        or_(invitations.c.pressed_at.is_(None), invitations.c.pressed_at <= bindparam("at")),
    )
    .values(pressed_at=bindparam("at"))
)


def is_newest(tx: Tx, invitation_id: InvitationId, at: datetime) -> bool:
    """Whether there is no later press on this invitation. If so, records this one."""
    return tx.execute(_NEWEST, {"invitation": invitation_id, "at": at}).rowcount == 1
