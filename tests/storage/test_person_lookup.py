"""Which people another system names, and where that is not clear."""

from bot.chat.platforms import Platform
from bot.ids import PersonId
from storage import contacts, erasure
from storage.engine.store import Tx
from storage.joining import joined_records
from storage.person_lookup import owners
from storage.person_traces import traces
from tests.storage.cast import NOW, add_contact, add_person


def found(tx: Tx, name: str) -> list[PersonId]:
    return list(owners(tx, [name]).get(name, ()))


def test_a_person_is_found_by_address_account_or_whole_name(tx: Tx) -> None:
    anna = add_person(tx, "Anna Berg", email="anna@x.example")
    add_contact(tx, anna, "U0ANNA")
    names = ("anna@x.example", "U0ANNA", "u0anna", "slack:U0ANNA", "Anna Berg", "ANNA BERG")
    assert [found(tx, name) for name in names] == [[anna]] * len(names)
    assert found(tx, "Anna") == found(tx, "berg@x.example") == found(tx, "telegram:1") == []


def test_what_several_people_have_finds_them_all(tx: Tx) -> None:
    both = [add_person(tx, "Mia Ohm", email="office@x.example") for _ in range(2)]
    assert found(tx, "Mia Ohm") == found(tx, "office@x.example") == both


def test_an_account_outweighs_a_name(tx: Tx) -> None:
    add_person(tx, "U0BUDI")
    budi = add_person(tx, "Budi")
    add_contact(tx, budi, "U0BUDI")
    assert found(tx, "U0BUDI") == [budi]


def test_an_account_of_another_workspace_is_another_account(tx: Tx) -> None:
    guest = add_person(tx, "Guest")
    contacts.add_contact(tx, guest, Platform.SLACK, workspace="T9", user="U0GUEST")
    assert found(tx, "U0GUEST") == []


def test_a_joined_record_leads_to_its_person_once(tx: Tx) -> None:
    anna = add_person(tx, "Anna", email="anna@x.example")
    again = add_person(tx, "Anna B", email="anna@y.example")
    joined_records.join(tx, anna, again)
    assert found(tx, "anna@y.example") == found(tx, "anna@x.example") == [anna]
    assert found(tx, "Anna B") == []


def test_an_erased_person_is_found_by_nothing(tx: Tx) -> None:
    anna = add_person(tx, "Anna", email="anna@x.example")
    erasure.erase(tx, traces(tx, anna), NOW, messages=(), recipients=())
    assert found(tx, "anna@x.example") == found(tx, "Anna") == []
    assert found(tx, f" erased person {anna}") == []
