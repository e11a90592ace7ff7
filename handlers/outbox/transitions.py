"""What the outbox's rows come to: each result of delivery is one transaction."""

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
from handlers.usecases.kinds import KINDS
from handlers.usecases.outgoing import Kind, Method, Outgoing, OutgoingChart, Rendered, Route, Skip
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
"""A message is looked for since so long before its row was: Slack's clock is another."""


class LeaseLostError(Exception):
    """Another process sends on this platform now."""


@dataclass(frozen=True, kw_only=True)
class Search:
    """What to search for before a row is sent again."""

    marker: str
    since: datetime


@dataclass(frozen=True, kw_only=True)
class Target:
    """A due row with what must be known before it is claimed."""

    row: OutboxRow
    route: Route
    to_reach: tuple[Contact, str] | None = None
    search: Search | None = None

    @property
    def interactive(self) -> bool:
        """Whether somebody waits for it."""
        return self.row.priority in FIRST


def targets(
    tx: Tx, rows: Sequence[OutboxRow], context: Context, *, finds: bool
) -> tuple[Target, ...]:
    """*finds*: whether the platform lets a sent message be found."""
    return tuple(_target(tx, row, context, finds) for row in rows)


def load(tx: Tx, row: OutboxRow, context: Context) -> Kind:
    """The row's kind, with what it reads."""
    return KINDS[row.kind].load(tx, row, context)


def _target(tx: Tx, row: OutboxRow, context: Context, finds: bool) -> Target:
    try:
        loaded = load(tx, row, context)
        route, to_reach = loaded.route, loaded.to_reach
        search = _search_for(tx, loaded) if row.maybe_sent and finds and not route.edits else None
    except DBAPIError:  # no fault of the row's
        raise
    except Exception:  # rendering it fails as well, and that is recorded
        return Target(row=row, route=Route(chat=""))
    if to_reach is not None:
        return Target(row=row, route=replace(route, before=Method.REACH), to_reach=to_reach)
    if search is not None:
        return Target(row=row, route=replace(route, before=Method.LOOK), search=search)
    return Target(row=row, route=route)


def _search_for(tx: Tx, loaded: Kind) -> Search | None:
    if not loaded.marker:
        return None
    # A clock that ran ahead dates rows after their messages.
    since = min(undelivered.created_at(tx, loaded.row), loaded.context.now) - CLOCKS_APART
    return Search(marker=loaded.marker, since=since)


def claim(
    tx: Tx,
    row_id: int,
    token: str,
    context: Context,
    lease: Lease | None = None,
    *,
    pressed: bool = False,
) -> tuple[OutboxRow, Outgoing | OutgoingChart] | None:
    """Take the row and render it; ``None`` where nothing is to be sent.

    *pressed*: it did not wait for the pace, since a press allowed its edit. Where that is over by
    now, it has to wait after all. Raises LeaseLostError where somebody else may send.
    """
    require(tx, lease)
    row = claims.claim(tx, row_id, token, context.now)
    if row is None:
        return None
    loaded = load(tx, row, context)
    if pressed and not loaded.route.pressed:
        claims.put_back(tx, row, token, context.now, "its press is over", attempts=row.attempts - 1)
        return None
    with outbox.caused_by(tx, row.source):
        rendered: Rendered = loaded.render(tx)
    match rendered:
        case Outgoing() | OutgoingChart():
            return row, rendered
        case Skip(reason=reason):
            claims.finish(tx, row, token, OutboxState.DROPPED, reason)
            return None


def require(tx: Tx, lease: Lease | None) -> None:
    """``None``: this process is the only one."""
    if lease is not None and not leases.is_held(tx, lease):
        raise LeaseLostError


def correct_due_times(tx: Tx, queue: str, context: Context, lease: Lease | None) -> int:
    """Returns how many rows were due further ahead than their kind can mean."""
    require(tx, lease)
    return due_times.correct(tx, queue, context)


def renew(tx: Tx, row: OutboxRow, token: str, context: Context, lease: Lease | None) -> bool:
    """Whether the claim is still ours; it is as good as new then."""
    require(tx, lease)
    return claims.renew(tx, row, token, context.now)


