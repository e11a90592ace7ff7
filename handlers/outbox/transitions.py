"""Changes the state of outbox rows; each function is one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy.exc import DBAPIError

from bot.ids import ContactId, MessageRef
from bot.model import Contact
from bot.states import ContactState
from handlers.outbox import backoff
from handlers.ports import Reached, SendError
from handlers.usecases import due_times
from handlers.usecases.context import Context
from handlers.usecases.kind_registry import KINDS
from handlers.usecases.outgoing import (
    Kind,
    Method,
    Outgoing,
    OutgoingChart,
    RenderResult,
    Route,
    Skip,
)
from storage import contacts, moved_chats
from storage.cluster import leases
from storage.cluster.leases import Lease
from storage.engine.store import Tx
from storage.messaging import claims, outbox, undelivered
from storage.messaging.outbox import OutboxRow
from storage.messaging.traits import FIRST
from storage.states import OutboxState

MOST_ATTEMPTS: Final = 8
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
        route, to_reach = loaded.route, loaded.to_reach
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
) -> tuple[OutboxRow, Outgoing | OutgoingChart] | None:
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
    with outbox.caused_by(tx, row.source):
        rendered: RenderResult = loaded.render(tx)
    match rendered:
        case Outgoing() | OutgoingChart():
            return row, rendered
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
    finished = claims.finish(tx, row, token, OutboxState.SENT)
    if finished and message is not None and KINDS[row.kind].sent is not Kind.sent:
        with outbox.caused_by(tx, row.source):
            load(tx, row, context).sent(tx, message)


def record_refusal(tx: Tx, row: OutboxRow, token: str, error: SendError, context: Context) -> None:
    """Records that the message was certainly not sent.

    After a temporary failure the row is tried without limit, because an outage can outlast any
    number of attempts. The messages of a moved chat can no longer be edited, so an edit fails.
    """
    loaded = load(tx, row, context)
    route = loaded.route
    if error.response_url_refused:
        loaded.response_url_refused(tx)
        claims.put_back(tx, row, token, context.now, str(error), attempts=row.attempts - 1)
    elif error.permanent or (error.moved_to is not None and route.edits):
        _record_failed(tx, loaded, token, error)
    elif error.moved_to is not None and moved_chats.record_move(tx, route.chat, error.moved_to):
        later = timedelta() if row.attempts <= 2 else backoff.after_refusal(row.attempts)
        claims.put_back(tx, row, token, context.now + later, str(error))
    else:
        later = error.retry_after or backoff.after_refusal(row.attempts)
        counts = error.retry_after is None and not row.maybe_sent
        attempts = row.attempts if counts else row.attempts - 1
        claims.put_back(tx, row, token, context.now + later, str(error), attempts=attempts)


def _record_failed(tx: Tx, loaded: Kind, token: str, error: SendError) -> None:
    if not claims.finish(tx, loaded.row, token, OutboxState.FAILED, str(error)):
        return
    if error.contact is not None and loaded.contact_id is not None:
        contacts.mark_contact(tx, loaded.contact_id, error.contact)
    with outbox.caused_by(tx, loaded.row.source):
        loaded.lost(tx)


def record_broken(tx: Tx, row: OutboxRow, token: str, reason: str) -> None:
    """Marks a claimed row as failed because processing its failure raised an error."""
    claims.finish(tx, row, token, OutboxState.FAILED, reason)


def postpone(tx: Tx, row: OutboxRow, reason: str, context: Context) -> None:
    """Postpones a row that could not be rendered; gives it up after :data:`MOST_ATTEMPTS`."""
    if row.attempts < MOST_ATTEMPTS:
        claims.postpone(tx, row, context.now + backoff.after_refusal(row.attempts), reason)
    elif claims.give_up(tx, row, reason):
        with outbox.caused_by(tx, row.source):
            load(tx, row, context).lost(tx)


def record_reached(
    tx: Tx,
    row: OutboxRow,
    contact: Contact,
    reached: Reached,
    context: Context,
    lease: Lease | None,
) -> bool:
    """Stores what the platform knows about the contact.

    Returns ``False`` if the account belongs to another person, or if the contact's account was
    changed while the platform was asked.
    """
    require_lease(tx, lease)
    if contacts.contact(tx, contact.id).user != contact.user:
        return False
    other = contacts.contact_of_user(tx, contact.platform, reached.user, contact.workspace)
    if other is not None and other.id != contact.id:
        reason = "the same account belongs to another person"
        _give_up_unreachable(tx, row, contact.id, ContactState.GONE, reason, context)
        return False
    contacts.set_account(
        tx,
        contact.id,
        user=reached.user,
        chat=reached.chat,
        language=reached.language,
        timezone=reached.timezone,
    )
    return True


def record_unreached(
    tx: Tx,
    row: OutboxRow,
    contact_id: ContactId,
    error: SendError,
    context: Context,
    lease: Lease | None,
) -> None:
    require_lease(tx, lease)
    if error.permanent:
        state = error.contact or ContactState.UNREACHABLE
        _give_up_unreachable(tx, row, contact_id, state, str(error), context)
        return
    later = error.retry_after or backoff.after_refusal(row.attempts)
    claims.postpone(tx, row, context.now + later, str(error), counts=error.retry_after is None)


def _give_up_unreachable(
    tx: Tx,
    row: OutboxRow,
    contact_id: ContactId,
    state: ContactState,
    reason: str,
    context: Context,
) -> None:
    if claims.give_up(tx, row, reason, OutboxState.DROPPED):
        contacts.mark_contact(tx, contact_id, state)
        with outbox.caused_by(tx, row.source):
            load(tx, row, context).lost(tx)
