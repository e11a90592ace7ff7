"""What a typed yes or no answers."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.chat.platforms import Platform
from bot.ids import ContactId
from storage import contacts, people, prompts
from storage.engine.store import Tx
from storage.people import NewPerson
from storage.schema import prompts as table
from storage.states import Settled
from tests.storage.cast import DAY, NOW

MINUTE = timedelta(minutes=1)


@pytest.fixture
def anna(tx: Tx) -> ContactId:
    return contacts.add_contact(tx, people.add(tx, NewPerson(name="Anna"), NOW), Platform.TELEGRAM)


def ask(tx: Tx, contact: ContactId, tap: str = "seven") -> None:
    prompts.ask(tx, contact, tap, NOW, NOW + DAY)


def opened(tx: Tx, contact: ContactId, after: timedelta = MINUTE) -> str | None:
    prompt = prompts.open_prompt(tx, contact, NOW + after)
    return None if prompt is None else prompt.tap


def test_what_was_asked_stands_for_its_time(tx: Tx, anna: ContactId) -> None:
    ask(tx, anna)
    assert [opened(tx, anna, after) for after in (DAY, DAY + MINUTE)] == ["seven", None]


def test_what_was_settled_stands_no_more(tx: Tx, anna: ContactId) -> None:
    ask(tx, anna)
    prompts.settle(tx, anna, Settled.YES, NOW)
    assert opened(tx, anna) is None


def test_only_the_last_thing_asked_stands(tx: Tx, anna: ContactId) -> None:
    ask(tx, anna, "seven")
    ask(tx, anna, "eight")
    assert opened(tx, anna) == "eight"
    assert list(tx.execute(select(table.c.settled)).scalars()) == [Settled.REPLACED, None]
    prompts.settle(tx, anna, Settled.NO, NOW)
    assert opened(tx, anna) is None


def test_nobody_answers_what_another_was_asked(tx: Tx, anna: ContactId) -> None:
    ask(tx, anna)
    berta = contacts.add_contact(tx, people.add(tx, NewPerson(name="Berta"), NOW), Platform.SLACK)
    prompts.settle(tx, berta, Settled.YES, NOW)
    assert (opened(tx, berta), opened(tx, anna)) == (None, "seven")


def test_old_prompts_are_forgotten(tx: Tx, anna: ContactId) -> None:
    ask(tx, anna)
    prompts.forget_old(tx, NOW + prompts.KEPT_FOR + DAY + MINUTE)
    assert opened(tx, anna) is None
