"""Decides on a row whose message may have been sent.

Each function is one transaction. The policy is the kind's ``on_uncertain``; where the platform lets
messages be found, a kind with a marker is looked for before anything else is decided.
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
"""A request begins so soon after its claim, or not at all: a process may be frozen in between."""
ANSWER_WITHIN: Final = timedelta(seconds=20)
"""How long an answer is waited for, a picture's upload included."""
CLAIM_LIFE: Final = BEGIN_WITHIN + ANSWER_WITHIN + timedelta(seconds=5)
"""After so long nothing that a claim began has an effect any more; 5 s are left for the way."""
MOST_LOOKS: Final = 4
"""Looks that came to nothing, before it counts as something that can never be told."""
MOST_POSTS: Final = transitions.MOST_ATTEMPTS
"""Posts of unknown fate, over some hours."""
MOST_EDITS: Final = 100
"""Edits of unknown fate, over some hours: one more does no harm."""


def record(
    tx: Tx, row: OutboxRow, token: str, error: SendError, context: Context, *, finds: bool
) -> None:
    """A claimed row may have gone out. *finds*: the platform lets a sent message be found."""
    loaded = transitions.load(tx, row, context)
    policy, edits = TRAITS[row.kind].on_uncertain, loaded.route.edits
    looked_for = finds and not edits and loaded.marker != ""
    if policy is OnUncertain.DROP:
        claims.finish(tx, row, token, OutboxState.DROPPED, str(error))
    elif policy is OnUncertain.KEEP and not looked_for:
        if claims.finish(tx, row, token, OutboxState.UNCERTAIN, str(error)):
            with outbox.caused_by(tx, row.source):
                loaded.maybe_sent(tx)
    elif row.maybe_sent and row.attempts >= (MOST_EDITS if edits else MOST_POSTS):
        if claims.finish(tx, row, token, OutboxState.FAILED, str(error)):
            with outbox.caused_by(tx, row.source):
                loaded.lost(tx)
    else:
        _come_again(tx, loaded, token, error, looked_for=looked_for)


def _come_again(tx: Tx, loaded: Kind, token: str, error: SendError, *, looked_for: bool) -> None:
    """The first doubt begins a new count: what was certainly refused before says nothing here."""
    row, edits = loaded.row, loaded.route.edits
    attempts = row.attempts if row.maybe_sent else 1
    later = backoff.after_refusal(attempts) if edits else backoff.after_doubt(attempts)
    if looked_for:
        later = max(later if row.maybe_sent else timedelta(), CLAIM_LIFE)
    due_at, reason = loaded.context.now + later, str(error)
    ours = claims.put_back(tx, row, token, due_at, reason, attempts=attempts, maybe_sent=True)
    if ours and looked_for:
        with outbox.caused_by(tx, row.source):
            loaded.maybe_sent(tx)


def found(
    tx: Tx, row: OutboxRow, token: str, message: MessageRef, context: Context, lease: Lease | None
) -> None:
    """It had gone out: as if the answer had arrived."""
    transitions.require(tx, lease)
    claimed = claims.claim(tx, row.id, token, context.now)
    if claimed is not None:
        transitions.sent(tx, claimed, token, message, context)
        with outbox.caused_by(tx, row.source):
            transitions.load(tx, row, context).found(tx)


def absent(tx: Tx, row: OutboxRow, lease: Lease | None) -> None:
    """It certainly had not gone out."""
    transitions.require(tx, lease)
    undelivered.mark_not_sent(tx, row)


def unseen(tx: Tx, row: OutboxRow, error: SendError, context: Context, lease: Lease | None) -> bool:
    """Handles a failed search for a possibly sent message. Returns whether to send it anyway.

    Without a connection, or where the platform asks to wait, there was no search at all.
    """
    transitions.require(tx, lease)
    if not error.permanent and (not error.uncertain or row.attempts < MOST_LOOKS):
        later = error.retry_after or backoff.after_refusal(row.attempts)
        claims.postpone(tx, row, context.now + later, str(error), counts=error.uncertain)
        return False
    if TRAITS[row.kind].on_uncertain is OnUncertain.REPEAT:
        return True
    claims.give_up(tx, row, str(error), OutboxState.UNCERTAIN)
    return False


def abandoned(tx: Tx, queue: str, lease: Lease | None) -> Sequence[tuple[OutboxRow, str]]:
    """The rows that somebody was sending, with their tokens."""
    transitions.require(tx, lease)
    return undelivered.abandoned(tx, queue)
