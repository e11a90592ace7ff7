"""What begins a conversation waits for the good hours of the person, also when it is late."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from bot.chat.platforms import Platform
from bot.config.loading import load
from handlers.outbox import transitions
from handlers.usecases.campaigns.ask import ask
from handlers.usecases.campaigns.ask_admin import ask_admin
from handlers.usecases.context import Context
from handlers.usecases.outgoing import Renderable
from storage import contacts, people
from storage.engine.store import Tx
from storage.people import NewPerson
from storage.schema import contacts as contact_rows
from storage.schema import outbox
from storage.states import OutboxKind

CONFIG = load(
    {
        "survey": [{"key": "relationship", "kind": "nps"}],
        "slack": {},
        "staff": {"admins": ["slack:U0ADMIN"]},
    }
)
MONDAY = datetime(2026, 11, 2, 9, tzinfo=UTC)
"""10 o'clock in Berlin."""
EVENING, TOMORROW = MONDAY + timedelta(hours=11), datetime(2026, 11, 3, 8, tzinfo=UTC)


def context(now: datetime) -> Context:
    return Context(config=CONFIG, now=now, seed=b"1")


def asked(tx: Tx, now: datetime) -> None:
    person = people.add(tx, NewPerson(name="Dani", timezone="Europe/Berlin"), now)
    contacts.add_contact(tx, person, Platform.SLACK, user="U7", chat="D7")
    assert ask(tx, [people.get(tx, person)], CONFIG.surveys[0], context(now)).n == 1


def claimed(tx: Tx, now: datetime) -> Renderable | None:
    """What is sent of the only row if the sender comes to it now."""
    [row] = tx.execute(select(outbox.c.id)).scalars()
    found = transitions.claim(tx, row, "ours", context(now))
    return None if found is None else found[1]


def due_at(tx: Tx) -> datetime:
    [due] = tx.execute(select(outbox.c.due_at)).scalars()
    assert isinstance(due, datetime)
    return due


def test_a_question_of_the_day_is_sent_at_once(tx: Tx) -> None:
    asked(tx, MONDAY)
    assert due_at(tx) == MONDAY
    assert claimed(tx, MONDAY) is not None


def test_a_question_of_the_evening_is_due_in_the_morning(tx: Tx) -> None:
    asked(tx, EVENING)
    assert due_at(tx) == TOMORROW


def test_a_question_that_was_held_up_until_the_evening_waits_for_the_morning(tx: Tx) -> None:
    asked(tx, MONDAY)
    assert claimed(tx, EVENING) is None
    assert due_at(tx) == TOMORROW
    assert claimed(tx, TOMORROW) is not None


@pytest.mark.parametrize("kind", [OutboxKind.REMINDER, OutboxKind.QUESTION_BACK])
def test_a_reminder_and_a_return_wait_too(tx: Tx, kind: OutboxKind) -> None:
    asked(tx, MONDAY)
    tx.execute(outbox.update().values(kind=kind))
    assert claimed(tx, EVENING) is None
    assert due_at(tx) == TOMORROW


def test_an_admins_test_question_comes_at_any_hour(tx: Tx) -> None:
    ask_admin(tx, CONFIG.staff.admins[0], CONFIG.surveys[0], context(EVENING))
    tx.execute(contact_rows.update().values(chat="D1"))
    assert claimed(tx, EVENING) is not None
