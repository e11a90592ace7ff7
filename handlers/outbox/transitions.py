"""Changes the state of outbox rows; each function is one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy.exc import DBAPIError

from bot.chat.refusals import Refusal, RefusalReason
from bot.ids import MessageRef
from bot.model import Contact
from handlers.outbox import backoff, picture_results, refusals
from handlers.ports import SendError
from handlers.usecases import due_times
from handlers.usecases.context import Context
from handlers.usecases.kind_registry import KINDS
from handlers.usecases.outgoing import (
    Kind,
    Method,
    Outgoing,
    OutgoingChart,
    OutgoingDocument,
    Renderable,
    RenderResult,
    Route,
    Skip,
)
from handlers.usecases.privacy import people_shown
from storage import contacts, moved_chats
from storage.cluster import leases
from storage.cluster.leases import Lease
from storage.engine.store import Tx
from storage.messaging import claims, outbox, undelivered
from storage.messaging.outbox import OutboxRow
from storage.messaging.traits import FIRST
from storage.states import OutboxState

MOST_ATTEMPTS: Final = 8
FAULT: Final = Refusal(reason=RefusalReason.TENTAP)
"""An error in Tentap itself."""
CLOCKS_APART: Final = timedelta(days=1)
"""A search begins so long before the row was created, because Slack's clock may differ."""


class LeaseLostError(Exception):
    """Another process holds the lease now."""


@dataclass(frozen=True, kw_only=True)
class Search:
    """The message to search for before a row is sent again."""

    marker: str
    since: datetime


@dataclass(frozen=True, kw_only=True)
class Target:
    """A due row, with what must be known before it is claimed."""

    row: OutboxRow
    route: Route
    to_reach: tuple[Contact, str] | None = None
    search: Search | None = None

    @property
    def interactive(self) -> bool:
        """Whether a person waits for it."""
        return self.row.priority in FIRST


def targets(
    tx: Tx, rows: Sequence[OutboxRow], context: Context, *, finds: bool
) -> tuple[Target, ...]:
    """Returns a target for each row. *finds*: whether the platform can search for messages."""
    return tuple(_target(tx, row, context, finds) for row in rows)


def load(tx: Tx, row: OutboxRow, context: Context) -> Kind:
    """Returns the row's kind, with the data that it reads."""
    return KINDS[row.kind].load(tx, row, context)


def _target(tx: Tx, row: OutboxRow, context: Context, finds: bool) -> Target:
    try:
        loaded = load(tx, row, context)
        route = loaded.route
        to_reach = None if people_shown.are_erased(loaded) else loaded.to_reach
        search = _search_for(tx, loaded) if row.maybe_sent and finds and not route.edits else None
    except DBAPIError:  # the database failed, not the row
        raise
    except Exception:  # rendering fails as well, and that failure is recorded
        return Target(row=row, route=Route(chat=""))
    if to_reach is not None:
        return Target(row=row, route=replace(route, before=Method.REACH), to_reach=to_reach)
    if search is not None:
        return Target(row=row, route=replace(route, before=Method.SEARCH), search=search)
    return Target(row=row, route=route)


def _search_for(tx: Tx, loaded: Kind) -> Search | None:
    if not loaded.marker:
        return None
    # If the clock was ahead, the row may be dated later than its message.
    since = min(undelivered.created_at(tx, loaded.row), loaded.context.now) - CLOCKS_APART
    return Search(marker=loaded.marker, since=since)


def claim(
    tx: Tx,
    row_id: int,
    token: str,
    context: Context,
    lease: Lease | None = None,
    *,
    by_response_url: bool = False,
) -> tuple[OutboxRow, Renderable] | None:
    """Claims and renders the row. Returns ``None`` if nothing is to be sent.

    *by_response_url*: the row did not wait for the rate limit, because it edits by a response URL.
    If that has expired, the row must wait after all. Raises LeaseLostError if another process may
    send.
    """
    require_lease(tx, lease)
    row = claims.claim(tx, row_id, token, context.now)
    if row is None:
        return None
    loaded = load(tx, row, context)
    if by_response_url and not loaded.route.by_response_url:
        claims.put_back(
            tx, row, token, context.now, "its response URL has expired", attempts=row.attempts - 1
        )
        return None
    if (later := loaded.not_before(tx)) > context.now:
        claims.put_back(tx, row, token, later, "it is not time yet", attempts=row.attempts - 1)
        return None
    with outbox.caused_by(tx, row.source):
        erased = people_shown.are_erased(loaded)
        rendered: RenderResult = Skip(reason="erased") if erased else loaded.render(tx)
    match rendered:
        case Outgoing() | OutgoingChart() | OutgoingDocument():
            return row, refusals.text_alone(loaded, rendered) if row.plain else rendered
        case Skip(reason=reason):
            claims.finish(tx, row, token, OutboxState.DROPPED, reason)
            return None


def require_lease(tx: Tx, lease: Lease | None) -> None:
    """Raises LeaseLostError if *lease* is lost. ``None``: this process is the only one."""
    if lease is not None and not leases.is_held(tx, lease):
        raise LeaseLostError


