"""Binds chat accounts to people, and verifies and releases these bindings."""

from sqlalchemy import select, update

from bot.chat.platforms import Platform
from bot.ids import ContactId
from bot.model import Contact
from bot.states import Binding, ContactState
from storage import contacts
from storage.engine.store import Tx
from storage.schema import contacts as contact_rows


def bind(tx: Tx, contact_id: ContactId, user: str, by: Binding) -> None:
    """Binds the account *user* to a contact that has none."""
    _change(tx, contact_id, user=user, bound_by=by, state=ContactState.OK)


def verify(tx: Tx, contact_id: ContactId, by: Binding) -> None:
    """Records the reason of a binding from an earlier release, after its verification."""
    _change(tx, contact_id, bound_by=by)


def release(tx: Tx, contact_id: ContactId, state: ContactState) -> None:
    """Separates the account from the person, so that nothing more is sent to it."""
    nothing = {"user": None, "chat": None, "username": None, "bound_by": None}
    _change(tx, contact_id, state=state, **nothing)


def unverified(tx: Tx, platform: Platform, after: ContactId, limit: int) -> tuple[Contact, ...]:
    """Returns contacts bound by an earlier release and not verified yet, in order of their ids."""
    statement = (
        select(contact_rows.c.id)
        .where(
            contact_rows.c.platform == platform,
            contact_rows.c.user.is_not(None),
            contact_rows.c.bound_by.is_(None),
            contact_rows.c.id > after,
        )
        .order_by(contact_rows.c.id)
        .limit(limit)
    )
    ids = tx.execute(statement).scalars().all()
    return tuple(contacts.contact(tx, ContactId(contact_id)) for contact_id in ids)


def _change(tx: Tx, contact_id: ContactId, **values: object) -> None:
    tx.execute(update(contact_rows).where(contact_rows.c.id == contact_id).values(**values))
