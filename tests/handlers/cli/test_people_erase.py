"""`tentap people erase`: what it asks and says, and that nobody comes back."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.handlers.cli.conftest import Tentap

PEOPLE = "name,slack,email\nMia Ohm,U0MIA,mia@globex.example\nDani Novak,U0DANI,\n"
ANSWERS = (
    "who,score,when,why\n"
    "mia@globex.example,3,2026-11-10 10:00,Slow\n"
    "Old Friend,9,2026-11-11 10:00,Fine\n"
)
COLUMNS = ("--score", "score", "--at", "when", "--person", "who", "--comment", "why")


@pytest.fixture
def filled(tentap: Tentap) -> Tentap:
    tentap("people", "import", tentap.file(PEOPLE)).done()
    tentap("answers", "import", tentap.file(ANSWERS, "answers.csv"), *COLUMNS).done()
    return tentap


def found_in(folder: Path, *words: str) -> list[str]:
    """The words that stand in a file of the database, as bytes."""
    kept = b"".join(file.read_bytes() for file in folder.glob("tentap.db*"))
    return [word for word in words if word.lower().encode() in kept.lower()]


def test_it_asks_first_and_says_what_goes_and_what_stays(filled: Tentap) -> None:
    told = filled("people", "erase", "Mia Ohm", answer="n\n")
    assert told.code == 1
    assert told.out.splitlines()[:2] == [
        "This erases Mia Ohm (number 1): name, accounts, words, and every link to the answers.",
        "What stays: 1 bare score in the counts.",
    ]
    assert told.err == "Nobody was erased.\n"
    assert found_in(filled.folder, "Mia Ohm") == ["Mia Ohm"]


def test_nothing_is_left_in_the_file(filled: Tentap) -> None:
    told = filled("people", "erase", "mia@globex.example", "--yes")
    assert told.done().splitlines()[-1] == "Erased."
    assert "Backups from before still hold the person." in told.err
    assert found_in(filled.folder, "Mia Ohm", "U0MIA", "globex", "Slow") == []
    assert found_in(filled.folder, "Dani Novak", "Old Friend") == ["Dani Novak", "Old Friend"]


def test_the_counts_stand(filled: Tentap) -> None:
    before = figures(filled)
    filled("people", "erase", "Mia Ohm", "--yes").done()
    assert figures(filled) == before


def figures(tentap: Tentap) -> dict[str, Any]:
    """The figures of the week, without what customers wrote and when they were read."""
    told = tentap("summary", "--week", "2026-W46", "--format", "json").done()
    found: dict[str, Any] = json.loads(told)
    del found["comments"], found["cases"]["at"]
    return found


def test_a_person_of_imported_answers_alone_is_erased(filled: Tentap) -> None:
    told = filled("people", "erase", "old  friend", "--yes").done()
    assert told.startswith("This erases old friend (known from imported answers): name,")
    assert found_in(filled.folder, "Old Friend", "Fine") == []


def test_a_list_brings_no_erased_person_back_unless_it_is_meant(filled: Tentap) -> None:
    filled("people", "erase", "Mia Ohm", "--yes").done()
    told = filled("people", "import", filled.file(PEOPLE))
    assert told.done() == "0 people added, 0 changed, 1 as before.\n"
    assert told.err.endswith(
        "1 row was left out, since the person was erased. To import all rows, add --again.\n"
    )
    assert found_in(filled.folder, "Mia Ohm") == []

    filled("people", "import", filled.file(PEOPLE), "--again").done()
    assert found_in(filled.folder, "Mia Ohm") == ["Mia Ohm"]


@pytest.mark.long
def test_who_is_back_is_updated_by_the_next_list(filled: Tentap) -> None:
    """By a list with --again, or by writing, as with the Slack account of Dani."""
    for name in ("Mia Ohm", "Dani Novak"):
        filled("people", "erase", name, "--yes").done()
    filled("people", "import", filled.file("name,slack\nDani,U0DANI\n"), "--again").done()
    changed = PEOPLE.replace("U0DANI,", "U0DANI,dani@hooli.example")
    told = filled("people", "import", filled.file(changed))
    assert told.done() == "0 people added, 1 changed, 0 as before.\n"
    assert told.err.startswith("1 row was left out")
    assert found_in(filled.folder, "Mia Ohm", "dani@hooli.example") == ["dani@hooli.example"]


def test_an_export_brings_no_erased_answer_back(filled: Tentap) -> None:
    filled("people", "erase", "Mia Ohm", "--yes").done()
    filled("people", "erase", "Old Friend", "--yes").done()
    told = filled("answers", "import", filled.file(ANSWERS), *COLUMNS)
    assert told.done().startswith("0 answers added")
    assert "2 rows were left out" in told.err


def test_whose_answers_are_back_gets_the_next_ones(filled: Tentap) -> None:
    filled("people", "erase", "Old Friend", "--yes").done()
    more = f"{ANSWERS}Old Friend,10,2026-11-18 10:00,Better\n"
    filled("answers", "import", filled.file(more), *COLUMNS, "--again").done()
    more += "old friend,8,2026-11-25 10:00,Hm\n"
    told = filled("answers", "import", filled.file(more), *COLUMNS)
    assert told.done().startswith("1 answer added")
    assert "left out" not in told.err


def test_a_name_that_is_not_clear_erases_nobody(filled: Tentap) -> None:
    assert (
        filled("people", "erase", "Dany Novak", "--yes")
        .failed()
        .startswith("Nobody matches “Dany Novak”. Did you mean Dani Novak?")
    )
    assert "“Dani” is only a part of the name" in filled("people", "erase", "Dani").failed()
    filled("people", "import", filled.file("name,slack\nMia Ohm,U0OTHER\n")).done()
    told = filled("people", "erase", "Mia Ohm", "--yes").failed()
    assert told.startswith("Several people match “Mia Ohm”. Choose one by number, such as:")


def test_a_second_time_nobody_is_found(filled: Tentap) -> None:
    filled("people", "erase", "Mia Ohm", "--yes").done()
    assert "Nobody matches" in filled("people", "erase", "Mia Ohm", "--yes").failed()


@pytest.mark.long
def test_a_backup_from_before_brings_nobody_back(filled: Tentap) -> None:
    backup = str(filled.folder / "before.db")
    filled("backup", backup).done()
    filled("people", "erase", "Mia Ohm", "--yes").done()
    restored = filled("restore", backup)
    assert "erasures.repeated" not in restored.out + restored.err
    told = restored.done()
    assert told.splitlines()[-1] == "Erased again: 1 person who had been erased since."
    assert found_in(filled.folder, "Mia Ohm", "U0MIA", "globex") == []
    assert found_in(filled.folder, "Dani Novak") == ["Dani Novak"]


@pytest.mark.long
def test_who_came_back_themselves_stays_after_a_restore(filled: Tentap) -> None:
    """A list with --again, or a word to the bot, is a new start after the erasure."""
    filled("people", "erase", "Mia Ohm", "--yes").done()
    filled("people", "import", filled.file(PEOPLE), "--again").done()
    backup = str(filled.folder / "after.db")
    filled("backup", backup).done()
    assert "Erased again" not in filled("restore", backup).done()
    assert "Mia Ohm" in filled("people", "list").done()


def test_the_keys_and_their_secret_are_outside_the_database(filled: Tentap) -> None:
    filled("people", "erase", "Mia Ohm", "--yes").done()
    secret, listed = (filled.folder / f"tentap.db.{end}" for end in ("erasure-key", "erased"))
    assert (secret.stat().st_mode & 0o777, listed.stat().st_mode & 0o777) == (0o600, 0o600)
    assert all(len(line.split()[1]) == 64 for line in listed.read_text().splitlines())
    assert secret.read_bytes() not in filled.database.read_bytes()


@pytest.mark.long
def test_of_a_joined_person_both_records_are_erased(filled: Tentap) -> None:
    filled("people", "import", filled.file("name,email\nMia O.,mia@old.example\n")).done()
    filled("people", "join", "Mia Ohm", "mia@old.example", "--yes").done()
    filled("people", "erase", "Mia Ohm", "--yes").done()
    assert found_in(filled.folder, "Mia O", "globex", "mia@old") == []
    told = filled("people", "import", filled.file("name,email\nMia O.,mia@old.example\n"))
    assert "1 row was left out" in told.err