def not_begun(tx: Tx, row: OutboxRow, token: str, context: Context) -> None:
    """It is unknown whether *row*, as it was, has been claimed. Nothing was begun with it."""
    reason = "the database did not answer the claim"
    claims.put_back(tx, row, token, context.now, reason, attempts=row.attempts)


def too_late(tx: Tx, row: OutboxRow, token: str, context: Context) -> None:
    """Nothing was begun, and the claim is too old for it now."""
    reason = "the process stood still before sending"
    claims.put_back(tx, row, token, context.now, reason, attempts=row.attempts - 1)


def sent(tx: Tx, row: OutboxRow, token: str, message: MessageRef | None, context: Context) -> None:
    finished = claims.finish(tx, row, token, OutboxState.SENT)
    if finished and message is not None and KINDS[row.kind].sent is not Kind.sent:
        with outbox.caused_by(tx, row.source):
            load(tx, row, context).sent(tx, message)


def refused(tx: Tx, row: OutboxRow, token: str, error: SendError, context: Context) -> None:
    """What certainly did not go out is tried until it does: outages last longer than attempts.

    A chat that has moved leaves its messages behind: none of them can be edited any more.
    """
    loaded = load(tx, row, context)
    route = loaded.route
    if error.press_refused:
        loaded.response_url_refused(tx)
        claims.put_back(tx, row, token, context.now, str(error), attempts=row.attempts - 1)
    elif error.permanent or (error.moved_to is not None and route.edits):
        _failed(tx, loaded, token, error)
    elif error.moved_to is not None and moved_chats.record_move(tx, route.chat, error.moved_to):
        later = timedelta() if row.attempts <= 2 else backoff.after_refusal(row.attempts)
        claims.put_back(tx, row, token, context.now + later, str(error))
    else:
        later = error.retry_after or backoff.after_refusal(row.attempts)
        counts = error.retry_after is None and not row.maybe_sent
        attempts = row.attempts if counts else row.attempts - 1
        claims.put_back(tx, row, token, context.now + later, str(error), attempts=attempts)


def _failed(tx: Tx, loaded: Kind, token: str, error: SendError) -> None:
    if not claims.finish(tx, loaded.row, token, OutboxState.FAILED, str(error)):
        return
    if error.contact is not None and loaded.contact_id is not None:
        contacts.mark_contact(tx, loaded.contact_id, error.contact)
    with outbox.caused_by(tx, loaded.row.source):
        loaded.lost(tx)


def set_aside(tx: Tx, row: OutboxRow, token: str, reason: str) -> None:
    """A claimed row of which nothing can be worked."""
    claims.finish(tx, row, token, OutboxState.FAILED, reason)


def postponed(tx: Tx, row: OutboxRow, reason: str, context: Context) -> None:
    """A row that could not even be drawn is tried again later, and some day set aside."""
    if row.attempts < MOST_ATTEMPTS:
        claims.postpone(tx, row, context.now + backoff.after_refusal(row.attempts), reason)
    elif claims.give_up(tx, row, reason):
        with outbox.caused_by(tx, row.source):
            load(tx, row, context).lost(tx)


def reached(
    tx: Tx,
    row: OutboxRow,
    contact: Contact,
    reached: Reached,
    context: Context,
    lease: Lease | None,
) -> bool:
    """Keep what the platform told; ``False`` where this user is somebody else already, or was
    found to be while the platform was asked."""
    require(tx, lease)
    if contacts.contact(tx, contact.id).user != contact.user:
        return False
    other = contacts.contact_of_user(tx, contact.platform, reached.user, contact.workspace)
    if other is not None and other.id != contact.id:
        reason = "the same account belongs to another person"
        _out_of_reach(tx, row, contact.id, ContactState.GONE, reason, context)
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


def unreached(
    tx: Tx,
    row: OutboxRow,
    contact_id: ContactId,
    error: SendError,
    context: Context,
    lease: Lease | None,
) -> None:
    require(tx, lease)
    if error.permanent:
        state = error.contact or ContactState.UNREACHABLE
        _out_of_reach(tx, row, contact_id, state, str(error), context)
        return
    later = error.retry_after or backoff.after_refusal(row.attempts)
    claims.postpone(tx, row, context.now + later, str(error), counts=error.retry_after is None)


def _out_of_reach(
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