def correct_due_times(tx: Tx, queue: str, context: Context, lease: Lease | None) -> int:
    """Corrects rows that are due later than their kind allows. Returns how many."""
    require_lease(tx, lease)
    return due_times.correct(tx, queue, context)


def renew(tx: Tx, row: OutboxRow, token: str, context: Context, lease: Lease | None) -> bool:
    """Renews the claim. Returns whether it is still ours."""
    require_lease(tx, lease)
    return claims.renew(tx, row, token, context.now)


def undo_claim(tx: Tx, row: OutboxRow, token: str, context: Context) -> None:
    """Takes back a claim whose COMMIT is uncertain, before anything was sent.

    *row* is as it was before the claim.
    """
    reason = "the database did not answer the claim"
    claims.put_back(tx, row, token, context.now, reason, attempts=row.attempts)


def release_late(tx: Tx, row: OutboxRow, token: str, context: Context) -> None:
    """Releases a claim that is too old for sending; nothing was sent."""
    reason = "the process was frozen before sending"
    claims.put_back(tx, row, token, context.now, reason, attempts=row.attempts - 1)


def record_sent(
    tx: Tx, row: OutboxRow, token: str, message: MessageRef | None, context: Context
) -> None:
    kind = KINDS[row.kind]
    nothing_follows = kind.only_edits and kind.sent is Kind.sent
    if not claims.finish(tx, row, token, OutboxState.SENT) or nothing_follows:
        return
    with outbox.caused_by(tx, row.source):
        loaded = load(tx, row, context)
        if message is not None:
            loaded.sent(tx, message)
            if not loaded.route.edits:
                people_shown.remember(tx, loaded, message)
        loaded.accepted(tx)


def record_refusal(tx: Tx, row: OutboxRow, token: str, error: SendError, context: Context) -> bool:
    """Records that the message was certainly not sent. Returns whether its text alone follows.

    After a temporary failure the row is tried without limit, because an outage can outlast any
    number of attempts. The messages of a moved chat can no longer be edited, so an edit fails.
    """
    loaded = load(tx, row, context)
    route = loaded.route
    if error.picture_refused:
        picture_results.record_delay(tx, row, token, error, context)
    elif error.document_refused:
        if claims.finish(tx, row, token, OutboxState.DROPPED, str(error)):
            loaded.document_refused(tx)
    elif error.response_url_refused:
        loaded.response_url_refused(tx)
        claims.put_back(tx, row, token, context.now, str(error), attempts=row.attempts - 1)
    elif error.permanent and error.refusal.is_of_message and not row.plain:
        return _retry_with_text_alone(tx, row, token, error, context)
    elif error.permanent or (error.moved_to is not None and route.edits):
        _record_failed(tx, loaded, token, error)
    elif error.moved_to is not None and moved_chats.record_move(tx, route.chat, error.moved_to):
        later = timedelta() if row.attempts <= 2 else backoff.after_refusal(row.attempts)
        claims.put_back(tx, row, token, context.now + later, str(error))
    else:
        later = error.retry_after or backoff.after_refusal(row.attempts)
        counts = error.retry_after is None and not row.maybe_sent
        attempts = row.attempts if counts else row.attempts - 1
        due_at, refusal = context.now + later, refusals.report_waiting(tx, row, error, context)
        claims.put_back(tx, row, token, due_at, str(error), attempts=attempts, refusal=refusal)
    return False


def _retry_with_text_alone(
    tx: Tx, row: OutboxRow, token: str, error: SendError, context: Context
) -> bool:
    reason, refusal = str(error), error.refusal
    if not claims.put_back(tx, row, token, context.now, reason, refusal=refusal, plain=True):
        return False
    refusals.report_text_alone(tx, row, refusal, context)
    return True


def _record_failed(tx: Tx, loaded: Kind, token: str, error: SendError) -> None:
    reason, refusal = str(error), error.refusal
    if not claims.finish(tx, loaded.row, token, OutboxState.FAILED, reason, refusal=refusal):
        return
    if error.contact is not None and loaded.contact_id is not None:
        contacts.mark_contact(tx, loaded.contact_id, error.contact)
    with outbox.caused_by(tx, loaded.row.source):
        loaded.lost(tx, refusal)


def record_broken(tx: Tx, row: OutboxRow, token: str, reason: str) -> None:
    """Marks a claimed row as failed because processing its failure raised an error."""
    claims.finish(tx, row, token, OutboxState.FAILED, reason, refusal=FAULT)


def postpone(tx: Tx, row: OutboxRow, reason: str, context: Context) -> None:
    """Postpones a row that could not be rendered; gives it up after :data:`MOST_ATTEMPTS`."""
    if row.attempts < MOST_ATTEMPTS:
        claims.postpone(tx, row, context.now + backoff.after_refusal(row.attempts), reason)
    elif claims.give_up(tx, row, reason, refusal=FAULT):
        with outbox.caused_by(tx, row.source):
            load(tx, row, context).lost(tx, FAULT)
