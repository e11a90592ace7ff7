"""`tentap people join`."""

import sqlite3

import pytest

from tests.handlers.cli.conftest import Tentap

LIST = (
    "name,slack,telegram,email,account\n"
    "Vera Victim,,,vera@a.example,\n"
    "Mallory,U0MAL,77,,Acme\n"
    "Mallory,U0TWO,,,\n"
)


@pytest.fixture
def known(tentap: Tentap) -> Tentap:
    """A folder where three people are known."""
    tentap("people", "import", tentap.file(LIST)).done()
    return tentap


def owners(tentap: Tentap) -> list[int | None]:
    with sqlite3.connect(tentap.database) as connection:
        found = connection.execute("SELECT joined_into FROM people ORDER BY id").fetchall()
    connection.close()
    return [owner for (owner,) in found]


def test_a_preview_is_shown_before_the_question(known: Tentap) -> None:
    result = known("people", "join", "vera@a.example", "2", answer="n\n")
    assert result.code == 1
    for line in (
        "  1 · Vera Victim, Slack, vera@a.example",
        "  2 · Mallory, Acme, Slack U0MAL, Telegram 77",
        "  0 questions, 0 answers, 0 imported answers, 0 cases, 0 other messages",
        "  Filled from 2: account",
    ):
        assert line in result.out
    assert result.err.endswith("Nobody was joined.\n")
    assert owners(known) == [None, None, None]


def test_a_yes_joins_them(known: Tentap) -> None:
    result = known("people", "join", "Vera Victim", "2", answer="y\n")
    assert result.done().endswith("Joined 2 · Mallory into 1 · Vera Victim.\n")
    assert owners(known) == [None, 1, None]


def test_a_join_is_taken_back(known: Tentap) -> None:
    known("people", "join", "1", "2", "--yes").done()
    told = known("people", "join", "--undo", "Vera Victim", "--yes").done()
    assert told.endswith("Separated 2 · Mallory from 1 · Vera Victim.\n")
    assert owners(known) == [None, None, None]
    assert (
        "No record was joined into 1 · Vera Victim"
        in known("people", "join", "--undo", "1", "--yes").failed()
    )


def test_taking_back_asks_first(known: Tentap) -> None:
    known("people", "join", "1", "2", "--yes").done()
    result = known("people", "join", "--undo", "1", answer="n\n")
    assert "2 · Mallory was joined into 1 · Vera Victim." in result.out
    assert result.err.endswith("Nothing was changed.\n")
    assert owners(known) == [None, 1, None]


def test_several_people_of_a_name_are_listed_with_their_numbers(known: Tentap) -> None:
    told = known("people", "join", "Vera Victim", "Mallory").failed()
    assert told.splitlines() == [
        "Several people are called Mallory. Use the number of one:",
        "  2 · Mallory, Acme, Slack U0MAL, Telegram 77",
        "  3 · Mallory, Slack U0TWO",
    ]


def test_an_unknown_name_is_told_with_a_similar_one(known: Tentap) -> None:
    told = known("people", "join", "Vera Viktim", "2").failed()
    assert told == "I don't know “Vera Viktim”. Did you mean Vera Victim?\n"


def test_two_accounts_in_a_workspace_are_named(known: Tentap) -> None:
    told = known("people", "join", "2", "3", "--yes").failed()
    assert told.startswith("They can't be joined: one has Slack U0MAL, the other has Slack U0TWO.")
    assert owners(known) == [None, None, None]


@pytest.mark.parametrize("words", [[], ["1"], ["1", "2", "3"], ["1", "--undo", "2"]])
def test_other_numbers_of_people_are_refused(known: Tentap, words: list[str]) -> None:
    assert "tentap people join A B" in known("people", "join", *words).failed(2)


def test_a_list_with_both_addresses_changes_the_person_once(known: Tentap) -> None:
    """Each line is known, and they do not replace each other's values at each import."""
    lines = "name,email,account\nVera Victim,vera@a.example,\nV. Two,v2@b.example,Initech\n"
    known("people", "import", known.file(lines)).done()
    known("people", "join", "1", "4", "--yes").done()
    told = known("people", "import", known.file(lines)).done()
    assert told == "0 people added, 0 changed, 2 as before.\n"


def test_a_backup_counts_a_joined_record_as_no_person(known: Tentap) -> None:
    known("people", "join", "1", "2", "--yes").done()
    assert "2 people" in known("backup", str(known.folder / "saved.db")).done()
