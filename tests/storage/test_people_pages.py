"""The pages of a list of people: who is on them, and the last answer of each."""

from typing import Any

import pytest

from bot.chat.platforms import Platform
from bot.ids import PersonId
from bot.people.listed_person import LastAnswer
from bot.states import InvitationState
from storage import contacts, imported_answers, people, people_pages
from storage.engine.store import Tx
from storage.imported_answers import ImportedAnswer
from storage.joining import joined_records
from storage.people_pages import Asked, PersonSelection
from tests.storage.cast import DAY, NOW, add_person, answer, ask, change, invite


def numbers(tx: Tx, **selection: Any) -> list[PersonId]:
    chosen = PersonSelection(**selection)
    found = people_pages.page(tx, chosen, PersonId(0), 100, NOW)
    assert people_pages.count(tx, chosen, NOW) == len(found)
    return [person.id for person in found]


def take_over(tx: Tx, name: str, score: int, **more: Any) -> None:
    line = ImportedAnswer(survey="other", score=score, key=f"{name}{score}", person=name, **more)
    imported_answers.add_all(tx, [line])


def test_pages_follow_each_other_by_number(tx: Tx) -> None:
    ids = [add_person(tx, name) for name in ("Zoe", "Ann", "Mia")]
    first = people_pages.page(tx, PersonSelection(), PersonId(0), 2, NOW)
    rest = people_pages.page(tx, PersonSelection(), first[-1].id, 2, NOW)
    assert [person.id for person in (*first, *rest)] == ids


def test_a_joined_record_is_on_no_page(tx: Tx) -> None:
    stays, joins = people_of(tx, 2)
    joined_records.join(tx, stays, joins)
    assert numbers(tx) == [stays]


def test_a_pause_that_is_over_selects_nobody(tx: Tx) -> None:
    paused, over, _ = (add_person(tx) for _ in range(3))
    people.stop_asking(tx, paused, NOW + DAY, NOW)
    people.stop_asking(tx, over, NOW - DAY, NOW)
    assert numbers(tx, paused=True) == [paused]


def test_a_never_is_no_pause(tx: Tx) -> None:
    both = add_person(tx)
    people.stop_asking(tx, both, NOW + DAY, NOW)
    people.stop_asking(tx, both, None, NOW)
    assert numbers(tx, never=True) == [both]
    assert numbers(tx, paused=True) == []


def test_never_asked_are_those_whom_no_question_may_have_reached(tx: Tx) -> None:
    asked, tested, cancelled, _ = people_of(tx, 4)
    ask(tx, asked)
    ask(tx, tested, test=True)
    change(tx, invite(tx, cancelled), state=InvitationState.CANCELLED)
    assert asked not in numbers(tx, asked=Asked.NEVER)
    assert len(numbers(tx, asked=Asked.NEVER)) == 3


@pytest.mark.parametrize("state", [InvitationState.HANDED_OVER, InvitationState.UNCERTAIN])
def test_an_open_question_waits_for_its_answer(tx: Tx, state: InvitationState) -> None:
    waiting, answered, late, _ = people_of(tx, 4)
    change(tx, ask(tx, waiting), state=state)
    answer(tx, answered, 9)
    ask(tx, late, now=NOW - 30 * DAY)
    assert numbers(tx, asked=Asked.OPEN) == [waiting]


def people_of(tx: Tx, n: int) -> list[PersonId]:
    return [add_person(tx) for _ in range(n)]


def test_the_last_answer_is_the_latest_one_own_or_imported(tx: Tx) -> None:
    own, other, silent = (add_person(tx, email=f"{name}@x.example") for name in "abc")
    for person in (own, other):
        answer(tx, person, 3, now=NOW - 100 * DAY, survey="relationship")
    answer(tx, own, 9, survey="keynote")
    take_over(tx, "a@x.example", 0, at=NOW - DAY)
    take_over(tx, "b@x.example", 7, at=NOW - DAY)
    assert people_pages.last_answers(tx, [own, other, silent]) == {
        own: LastAnswer(score=9, at=NOW),
        other: LastAnswer(score=7, at=NOW - DAY, imported=True),
    }


def test_an_imported_answer_is_found_by_a_chat_account(tx: Tx) -> None:
    dani = add_person(tx)
    contacts.add_contact(tx, dani, Platform.SLACK, user="U0DANI")
    take_over(tx, "slack:u0dani", 10, at=NOW)
    assert people_pages.last_answers(tx, [dani])[dani].score == 10


def test_a_shared_address_is_the_answer_of_one_person(tx: Tx) -> None:
    first, second = (add_person(tx, email="shared@x.example") for _ in range(2))
    take_over(tx, "shared@x.example", 10, at=NOW)
    assert list(people_pages.last_answers(tx, [first, second])) == [first]
    assert people_pages.last_answers(tx, [second]) == {}


def test_a_test_question_has_no_answer(tx: Tx) -> None:
    admin = add_person(tx)
    answer(tx, admin, 0, test=True)
    assert people_pages.last_answers(tx, [admin]) == {}
