"""Events set the dates of customers, on both databases, in whatever batches they come."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.config.config import Config
from bot.ids import PersonId
from bot.people.customer_events import CustomerDates
from handlers.usecases.context import Context
from handlers.usecases.people.customer_events import record
from storage import customer_dates, events
from storage.engine.store import Tx
from storage.events import NewEvent
from tests.storage.cast import DAY, NOW, add_person

BERLIN = ZoneInfo("Europe/Berlin")
TODAY = NOW.date()


def event(person: PersonId, name: str, at: datetime = NOW) -> NewEvent:
    return NewEvent(name=name, person_id=person, at=at)


def at(now: datetime) -> Context:
    return Context(config=Config(), now=now)


def dates(tx: Tx, person: PersonId) -> tuple[date | None, date | None]:
    found = customer_dates.of_people(tx, [person])[person]
    return found.joined_on, found.left_on


def test_new_events_and_changed_dates_are_returned(tx: Tx) -> None:
    anna, budi = add_person(tx), add_person(tx, "Budi")
    both = [event(anna, "joined"), event(budi, "order")]
    done = record(tx, both, BERLIN, at(NOW))
    assert [one.name for one in done.added] == ["joined", "order"]
    assert done.dates == {anna: CustomerDates(joined_on=TODAY)}
    again = record(tx, both, BERLIN, at(NOW + DAY))
    assert (again.added, again.dates) == ((), {})


def test_the_day_is_that_of_the_zone(tx: Tx) -> None:
    anna = add_person(tx)
    record(tx, [event(anna, "joined", NOW.replace(hour=23, minute=30))], BERLIN, at(NOW))
    assert dates(tx, anna) == (TODAY + timedelta(days=1), None)


def test_on_one_day_the_hour_decides(tx: Tx) -> None:
    anna, budi = add_person(tx), add_person(tx, "Budi")
    later = NOW + DAY / 24
    record(tx, [event(anna, "churned", later), event(budi, "joined", later)], BERLIN, at(later))
    record(tx, [event(anna, "joined"), event(budi, "churned")], BERLIN, at(later))
    assert dates(tx, anna) == (TODAY, TODAY)
    assert dates(tx, budi) == (TODAY, None)


def test_an_event_that_arrives_late_undoes_nothing(tx: Tx) -> None:
    anna = add_person(tx)
    for name, days in (("churned", 10), ("joined", 5), ("churned", 20), ("joined", 30)):
        record(tx, [event(anna, name, NOW - days * DAY)], BERLIN, at(NOW))
    assert dates(tx, anna) == (TODAY - 5 * timedelta(days=1), None)
    assert len(events.of_person(tx, anna)) == 4


def test_a_date_of_the_list_counts_as_well(tx: Tx) -> None:
    anna = add_person(tx, joined_on=TODAY)
    record(tx, [event(anna, "churned", NOW - DAY)], BERLIN, at(NOW))
    assert dates(tx, anna) == (TODAY, None)
    record(tx, [event(anna, "churned", NOW + DAY)], BERLIN, at(NOW + DAY))
    assert dates(tx, anna) == (TODAY, TODAY + timedelta(days=1))
