"""`tentap events import`: what it reads, what it refuses, and what becomes of the figures."""

import json
from datetime import date
from typing import Any

import pytest

from storage import people
from storage.engine.store import Tx
from tests.handlers.cli.conftest import Tentap
from tests.storage.cast import add_person

PEOPLE = """\
name,slack,telegram,email
Dani Novak,U0DANI,,dani@x.example
Mia Ohm,U0MIA,612345678,mia@x.example
Joon Park,,,joon@x.example
"""
EVENTS = """\
Email,Event,Date
dani@x.example,joined,2025-03-01
Mia@X.example,joined,2025-04-01
dani@x.example,churned,2025-06-01 10:00
"""
DONE = "3 events added, 0 there before. The dates of 2 customers changed.\n"


@pytest.fixture
def known(tentap: Tentap) -> Tentap:
    tentap("people", "import", tentap.file(PEOPLE, "people.csv")).done()
    return tentap


def dates(tx: Tx, name: str) -> tuple[date | None, date | None]:
    [person] = people.named(tx, name)
    return person.joined_on, person.left_on


def test_events_set_the_dates_of_their_people(known: Tentap, tx: Tx) -> None:
    assert known("events", "import", known.file(EVENTS)).done() == DONE
    assert dates(tx, "Dani Novak") == (date(2025, 3, 1), date(2025, 6, 1))
    assert dates(tx, "Mia Ohm") == (date(2025, 4, 1), None)


def test_the_same_file_again_changes_nothing(known: Tentap) -> None:
    known("events", "import", known.file(EVENTS)).done()
    assert known("events", "import", known.file(EVENTS)).done() == (
        "0 events added, 3 there before. The dates of 0 customers changed.\n"
    )


def test_a_dry_run_shows_how_the_file_is_read_and_writes_nothing(known: Tentap, tx: Tx) -> None:
    assert known("events", "import", known.file(EVENTS), "--dry-run").done() == (
        "Read as:\n"
        "  person   “Email”\n"
        "  event    “Event”\n"
        "  at       “Date”: times without a zone are in Europe/Berlin\n"
        "First events:\n"
        "  line 2: joined · dani@x.example · 2025-03-01 00:00 Europe/Berlin\n"
        "  line 3: joined · mia@x.example · 2025-04-01 00:00 Europe/Berlin\n"
        "  line 4: churned · dani@x.example · 2025-06-01 10:00 Europe/Berlin\n"
        "3 events could be imported. Nothing was written (--dry-run).\n"
    )
    assert dates(tx, "Dani Novak") == (None, None)


@pytest.mark.parametrize(
    "person", ["U0MIA", "slack:U0MIA", "telegram:612345678", "612345678.0", "MIA OHM", "mia ohm"]
)
def test_a_person_is_an_address_or_a_whole_name(known: Tentap, tx: Tx, person: str) -> None:
    file = known.file(f"who,at\n{person},2025-06-01\n")
    known("events", "import", file, "--map", "person=who", "--event", "churned").done()
    assert dates(tx, "Mia Ohm") == (None, date(2025, 6, 1))


def test_the_whole_column_decides_which_number_is_the_day(known: Tentap, tx: Tx) -> None:
    file = known.file("email;Left\nmia@x.example;03/04/2025\ndani@x.example;25/04/2025\n")
    options = ("--event", "churned", "--map", "at=left")
    known("events", "import", file, *options).done()
    assert dates(tx, "Mia Ohm") == (None, date(2025, 4, 3))
    unclear = known.file("email,Left\nmia@x.example,03/04/2025\n")
    assert "add --date-order dmy or --date-order mdy" in known(
        "events", "import", unclear, *options
    ).failed(1)
    known("events", "import", unclear, *options, "--date-order", "mdy").done()


def test_an_old_encoding_is_named(known: Tentap, tx: Tx) -> None:
    known("people", "import", known.file("name,email\n박준,jun@x.example\n", "more.csv")).done()
    file = known.file("이름,날짜\n박준,2025-06-01\n".encode("cp949"))
    options = ("--map", "person=이름", "--event", "churned")
    assert "It looks like cp949: --encoding cp949" in known(
        "events", "import", file, *options
    ).failed(1)
    known("events", "import", file, *options, "--encoding", "cp949").done()
    assert dates(tx, "박준") == (None, date(2025, 6, 1))


