"""Stores the days on which people became customers and ceased to be."""

from collections.abc import Collection, Mapping

from sqlalchemy import bindparam, select, update

from bot.ids import PersonId
from bot.people.customer_events import CustomerDates
from storage.engine.store import Tx
from storage.people import batched
from storage.schema import people


def of_people(tx: Tx, person_ids: Collection[PersonId]) -> dict[PersonId, CustomerDates]:
    statement = select(people.c.id, people.c.joined_on, people.c.left_on)
    return {
        PersonId(row.id): CustomerDates(joined_on=row.joined_on, left_on=row.left_on)
        for some in batched(sorted(person_ids))
        for row in tx.execute(statement.where(people.c.id.in_(some)))
    }


def set_all(tx: Tx, changed: Mapping[PersonId, CustomerDates]) -> None:
    if changed:
        statement = update(people).where(people.c.id == bindparam("this"))
        tx.execute(
            statement.values(joined_on=bindparam("joined"), left_on=bindparam("left")),
            [
                {"this": person_id, "joined": dates.joined_on, "left": dates.left_on}
                for person_id, dates in changed.items()
            ],
        )
