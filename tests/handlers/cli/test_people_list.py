"""`tentap people list`: who is shown, and in which form."""

import csv
import io
import json
import stat
import subprocess
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, text

from bot.chat.platforms import Platform
from handlers.cli import people_list
from handlers.clock import wall_clock
from storage import contacts, people
from storage.engine.store import Tx
from tests.handlers.cli.conftest import Tentap, TentapOnServer
from tests.harness.measured_command import MEASURED_TENTAP, peak_kilobytes
from tests.storage.cast import add_person, answer, ask

PEOPLE = (
    "name,slack,telegram,email,account,plan\n"
    "Ann Berg,U0ANN,,ann@x.example,Acme,Pro\n"
    "Bob,,4711,,Initech,free\n"
    "박민수,U0PARK,,,Initech,pro\n"
)
ANSWERS = "score,at,person\n9,2026-01-02 10:00,ann@x.example\n"
FUTURE = "2999-01-31"


@pytest.fixture
def known(tentap: Tentap) -> Tentap:
    """A folder where three people are known, and one of them answered in another tool."""
    tentap("people", "import", tentap.file(PEOPLE)).done()
    columns = ("--score", "score", "--at", "at", "--person", "person", "--survey", "relationship")
    tentap("answers", "import", tentap.file(ANSWERS, "answers.csv"), *columns).done()
    return tentap


def names(tentap: Tentap, *options: str) -> list[str]:
    shown = tentap("people", "list", "--format", "json", *options).done()
    return [person["name"] for person in json.loads(shown)]


def rows(shown: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(shown)))


def test_the_table_has_a_line_for_each_person(known: Tentap) -> None:
    known("people", "set", "2", FUTURE, "--ask", "until").done()
    known("people", "set", "3", "--ask", "never").done()
    assert known("people", "list").done().splitlines() == [
        "number  name      email          account  chats          language  last answer    allows"
        " questions",
        "1       Ann Berg  ann@x.example  Acme     Slack U0ANN              9, 2026-01-02  yes",
        "2       Bob                      Initech  Telegram 4711                           from"
        f" {FUTURE}",
        "3       박민수                   Initech  Slack U0PARK                            never",
    ]


def test_a_pause_ends_on_the_day_that_was_said(known: Tentap, tx: Tx) -> None:
    """In Kiribati a day begins almost a whole day before it begins in Berlin."""
    tx.execute(text("UPDATE people SET timezone = 'Pacific/Kiritimati' WHERE id = 2"))
    known("people", "set", "2", FUTURE, "--ask", "until").done()
    assert known("people", "list").done().splitlines()[2].endswith(f"  from {FUTURE}")
    assert "no. Paused until 31 January 2999" in known("people", "show", "2").done()


@pytest.mark.parametrize(
    ("option", "value", "advice"),
    [
        (
            "--segment",
            "detractors",
            "'detractors' is not one of 'detractor', 'passive', 'promoter'",
        ),
        ("--limit", str(2**63), "less than or equal to 1000000000"),
    ],
)
def test_a_wrong_value_is_refused_in_a_line(
    known: Tentap, option: str, value: str, advice: str
) -> None:
    told = " ".join(known("people", "list", option, value).failed(2).split())
    assert f"Invalid value for '{option}'" in told
    assert advice in told
    assert "Value error" not in told


def test_the_csv_has_a_column_for_each_platform(known: Tentap) -> None:
    ann, bob, _ = rows(known("people", "list", "--format", "csv").done())
    assert (ann["slack"], ann["telegram"]) == ("U0ANN", "")
    assert (bob["slack"], bob["telegram"]) == ("", "4711")
    assert (ann["last_score"], ann["last_answer"]) == ("9", "2026-01-02")
    assert (ann["last_answer_imported"], bob["last_answer_imported"]) == ("yes", "")


@pytest.mark.parametrize("sign", "=+-@")
def test_no_cell_of_the_csv_is_run_as_a_formula(tentap: Tentap, tx: Tx, sign: str) -> None:
    add_person(tx, f"{sign}SUM(A1)", account=f"{sign}1")
    [row] = rows(tentap("people", "list", "--format", "csv").done())
    assert (row["name"], row["account"]) == (f"'{sign}SUM(A1)", f"'{sign}1")


@pytest.mark.parametrize("sign", ["\t", "\r"])
def test_a_cell_begins_with_no_tab_and_no_line_end(tentap: Tentap, tx: Tx, sign: str) -> None:
    add_person(tx, "Ann")
    tx.execute(text("UPDATE people SET account = :account"), {"account": f"{sign}=1"})
    file = tentap.folder / "people.csv"
    tentap("people", "list", "--format", "csv", "-o", str(file)).done()
    [row] = csv.DictReader(io.StringIO(file.read_bytes().decode(), newline=""))
    assert row["account"] == f"'{sign}=1"


def test_the_json_is_one_document_also_without_people(known: Tentap) -> None:
    shown = json.loads(known("people", "list", "--format", "json").done())
    assert shown[0]["properties"] == {"plan": "Pro"}
    assert shown[0]["last_answer"]["imported"] is True
    empty = known("people", "list", "--format", "json", "--never")
    assert (json.loads(empty.done()), empty.err) == ([], "Nobody matches.\n")


