"""Decides what to do with a row whose message may have been sent.

Each function is one transaction. The policy is the kind's ``on_uncertain``. Where the platform can
search for messages, a message with a marker is searched for before anything else is decided.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from bot.ids import MessageRef
from handlers.outbox import backoff, transitions
from handlers.ports import SendError
from handlers.usecases.context import Context
from handlers.usecases.outgoing import Kind
from storage.cluster.leases import Lease
from storage.engine.store import Tx
from storage.messaging import claims, outbox, undelivered
from storage.messaging.outbox import OutboxRow
from storage.messaging.traits import TRAITS, OnUncertain
from storage.states import OutboxState

BEGIN_WITHIN: Final = timedelta(seconds=5)
"""The longest time between claim and request. After that nothing is sent: the process may have
been frozen in between."""
ANSWER_WITHIN: Final = timedelta(seconds=20)
"""How long to wait for a response, including a picture's upload."""
CLAIM_LIFE: Final = BEGIN_WITHIN + ANSWER_WITHIN + timedelta(seconds=5)
"""After this time a claim's request has no further effect; 5 s allow for the network."""
MOST_SEARCHES: Final = 4
"""After so many failed searches, a message counts as impossible to find."""
MOST_POSTS: Final = transitions.MOST_ATTEMPTS
"""Posts with an unknown outcome, over some hours."""
MOST_EDITS: Final = 100
"""Edits with an unknown outcome, over some hours: another edit does no harm."""


def record(
    tx: Tx, row: OutboxRow, token: str, error: SendError, context: Context, *, finds: bool
) -> None:
    """Records that a claimed row may have been sent.

    *finds*: whether the platform can search for messages.
    """
    loaded = transitions.load(tx, row, context)
    policy, edits = TRAITS[row.kind].on_uncertain, loaded.route.edits
    searchable = finds and not edits and loaded.marker != ""
    if policy is OnUncertain.DROP:
        _end(tx, loaded, token, OutboxState.DROPPED, error)
    elif policy is OnUncertain.KEEP and not searchable:
        _end(tx, loaded, token, OutboxState.UNCERTAIN, error)
    elif row.maybe_sent and row.attempts >= (MOST_EDITS if edits else MOST_POSTS):
        if claims.finish(tx, row, token, OutboxState.FAILED, str(error), refusal=error.refusal):
            with outbox.caused_by(tx, row.source):
                loaded.lost(tx, error.refusal)
    else:
        _try_again(tx, loaded, token, error, searchable=searchable)


def _end(tx: Tx, loaded: Kind, token: str, state: OutboxState, error: SendError) -> None:
    """Ends the row as possibly sent, and lets its kind act on that."""
    row = loaded.row
    if claims.finish(tx, row, token, state, str(error), refusal=error.refusal):
        with outbox.caused_by(tx, row.source):
            loaded.maybe_sent(tx)


def _try_again(tx: Tx, loaded: Kind, token: str, error: SendError, *, searchable: bool) -> None:
    """Puts the row back as uncertain.

    The first uncertain outcome restarts the count of attempts: earlier refusals do not matter.
    """
    row, edits = loaded.row, loaded.route.edits
    attempts = row.attempts if row.maybe_sent else 1
    later = backoff.after_refusal(attempts) if edits else backoff.after_uncertain(attempts)
    if searchable:
        later = max(later if row.maybe_sent else timedelta(), CLAIM_LIFE)
    due_at, reason = loaded.context.now + later, str(error)
    ours = claims.put_back(tx, row, token, due_at, reason, attempts=attempts, maybe_sent=True)
    if ours and searchable:
        with outbox.caused_by(tx, row.source):
            loaded.maybe_sent(tx)


def record_found(
    tx: Tx, row: OutboxRow, token: str, message: MessageRef, context: Context, lease: Lease | None
) -> None:
    """Records that the message was sent, as if its response had arrived."""
    transitions.require_lease(tx, lease)
    claimed = claims.claim(tx, row.id, token, context.now)
    if claimed is not None:
        transitions.record_sent(tx, claimed, token, message, context)
        with outbox.caused_by(tx, row.source):
            transitions.load(tx, row, context).found(tx)


def record_absent(tx: Tx, row: OutboxRow, lease: Lease | None) -> None:
    """Records that the message was certainly not sent."""
    transitions.require_lease(tx, lease)
    undelivered.mark_not_sent(tx, row)


def record_failed_search(
    tx: Tx, row: OutboxRow, error: SendError, context: Context, lease: Lease | None
) -> bool:
    """Records a failed search for a possibly sent message. Returns whether to send it anyway.

    Without a connection, or if the platform asks to wait, the search does not count.
    """
    transitions.require_lease(tx, lease)
    if not error.permanent and (not error.uncertain or row.attempts < MOST_SEARCHES):
        later = error.retry_after or backoff.after_refusal(row.attempts)
        claims.postpone(tx, row, context.now + later, str(error), counts=error.uncertain)
        return False
    if TRAITS[row.kind].on_uncertain is OnUncertain.REPEAT:
        return True
    claims.give_up(tx, row, str(error), OutboxState.UNCERTAIN)
    return False


def find_abandoned(tx: Tx, queue: str, lease: Lease | None) -> Sequence[tuple[OutboxRow, str]]:
    """Returns the rows that are in the state ``sending``, with their tokens."""
    transitions.require_lease(tx, lease)
    return undelivered.abandoned(tx, queue)
