import unicodedata
from datetime import date

import pytest
from sqlalchemy import event
from sqlalchemy.exc import IntegrityError

from bot.chat.platforms import Platform
from bot.model import Contact, Person
from bot.states import Binding, ContactState, PersonKind
from storage import contacts, people, people_bulk
from storage.engine.store import Tx
from storage.people import NewPerson
from tests.storage.cast import DAY, MINUTE, NOW, add_person, hear_from


def test_a_person_is_kept_as_told(tx: Tx) -> None:
    person_id = add_person(
        tx,
        "Anna Berg",
        language="ko",
        timezone="Asia/Seoul",
        account="Hill & Co",
        email="Anna@Hill.example",
        properties={"Plan": "Pro"},
    )
    assert people.get(tx, person_id) == Person(
        id=person_id,
        name="Anna Berg",
        language="ko",
        timezone="Asia/Seoul",
        account="Hill & Co",
        email="anna@hill.example",
        properties={"Plan": "Pro"},
    )


def test_no_way_in_forgets_that_a_person_is_told_of_in_lines(tx: Tx) -> None:
    turned = NewPerson(
        name="\u202ee\x1bv\na",
        account="\u2067Hi\x9bll",
        email="E@x\u202c.example",
        language="k\no",
        timezone="\u202eUTC",
        properties={"\u202dPlan": "Pr\u2028o\u202e"},
    )
    added = people.add(tx, turned, NOW)
    (listed,) = people_bulk.add_all(tx, [turned], NOW)
    (changed,) = people_bulk.add_all(tx, [NewPerson(name="Ewa")], NOW)
    people_bulk.change_all(tx, [(changed, turned)])
    for person in people.get_all(tx, [added, listed, changed]):
        told = (person.name, person.account, person.email, person.language, person.timezone)
        assert told == ("ev a", "Hill", "e@x.example", "k o", "UTC")
        assert person.properties == {"Plan": "Pr o"}


def test_a_list_changes_dates_country_and_kind(tx: Tx) -> None:
    (person_id,) = people_bulk.add_all(tx, [NewPerson(name="Ewa")], NOW)
    listed = NewPerson(
        name="Ewa",
        kind=PersonKind.STAFF,
        country="PL",
        joined_on=date(2024, 5, 1),
        left_on=date(2026, 1, 1),
    )
    people_bulk.change_all(tx, [(person_id, listed)])
    person = people.get(tx, person_id)
    assert (person.kind, person.country) == (PersonKind.STAFF, "PL")
    assert (person.joined_on, person.left_on) == (date(2024, 5, 1), date(2026, 1, 1))


def test_what_a_platform_tells_is_kept_as_lines_too(tx: Tx) -> None:
    contact_id = contacts.add_contact(tx, add_person(tx), Platform.TELEGRAM, user="7")
    told = {"language": "k\no", "timezone": "U\x9bTC"}
    hear_from(tx, contact_id, chat="7", now=NOW, username="a\u202e\nb", **told)
    known = contacts.contact(tx, contact_id)
    assert (known.username, known.language, known.timezone) == ("a b", "k o", "UTC")
    contacts.set_account(tx, contact_id, user="7", chat="7", language="\x1bde", timezone="\u202e")
    known = contacts.contact(tx, contact_id)
    assert (known.language, known.timezone) == ("de", None)


def test_a_name_from_a_mac_is_found_as_it_is_typed(tx: Tx) -> None:
    add_person(tx, unicodedata.normalize("NFD", "김철수"))
    assert [person.name for person in people.named(tx, "김철수")] == ["김철수"]
    assert people.named(tx, unicodedata.normalize("NFD", "김철수")) == people.named(tx, "김철수")


def test_all_means_every_customer_by_name(tx: Tx) -> None:
    for name, kind in (
        ("Budi", "customer"),
        ("Anna", "customer"),
        ("Tess", "test"),
        ("Sam", "staff"),
    ):
        add_person(tx, name, kind=PersonKind(kind))
    assert [person.name for person in people.customers(tx)] == ["Anna", "Budi"]


