"""Erases a person who asked for it in chat, by a job of its own.

The job runs after the update that asked for it is processed, so that nothing of the update is left.
"""

from collections.abc import Mapping
from typing import Final

from bot.ids import MessageRef, PersonId
from handlers.usecases import recipient_keys
from handlers.usecases.context import Context
from handlers.usecases.outgoing import Done, Job, JobOutcome, Skip
from handlers.usecases.privacy.erase import erase
from handlers.usecases.roles import Actor
from storage.engine.store import Tx
from storage.erasure import ERASED
from storage.messaging import outbox
from storage.messaging.keys import PersonKey
from storage.messaging.outbox import Item, OutboxRow
from storage.states import JOBS, OutboxKind

BY_THEMSELVES: Final = Actor(place=ERASED)
"""The actor in the audit log when people erase themselves."""


def request(tx: Tx, person_id: PersonId, message: MessageRef | None, context: Context) -> None:
    """Plans the erasure of a person who asked for it in *message*."""
    item = Item(
        kind=OutboxKind.ERASURE,
        key=PersonKey(person=person_id),
        queue=JOBS,
        recipient=recipient_keys.ERASURES,
        due_at=context.now,
        payload={"message": message},
    )
    outbox.put_once(tx, item, context.now)


def _erase(tx: Tx, row: OutboxRow, context: Context) -> JobOutcome:
    asked_in = (row.payload or {}).get("message")
    done = erase(tx, row.about(PersonKey).person, context, BY_THEMSELVES, asked_in=asked_in)
    return Skip(reason="erased already") if done is None else Done()


USE_CASES: Final[Mapping[OutboxKind, Job]] = {OutboxKind.ERASURE: _erase}
