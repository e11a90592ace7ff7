"""Reads people by the page, with what a list shows of each, in a few statements for each page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, exists, func, select

from bot.ids import PersonId
from bot.model import Person
from bot.people.listed_person import LastAnswer, latest
from bot.states import InvitationState, SurveyKind
from storage.engine.store import Tx
from storage.imported_people import matches, possible_names
from storage.invitations import NOT_ASKED
from storage.people import ACTIVE, PERSON, batched, person_of
from storage.schema import imported_answers, invitations, people


class Asked(StrEnum):
    """Whether a person was asked."""

    NEVER = "never"
    OPEN = "open"
    """A question waits for the answer."""


@dataclass(frozen=True, kw_only=True)
class PersonSelection:
    """The people of a list. All conditions hold at once."""

    asked: Asked | None = None
    paused: bool = False
    """Only those with a pause, and not with a *Never*."""
    never: bool = False
    """Only those who opted out for ever."""


def count(tx: Tx, selection: PersonSelection, now: datetime) -> int:
    statement = select(func.count()).select_from(people).where(*_conditions(selection, now))
    return tx.execute(statement).scalar_one()


def page(
    tx: Tx, selection: PersonSelection, after: PersonId, limit: int, now: datetime
) -> tuple[Person, ...]:
    """Returns the next *limit* people with ids greater than *after*, in order of their ids."""
    statement = select(*PERSON).where(people.c.id > after, *_conditions(selection, now))
    rows = tx.execute(statement.order_by(people.c.id).limit(limit))
    return tuple(map(person_of, rows))


def _conditions(selection: PersonSelection, now: datetime) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = [ACTIVE, people.c.erased_at.is_(None)]
    if selection.never:
        conditions.append(people.c.never_at.is_not(None))
    if selection.paused:
        conditions += [people.c.never_at.is_(None), people.c.paused_until > now]
    if selection.asked is not None:
        conditions.append(_asked(selection.asked, now))
    return conditions


def _asked(asked: Asked, now: datetime) -> ColumnElement[bool]:
    theirs = (invitations.c.person_id == people.c.id) & invitations.c.test.is_(False)
    if asked is Asked.NEVER:
        return ~exists().where(theirs, invitations.c.state.not_in(NOT_ASKED))
    return exists().where(
        theirs,
        invitations.c.state.in_((InvitationState.HANDED_OVER, InvitationState.UNCERTAIN)),
        invitations.c.score.is_(None),
        invitations.c.replaced.is_(False),
        invitations.c.expires_at > now,
    )


def last_answers(tx: Tx, person_ids: Sequence[PersonId]) -> dict[PersonId, LastAnswer]:
    """Returns each person's latest answer from 0 to 10, own or imported. Tests are no answers."""
    own, imported = _own(tx, person_ids), _imported(tx, person_ids)
    found = {one: latest(own.get(one), imported.get(one)) for one in (*own, *imported)}
    return {person: answer for person, answer in found.items() if answer is not None}


def _own(tx: Tx, person_ids: Sequence[PersonId]) -> dict[PersonId, LastAnswer]:
    columns = (invitations.c.person_id, invitations.c.score, invitations.c.answered_at)
    statement = select(*columns).where(
        invitations.c.score.is_not(None),
        invitations.c.test.is_(False),
        invitations.c.kind == SurveyKind.NPS,
    )
    in_order = statement.order_by(invitations.c.answered_at, invitations.c.id)
    return {
        PersonId(row.person_id): LastAnswer(score=row.score, at=row.answered_at)
        for some in batched(person_ids)
        for row in tx.execute(in_order.where(invitations.c.person_id.in_(some)))
    }


def _imported(tx: Tx, person_ids: Sequence[PersonId]) -> dict[PersonId, LastAnswer]:
    table, wanted = imported_answers.c, set(person_ids)
    if tx.execute(select(table.id).limit(1)).first() is None:  # possible names take long to find
        return {}
    statement = (
        select(table.person, table.score, table.at)
        .where(table.kind == SurveyKind.NPS)
        .order_by(table.at, table.id)
    )
    by_name = [
        (row.person, LastAnswer(score=row.score, at=row.at, imported=True))
        for some in batched(sorted(possible_names(tx, person_ids)))
        for row in tx.execute(statement.where(table.person.in_(some)))
    ]
    owners = matches(tx, {name for name, _ in by_name})
    found: dict[PersonId, LastAnswer] = {}
    for name, answer in by_name:
        owner, _ = owners.get(name, (None, None))
        if owner in wanted:
            assert owner is not None
            found[owner] = latest(answer, found.get(owner)) or answer
    return found
