"""Takes an erased person out of the inbox and the outbox."""

from collections.abc import Collection
from typing import Final

from sqlalchemy import String, and_, cast, delete, literal, or_, select, update

from bot.people.redaction import redacted
from storage.engine.store import Tx
from storage.person_messages import is_about
from storage.person_traces import Traces
from storage.schema import inbox, outbox
from storage.states import InboxState, OutboxKind, OutboxState

_IS_ON_ITS_WAY: Final = or_(
    outbox.c.state == OutboxState.SENDING,
    and_(outbox.c.state == OutboxState.DUE, outbox.c.maybe_sent),
)
_LONG: Final = 6
"""A shorter id also occurs within other numbers."""


def forget(tx: Tx, person: Traces, recipients: Collection[str]) -> None:
    """Empties the person's updates, and deletes the messages to and about the person.

    A message that may have gone out stays until its outcome is known. It holds no words.
    """
    _forget_updates(tx, person)
    theirs = is_about(person, recipients)
    tx.execute(delete(outbox).where(theirs, ~_IS_ON_ITS_WAY))
    tx.execute(update(outbox).where(theirs).values(source=None))
    _redact(tx, person)


def _forget_updates(tx: Tx, person: Traces) -> None:
    """Ends the person's updates unread. Their keys stay, without the person's account in them."""
    in_chats = [
        and_(inbox.c.platform == platform, inbox.c.chat == chat) for platform, chat in person.chats
    ]
    naming = [
        inbox.c.body.contains(one, autoescape=True) for one in person.ids if len(one) >= _LONG
    ]
    unread = and_(inbox.c.state != InboxState.DONE, or_(literal(False), *naming))
    theirs = or_(literal(False), *in_chats, unread)
    named = and_(theirs, inbox.c.key.startswith("message:"))
    tx.execute(update(inbox).where(named).values(key=literal("erased ") + cast(inbox.c.id, String)))
    over = {"chat": "", "body": "", "reason": "", "state": InboxState.DONE}
    tx.execute(update(inbox).where(theirs).values(over))


def _redact(tx: Tx, person: Traces) -> None:
    """Removes the person's name and addresses from the words of messages about other things."""
    names = (*person.names, *person.emails, *person.ids)
    waiting = select(outbox.c.id, outbox.c.payload).where(
        outbox.c.payload.is_not(None), outbox.c.kind != OutboxKind.RETIRED
    )
    for number, payload in tx.execute(waiting).all():
        bare = redacted(payload, names)
        if bare != payload:
            tx.execute(update(outbox).where(outbox.c.id == number).values(payload=bare))
    for one in (address.chat for address in person.addresses):
        by_them = outbox.c.source.contains(f":{one}:", autoescape=True)
        tx.execute(update(outbox).where(by_them).values(source=None))
