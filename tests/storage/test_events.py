"""Events are stored once, and read in the order in which they were stored."""

import pytest
from sqlalchemy import delete, insert
from sqlalchemy.exc import IntegrityError

from bot.ids import PersonId
from storage import events
from storage.engine.store import Tx
from storage.events import NewEvent
from storage.schema import events as event_rows
from tests.storage.cast import DAY, NOW, add_person


def order(person: PersonId, day: int = 0, name: str = "order") -> NewEvent:
    return NewEvent(name=name, person_id=person, at=NOW + day * DAY)


def test_the_same_event_again_changes_nothing(tx: Tx) -> None:
    anna = add_person(tx)
    [stored] = events.add(tx, [order(anna)], NOW)
    assert events.add(tx, [order(anna), order(anna)], NOW + DAY) == ()
    assert events.of_person(tx, anna) == (stored,)
    assert (stored.name, stored.person_id, stored.at, stored.created_at) == (
        "order",
        anna,
        NOW,
        NOW,
    )


def test_another_person_time_or_name_is_another_event(tx: Tx) -> None:
    anna, budi = add_person(tx), add_person(tx, "Budi")
    new = [order(anna), order(budi), order(anna, 1), order(anna, name="renewal")]
    assert len(events.add(tx, new, NOW)) == 4
    assert events.add(tx, [], NOW) == ()


def test_an_event_needs_a_person(tx: Tx) -> None:
    with pytest.raises(IntegrityError):
        tx.execute(insert(event_rows).values(name="order", person_id=99, at=NOW, created_at=NOW))


def test_new_events_of_a_name_are_read_from_a_position_on(tx: Tx) -> None:
    anna = add_person(tx)
    new = [order(anna, day, name) for day in (2, 0, 1) for name in ("order", "renewal")]
    added = [one for one in events.add(tx, new, NOW) if one.name == "order"]
    assert list(events.after(tx, "order", 0, 9)) == added
    assert list(events.after(tx, "order", 0, 1)) == added[:1]
    assert list(events.after(tx, "order", added[0].id, 9)) == added[1:]
    assert events.after(tx, "order", added[-1].id, 9) == ()
    assert events.after(tx, "unheard_of", 0, 9) == ()


def test_no_position_is_used_twice(tx: Tx) -> None:
    """A reader that has seen the last event must not miss one that comes after an erasure."""
    anna, budi = add_person(tx), add_person(tx, "Budi")
    [last] = events.add(tx, [order(anna)], NOW)
    tx.execute(delete(event_rows))
    [new] = events.add(tx, [order(budi)], NOW)
    assert events.after(tx, "order", last.id, 9) == (new,)


def test_the_latest_event_about_being_a_customer_is_found(tx: Tx) -> None:
    anna, budi = add_person(tx), add_person(tx, "Budi")
    new = [order(anna, 0, "joined"), order(anna, 1, "churned"), order(anna, 2), order(budi, 2)]
    events.add(tx, new, NOW)
    assert events.latest_of_customers(tx, [anna, budi]) == {anna: NOW + DAY}
