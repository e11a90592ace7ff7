"""Decides whether an account may be bound to a person by its email address.

An email address is an attribute and not an identity. It counts only if the home workspace has
confirmed it, as it does for its full members.
"""

from datetime import datetime
from typing import Final

from bot.model import Contact
from bot.states import Binding, ContactState
from handlers.updates import Standing, User
from handlers.usecases import recipient_keys
from handlers.usecases.context import Context
from handlers.usecases.troubles import TROUBLES_TOGETHER
from storage import bindings, contacts, invitations, people
from storage.engine.store import Tx
from storage.messaging import outbox
from storage.messaging.outbox import Item, OutboxRow
from storage.messaging.trouble_keys import TroubleKey, TroubleSort
from storage.states import OutboxKind, OutboxState

SHOWN: Final = 20


def bind_by_email(tx: Tx, account: User) -> Contact | None:
    """Binds *account* to a person by a confirmed email address. Returns the contact.

    Returns ``None`` unless exactly one person has this address and no account on the platform yet.
    """
    if account.standing is not Standing.MEMBER:
        return None
    waiting = [
        contact
        for person in people.with_email(tx, account.email)
        for contact in contacts.contacts_of(tx, person.id)
        if (contact.platform, contact.workspace) == (account.platform, account.workspace)
        and not contact.user
    ]
    if len(waiting) != 1:
        return None
    bindings.bind(tx, waiting[0].id, account.id, Binding.EMAIL)
    return contacts.contact(tx, waiting[0].id)


def verify(tx: Tx, account: User, context: Context) -> bool:
    """Checks a binding that an earlier release made. Returns whether its contact was suspended.

    Only an account with the person's email address can have been bound by it.
    """
    contact = contacts.contact_of_user(tx, account.platform, account.id, account.workspace)
    if contact is None or contact.bound_by is not None:
        return False
    person = people.get(tx, contact.person_id)
    if account.email.lower() not in people.emails_of(tx, person.id):
        bindings.verify(tx, contact.id, Binding.EARLIER)
    elif account.standing is Standing.MEMBER:
        bindings.verify(tx, contact.id, Binding.EMAIL)
    elif account.standing is Standing.GONE:
        bindings.release(tx, contact.id, ContactState.GONE)
    else:
        bindings.release(tx, contact.id, ContactState.SUSPENDED)
        invitations.withdraw(tx, contact.id)
        _report(tx, f"{person.name} ({account.id})", context)
        return True
    return False


def _report(tx: Tx, who: str, context: Context) -> None:
    admin = context.config.channels.admin
    if admin is None:
        return
    last = outbox.last_of(tx, OutboxKind.TROUBLE, TroubleKey.prefix(TroubleSort.SUSPENDED))
    if last is None or last.state is not OutboxState.DUE:
        item = Item(
            kind=OutboxKind.TROUBLE,
            key=TroubleKey(sort=TroubleSort.SUSPENDED, at=context.now),
            queue=admin.platform,
            recipient=recipient_keys.ADMIN,
            due_at=context.now + TROUBLES_TOGETHER,
            payload={"key": "trouble.suspended", "values": {"names": who, "n": 1}},
        )
    else:
        item = _with_one_more(last, who)
    outbox.put(tx, item, context.now)


def _with_one_more(last: OutboxRow, who: str) -> Item:
    assert last.payload is not None
    names, n = last.payload["values"]["names"], last.payload["values"]["n"]
    if n < SHOWN:
        names = f"{names}, {who}"
    elif n == SHOWN:
        names = f"{names}, …"
    return Item(
        kind=last.kind,
        key=last.about(TroubleKey),
        queue=last.queue,
        recipient=recipient_keys.ADMIN,
        due_at=last.due_at,
        payload={"key": "trouble.suspended_many", "values": {"names": names, "n": n + 1}},
    )


def send_report(tx: Tx, now: datetime) -> None:
    """Makes the report of suspended contacts due at once, because nothing is left to verify."""
    last = outbox.last_of(tx, OutboxKind.TROUBLE, TroubleKey.prefix(TroubleSort.SUSPENDED))
    if last is not None and last.state is OutboxState.DUE and last.due_at > now:
        item = Item(
            kind=last.kind,
            key=last.about(TroubleKey),
            queue=last.queue,
            recipient=recipient_keys.ADMIN,
            due_at=now,
            payload=last.payload,
        )
        outbox.put(tx, item, now)
