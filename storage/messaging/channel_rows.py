"""Finds the rows that wait for a channel of one survey, and moves them with it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update

from bot.ids import CaseId
from storage.engine.store import Tx
from storage.messaging.keys import CaseKey, CommentKey, WeekKey
from storage.messaging.news_key import NewsKey
from storage.messaging.traits import parsed
from storage.people import batched
from storage.schema import cases, invitations, outbox
from storage.states import OutboxKind, OutboxState


@dataclass(frozen=True, kw_only=True)
class WaitingRow:
    """A row that is not sent, or has no recorded outcome yet."""

    id: int
    recipient: str
    survey: str
    """The survey that it is about."""
    chosen: str
    """The channel that a rule chose for its case; empty: the survey's."""


def waiting(tx: Tx, kinds: Collection[OutboxKind]) -> Iterator[WaitingRow]:
    """Yields the waiting rows of these kinds that are about a case or a week of a survey."""
    statement = select(outbox.c.id, outbox.c.kind, outbox.c.key, outbox.c.recipient).where(
        outbox.c.state.in_((OutboxState.DUE, OutboxState.SENDING)), outbox.c.kind.in_(kinds)
    )
    rows = [(row, parsed(row.kind, row.key)) for row in tx.execute(statement)]
    keys = [key for _, key in rows if isinstance(key, CaseKey | NewsKey | CommentKey)]
    surveys = _surveys(tx, [key.case for key in keys])
    for row, key in rows:
        found = None
        if isinstance(key, WeekKey):
            found = key.survey, ""
        elif isinstance(key, CaseKey | NewsKey | CommentKey):
            found = surveys.get(key.case)
        if found is not None:
            survey, chosen = found
            yield WaitingRow(id=row.id, recipient=row.recipient, survey=survey, chosen=chosen)


def _surveys(tx: Tx, case_ids: Collection[CaseId]) -> dict[CaseId, tuple[str, str]]:
    """Returns the survey of each case, and the channel that a rule chose for it."""
    found: dict[CaseId, tuple[str, str]] = {}
    for some in batched(sorted(set(case_ids))):
        statement = (
            select(cases.c.id, invitations.c.survey, cases.c.channel)
            .join_from(cases, invitations)
            .where(cases.c.id.in_(some))
        )
        found.update((CaseId(row.id), (row.survey, row.channel)) for row in tx.execute(statement))
    return found


@dataclass(frozen=True, kw_only=True)
class RecentList:
    """A collecting message that was planned lately."""

    number: CaseId
    planned_at: datetime


def latest_list(
    tx: Tx, queue: str, recipients: Collection[str], since: datetime
) -> RecentList | None:
    """Returns the latest collecting message of a channel that was planned after *since*."""
    statement = (
        select(outbox.c.key, outbox.c.created_at)
        .where(
            outbox.c.kind == OutboxKind.ALERT_LIST,
            outbox.c.queue == queue,
            outbox.c.recipient.in_(recipients),
            outbox.c.created_at > since,
        )
        .order_by(outbox.c.created_at.desc(), outbox.c.id.desc())
    )
    row = tx.execute(statement.limit(1)).one_or_none()
    if row is None:
        return None
    return RecentList(number=CaseKey.parse(row.key).case, planned_at=row.created_at)


def are_chosen(tx: Tx) -> bool:
    """Whether a rule chose the channel of any case."""
    statement = select(cases.c.id).where(cases.c.channel != "").limit(1)
    return tx.execute(statement).first() is not None


def move(tx: Tx, row: WaitingRow, queue: str, recipient: str) -> None:
    """Gives the row another queue and recipient."""
    mine = outbox.c.id == row.id
    tx.execute(update(outbox).where(mine).values(queue=queue, recipient=recipient))
