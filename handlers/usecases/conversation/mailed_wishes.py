"""Records a wish about questions that came by mail, as if the person had chosen it in chat.

Only the person lifts a decision. So a wish is recorded if it is stricter, and refused if weaker.
"""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from bot.ids import PersonId
from bot.model import Person
from bot.survey import events
from handlers.usecases.context import Context
from handlers.usecases.conversation import person_choices
from handlers.usecases.localisation import home_zone
from handlers.usecases.survey import opt_outs
from storage import contacts, people
from storage.engine.store import Tx


class WeakerWishError(Exception):
    """A stricter decision holds. It can be weakened only by the person."""

    def __init__(self, person: Person) -> None:
        super().__init__(person)
        self.person = person


class PastDayError(Exception):
    """The day has begun where the person lives."""


def stop(tx: Tx, person_id: PersonId, context: Context) -> bool:
    """Opts the person out for ever. Returns False if that is so already."""
    if people.get(tx, person_id).never_at is not None:
        return False
    opt_outs.stop(tx, person_id, None, context.now)
    person_choices.decline_open(tx, person_id, events.NeverChosen(), context)
    return True


def pause(tx: Tx, person_id: PersonId, day: date, context: Context) -> bool:
    """Stops questions before *day*. Returns False if they are stopped until then already.

    Raises WeakerWishError or PastDayError.
    """
    person = people.get(tx, person_id)
    until = _start_of(tx, person, day, context)
    if until <= context.now:
        raise PastDayError
    if person.paused_until == until and person.never_at is None:
        return False
    if person.never_at is not None or _is_later(person.paused_until, until):
        raise WeakerWishError(person)
    opt_outs.stop(tx, person_id, until, context.now)
    chosen = events.PauseChosen(until=until)
    person_choices.decline_open(tx, person_id, chosen, context)
    return True


def _is_later(held: datetime | None, wanted: datetime) -> bool:
    return held is not None and held > wanted


def _start_of(tx: Tx, person: Person, day: date, context: Context) -> datetime:
    """Returns the beginning of *day* where the person lives."""
    zone = home_zone(context.config, person, contacts.contacts_of(tx, person.id))
    return datetime.combine(day, time(), ZoneInfo(zone))