@pytest.mark.parametrize(
    "asked_for",
    ["Élise Müller", "élise müller", "ÉLISE MÜLLER", " Élise Müller "],
)
def test_a_person_is_found_by_name_in_any_case(tx: Tx, asked_for: str) -> None:
    person_id = add_person(tx, "Élise Müller", email="Elise@X.example")
    add_person(tx, "Élise")
    assert [person.id for person in people.named(tx, asked_for)] == [person_id]


@pytest.mark.parametrize("name", ["Robert'); DROP TABLE people; --", "' OR 1=1 --", "%", "_", '"'])
def test_sql_in_a_name_is_a_name(tx: Tx, name: str) -> None:
    add_person(tx, "Anna")
    assert people.named(tx, name) == ()
    known = add_person(tx, name)
    assert [person.id for person in people.named(tx, name)] == [known]


def test_several_of_one_name_are_all_told(tx: Tx) -> None:
    both = [add_person(tx, "Anna"), add_person(tx, "anna")]
    assert [person.id for person in people.named(tx, "Anna")] == both


def test_a_person_is_found_by_email_address(tx: Tx) -> None:
    person_id = add_person(tx, email="anna@hill.example")
    assert [one.id for one in people.with_email(tx, "ANNA@hill.example")] == [person_id]
    assert people.with_email(tx, "budi@hill.example") == ()


def test_people_without_an_address_do_not_share_it(tx: Tx) -> None:
    add_person(tx)
    assert people.with_email(tx, "") == ()


def test_a_language_is_chosen(tx: Tx) -> None:
    person_id = add_person(tx)
    people.choose_language(tx, person_id, "id")
    assert people.get(tx, person_id).language == "id"


# Whether they may be asked


def test_a_pause_ends_by_itself(tx: Tx) -> None:
    person_id = add_person(tx)
    people.stop_asking(tx, person_id, NOW + DAY, NOW)
    assert not people.get(tx, person_id).may_be_asked(NOW)
    assert people.get(tx, person_id).may_be_asked(NOW + DAY)


def test_never_outlasts_a_pause(tx: Tx) -> None:
    person_id = add_person(tx)
    people.stop_asking(tx, person_id, None, NOW)
    people.stop_asking(tx, person_id, NOW + DAY, NOW)
    assert people.get(tx, person_id).never_at == NOW
    assert not people.get(tx, person_id).may_be_asked(NOW + 1000 * DAY)


def test_who_wants_to_be_asked_again_is(tx: Tx) -> None:
    person_id = add_person(tx)
    people.stop_asking(tx, person_id, None, NOW)
    people.stop_asking(tx, person_id, NOW + DAY, NOW)
    people.resume_asking(tx, person_id)
    assert people.get(tx, person_id).may_be_asked(NOW)


# How they are reached


def test_a_contact_is_found_by_its_user_on_its_platform(tx: Tx) -> None:
    person_id = add_person(tx)
    contact_id = contacts.add_contact(tx, person_id, Platform.SLACK, user="U1", chat="D1")
    expected = Contact(
        id=contact_id,
        person_id=person_id,
        platform=Platform.SLACK,
        user="U1",
        chat="D1",
        bound_by=Binding.LIST,
    )
    assert contacts.contact(tx, contact_id) == expected
    assert contacts.contact_of_user(tx, Platform.SLACK, "U1") == expected
    assert contacts.contact_of_user(tx, Platform.TELEGRAM, "U1") is None


def test_many_may_wait_to_be_looked_up(tx: Tx) -> None:
    for name in ("Anna", "Budi"):
        contact_id = contacts.add_contact(tx, add_person(tx, name), Platform.SLACK)
        assert contacts.contact(tx, contact_id).user == ""
    assert contacts.contact_of_user(tx, Platform.SLACK, "") is None


