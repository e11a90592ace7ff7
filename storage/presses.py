"""Presses: which is the newest, and what one in Slack allows for a while, to edit its message."""

from datetime import datetime

from sqlalchemy import bindparam, or_, select, update

from bot.model import InvitationId
from storage.schema import invitations
from storage.store import Tx

_REMEMBER = update(invitations).where(invitations.c.id == bindparam("invitation"))
_NEWEST = _REMEMBER.where(
    or_(invitations.c.pressed_at.is_(None), invitations.c.pressed_at <= bindparam("at"))
).values(pressed_at=bindparam("at"))


def is_newest(tx: Tx, invitation_id: InvitationId, at: datetime) -> bool:
    """Whether nothing of this invitation was pressed later; then it is noted as the newest."""
    return tx.execute(_NEWEST, {"invitation": invitation_id, "at": at}).rowcount == 1


def remember(tx: Tx, invitation_id: InvitationId, url: str, until: datetime, uses: int) -> None:
    """The invitation's message may be edited through *url*, so often and so long."""
    press = {"press_url": url, "press_until": until, "press_uses": uses}
    tx.execute(_REMEMBER, {**press, "invitation": invitation_id})


def fresh(tx: Tx, invitation_id: InvitationId, now: datetime) -> str | None:
    """Where the message can be edited as a press allows it, if that is still so."""
    statement = select(invitations.c.press_url).where(
        invitations.c.id == invitation_id,
        invitations.c.press_until > now,
        invitations.c.press_uses > 0,
    )
    url: str | None = tx.execute(statement).scalar_one_or_none()
    return url


def use(tx: Tx, invitation_id: InvitationId) -> None:
    """One use of the press is spent, whatever comes of it."""
    statement = update(invitations).where(invitations.c.id == invitation_id)
    tx.execute(statement.values(press_uses=invitations.c.press_uses - 1))


def give_up(tx: Tx, invitation_id: InvitationId) -> None:
    """The press allows nothing any more."""
    statement = update(invitations).where(invitations.c.id == invitation_id)
    tx.execute(statement.values(press_uses=0))


def forget(tx: Tx, now: datetime) -> None:
    """An address that is good for nothing any more is not kept."""
    stale = invitations.c.press_until <= now
    tx.execute(update(invitations).where(stale).values(press_url=None, press_until=None))