def test_wrong_rows_are_named_and_nothing_is_imported(known: Tentap, tx: Tx) -> None:
    known("people", "import", known.file("name,email\nMia Ohm,m@y.example\n", "more.csv")).done()
    file = known.file(
        "person,event,at\n"
        "dani@x.example,churned,2025-06-01\n"
        "Mia Ohm,churned,2025-06-01\n"
        "nobody@x.example,churned,2025-06-01\n"
        "U0DANI,left us,2025-06-01\n"
        "U0DANI,churned,3000-01-01\n"
        "U0DANI,churned,1999-12-31\n"
        "U0DANI,churned,soon\n"
        ",churned,2025-06-01\n"
        "dani@,churned,2025-06-01\n"
        "U0DANI,churned\n"
    )
    lines = known("events", "import", file).failed(1).splitlines()
    assert lines == [
        f"{file}: 9 problems, and nothing was imported",
        "  line 3: “Mia Ohm” is the name of several people, with the numbers 2 and 4; write what"
        " only one of them has",
        "  line 4: nobody is known as “nobody@x.example”; write an email address, a Slack or"
        " Telegram id, or the whole name",
        "  line 5: “left us” is not the name of an event; write words of the letters a to z and"
        " digits, joined by _ . or -, such as order_delivered",
        "  line 6: “3000-01-01” is in the future; record an event once it has happened",
        "  line 7: “1999-12-31” is before 2000, often a placeholder for no date",
        "  line 8: “soon” is not a time; write it as 2019-11-30 08:51",
        "  line 9: names no person; write an email address, a Slack or Telegram id, or the whole"
        " name",
        lines[8],
        "  line 11: ends before “at” (the line has 2 of 3 cells; a cell with a line break needs"
        " quotes around it)",
        "  To leave out rows of unknown people, add --known.",
    ]
    assert lines[8].startswith("  line 10: “dani@” is not an email address")
    assert dates(tx, "Dani Novak") == (None, None)


def test_an_address_of_two_people_is_no_persons(known: Tentap, tx: Tx) -> None:
    add_person(tx, "Ann", email="office@x.example")
    add_person(tx, "Ben", email="office@x.example")
    file = known.file("email,event,at\noffice@x.example,churned,2025-06-01\n")
    assert (
        "line 2: several people have the address “office@x.example”: the numbers 4 and 5; write"
        in known("events", "import", file).failed(1)
    )


def test_an_undecided_date_is_named_once_and_the_other_rows_are_read(known: Tentap) -> None:
    file = known.file(
        "email,event,at\n"
        "dani@x.example,churned,03/04/2025\n"
        "dani@x.example,churned,2025-06-01\n"
        "dani@x.example,churned,2025-06-01,why\n"
    )
    lines = known("events", "import", file).failed(1).splitlines()
    assert lines[0].endswith(": 2 problems, and nothing was imported")
    assert "line 2: “03/04/2025” may be 3 April 2025 or 4 March 2025" in lines[1]
    assert "line 4: has 4 cells, and there are 3 columns" in lines[2]


def test_a_file_without_rows_shows_no_example(known: Tentap) -> None:
    shown = known("events", "import", known.file("email,at\n"), "--event", "order", "--dry-run")
    assert shown.done().splitlines()[-2:] == [
        "  event    order for all rows (--event)",
        "0 events could be imported. Nothing was written (--dry-run).",
    ]


@pytest.mark.long
def test_a_file_may_be_long(known: Tentap) -> None:
    rows = [f"dani@x.example,order,2025-06-01 00:{n // 60:02}:{n % 60:02}" for n in range(1100)]
    file = known.file("\n".join(["email,event,at", *rows]))
    assert known("events", "import", file).done().startswith("1,100 events added, 0 there before")
    assert known("events", "import", file).done().startswith("0 events added, 1,100 there before")


def test_rows_of_unknown_people_can_be_left_out(known: Tentap, tx: Tx) -> None:
    file = known.file(f"{EVENTS}nobody@x.example,churned,2025-06-01\n")
    assert known("events", "import", file).failed(1)
    shown = known("events", "import", file, "--known")
    assert shown.done() == DONE
    assert shown.err == "1 row of unknown people left out (--known).\n"


def test_rows_of_erased_people_are_left_out(known: Tentap, tx: Tx) -> None:
    known("people", "erase", "dani@x.example", "--yes").done()
    shown = known("events", "import", known.file(EVENTS))
    assert shown.done() == "1 event added, 0 there before. The dates of 1 customer changed.\n"
    assert shown.err == "2 rows of erased people left out.\n"


@pytest.mark.parametrize(
    ("content", "options", "error"),
    [
        ("email,when\n", (), "no column is known to be the event; add --map event=COLUMN, or give"),
        ("event,when\n", (), "no column is known to be the person; add --map person=COLUMN. There"),
        ("email,event\n", (), "known to be the time; add --map at=COLUMN. There are: “email”, “e"),
        ("email,event,at\n", ("--map", "at=Day"), "there is no column “Day”; there are: email"),
        ("email,at,at\n", ("--event", "order"), "there are 2 columns “at”; rename all but one"),
    ],
)
def test_a_file_without_the_columns_says_how_to_name_them(
    known: Tentap, content: str, options: tuple[str, ...], error: str
) -> None:
    assert error in known("events", "import", known.file(content), *options).failed(1)