def test_the_same_id_in_another_workspace_is_somebody_else(tx: Tx) -> None:
    anna, budi = add_person(tx, "Anna"), add_person(tx, "Budi")
    at_home = contacts.add_contact(tx, anna, Platform.SLACK, user="U1")
    elsewhere = contacts.add_contact(tx, budi, Platform.SLACK, workspace="T2", user="U1")
    for workspace, contact_id in (("", at_home), ("T2", elsewhere)):
        found = contacts.contact_of_user(tx, Platform.SLACK, "U1", workspace)
        assert found is not None
        assert (found.id, found.workspace) == (contact_id, workspace)
    assert contacts.contact_of_user(tx, Platform.SLACK, "U1", "T3") is None


def test_a_list_names_accounts_of_the_home_workspace(tx: Tx) -> None:
    budi = add_person(tx, "Budi", email="budi@x.example")
    contacts.add_contact(tx, budi, Platform.SLACK, workspace="T2", user="U1")
    assert people_bulk.find(tx, {Platform.SLACK: ["U1"]}, []) == ()
    (listed,) = people_bulk.find(tx, {}, ["budi@x.example"])
    assert listed.contacts == {}
    people_bulk.add_contacts(tx, [(budi, people_bulk.Reach(platform=Platform.SLACK, user="U7"))])
    (named,) = people_bulk.find(tx, {Platform.SLACK: ["U7"]}, [])
    assert named.id == budi


def test_two_people_cannot_be_one_user(tx: Tx) -> None:
    contacts.add_contact(tx, add_person(tx, "Anna"), Platform.SLACK, user="U1")
    with pytest.raises(IntegrityError):
        contacts.add_contact(tx, add_person(tx, "Budi"), Platform.SLACK, user="U1")


def test_the_way_used_last_comes_first(tx: Tx) -> None:
    person_id = add_person(tx)
    slack = contacts.add_contact(tx, person_id, Platform.SLACK, user="U1")
    telegram = contacts.add_contact(tx, person_id, Platform.TELEGRAM, user="77")
    assert [one.id for one in contacts.contacts_of(tx, person_id)] == [slack, telegram]
    hear_from(tx, telegram, chat="77", language=None, now=NOW)
    assert [one.id for one in contacts.contacts_of(tx, person_id)] == [telegram, slack]
    hear_from(tx, slack, chat="D1", language=None, now=NOW + MINUTE)
    assert [one.id for one in contacts.contacts_of(tx, person_id)] == [slack, telegram]
    assert contacts.contacts_of_all(tx, [person_id]) == {
        person_id: contacts.contacts_of(tx, person_id)
    }


@pytest.mark.long
def test_many_people_are_looked_up_in_few_statements(tx: Tx) -> None:
    crowd = [add_person(tx, f"Person {n}") for n in range(1200)]
    for person_id in crowd[:-1]:
        contacts.add_contact(tx, person_id, Platform.SLACK, user=f"U{person_id}")
    asked: list[str] = []
    event.listen(tx, "before_cursor_execute", lambda *told: asked.append(told[2]))
    ways = contacts.contacts_of_all(tx, crowd)
    found = people.get_all(tx, crowd)
    statements = len(asked)

    assert statements == 4
    assert [person.id for person in found] == crowd
    assert {person_id: ways.get(person_id, ()) for person_id in crowd} == {
        person_id: contacts.contacts_of(tx, person_id) for person_id in crowd
    }


def test_who_writes_can_be_reached_again(tx: Tx) -> None:
    contact_id = contacts.add_contact(tx, add_person(tx), Platform.TELEGRAM, user="77", chat="77")
    contacts.mark_contact(tx, contact_id, ContactState.UNREACHABLE)
    assert contacts.contact(tx, contact_id).state is ContactState.UNREACHABLE
    hear_from(tx, contact_id, chat="", language="ko", now=NOW)
    heard = contacts.contact(tx, contact_id)
    assert (heard.state, heard.chat, heard.language) == (ContactState.OK, "77", "ko")
    hear_from(tx, contact_id, chat="78", language=None, now=NOW)
    assert contacts.contact(tx, contact_id).chat == "78"
    assert contacts.contact(tx, contact_id).language == "ko"


