"""What became of every tap: the sandbox's own history, held against the bot's tables."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, Executable, NullPool, String, cast, create_engine, func, select

from bot.chat.platforms import Platform
from storage.engine.databases import Database
from storage.engine.postgresql import open_engine
from storage.schema import contacts, inbox, invitations, leases, outbox, score_changes
from storage.states import InboxState, OutboxKind, OutboxState
from tests.crash.crowd import CrowdCustomer, TapState


@dataclass(frozen=True, kw_only=True)
class TapCounts:
    """How many taps were where, at one moment."""

    unacknowledged: int
    acknowledged: int
    """And not worked: these are what a careless bot would lose."""
    worked: int


class Books:
    """The bot's database, looked at from outside while it runs."""

    def __init__(self, database: Database) -> None:
        self._engine = _engine(database)

    def worked(self, platform: Platform) -> set[str]:
        """The inbox keys of what is done."""
        done = (inbox.c.platform == platform, inbox.c.state == InboxState.DONE)
        return {row.key for row in self.rows(select(inbox.c.key).where(*done))}

    def waiting(self) -> int:
        """Updates that are kept, and not worked yet."""
        kept, worked = self.inbox()
        return kept - worked

    def inbox(self) -> tuple[int, int]:
        """How many updates were ever kept, and how many of them wait no more."""
        no_longer = func.count().filter(inbox.c.state != InboxState.NEW)
        [(kept, worked)] = self.rows(select(func.count(), no_longer).select_from(inbox))
        return kept, worked

    def histories(self, platform: Platform) -> dict[str, tuple[int, ...]]:
        """Every score that each user has given, in order."""
        statement = (
            select(contacts.c.user, score_changes.c.score)
            .select_from(score_changes)
            .join(invitations, invitations.c.id == score_changes.c.invitation_id)
            .join(contacts, contacts.c.id == invitations.c.contact_id)
            .where(contacts.c.platform == platform)
            .order_by(score_changes.c.id)
        )
        found: defaultdict[str, tuple[int, ...]] = defaultdict(tuple)
        for user, score in self.rows(statement):
            found[user] += (score,)
        return dict(found)

    def answers(self, platform: Platform) -> dict[str, int | None]:
        """The score that stands, by user."""
        statement = (
            select(contacts.c.user, invitations.c.score)
            .join(contacts, contacts.c.id == invitations.c.contact_id)
            .where(contacts.c.platform == platform)
        )
        return {row.user: row.score for row in self.rows(statement)}

    def states(self, kind: OutboxKind) -> dict[str, OutboxState]:
        """The state of each row of this kind, by key."""
        statement = select(outbox.c.key, outbox.c.state).where(outbox.c.kind == kind)
        return {row.key: row.state for row in self.rows(statement)}

    def questions(self) -> dict[str, OutboxState]:
        """What became of the question, by user."""
        statement = (
            select(contacts.c.user, outbox.c.state)
            .select_from(outbox)
            .join(invitations, cast(invitations.c.id, String) == outbox.c.key)
            .join(contacts, contacts.c.id == invitations.c.contact_id)
            .where(outbox.c.kind == OutboxKind.QUESTION)
        )
        return {row.user: row.state for row in self.rows(statement)}

    def unsent(self, by: datetime) -> int:
        """How much has to go out by then, or is on its way: charts left out, which take long."""
        due = (outbox.c.state == OutboxState.DUE) & (outbox.c.due_at <= by)
        on_its_way = outbox.c.state == OutboxState.SENDING
        statement = select(func.count()).where(due | on_its_way, outbox.c.kind != OutboxKind.CHART)
        return int(self.rows(statement)[0][0])

    def has_due(self, kind: OutboxKind, by: datetime) -> bool:
        """Whether one has to go out by then, and is not on its way."""
        due = (outbox.c.state == OutboxState.DUE) & (outbox.c.due_at <= by)
        return bool(self.rows(select(outbox.c.id).where(due, outbox.c.kind == kind)))

    def leader(self, what: str) -> tuple[str, int]:
        """Who holds this lease, and its fence."""
        statement = select(leases.c.holder, leases.c.fence).where(leases.c.name == what)
        found = self.rows(statement)
        return (found[0].holder, found[0].fence) if found else ("", 0)

    def rows(self, statement: Executable) -> Sequence[Any]:
        with self._engine.connect() as connection:
            return connection.execute(statement).all()


def _engine(database: Database) -> Engine:
    if isinstance(database, Path):
        return create_engine(f"sqlite:///{database}", poolclass=NullPool)
    return open_engine(database.url)


def standing(taps: Iterable[TapState], worked: set[str]) -> TapCounts:
    taps = list(taps)
    return TapCounts(
        unacknowledged=sum(tap.waiting and tap.key not in worked for tap in taps),
        acknowledged=sum(tap.acknowledged and tap.key not in worked for tap in taps),
        worked=sum(tap.key in worked for tap in taps),
    )


def lost(taps: Iterable[TapState], worked: set[str]) -> list[str]:
    """The acknowledged taps of which nothing came."""
    return [tap.key for tap in taps if tap.acknowledged and tap.key not in worked]


def wrong(customers: Iterable[CrowdCustomer], platform: Platform, books: Books) -> list[str]:
    """The customers whose answer or its history is not what they tapped."""
    histories, answers = books.histories(platform), books.answers(platform)
    return [
        f"{customer.scores}: kept {histories.get(customer.user)}, stands {answers[customer.user]}"
        for customer in customers
        if histories.get(customer.user) != customer.history
        or answers[customer.user] != customer.scores[-1]
    ]


def doubled(customers: Iterable[CrowdCustomer], platform: Platform, books: Books) -> list[str]:
    """The customers with a tap that counted twice."""
    histories = books.histories(platform)
    kept = {customer: histories.get(customer.user, ()) for customer in customers}
    return [
        f"{customer.scores}: kept {scores}"
        for customer, scores in kept.items()
        if len(scores) > len(customer.history)
    ]
