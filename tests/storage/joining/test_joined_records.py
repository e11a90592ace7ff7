"""Two records of one person become one, and two again."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import select

from bot.chat.platforms import Platform
from bot.ids import InvitationId, MessageRef, PersonId
from bot.states import Binding, InvitationState, PersonKind
from storage import (
    answers,
    bindings,
    cases,
    contacts,
    events,
    feedback,
    imported_answers,
    invitations,
    people,
    people_bulk,
    posted_messages,
    reports,
)
from storage.engine.store import Tx
from storage.events import NewEvent
from storage.imported_answers import ImportedAnswer
from storage.joining import join_preview, joined_contacts, joined_records
from storage.joining.join_record import JoinRecord
from storage.people import NewPerson
from storage.person_traces import traces
from storage.posted_messages import PostedMessage
from storage.schema import invitations as invitation_rows
from storage.schema import metadata
from storage.states import OutboxKind
from tests.storage.cast import DAY, NOW, add_person, answer, ask, invite

FOREVER = (NOW - 1000 * DAY, NOW + 1000 * DAY)


def known(tx: Tx, name: str, user: str = "", **more: Any) -> PersonId:
    """A person with a Slack contact; without an account if *user* is empty."""
    person = add_person(tx, name, **more)
    contacts.add_contact(tx, person, Platform.SLACK, user=user, chat=f"D{person}" if user else "")
    return person


def vera_and_mallory(tx: Tx) -> tuple[PersonId, PersonId]:
    """Vera is on a list without an account; Mallory wrote to the bot."""
    return known(tx, "Vera", email="vera@a.example"), known(tx, "Mallory", "U2")


def rounds(tx: Tx, person: PersonId) -> list[tuple[int, datetime]]:
    statement = select(invitation_rows.c.round, invitation_rows.c.queued_at)
    mine = statement.where(invitation_rows.c.person_id == person).order_by(invitation_rows.c.round)
    return [(row.round, row.queued_at) for row in tx.execute(mine)]


def persons(tx: Tx) -> list[str | None]:
    return [row.person for row in reports.answers(tx, "relationship", *FOREVER)]


def everything(tx: Tx) -> list[Sequence[Any]]:
    """All rows that a join may change."""
    names = ("people", "contacts", "invitations", "cases", "feedback", "events", "posted_messages")
    tables = [metadata.tables[name] for name in names]
    return [
        tuple(row) for table in tables for row in tx.execute(select(table).order_by(table.c.id))
    ]


def as_stored(record: JoinRecord) -> JoinRecord:
    """The record as the audit log gives it back."""
    return JoinRecord.from_detail(record.to_detail())


def test_rounds_are_numbered_by_time(tx: Tx) -> None:
    vera, mallory = vera_and_mallory(tx)
    for day, person in enumerate((mallory, vera, vera, mallory)):
        answer(tx, person, 9, now=NOW + day * 100 * DAY)
    joined_records.join(tx, vera, mallory)
    assert rounds(tx, vera) == [(n + 1, NOW + n * 100 * DAY) for n in range(4)]
    assert rounds(tx, mallory) == []


def test_answers_cases_and_words_follow(tx: Tx) -> None:
    vera, mallory = vera_and_mallory(tx)
    given = answer(tx, mallory, 3)
    answers.add_comment(tx, given.id, "slow", None, NOW)
    case = cases.add(tx, given, NOW).id
    feedback.add(tx, mallory, "hello", "D2/1", NOW)
    joined_records.join(tx, vera, mallory)
    assert invitations.get(tx, given.id).person_id == vera
    assert cases.get(tx, case).person_id == vera
    assert [one.text for one in feedback.between(tx, vera, NOW, NOW + DAY)] == ["hello"]
    (row,) = reports.answers(tx, "relationship", *FOREVER)
    assert (row.person, row.name, row.comment) == (f"person {vera}", "Vera", "slow")


def test_a_joined_record_is_listed_and_counted_nowhere(tx: Tx) -> None:
    vera, mallory = vera_and_mallory(tx)
    joined_records.join(tx, vera, mallory)
    assert [one.id for one in people.customers(tx)] == [vera]
    assert people.customer_ids(tx) == (vera,)
    assert people.names(tx, (), 9) == ((vera, "Vera"),)
    assert people.some_customers(tx, 9) == ("Vera",)
    assert people.named(tx, "Mallory") == ()
    assert people.all_named(tx, ["mallory"]) == {}
    assert reports.ladder(tx, "relationship", *FOREVER).eligible == 1


def test_its_number_leads_to_the_person_once(tx: Tx) -> None:
    """A campaign may list both."""
    vera, mallory = vera_and_mallory(tx)
    joined_records.join(tx, vera, mallory)
    assert [one.id for one in people.numbered(tx, mallory)] == [vera]
    assert [one.id for one in people.get_all(tx, [vera, mallory])] == [vera]
    assert people.current(tx, mallory).id == vera


def test_both_email_addresses_lead_to_the_person(tx: Tx) -> None:
    vera, mallory = vera_and_mallory(tx)
    other = known(tx, "Vera M", "U3", email="vera@b.example")
    joined_records.join(tx, mallory, other)
    joined_records.join(tx, vera, mallory)
    for email in ("vera@a.example", "Vera@B.example"):
        assert [one.id for one in people.with_email(tx, email)] == [vera]
    (listed,) = people_bulk.find(tx, {}, ["vera@b.example"])
    assert (listed.id, listed.joined_emails) == (vera, frozenset({"vera@b.example"}))


def imported(tx: Tx, *names: str) -> None:
    rows = [
        ImportedAnswer(survey="relationship", score=9, at=NOW, key=name, person=name)
        for name in names
    ]
    imported_answers.add_all(tx, rows)


def test_imported_answers_of_both_lead_to_the_person(tx: Tx) -> None:
    vera, mallory = (
        known(tx, "Vera", email="v@a.example"),
        known(tx, "Mal", "U2", email="m@b.example"),
    )
    imported(tx, "v@a.example", "m@b.example", "slack:U2", "else@c.example")
    joined_records.join(tx, vera, mallory)
    assert persons(tx) == [f"person {vera}"] * 3 + ["imported else@c.example"]
    assert imported_answers.counts_of(tx, vera) == (3, 0)


def test_the_kind_of_the_person_counts_not_that_of_the_joined_record(tx: Tx) -> None:
    staff = known(tx, "Ada", kind=PersonKind.STAFF)
    customer = known(tx, "Ada", "U2", email="ada@a.example")
    imported(tx, "ada@a.example")
    joined_records.join(tx, staff, customer)
    assert persons(tx) == []


def test_empty_fields_are_filled_and_own_ones_stay(tx: Tx) -> None:
    vera = known(tx, "Vera", language="ko", properties={"Plan": "Pro", "Team": ""})
    mallory = known(
        tx,
        "Mallory",
        "U2",
        language="id",
        account="Acme",
        email="m@b.example",
        properties={"Plan": "Free", "Team": "Sales", "Since": "2020"},
    )
    assert join_preview.consequences(tx, vera, mallory).filled == [
        "account",
        "email",
        "Since",
        "Team",
    ]
    joined_records.join(tx, vera, mallory)
    person = people.get(tx, vera)
    assert (person.name, person.language, person.account) == ("Vera", "ko", "Acme")
    assert person.properties == {"Plan": "Pro", "Team": "Sales", "Since": "2020"}


def test_the_stricter_opt_out_holds(tx: Tx) -> None:
    vera, mallory = vera_and_mallory(tx)
    people.stop_asking(tx, vera, None, NOW + DAY)
    people.stop_asking(tx, vera, NOW + 9 * DAY, NOW)
    people.stop_asking(tx, mallory, None, NOW)
    people.stop_asking(tx, mallory, NOW + 30 * DAY, NOW)
    joined_records.join(tx, vera, mallory)
    person = people.get(tx, vera)
    assert (person.never_at, person.paused_until) == (NOW, NOW + 30 * DAY)


def test_the_person_is_known_since_the_earlier_time(tx: Tx) -> None:
    """Otherwise a week could have more people asked than people."""
    mallory = known(tx, "Mallory", "U2")
    vera = people.add(tx, NewPerson(name="Vera"), NOW + 100 * DAY)
    joined_records.join(tx, vera, mallory)
    assert reports.ladder(tx, "relationship", NOW, NOW + DAY).eligible == 1


def test_two_accounts_at_one_place_clash(tx: Tx) -> None:
    one, other = known(tx, "Vera", "U1"), known(tx, "Mallory", "U2")
    ((own, theirs),) = joined_contacts.clashes(tx, one, other)
    assert (own.user, theirs.user) == ("U1", "U2")


@pytest.mark.parametrize("bound_stays", [True, False])
def test_the_contact_with_an_account_stays_and_gets_the_invitations(
    tx: Tx, bound_stays: bool
) -> None:
    unbound, bound = vera_and_mallory(tx)
    (account,) = contacts.contacts_of(tx, bound)
    invitation = invite(tx, unbound)
    kept, joined = (bound, unbound) if bound_stays else (unbound, bound)
    assert joined_contacts.clashes(tx, kept, joined) == ()
    joined_records.join(tx, kept, joined)
    (contact,) = contacts.contacts_of(tx, kept)
    assert (contact.id, contact.user) == (account.id, "U2")
    assert invitations.get(tx, invitation.id).contact_id == account.id


def test_accounts_elsewhere_come_along(tx: Tx) -> None:
    vera, mallory = vera_and_mallory(tx)
    contacts.add_contact(tx, mallory, Platform.TELEGRAM, user="77")
    contacts.add_contact(tx, mallory, Platform.SLACK, workspace="T9", user="U9")
    joined_records.join(tx, vera, mallory)
    accounts = {(one.platform, one.workspace, one.user) for one in contacts.contacts_of(tx, vera)}
    assert accounts == {("slack", "", "U2"), ("telegram", "", "77"), ("slack", "T9", "U9")}


def states(tx: Tx, *ids: InvitationId) -> list[tuple[InvitationState, bool]]:
    found = (invitations.get(tx, number) for number in ids)
    return [(one.state, one.replaced) for one in found]


@pytest.mark.parametrize("newest_stays", [True, False])
def test_of_two_open_questions_the_newest_stays_open(tx: Tx, newest_stays: bool) -> None:
    one, other = vera_and_mallory(tx)
    older, newer = ask(tx, one), ask(tx, other, now=NOW + DAY)
    kept, joined = (other, one) if newest_stays else (one, other)
    assert join_preview.consequences(tx, kept, joined).replaced == 1
    joined_records.join(tx, kept, joined)
    asked = InvitationState.HANDED_OVER
    assert states(tx, older.id, newer.id) == [(asked, True), (asked, False)]


def test_an_older_question_that_waits_is_not_sent(tx: Tx) -> None:
    vera, mallory = vera_and_mallory(tx)
    waiting, open_one = invite(tx, vera), ask(tx, mallory, now=NOW + DAY)
    joined_records.join(tx, vera, mallory)
    (cancelled, _), (_, replaced) = states(tx, waiting.id, open_one.id)
    assert (cancelled, replaced) == (InvitationState.CANCELLED, False)


def test_a_test_question_replaces_no_question(tx: Tx) -> None:
    vera, mallory = vera_and_mallory(tx)
    real, test = ask(tx, vera), ask(tx, mallory, now=NOW + DAY, test=True)
    joined_records.join(tx, vera, mallory)
    assert [replaced for _, replaced in states(tx, real.id, test.id)] == [False, False]


def post(tx: Tx, person: PersonId, message: str, **detail: Any) -> None:
    """A message of the bot about the person."""
    posted = PostedMessage(
        platform=Platform.SLACK,
        message=MessageRef(message),
        kind=OutboxKind.NOTE,
        person_id=person,
        detail=detail or None,
    )
    posted_messages.add(tx, [posted], NOW)


def posts(tx: Tx, person: PersonId) -> list[str]:
    return [one.message for one in posted_messages.about(tx, traces(tx, person))]


def lived(tx: Tx) -> tuple[PersonId, PersonId]:
    """Two people with history of every sort."""
    vera = known(tx, "Vera", email="vera@a.example", properties={"Plan": "Pro"})
    mallory = known(tx, "Mallory", "U2", account="Acme", properties={"Team": "Sales"})
    contacts.add_contact(tx, mallory, Platform.TELEGRAM, user="77")
    for day, person in enumerate((mallory, vera, mallory, vera)):
        cases.add(tx, answer(tx, person, 3, now=NOW + day * 100 * DAY), NOW)
    ask(tx, vera, now=NOW + 500 * DAY)
    ask(tx, mallory, now=NOW + 501 * DAY)
    answer(tx, mallory, 9, survey="onboarding")
    feedback.add(tx, mallory, "hello", "D2/1", NOW)
    for person, name in ((vera, "joined"), (mallory, "joined"), (mallory, "churned")):
        events.add(tx, [NewEvent(name=name, person_id=person, at=NOW)], NOW)
    for person in (vera, mallory):
        post(tx, person, f"C0HELP/{person}")
    people.stop_asking(tx, mallory, NOW + 600 * DAY, NOW)
    people.stop_asking(tx, vera, None, NOW)
    return vera, mallory


def test_events_follow_and_one_that_both_have_stays_single(tx: Tx) -> None:
    vera, mallory = lived(tx)
    joined_records.join(tx, vera, mallory)
    assert [event.name for event in events.of_person(tx, vera)] == ["joined", "churned"]


def test_a_join_of_an_earlier_release_is_taken_back(tx: Tx) -> None:
    vera, mallory = lived(tx)
    before = everything(tx)
    events.add(tx, [NewEvent(name="order", person_id=vera, at=NOW)], NOW)
    detail = joined_records.join(tx, vera, mallory).to_detail()
    older = {name: value for name, value in detail.items() if name != "events"}
    joined_records.take_back(tx, vera, JoinRecord.from_detail(older))
    assert everything(tx) != before
    assert [event.name for event in events.of_person(tx, mallory)] == ["joined"]


def test_who_is_a_customer_again_has_not_left(tx: Tx) -> None:
    vera = add_person(tx, "Vera", joined_on=NOW.date())
    former = add_person(tx, "Vera M", left_on=(NOW - DAY).date())
    assert join_preview.consequences(tx, vera, former).filled == []
    joined_records.join(tx, vera, former)
    assert people.get(tx, vera).left_on is None


@pytest.mark.parametrize("turned", [False, True])
def test_taking_a_join_back_leaves_everything_as_it_was(tx: Tx, turned: bool) -> None:
    vera, mallory = lived(tx)
    before = everything(tx)
    kept, joined = (mallory, vera) if turned else (vera, mallory)
    record = as_stored(joined_records.join(tx, kept, joined))
    assert everything(tx) != before
    joined_records.take_back(tx, kept, record)
    assert everything(tx) == before


def test_joins_are_taken_back_one_by_one(tx: Tx) -> None:
    first, second, third = (known(tx, name) for name in ("Vera", "Vera M", "V. M."))
    before = everything(tx)
    inner = joined_records.join(tx, second, third)
    between = everything(tx)
    outer = joined_records.join(tx, first, second)
    assert people.joined_into(tx, first) == (second, third)
    joined_records.take_back(tx, first, as_stored(outer))
    assert everything(tx) == between
    joined_records.take_back(tx, second, as_stored(inner))
    assert everything(tx) == before


def test_what_was_added_since_stays(tx: Tx) -> None:
    vera, mallory = vera_and_mallory(tx)
    contacts.add_contact(tx, vera, Platform.TELEGRAM, user="77")
    answer(tx, mallory, 3)
    answer(tx, vera, 5, now=NOW + DAY)
    record = joined_records.join(tx, vera, mallory)
    since = answer(tx, vera, 9, now=NOW + 100 * DAY)
    feedback.add(tx, vera, "hello", "77/1", NOW)
    joined_records.take_back(tx, vera, record)
    assert invitations.get(tx, since.id).person_id == vera
    assert rounds(tx, vera) == [(1, NOW + DAY), (2, NOW + 100 * DAY)]
    assert rounds(tx, mallory) == [(1, NOW)]
    assert feedback.between(tx, vera, NOW, NOW + DAY) != ()


def test_a_case_opened_since_goes_back_with_its_answer(tx: Tx) -> None:
    vera, mallory = vera_and_mallory(tx)
    asked = ask(tx, mallory)
    record = joined_records.join(tx, vera, mallory)
    returning = cases.add(tx, invitations.get(tx, asked.id), NOW).id
    staying = cases.add(tx, ask(tx, vera, survey="onboarding"), NOW).id
    for case in (returning, staying):
        post(tx, vera, f"C0HELP/{case}", case=case)
    joined_records.take_back(tx, vera, record)
    assert [cases.get(tx, one).person_id for one in (returning, staying)] == [mallory, vera]
    assert posts(tx, mallory) == [f"C0HELP/{returning}"]
    assert posts(tx, vera) == [f"C0HELP/{staying}"]


def test_words_typed_in_a_chat_go_back_with_it(tx: Tx) -> None:
    vera, mallory = vera_and_mallory(tx)
    contacts.add_contact(tx, vera, Platform.TELEGRAM, user="77")
    record = joined_records.join(tx, vera, mallory)
    for day, chat in enumerate((f"D{mallory}", "77")):
        feedback.add(tx, vera, f"words in {chat}", f"{chat}/1", NOW + day * DAY)
        [text] = feedback.between(tx, vera, NOW + day * DAY, NOW + (day + 1) * DAY)
        post(tx, vera, f"C0HELP/{chat}", feedback=[text.id])
    joined_records.take_back(tx, vera, record)
    for person, chat in ((vera, "77"), (mallory, f"D{mallory}")):
        found = feedback.between(tx, person, NOW, NOW + 9 * DAY)
        assert [one.text for one in found] == [f"words in {chat}"]
        assert posts(tx, person) == [f"C0HELP/{chat}"]


def test_messages_in_a_chat_go_back_with_it(tx: Tx) -> None:
    vera, mallory = vera_and_mallory(tx)
    contacts.add_contact(tx, vera, Platform.TELEGRAM, user="77")
    chat = f"D{mallory}"
    record = joined_records.join(tx, vera, mallory)
    for message in (f"{chat}/9", f"{chat}9/9", "C0HELP/9"):
        post(tx, vera, message)
    assert posts(tx, vera) == [f"{chat}/9", f"{chat}9/9", "C0HELP/9"]
    joined_records.take_back(tx, vera, record)
    assert (posts(tx, vera), posts(tx, mallory)) == ([f"{chat}9/9", "C0HELP/9"], [f"{chat}/9"])


def test_a_message_about_a_joined_record_is_about_the_person(tx: Tx) -> None:
    vera, mallory = vera_and_mallory(tx)
    post(tx, mallory, "C0HELP/1")
    joined_records.join(tx, vera, mallory)
    assert posts(tx, vera) == ["C0HELP/1"]


def test_a_field_that_was_changed_since_stays(tx: Tx) -> None:
    vera, mallory = known(tx, "Vera"), known(tx, "Mallory", "U2", account="Acme", language="ko")
    record = joined_records.join(tx, vera, mallory)
    people.choose_language(tx, vera, "id")
    joined_records.take_back(tx, vera, record)
    person = people.get(tx, vera)
    assert (person.account, person.language) == ("", "id")
    assert people.get(tx, mallory).account == "Acme"


def test_an_opt_out_made_since_holds_for_both(tx: Tx) -> None:
    vera, mallory = vera_and_mallory(tx)
    record = joined_records.join(tx, vera, mallory)
    people.stop_asking(tx, vera, None, NOW)
    people.stop_asking(tx, vera, NOW + DAY, NOW)
    joined_records.take_back(tx, vera, record)
    for person in people.get_all(tx, [vera, mallory]):
        assert (person.never_at, person.paused_until) == (NOW, NOW + DAY)


def test_an_opt_out_that_was_lifted_since_holds_again_for_who_made_it(tx: Tx) -> None:
    vera, mallory = vera_and_mallory(tx)
    people.stop_asking(tx, mallory, None, NOW)
    record = joined_records.join(tx, vera, mallory)
    people.resume_asking(tx, vera)
    joined_records.take_back(tx, vera, record)
    assert [one.never_at for one in people.get_all(tx, [vera, mallory])] == [None, NOW]


def test_an_account_that_was_bound_since_stays(tx: Tx) -> None:
    """It was found by the address of the one who stays."""
    vera, mallory = add_person(tx, "Vera", email="vera@a.example"), known(tx, "Mallory")
    invitation = invite(tx, mallory)
    record = joined_records.join(tx, vera, mallory)
    (contact,) = contacts.contacts_of(tx, vera)
    bindings.bind(tx, contact.id, "U1", Binding.EMAIL)
    joined_records.take_back(tx, vera, record)
    (own,), (theirs,) = contacts.contacts_of(tx, vera), contacts.contacts_of(tx, mallory)
    assert (own.user, theirs.user) == ("U1", "")
    assert invitations.get(tx, invitation.id).contact_id == theirs.id


@pytest.mark.long
def test_a_question_in_the_other_ones_chat_is_withdrawn(tx: Tx) -> None:
    vera, mallory = vera_and_mallory(tx)
    record = joined_records.join(tx, vera, mallory)
    since = ask(tx, vera)
    joined_records.take_back(tx, vera, record)
    asked = invitations.get(tx, since.id)
    assert (asked.person_id, asked.message) == (vera, None)
    assert asked.state is InvitationState.UNDELIVERABLE


def test_a_replaced_question_is_open_again_unless_a_newer_one_came(tx: Tx) -> None:
    vera, mallory = vera_and_mallory(tx)
    contacts.add_contact(tx, vera, Platform.TELEGRAM, user="77")
    older, newer = ask(tx, vera), ask(tx, mallory, now=NOW + DAY)
    record = joined_records.join(tx, vera, mallory)
    ask(tx, vera, now=NOW + 100 * DAY)
    joined_records.take_back(tx, vera, record)
    assert [replaced for _, replaced in states(tx, older.id, newer.id)] == [True, True]


def test_the_record_holds_no_words(tx: Tx) -> None:
    vera, mallory = lived(tx)
    detail = str(joined_records.join(tx, vera, mallory).to_detail())
    for word in ("Vera", "Mallory", "Acme", "Sales", "Team", "example", "hello", "U2"):
        assert word not in detail
