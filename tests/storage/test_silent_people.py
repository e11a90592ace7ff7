"""Who counts as silent, and what is left of them."""

from datetime import datetime

import pytest
from sqlalchemy import select, update

from bot.chat.platforms import Platform
from bot.ids import ContactId, PersonId
from bot.states import ContactState, InvitationState, PersonKind
from storage import (
    answers,
    cases,
    contacts,
    feedback,
    imported_people,
    imported_updates,
    invitations,
    people,
    silent_people,
)
from storage.engine.store import Tx
from storage.imported_answers import ImportedAnswer
from storage.imported_updates import StoredCounts
from storage.joining import joined_records
from storage.schema import cases as case_rows
from storage.schema import contacts as contact_rows
from storage.schema import imported_answers as imported_rows
from storage.schema import people as people_rows
from tests.storage.cast import (
    DAY,
    MINUTE,
    NOW,
    add_contact,
    add_person,
    answer,
    ask,
    change,
    hear_from,
    invite,
)

LATER = NOW + 400 * DAY
BEFORE = NOW + 35 * DAY
"""A person is silent if nothing happened since."""


def recipient_of(contact: ContactId) -> str:
    return f"contact {contact}"


def silent(tx: Tx, before: datetime = BEFORE) -> list[PersonId]:
    found = list(silent_people.silent(tx, before, 0, 100))
    assert silent_people.count(tx, before) == len(found)
    return found


def removed(tx: Tx) -> None:
    silent_people.remove(tx, silent(tx), BEFORE, LATER, recipient_of)
    silent_people.remove_strangers(tx, silent_people.silent_strangers(tx, BEFORE, 0, 100))


def test_a_person_without_any_contact_is_silent(tx: Tx) -> None:
    anna = add_person(tx)
    add_contact(tx, anna)
    assert silent(tx) == [anna]
    assert silent(tx, NOW) == []


def test_who_wrote_pressed_or_was_asked_is_not_silent(tx: Tx) -> None:
    wrote, asked, added = (add_person(tx, name) for name in ("Wrote", "Asked", "Added"))
    hear_from(tx, add_contact(tx, wrote), chat="D1", language=None, now=BEFORE)
    ask(tx, asked, now=BEFORE)
    tx.execute(update(people_rows).where(people_rows.c.id == added).values(created_at=BEFORE))
    assert silent(tx) == []


def test_a_question_that_never_arrived_is_no_contact(tx: Tx) -> None:
    anna = add_person(tx)
    lost = invite(tx, anna, now=BEFORE)
    change(tx, lost, state=InvitationState.UNDELIVERABLE)
    assert silent(tx) == [anna]


def test_a_question_that_waits_keeps_the_person(tx: Tx) -> None:
    anna = add_person(tx)
    waits = ask(tx, anna)
    assert silent(tx) == [anna]
    change(tx, waits, expires_at=BEFORE)
    assert silent(tx) == []


def test_feedback_is_contact(tx: Tx) -> None:
    anna = add_person(tx)
    feedback.add(tx, anna, "hello", "D1/1", BEFORE)
    assert silent(tx) == []


def test_staff_and_who_said_never_stay(tx: Tx) -> None:
    add_person(tx, "Ada", kind=PersonKind.STAFF)
    people.stop_asking(tx, add_person(tx, "Never"), None, NOW)
    assert silent(tx) == []


def test_an_answer_to_another_tool_is_contact(tx: Tx) -> None:
    anna = add_person(tx, email="anna@example.com")
    imported_updates.store(tx, [imported("anna@example.com", BEFORE)])
    removed(tx)
    assert people.get(tx, anna).name == "Anna Berg"


def test_a_joined_record_stays_as_long_as_its_person(tx: Tx) -> None:
    """All its rows are the person's, so that it has none of its own."""
    anna, old = add_person(tx), add_person(tx, "Anna B", email="anna@example.com")
    joined_records.join(tx, anna, old)
    hear_from(tx, add_contact(tx, anna), chat="D1", language=None, now=LATER)
    removed(tx)
    assert people.get(tx, old).email == "anna@example.com"


def test_who_is_heard_of_meanwhile_stays(tx: Tx) -> None:
    anna = add_person(tx)
    contact = add_contact(tx, anna)
    found = silent(tx)
    hear_from(tx, contact, chat="D1", language=None, now=LATER)
    silent_people.remove(tx, found, BEFORE, LATER, recipient_of)
    assert people.get(tx, anna).name == "Anna Berg"


