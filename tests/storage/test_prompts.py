"""Prompts: which are open, by which message they are found, and how each is settled once."""

from datetime import timedelta

import pytest

from bot.chat.platforms import Platform
from bot.ids import ContactId, MessageRef
from storage import contacts, people, prompts
from storage.engine.store import Tx
from storage.people import NewPerson
from storage.states import Settled
from tests.storage.cast import DAY, NOW

MINUTE = timedelta(minutes=1)
NOTE = {"line": {"key": "note.meant", "values": {"score": 7}}, "buttons": []}


@pytest.fixture
def anna(tx: Tx) -> ContactId:
    return contacts.add_contact(tx, people.add(tx, NewPerson(name="Anna"), NOW), Platform.TELEGRAM)


def ask(tx: Tx, contact: ContactId) -> int:
    return prompts.add(tx, contact, NOTE, yes_or_no=True, now=NOW, until=NOW + DAY)


def test_a_prompt_is_open_for_its_time(tx: Tx, anna: ContactId) -> None:
    (prompt,) = [prompts.get(tx, ask(tx, anna))]
    assert prompt is not None
    assert (prompt.note, prompt.yes_or_no, prompt.contact_id) == (NOTE, True, anna)
    assert [prompt.is_open(NOW + after) for after in (DAY, DAY + MINUTE)] == [True, False]


def test_a_prompt_is_settled_once(tx: Tx, anna: ContactId) -> None:
    asked = ask(tx, anna)
    assert prompts.settle(tx, asked, Settled.CHOSEN, NOW, choice=1)
    assert not prompts.settle(tx, asked, Settled.EXPIRED, NOW)
    settled = prompts.get(tx, asked)
    assert settled is not None
    assert (settled.settled, settled.choice, settled.is_open(NOW)) == (Settled.CHOSEN, 1, False)


def test_the_newest_unsettled_prompt_of_a_chat_comes_first(tx: Tx, anna: ContactId) -> None:
    first, second, third = ask(tx, anna), ask(tx, anna), ask(tx, anna)
    prompts.settle(tx, second, Settled.REPLACED, NOW)
    assert [prompt.id for prompt in prompts.unsettled(tx, anna)] == [third, first]


def test_a_chat_has_only_its_own_prompts(tx: Tx, anna: ContactId) -> None:
    ask(tx, anna)
    berta = contacts.add_contact(tx, people.add(tx, NewPerson(name="Berta"), NOW), Platform.SLACK)
    assert prompts.unsettled(tx, berta) == ()


def test_a_person_has_the_prompts_of_all_their_chats(tx: Tx, anna: ContactId) -> None:
    person = contacts.contact(tx, anna).person_id
    in_slack = contacts.add_contact(tx, person, Platform.SLACK)
    berta = contacts.add_contact(tx, people.add(tx, NewPerson(name="Berta"), NOW), Platform.SLACK)
    first, second, settled = ask(tx, anna), ask(tx, in_slack), ask(tx, anna)
    ask(tx, berta)
    prompts.settle(tx, settled, Settled.EXPIRED, NOW)
    assert [prompt.id for prompt in prompts.unsettled_of(tx, person)] == [first, second]


def test_a_prompt_is_found_by_its_message(tx: Tx, anna: ContactId) -> None:
    asked = ask(tx, anna)
    prompts.set_message(tx, asked, MessageRef("7/12"))
    found = prompts.by_message(tx, MessageRef("7/12"))
    assert found is not None
    assert found.id == asked
    assert prompts.by_message(tx, MessageRef("7/13")) is None


def test_old_prompts_are_forgotten(tx: Tx, anna: ContactId) -> None:
    asked = ask(tx, anna)
    prompts.forget_old(tx, NOW + prompts.KEPT_FOR + DAY + MINUTE)
    assert prompts.get(tx, asked) is None
