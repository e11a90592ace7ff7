"""What the outbox's rows come to: each result of delivery is one transaction."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from bot.model import Contact, ContactId, ContactState, MessageRef
from handlers import asking
from handlers.kinds import KINDS
from handlers.messenger import Reached, SendError
from handlers.outgoing import Doubt, Drawn, Outgoing, OutgoingChart, Route, Scene, Unwanted
from storage import chats, outbox, people
from storage.outbox import OutboxRow
from storage.states import OutboxState
from storage.store import Tx

MOST_ATTEMPTS: Final = 8
FIRST_BACKOFF: Final = timedelta(seconds=2)
LONGEST_BACKOFF: Final = timedelta(minutes=5)


@dataclass(frozen=True, kw_only=True)
class Target:
    """A due row with what must be known before it is claimed."""

    row: OutboxRow
    route: Route
    to_reach: tuple[Contact, str] | None


def targets(tx: Tx, rows: Sequence[OutboxRow], scene: Scene) -> tuple[Target, ...]:
    return tuple(target(tx, row, scene) for row in rows)


def target(tx: Tx, row: OutboxRow, scene: Scene) -> Target:
    try:
        route = KINDS[row.kind].route(tx, row, scene)
        to_reach = asking.contact_to_reach(tx, row)
    except Exception:  # drawing it fails as well, and that is recorded
        route, to_reach = Route(chat=""), None
    return Target(row=row, route=route, to_reach=to_reach)


def claim(
    tx: Tx, row_id: int, token: str, scene: Scene
) -> tuple[OutboxRow, Outgoing | OutgoingChart] | None:
    """Take the row and draw it; ``None`` where nothing is to be sent."""
    row = outbox.claim(tx, row_id, token, scene.now)
    if row is None:
        return None
    drawn: Drawn = KINDS[row.kind].draw(tx, row, scene)
    match drawn:
        case Outgoing() | OutgoingChart():
            return row, drawn
        case Unwanted(reason=reason):
            outbox.finish(tx, row, token, OutboxState.DROPPED, reason)
        case _:
            outbox.finish(tx, row, token, OutboxState.SENT)
    return None


def sent(tx: Tx, row: OutboxRow, token: str, message: MessageRef | None, scene: Scene) -> None:
    if outbox.finish(tx, row, token, OutboxState.SENT) and message is not None:
        KINDS[row.kind].sent(tx, row, message, scene)


def record_failure(
    tx: Tx, row: OutboxRow, token: str, error: SendError, backoff: timedelta, scene: Scene
) -> None:
    """What certainly did not go out is tried until it does: outages last longer than attempts."""
    kind = KINDS[row.kind]
    if error.moved_to is not None:
        chats.moved(tx, kind.route(tx, row, scene).chat, error.moved_to)
        outbox.put_back(tx, row, token, scene.now, str(error))
    elif error.uncertain and kind.doubt is not Doubt.REPEAT:
        _record_doubt(tx, row, token, error, scene)
    elif error.permanent or (error.uncertain and row.attempts >= MOST_ATTEMPTS):
        if outbox.finish(tx, row, token, OutboxState.FAILED, str(error)):
            _mark_contact(tx, row, error)
            kind.lost(tx, row, scene)
    else:
        outbox.put_back(tx, row, token, scene.now + backoff, str(error), doubted=error.uncertain)


def set_aside(tx: Tx, row: OutboxRow, token: str, reason: str) -> None:
    """A claimed row of which nothing can be worked."""
    outbox.finish(tx, row, token, OutboxState.FAILED, reason)


def _record_doubt(tx: Tx, row: OutboxRow, token: str, error: SendError, scene: Scene) -> None:
    kind = KINDS[row.kind]
    state = OutboxState.UNCERTAIN if kind.doubt is Doubt.KEEP else OutboxState.DROPPED
    if outbox.finish(tx, row, token, state, str(error)):
        kind.doubtful(tx, row, scene)


def postponed(tx: Tx, row: OutboxRow, reason: str, scene: Scene) -> bool:
    """A row that could not even be drawn is tried again later, and some day set aside: ``False``
    then."""
    if row.attempts < MOST_ATTEMPTS:
        outbox.postpone(tx, row, scene.now + backoff(row.attempts), reason)
        return True
    outbox.give_up(tx, row, reason)
    return False


def lost(tx: Tx, row: OutboxRow, scene: Scene) -> None:
    """What follows from a row that was set aside."""
    KINDS[row.kind].lost(tx, row, scene)


def _mark_contact(tx: Tx, row: OutboxRow, error: SendError) -> None:
    contact_id = asking.contact_of(tx, row)
    if error.contact is not None and contact_id is not None:
        people.mark_contact(tx, contact_id, error.contact)


def reached(tx: Tx, row: OutboxRow, contact: Contact, reached: Reached, scene: Scene) -> bool:
    """Keep what the platform told; ``False`` where this user is somebody else already."""
    other = people.contact_of_user(tx, contact.platform, reached.user)
    if other is not None and other.id != contact.id:
        people.mark_contact(tx, contact.id, ContactState.GONE)
        outbox.drop(tx, [row.kind], row.subject, "the same account belongs to another person")
        KINDS[row.kind].lost(tx, row, scene)
        return False
    people.reached(
        tx,
        contact.id,
        user=reached.user,
        chat=reached.chat,
        language=reached.language,
        timezone=reached.timezone,
    )
    return True


def unreached(
    tx: Tx, row: OutboxRow, contact_id: ContactId, error: SendError, scene: Scene
) -> None:
    if not error.permanent:
        later = scene.now + (error.retry_after or backoff(row.attempts))
        outbox.postpone(tx, row, later, str(error))
        return
    outbox.drop(tx, [row.kind], row.subject, str(error))
    people.mark_contact(tx, contact_id, error.contact or ContactState.UNREACHABLE)
    KINDS[row.kind].lost(tx, row, scene)


def backoff(attempts: int) -> timedelta:
    """Exponential, with full jitter, so that many do not come back together."""
    longest: timedelta = min(LONGEST_BACKOFF, FIRST_BACKOFF * 2 ** min(attempts, 10))
    return longest * random.random()  # noqa: S311 - jitter is no secret