def test_the_bare_answer_is_all_that_stays(tx: Tx) -> None:
    anna = add_person(
        tx, email="anna@example.com", account="Initech", properties={"plan": "pro"}, language="id"
    )
    given = answer(tx, anna, 3)
    answers.add_comment(tx, given.id, "slow", "D1/2", NOW)
    feedback.add(tx, anna, "hello", "D1/3", NOW)
    cases.add(tx, given, NOW)
    removed(tx)
    left = people.get(tx, anna)
    assert (left.name, left.email, left.account, left.properties) == ("", "", "", {})
    assert left.language is None
    assert left.never_at == LATER
    bare = invitations.get(tx, given.id)
    assert (bare.score, bare.answered_at, bare.message) == (3, NOW, None)
    assert [one.text for one in bare.comments] == [""]
    assert tx.execute(select(case_rows.c.state, case_rows.c.resolved_at)).one()[1] == LATER
    contact = tx.execute(select(contact_rows)).one()
    assert (contact.user, contact.chat, contact.state) == (None, None, ContactState.GONE)
    assert silent(tx) == []


def test_nobody_finds_or_asks_the_bare_row(tx: Tx) -> None:
    add_contact(tx, add_person(tx, email="anna@example.com"), "U7")
    removed(tx)
    assert people.customers(tx) == ()
    assert people.customer_ids(tx) == ()
    assert people.some_customers(tx, 9) == ()
    assert people.names(tx, ["anna"], 9) == ()
    assert people.with_email(tx, "anna@example.com") == ()
    assert contacts.contact_of_user(tx, Platform.SLACK, "U7") is None


# -- answers from another tool ------------------------------------------------------------------


def imported(
    person: str | None,
    at: datetime = NOW,
    score: int = 9,
    key: str = "",
    source_id: str | None = None,
) -> ImportedAnswer:
    return ImportedAnswer(
        survey="relationship",
        score=score,
        at=at,
        key=key or f"{person} {at} {score}",
        person=person,
        source_id=source_id,
    )


def names(tx: Tx) -> list[str | None]:
    return list(tx.execute(select(imported_rows.c.person).order_by(imported_rows.c.id)).scalars())


def keys(tx: Tx) -> list[str]:
    return list(tx.execute(select(imported_rows.c.key).order_by(imported_rows.c.id)).scalars())


def test_answers_of_one_person_stay_one_persons_and_lead_to_nobody(tx: Tx) -> None:
    anna = add_person(tx, email="anna@example.com")
    add_contact(tx, anna, "U0ANNA")
    theirs = [imported("anna@example.com", source_id="17"), imported("slack:U0ANNA")]
    imported_updates.store(tx, [*theirs, imported(None)])
    removed(tx)
    nobody = imported_people.erased_name(anna)
    assert names(tx) == [nobody, nobody, None]
    assert imported_people.matches(tx, [nobody]) == {nobody: (anna, PersonKind.CUSTOMER)}
    assert not any("anna" in key.lower() for key in keys(tx))
    assert list(tx.execute(select(imported_rows.c.source_id)).scalars()) == [None] * 3


def test_all_spellings_of_a_stranger_go_together(tx: Tx) -> None:
    spelled = [imported("Mia Novak"), imported("MIA NOVAK", score=3), imported("Joon", BEFORE)]
    imported_updates.store(tx, spelled)
    removed(tx)
    first, second, third = names(tx)
    assert first == second != third == "Joon"
    assert first is not None
    assert imported_people.is_erased(first)


def test_a_stranger_who_answered_lately_in_another_spelling_stays(tx: Tx) -> None:
    imported_updates.store(tx, [imported("Mia Novak"), imported("MIA NOVAK", BEFORE)])
    removed(tx)
    assert names(tx) == ["Mia Novak", "MIA NOVAK"]


def test_a_second_import_brings_no_removed_person_back(tx: Tx) -> None:
    file = [
        imported("Mia"),
        imported("Mia", score=3, source_id="7", key="id 7"),
        imported("Joon", NOW + MINUTE),
    ]
    assert imported_updates.store(tx, file) == StoredCounts(added=3)
    removed(tx)
    assert imported_updates.store(tx, file) == StoredCounts()
    new = [*file, imported("Joon"), imported(None, NOW + MINUTE, key="nobody's")]
    assert imported_updates.store(tx, new) == StoredCounts(added=2)


@pytest.mark.parametrize("name", ["erased person x", "erased person 99", "erased person 1 "])
def test_a_name_that_only_looks_removed_matches_nobody(tx: Tx, name: str) -> None:
    assert imported_people.matches(tx, [name]) == {}
