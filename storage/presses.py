"""What a press in Slack allows for a while: to edit the message it was on."""

from datetime import datetime

from sqlalchemy import bindparam, select, update

from bot.model import InvitationId
from storage.schema import invitations
from storage.store import Tx

_REMEMBER = update(invitations).where(invitations.c.id == bindparam("invitation"))


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


def forget(tx: Tx, now: datetime) -> None:
    """An address that is good for nothing any more is not kept."""
    stale = invitations.c.press_until <= now
    tx.execute(update(invitations).where(stale).values(press_url=None, press_until=None))