def test_a_property_and_the_account_select_people_in_any_case(known: Tentap) -> None:
    assert names(known, "--where", "PLAN=pro") == ["Ann Berg", "박민수"]
    assert names(known, "--where", "plan=pro", "--where", "account=initech") == ["박민수"]


def test_an_unknown_property_is_named_with_those_that_exist(known: Tentap) -> None:
    shown = known("people", "list", "--where", "plna=pro")
    expected = "Nobody matches.\nNo one has the property “plna”. There are: account, plan\n"
    assert (shown.done(), shown.err) == ("", expected)


@pytest.mark.parametrize("where", ["plan", "=pro"])
def test_a_condition_has_a_name_and_a_value(known: Tentap, where: str) -> None:
    assert "write it as plan=pro" in known("people", "list", "--where", where).failed(2)


def test_the_last_answer_gives_the_segment(known: Tentap, tx: Tx) -> None:
    [bob] = people.named(tx, "Bob")
    answer(tx, bob.id, 3)
    assert names(known, "--segment", "promoter") == ["Ann Berg"]
    assert names(known, "--segment", "DETRACTOR") == ["Bob"]
    assert names(known, "--segment", "passive") == []


@pytest.mark.long
def test_wishes_and_questions_select_people(known: Tentap, tx: Tx) -> None:
    ask(tx, people.named(tx, "Bob")[0].id, now=wall_clock())
    known("people", "set", "1", FUTURE, "--ask", "until").done()
    known("people", "set", "3", "--ask", "never").done()
    assert names(known, "--asked", "open") == ["Bob"]
    assert names(known, "--asked", "never") == ["Ann Berg", "박민수"]
    assert names(known, "--paused") == ["Ann Berg"]
    assert names(known, "--never") == ["박민수"]


def test_a_pause_and_an_opt_out_exclude_each_other(known: Tentap) -> None:
    assert "exclude each other" in known("people", "list", "--paused", "--never").failed(2)


def test_a_limit_counts_the_people_who_match(known: Tentap) -> None:
    assert names(known, "--where", "account=Initech", "--limit", "1") == ["Bob"]
    assert len(names(known, "--limit", "2")) == 2


def test_a_file_is_for_its_owner_only(known: Tentap) -> None:
    file = known.folder / "people.csv"
    shown = known("people", "list", "--format", "csv", "--output", str(file))
    assert (shown.done(), shown.err) == ("", f"Wrote 3 people to {file}\n")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [row["name"] for row in rows(file.read_text())] == ["Ann Berg", "Bob", "박민수"]


def test_a_file_that_cannot_be_written_says_so(known: Tentap) -> None:
    missing = known.folder / "none" / "people.csv"
    told = known("people", "list", "-o", str(missing)).failed()
    assert f"{missing}: can't be written: No such file or directory." in told


def test_a_terminal_obeys_no_name(tentap: Tentap, tx: Tx) -> None:
    add_person(tx, "Ann")
    tx.execute(text("UPDATE people SET name = :name"), {"name": "\x1b[31mAnn\n2 Bob"})
    shown = tentap("people", "list").done()
    assert "\\u001b[31mAnn\\u000a2 Bob" in shown


def test_one_more_page_takes_the_same_few_statements(
    tentap: Tentap, tx: Tx, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many people are on a page, it takes no statement for each of them."""
    for number in range(40):
        person = add_person(tx, f"Ann {number}", email=f"{number}@x.example")
        contacts.add_contact(tx, person, Platform.TELEGRAM, user=f"7{number}")
    listed = people.customers(tx)
    done: list[Any] = []
    event.listen(tx, "before_cursor_execute", lambda *told: done.append(told[2]))
    people_list.listed(tx, listed[:1])
    for_one = len(done)
    people_list.listed(tx, listed)
    assert len(done) - for_one == for_one
    monkeypatch.setattr(people_list, "READ_AT_ONCE", 7)
    assert len(names(tentap)) == 40


@pytest.mark.long
def test_the_commands_work_on_a_server_too(served: TentapOnServer) -> None:
    served("people", "import", served.file(PEOPLE)).done()
    served("people", "set", "Bob", "--ask", "never").done()
    assert names(served, "--never") == ["Bob"]
    assert "  relationship: no. Opted out\n" in served("people", "show", "Bob").done()
    saved = served("people", "export", "Bob", "-o", str(served.folder)).done()
    assert len(saved.splitlines()) == 2


@pytest.mark.long
def test_a_hundred_thousand_people_are_listed_in_bounded_memory(tentap: Tentap, tx: Tx) -> None:
    add_person(tx, "Ann", properties={"plan": "pro"})
    tx.execute(
        text(
            "WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)"
            " INSERT INTO people (name, kind, email, account, properties, created_at)"
            " SELECT 'Ann ' || i, kind, i || '@x.example', account, properties, created_at"
            " FROM people, n"
        )
    )
    file = Path(tentap.folder / "people.csv")
    words = ("people", "list", "--format", "csv", "-o", str(file), "--config", str(tentap.config))
    few = _peak_of(*words, "--limit", "5000")
    assert _peak_of(*words) - few < 20_000  # kilobytes
    assert len(file.read_text().splitlines()) == 100_001


def _peak_of(*words: str) -> int:
    ended = subprocess.run((*MEASURED_TENTAP, *words), capture_output=True, text=True, check=True)
    return peak_kilobytes(ended.stderr)
