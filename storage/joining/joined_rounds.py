"""Merges the invitations of two records, and separates them again.

Rounds are unique for a survey and a person, so they pass through numbers that no round has.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any, Final, NamedTuple

from sqlalchemy import bindparam, select, update

from bot.ids import InvitationId, PersonId
from bot.states import InvitationState
from storage.engine.store import Tx
from storage.invitations import MAY_BE_SENT, OPEN
from storage.joining.join_record import MovedInvitations
from storage.schema import invitations

_UNSENT: Final = (InvitationState.PLANNED, InvitationState.QUEUED)
_RENUMBER: Final = (
    update(invitations)
    .where(invitations.c.id == bindparam("this"))
    .values(round=bindparam("number"), person_id=bindparam("whose"))
)


class _Asked(NamedTuple):
    """An invitation, as far as its place among others matters."""

    id: InvitationId
    survey: str
    person_id: PersonId
    round: int
    queued_at: datetime
    state: InvitationState
    handed_over_at: datetime | None
    replaced: bool
    test: bool
    may_be_sent: bool

    @property
    def is_unsent(self) -> bool:
        return self.state in _UNSENT and not self.may_be_sent

    @property
    def replaces(self) -> bool:
        """Whether older questions of the survey are replaced by it: it was seen, or is open."""
        return self.handed_over_at is not None or self.state in OPEN


def merge(tx: Tx, kept: PersonId, joined: PersonId) -> MovedInvitations:
    """Gives the joined record's invitations to the kept one, with rounds by time.

    In each survey a newer question replaces the older ones. A replaced one that waits to be sent
    is cancelled.
    """
    moved: list[InvitationId] = []
    before: dict[InvitationId, int] = {}
    replaced: list[_Asked] = []
    rounds: dict[InvitationId, int] = {}
    for asked in _by_survey(tx, kept, joined):
        came = [one.id for one in asked if one.person_id == joined]
        moved += came
        if not came:
            continue
        in_order = asked
        if len(came) < len(asked):
            before |= {one.id: one.round for one in asked}
            in_order = _by_time(asked)
            covered = _covered(in_order)
            replaced += [one for one in in_order if one.id in covered and not one.replaced]
        rounds |= {one.id: n for n, one in enumerate(in_order, 1)}
    _renumber(tx, rounds, dict.fromkeys(rounds, kept))
    _replace(tx, replaced)
    return MovedInvitations(
        invitations=moved,
        rounds=list(before.items()),
        replaced=[one.id for one in replaced],
    )


def would_replace(tx: Tx, kept: PersonId, joined: PersonId) -> int:
    """Returns how many open questions `merge` would replace."""
    return sum(
        one.id in _covered(in_order) and one.state in OPEN and not one.replaced
        for asked in _by_survey(tx, kept, joined)
        if len({one.person_id for one in asked}) > 1
        for in_order in [_by_time(asked)]
        for one in in_order
    )


def separate(tx: Tx, kept: PersonId, joined: PersonId, record: MovedInvitations) -> None:
    """Gives invitations back to the joined record, with the rounds that both had.

    Later ones stay, with the next rounds. A cancelled question stays cancelled.
    """
    before = {InvitationId(number): n for number, n in record.rounds}
    returning = set(record.invitations)
    rounds: dict[InvitationId, int] = {}
    whose: dict[InvitationId, PersonId] = {}
    for asked in _by_survey(tx, kept):
        for owner, some in ((joined, returning), (kept, {one.id for one in asked} - returning)):
            theirs = [one for one in asked if one.id in some]
            theirs.sort(key=lambda one: before.get(one.id, one.round))
            rounds |= {one.id: n for n, one in enumerate(theirs, 1)}
            whose |= {one.id: owner for one in theirs}
    _renumber(tx, rounds, whose)
    covered = {
        number for asked in _by_survey(tx, kept, joined, apart=True) for number in _covered(asked)
    }
    open_again = [number for number in record.replaced if number not in covered]
    again = update(invitations).where(invitations.c.id.in_(open_again))
    tx.execute(again.values(replaced=False))


def _by_survey(tx: Tx, *people: PersonId, apart: bool = False) -> list[list[_Asked]]:
    """Returns the invitations of each survey by round. *apart*: of each person on their own."""
    columns = [invitations.c[name] for name in _Asked._fields if name != "may_be_sent"]
    statement = select(*columns, MAY_BE_SENT.label("may_be_sent")).where(
        invitations.c.person_id.in_(people)
    )
    rows = tx.execute(statement.order_by(invitations.c.round))

    def group(one: _Asked) -> tuple[Any, ...]:
        return (one.survey, one.person_id) if apart else (one.survey,)

    found = sorted((_Asked(**row._mapping) for row in rows), key=group)
    return [list(some) for _, some in groupby(found, key=group)]


def _by_time(asked: Iterable[_Asked]) -> list[_Asked]:
    return sorted(asked, key=lambda one: (one.queued_at, one.id))


def _covered(in_order: Sequence[_Asked]) -> set[InvitationId]:
    """Returns the questions that a newer one replaces. A test replaces only tests."""
    covered: set[InvitationId] = set()
    by_real = by_test = False
    for one in reversed(in_order):
        if by_real or (one.test and by_test):
            covered.add(one.id)
        elif one.replaces:
            by_real, by_test = by_real or not one.test, True
    return covered


def _replace(tx: Tx, replaced: Iterable[_Asked]) -> None:
    for one in replaced:
        state = InvitationState.CANCELLED if one.is_unsent else one.state
        statement = update(invitations).where(invitations.c.id == one.id)
        tx.execute(statement.values(replaced=True, state=state))


def _renumber(
    tx: Tx, rounds: Mapping[InvitationId, int], whose: Mapping[InvitationId, PersonId]
) -> None:
    if not rounds:
        return
    for number in (-1, 1):  # first to negative ids, which are no rounds, then to the rounds
        values = [
            {"this": id_, "number": n if number > 0 else -id_, "whose": whose[id_]}
            for id_, n in rounds.items()
        ]
        tx.execute(_RENUMBER, values)