def test_a_username_is_the_one_told_last(tx: Tx) -> None:
    contact_id = contacts.add_contact(tx, add_person(tx), Platform.TELEGRAM, user="77", chat="77")

    def known(username: str | None) -> str | None:
        hear_from(tx, contact_id, chat="", language=None, username=username, now=NOW)
        return contacts.contact(tx, contact_id).username

    assert known(None) is None
    assert known("anna_b") == "anna_b"
    assert known(None) == "anna_b"
    assert known("") is None


def test_a_zone_that_was_told_is_kept(tx: Tx) -> None:
    contact_id = contacts.add_contact(tx, add_person(tx), Platform.SLACK, user="U1", chat="D1")
    for told in ("Asia/Jakarta", None):
        hear_from(tx, contact_id, chat="", language=None, timezone=told, now=NOW)
    assert contacts.contact(tx, contact_id).timezone == "Asia/Jakarta"


def test_a_person_looked_up_by_email_has_a_chat(tx: Tx) -> None:
    person_id = add_person(tx, email="anna@hill.example")
    contact_id = contacts.add_contact(tx, person_id, Platform.SLACK)
    contacts.set_account(
        tx, contact_id, user="U9", chat="D9", language="id-ID", timezone="Asia/Jakarta"
    )
    assert contacts.contact_of_user(tx, Platform.SLACK, "U9") == Contact(
        id=contact_id,
        person_id=person_id,
        platform=Platform.SLACK,
        user="U9",
        chat="D9",
        language="id-ID",
        timezone="Asia/Jakarta",
        bound_by=Binding.EMAIL,
    )


# What staff name people by


def test_people_are_found_by_whole_names_in_any_case(tx: Tx) -> None:
    anna, other, elise = (add_person(tx, name) for name in ("Anna Berg", "anna BERG", "Élise"))
    found = people.all_named(tx, ["anna berg", "élise", "zoe"])
    assert found == {"anna berg": [anna, other], "élise": [elise]}


def test_people_are_found_by_the_id_or_the_username_of_an_account(tx: Tx) -> None:
    anna, budi = add_person(tx, "Anna"), add_person(tx, "Budi")
    contacts.add_contact(tx, anna, Platform.SLACK, user="U0ANNA")
    account = contacts.add_contact(tx, budi, Platform.TELEGRAM, user="77")
    hear_from(tx, account, chat="77", language=None, username="Budi_S", now=NOW)
    contacts.add_contact(tx, budi, Platform.SLACK)
    found = contacts.people_with_handles(tx, ["77", "budi_s", "u0anna", "zoe"])
    assert found == {"u0anna": [anna], "77": [budi], "budi_s": [budi]}


def test_of_very_many_people_those_with_a_typed_word_are_listed(tx: Tx) -> None:
    ids = [add_person(tx, name) for name in ("Anna Berg", "Budi", "50% Off", "Bergson")]
    everybody = tuple(zip(ids, ("Anna Berg", "Budi", "50% Off", "Bergson"), strict=True))
    assert people.names(tx, ["berg"], 4) == everybody
    assert people.names(tx, ["berg"], 3) == (everybody[0], everybody[3])
    assert people.names(tx, ["%"], 3) == (everybody[2],)
    assert people.names(tx, [], 3) == ()


def test_examples_of_names_are_those_of_customers(tx: Tx) -> None:
    add_person(tx, "Ada", kind=PersonKind.STAFF)
    for name in ("Anna", "Budi", "Chul"):
        add_person(tx, name)
    assert people.some_customers(tx, 2) == ("Anna", "Budi")
