"""What became of every tap: the sandbox's own history, held against the bot's tables."""

import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.addresses import Platform
from tests.crash.crowd import Crowd, Customer, Tap


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How many taps were where, at one moment."""

    unacknowledged: int
    acknowledged: int
    """And not worked: these are what a careless bot would lose."""
    worked: int


class Books:
    """The bot's database, looked at from outside while it runs."""

    def __init__(self, database: Path, platform: Platform) -> None:
        self._database = database
        self._platform = platform

    def worked(self) -> set[str]:
        """The inbox keys of what is done."""
        query = "SELECT key FROM inbox WHERE platform = ? AND state = 'done'"
        return {row[0] for row in self._rows(query, self._platform)}

    def histories(self) -> dict[str, tuple[int, ...]]:
        """Every score that each user has given, in order."""
        query = """
            SELECT contacts.user, score_changes.score FROM score_changes
            JOIN invitations ON invitations.id = score_changes.invitation_id
            JOIN contacts ON contacts.id = invitations.contact_id
            ORDER BY score_changes.id"""
        found: defaultdict[str, tuple[int, ...]] = defaultdict(tuple)
        for user, score in self._rows(query):
            found[user] += (score,)
        return dict(found)

    def answers(self) -> dict[str, int | None]:
        """The score that stands, by user."""
        query = """
            SELECT contacts.user, invitations.score FROM invitations
            JOIN contacts ON contacts.id = invitations.contact_id"""
        return dict(self._rows(query))

    def _rows(self, query: str, *values: str) -> list[Any]:
        with closing(sqlite3.connect(f"file:{self._database}?mode=ro", uri=True)) as connection:
            return connection.execute(query, values).fetchall()


def standing(taps: Sequence[Tap], worked: set[str]) -> Standing:
    return Standing(
        unacknowledged=sum(tap.waiting and tap.key not in worked for tap in taps),
        acknowledged=sum(tap.acknowledged and tap.key not in worked for tap in taps),
        worked=sum(tap.key in worked for tap in taps),
    )


def lost(crowd: Crowd, books: Books) -> list[str]:
    """The acknowledged taps of which nothing came."""
    worked = books.worked()
    return [tap.key for tap in crowd.taps if tap.acknowledged and tap.key not in worked]


def wrong(customers: Sequence[Customer], books: Books) -> list[str]:
    """The customers whose answer is not what they tapped, or was counted twice."""
    histories, answers = books.histories(), books.answers()
    return [
        f"{customer.scores}: kept {histories.get(customer.user)}, stands {answers[customer.user]}"
        for customer in customers
        if histories.get(customer.user) != customer.history
        or answers[customer.user] != customer.scores[-1]
    ]
