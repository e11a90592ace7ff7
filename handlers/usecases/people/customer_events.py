"""Records events about people. `joined` and `churned` also set the dates of a customer.

An event that a survey asks after plans its question in the same transaction.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.ids import PersonId
from bot.people.customer_events import OF_CUSTOMERS, CustomerDates
from handlers.usecases.context import Context
from handlers.usecases.people import event_questions
from handlers.usecases.people.event_questions import PlannedByEvents
from storage import customer_dates, events
from storage.engine.store import Tx
from storage.events import NewEvent, PersonEvent

CLOCKS_DIFFER: Final = timedelta(minutes=5)
"""An event may come from a machine whose clock runs ahead so far. A later one is in the future."""


@dataclass(frozen=True, kw_only=True)
class RecordedEvents:
    added: tuple[PersonEvent, ...] = ()
    """The events that were not stored before."""
    dates: Mapping[PersonId, CustomerDates] = field(default_factory=dict)
    """The dates that changed, by person."""
    questions: PlannedByEvents = field(default_factory=PlannedByEvents)
    """The questions that surveys ask because of these events, or do not ask any more."""


def record(tx: Tx, new: Sequence[NewEvent], zone: ZoneInfo, context: Context) -> RecordedEvents:
    """Stores events. *zone*: decides on which day an event happened."""
    added = events.add(tx, new, context.now)
    changed = _changed_dates(tx, [one for one in added if one.name in OF_CUSTOMERS], zone)
    customer_dates.set_all(tx, changed)
    planned = event_questions.plan(tx, added, context)
    return RecordedEvents(added=added, dates=changed, questions=planned)


def _changed_dates(
    tx: Tx, added: Sequence[PersonEvent], zone: ZoneInfo
) -> Mapping[PersonId, CustomerDates]:
    people = {one.person_id for one in added}
    latest = events.latest_of_customers(tx, people)
    before = customer_dates.of_people(tx, people)
    after = dict(before)
    for one in sorted(added, key=lambda one: (one.at, one.id)):
        day, is_latest = one.at.astimezone(zone).date(), one.at >= latest[one.person_id]
        after[one.person_id] = after[one.person_id].after(one.name, day, is_latest=is_latest)
    return {person: dates for person, dates in after.items() if dates != before[person]}
