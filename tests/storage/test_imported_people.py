"""A person who came from another tool is the one whom we know by the same address."""

import pytest

from bot.chat.platforms import Platform
from bot.figures.weekly import AnswerRow
from bot.states import PersonKind
from storage import contacts, imported_answers, people, reports
from storage.engine.store import Tx
from storage.imported_answers import ImportedAnswer
from tests.storage.cast import DAY, NOW, add_person, answer

WEEK = (NOW, NOW + 7 * DAY)


def take_over(tx: Tx, *names: str | None, score: int = 9, comment: str | None = None) -> None:
    rows = [
        ImportedAnswer(
            survey="relationship",
            score=score,
            at=NOW,
            key=f"{name} {number}",
            person=name,
            comment=comment,
        )
        for number, name in enumerate(names)
    ]
    imported_answers.add_all(tx, rows)


def persons(tx: Tx) -> list[str | None]:
    return [row.person for row in reports.answers(tx, "relationship", *WEEK)]


@pytest.mark.parametrize(
    "name",
    ["dani@initech.example", "Dani@Initech.Example", "U0DANI", "slack:U0DANI", "telegram:77", "77"],
)
def test_an_address_that_we_know_is_that_person(tx: Tx, name: str) -> None:
    dani = add_person(tx, "Dani Novak", email="dani@initech.example")
    contacts.add_contact(tx, dani, Platform.SLACK, user="U0DANI")
    contacts.add_contact(tx, dani, Platform.TELEGRAM, user="77")
    take_over(tx, name)
    assert persons(tx) == [f"person {dani}"]


@pytest.mark.parametrize(
    "name", ["Dani Novak", "dani novak", "telegram:U0DANI", "slack:77", "slack:", "U0DAN", "@"]
)
def test_a_name_is_never_a_person_of_ours(tx: Tx, name: str) -> None:
    dani = add_person(tx, "Dani Novak", email="dani@initech.example")
    contacts.add_contact(tx, dani, Platform.SLACK, user="U0DANI")
    take_over(tx, name)
    assert persons(tx) == [f"imported {name}"]


def test_an_address_is_one_person_in_capitals_too(tx: Tx) -> None:
    take_over(tx, "Mia@globex.example", "mia@globex.example")
    assert persons(tx) == ["imported mia@globex.example"] * 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mia@globex.example", "mia@glo\u00adbex.example\u200b"),
        ("Mia Chen", "mia  chen"),
        ("Mia Chen", "MIA\u200b CHEN"),
        ("ÉLISE", "e\u0301lise"),
    ],
)
def test_case_and_invisible_characters_make_no_second_person(tx: Tx, one: str, other: str) -> None:
    take_over(tx, one, other)
    assert len(set(persons(tx))) == 1


@pytest.mark.parametrize("name", ["u0dani", "slack:u0dani"])
def test_the_case_of_an_id_does_not_matter(tx: Tx, name: str) -> None:
    dani = add_person(tx, "Dani Novak")
    contacts.add_contact(tx, dani, Platform.SLACK, user="U0DANI")
    take_over(tx, name)
    assert persons(tx) == [f"person {dani}"]
    assert imported_answers.counts_of(tx, dani) == (1, 0)


def test_an_address_that_several_have_is_the_customer_known_for_longest(tx: Tx) -> None:
    for name, kind in (("Tess", PersonKind.TEST), ("Ann", "customer"), ("Ben", "customer")):
        add_person(tx, name, kind=PersonKind(kind), email="shared@acme.example")
    take_over(tx, "shared@acme.example")
    (ann,) = people.named(tx, "Ann")
    assert persons(tx) == [f"person {ann.id}"]


@pytest.mark.parametrize("kind", [PersonKind.STAFF, PersonKind.TEST])
def test_staff_and_test_people_of_ours_do_not_count_when_imported(tx: Tx, kind: PersonKind) -> None:
    add_person(tx, kind=kind, email="ada@acme.example")
    take_over(tx, "ada@acme.example", None)
    assert persons(tx) == [None]


@pytest.mark.long
def test_of_answers_at_one_instant_the_lines_keep_their_order(tx: Tx) -> None:
    scores = [9, 3, 8] * 400
    lines = [
        ImportedAnswer(survey="relationship", score=score, at=NOW, key=f"{line}", person="Mia")
        for line, score in enumerate(scores)
    ]
    imported_answers.add_all(tx, lines)
    assert [row.score for row in reports.answers(tx, "relationship", *WEEK)] == scores


def test_our_own_answer_counts_before_an_imported_one_of_the_same_instant(tx: Tx) -> None:
    dani = add_person(tx, email="dani@initech.example")
    answer(tx, dani, 3)
    take_over(tx, "dani@initech.example")
    (*_, last) = reports.answers(tx, "relationship", *WEEK)
    assert (last.person, last.score) == (f"person {dani}", 3)


@pytest.mark.long
def test_thousands_of_names_are_looked_up(tx: Tx) -> None:
    dani = add_person(tx, email="dani@initech.example")
    take_over(tx, *(f"nobody{n}@acme.example" for n in range(2500)), "dani@initech.example")
    assert f"person {dani}" in persons(tx)


def test_a_person_is_told_how_much_was_imported_of_them(tx: Tx) -> None:
    dani = add_person(tx, "Dani Novak", email="dani@initech.example")
    contacts.add_contact(tx, dani, Platform.SLACK, user="U0DANI")
    assert imported_answers.counts_of(tx, dani) == (0, 0)
    take_over(tx, "DANI@initech.example", "slack:U0DANI", comment="slow")
    take_over(tx, "U0DANI", "Dani Novak", "mia@globex.example", None)
    assert imported_answers.counts_of(tx, dani) == (3, 2)
    assert imported_answers.counts_of(tx, add_person(tx, "Mia")) == (0, 0)


def test_nobody_is_told_of_what_counts_for_somebody_else(tx: Tx) -> None:
    first = add_person(tx, "Ann", email="shared@acme.example")
    second = add_person(tx, "Ben", email="shared@acme.example")
    take_over(tx, "shared@acme.example")
    assert imported_answers.counts_of(tx, first) == (1, 0)
    assert imported_answers.counts_of(tx, second) == (0, 0)


def test_an_answer_tells_whether_chance_chose_its_buttons(tx: Tx) -> None:
    answer(tx, add_person(tx), 9, experiment=True)
    answer(tx, add_person(tx), 9)
    rows: tuple[AnswerRow, ...] = reports.answers(tx, "relationship", *WEEK)
    assert [row.experiment for row in rows] == [True, False]