@pytest.mark.parametrize(
    ("options", "error"),
    [
        (
            ("--map", "when=Date"),
            "--map: “when=Date” is not understood; write one of person, event",
        ),
        (("--map", "at"), "--map: “at” is not understood"),
        (("--map", "at=A", "--map", "at=B"), "--map: at is there twice; keep one of them"),
        (("--event", "churn"), "--event: “churn” is not an event; did you mean churned?"),
        (("--event", "order", "--map", "event=Type"), "--event gives all rows one event"),
    ],
)
def test_wrong_options_are_misuse(known: Tentap, options: tuple[str, ...], error: str) -> None:
    assert error in known("events", "import", known.file(EVENTS), *options).failed(2)


def test_without_a_database_nobody_can_have_events(new_tentap: Tentap) -> None:
    assert "doesn't exist yet" in new_tentap("events", "import", new_tentap.file(EVENTS)).failed(1)
    assert not new_tentap.database.exists()


# The figures


def churn(tentap: Tentap, week: str) -> dict[str, Any] | None:
    told = tentap("summary", "--week", week, "--format", "json").done()
    found: dict[str, Any] | None = json.loads(told)["churn"]
    return found


def test_without_a_known_loss_there_is_no_churn(known: Tentap) -> None:
    joined = known.file("email,event,at\ndani@x.example,joined,2025-03-01\n")
    known("events", "import", joined).done()
    assert churn(known, "2025-W28") is None


@pytest.mark.long
def test_a_loss_is_in_the_json_and_in_the_words(known: Tentap) -> None:
    known("events", "import", known.file(EVENTS)).done()
    answers = known.file("who,score,at\nmia@x.example,9,2025-07-10\n", "answers.csv")
    columns = ("--score", "score", "--at", "at", "--person", "who")
    known("answers", "import", answers, *columns).done()
    found = churn(known, "2025-W28")
    assert found is not None
    assert found["last_90_days"] == {
        "from": "2025-04-15",
        "to": "2025-07-14",
        "customers_at_start": 2,
        "lost_of_them": 1,
        "churn_rate": 50,
        "lost": 1,
        "acquired": 0,
        "lost_per_acquired": None,
    }
    assert (found["last_month"]["from"], found["last_month"]["lost"]) == ("2025-06-01", 1)
    assert found["by_last_answer"] is None
    assert churn(known, "2025-W20") is None
    words = known("summary", "--week", "2025-W28").done()
    assert "\n🚪 Lost over 90 days: 1 of 2 customers, too few for a percentage" in words


@pytest.mark.long
def test_an_erasure_changes_no_figure(known: Tentap) -> None:
    known("events", "import", known.file(EVENTS)).done()
    before = churn(known, "2025-W28")
    known("people", "erase", "dani@x.example", "--yes").done()
    assert churn(known, "2025-W28") == before


def in_two_groups(tentap: Tentap) -> None:
    """Of twelve detractors eight left, and of twelve promoters two."""
    people, events, answers = ["name,email"], ["email,event,at"], ["who,score,at"]
    for n in range(24):
        email = f"p{n}@x.example"
        people.append(f"P{n},{email}")
        events.append(f"{email},joined,2024-03-01")
        answers.append(f"{email},{3 if n < 12 else 9},2025-01-10")
        if n < 8 or n >= 22:
            events.append(f"{email},churned,2025-06-01")
    answers.append(f"{email},0,2025-07-10")
    files = (("people", people), ("events", events), ("answers", answers))
    columns = ("--score", "score", "--at", "at", "--person", "who")
    for name, lines in files:
        file = tentap.file("\n".join(lines), f"{name}.csv")
        tentap(name, "import", file, *(columns if name == "answers" else ())).done()


@pytest.mark.long
def test_after_half_a_year_detractors_stand_against_promoters(tentap: Tentap) -> None:
    in_two_groups(tentap)
    assert "\nChurn by last answer: detractors 66.7% (8 of 12), promoters 16.7% (2 of 12); the" in (
        tentap("summary", "--week", "2025-W28").done()
    )
    found = churn(tentap, "2025-W28")
    assert found is not None
    groups = found["by_last_answer"]
    assert (groups["promoters"]["lost_of_them"], groups["difference"]["verdict"]) == (2, "hint up")
    earlier = churn(tentap, "2025-W27")
    assert earlier is not None
    assert earlier["by_last_answer"] is None
