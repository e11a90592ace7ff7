"""Remembers the people that each posted message shows."""

from bot.chat.platforms import Platform
from bot.ids import MessageRef
from handlers.usecases.outgoing import Kind
from handlers.usecases.privacy.erased_messages import erasing_edit, of_kind
from storage import posted_messages
from storage.engine.store import Tx
from storage.messaging import outbox


def are_erased(loaded: Kind) -> bool:
    """Whether the message goes to an erased person, or is about one."""
    return any(person.erased_at is not None for person in loaded.concerns)


def remember(tx: Tx, loaded: Kind, message: MessageRef) -> None:
    """Remembers the people that a new message shows. It loses those erased on its way."""
    traces, now = loaded.traces(message), loaded.context.now
    if not are_erased(loaded):
        posted_messages.add(tx, () if loaded.known_place else traces, now)
    elif traces:
        platform, payload = Platform(loaded.row.queue), of_kind(loaded.row.kind)
        edit = erasing_edit(platform, message, payload, loaded.context)
        outbox.put(tx, edit, now)
