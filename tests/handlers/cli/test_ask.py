"""`tentap ask`."""

import json
import re
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from handlers.cluster.runlock import RunLock
from tests.handlers.cli.conftest import Tentap

LIST = "name,slack,telegram\nAnn,U0ANN,\nBob,,4711\nCho Lee,U0CHO,\n"
NO_BOT = "No bot is running here. The questions go out when `tentap run` starts.\n"


@pytest.fixture
def known(tentap: Tentap) -> Tentap:
    """A folder where three people are known."""
    tentap("people", "import", tentap.file(LIST)).done()
    return tentap


@pytest.fixture
def running(known: Tentap) -> Iterator[Tentap]:
    """The same beside a running bot."""
    with RunLock(known.database):
        yield known


def asked_by(tentap: Tentap) -> list[str]:
    """The survey of each invitation."""
    tentap.do_jobs()
    with sqlite3.connect(tentap.database) as connection:
        found = connection.execute("SELECT survey FROM invitations ORDER BY id").fetchall()
    connection.close()
    return [survey for (survey,) in found]


def queued(tentap: Tentap) -> list[str]:
    """Whose question waits to go out."""
    tentap.do_jobs()
    with sqlite3.connect(tentap.database) as connection:
        found = connection.execute(
            "SELECT name FROM outbox JOIN invitations ON key = CAST(invitations.id AS TEXT)"
            " JOIN people ON people.id = person_id WHERE outbox.kind = 'question' ORDER BY name"
        ).fetchall()
    connection.close()
    return [name for (name,) in found]


def test_people_are_shown_and_asked_after_a_yes(running: Tentap) -> None:
    shown = running("ask", "Ann", "cho lee", answer="y\n")
    assert "Ask 2 people now?" in shown.done()
    assert "Ann, Cho Lee" in shown.out
    assert "How likely are you to recommend Acme" in shown.out
    assert shown.out.endswith("Ask 2 people? [y/N]: y\nAsking 2 people.\n")
    assert shown.err == ""
    assert queued(running) == ["Ann", "Cho Lee"]


def enrol_bob_by_himself(tentap: Tentap) -> None:
    with sqlite3.connect(tentap.database) as connection:
        connection.execute("UPDATE people SET self_enrolled = 1 WHERE name = 'Bob'")
    connection.close()


def test_all_leaves_out_who_signed_up_on_their_own_and_says_so(running: Tentap) -> None:
    enrol_bob_by_himself(running)
    shown = running("ask", "all", "--yes").done()
    assert "Ask 2 people now?" in shown
    left_out = "1 person who signed up on their own is left out (ask_self_enrolled is off)."
    assert left_out in shown
    assert queued(running) == ["Ann", "Cho Lee"]


def test_all_asks_them_too_where_bot_toml_says_so(running: Tentap) -> None:
    enrol_bob_by_himself(running)
    config = running.config.read_text()
    running.config.write_text(f"ask_self_enrolled = true\n{config}")
    assert "left out" not in running("ask", "all", "--yes").done()
    assert queued(running) == ["Ann", "Bob", "Cho Lee"]


@pytest.mark.parametrize("answer", ["n\n", "\n"])
def test_without_a_yes_nobody_is_asked(running: Tentap, answer: str) -> None:
    shown = running("ask", "all", answer=answer)
    assert (shown.code, shown.err) == (1, "Nobody was asked.\n")
    assert queued(running) == []


def test_yes_may_be_said_beforehand(running: Tentap) -> None:
    assert running("ask", "all", "--yes").done().endswith("Asking 3 people.\n")
    assert queued(running) == ["Ann", "Bob", "Cho Lee"]


def test_people_who_do_not_work_today_are_counted(running: Tentap) -> None:
    in_three_days = f"{datetime.now(UTC) + timedelta(days=3):%A}".lower()
    config = re.sub(r"\bdays = .*", f'days = ["{in_three_days}"]', running.config.read_text())
    running.config.write_text(config)
    later = "3 of them get the question in the next working hours of their own zone."
    assert later in running("ask", "all", "--yes").done()


def test_the_admin_address_gets_the_receipt(running: Tentap) -> None:
    config = running.config.read_text()
    running.config.write_text(f'{config}\n[channels]\nadmin = "slack:U0ADMIN"\n')
    shown = running("ask", "all", "--yes")
    assert "The admin address gets a receipt with buttons to pause and cancel it." in shown.err
    with sqlite3.connect(running.database) as connection:
        found = connection.execute("SELECT queue FROM outbox WHERE kind = 'receipt'").fetchall()
    connection.close()
    assert found == [("slack",)]


def test_commas_separate_names_too(running: Tentap) -> None:
    running("ask", "ann, bob", "--yes").done()
    assert queued(running) == ["Ann", "Bob"]


def test_somebody_under_two_names_is_one_person(tentap: Tentap) -> None:
    tentap("people", "import", tentap.file("name,email\nAda,ada@x.example\n")).done()
    with RunLock(tentap.database):
        shown = tentap("ask", "Ada", "ada@x.example", "--yes").done()
    assert "Ask 1 person now?" in shown
    assert queued(tentap) == ["Ada"]


def test_the_survey_that_is_named_asks_and_else_the_first(running: Tentap) -> None:
    assert "Survey: keynote\n" in running("ask", "Ann", "--survey", "keynote", "--yes").done()
    assert "Survey: relationship\n" in running("ask", "Bob", "--yes").done()
    assert asked_by(running) == ["keynote", "relationship"]


def test_a_survey_that_is_not_there_is_told_with_those_that_are(running: Tentap) -> None:
    told = running("ask", "Ann", "--survey", "onboarding").failed(2)
    assert "“onboarding” isn't in bot.toml; use relationship, keynote" in told
    assert asked_by(running) == []


def test_who_was_asked_lately_is_shown_and_left_out(running: Tentap) -> None:
    running("ask", "Ann", "--yes").done()
    running.do_jobs()
    shown = running("ask", "all", "--yes").done()
    assert "Ask 2 people now?" in shown
    assert "Ann" in shown
    assert queued(running) == ["Ann", "Bob", "Cho Lee"]


def test_where_nobody_may_be_asked_there_is_no_question(running: Tentap) -> None:
    running("ask", "Ann", "--yes").done()
    running.do_jobs()
    shown = running("ask", "Ann")
    assert (shown.code, shown.err) == (1, "Nobody was asked.\n")
    assert "[y/N]" not in shown.out
    assert "The question" not in shown.out


def test_who_reads_another_language_than_the_preview_is_counted(tentap: Tentap) -> None:
    people = "name,slack,language\nAnn,U0ANN,\nSari,U0SARI,id\nTono,U0TONO,id\nLin,U0LIN,zh\n"
    tentap("people", "import", tentap.file(people)).done()
    with RunLock(tentap.database):
        shown = tentap("ask", "Ann", answer="n\n")
        assert "language" not in shown.out
        shown = tentap("ask", "all", answer="n\n")
    assert "\nIn their own language: id 2, zh 1\nAsk 4 people? [y/N]" in shown.out


def test_people_of_one_name_are_listed_and_chosen_by_number(tentap: Tentap) -> None:
    people = "name,slack,account\nDani Novak,U0DANI,Initech\nDani Novak,U0DAN,Globex\n"
    tentap("people", "import", tentap.file(people)).done()
    with RunLock(tentap.database):
        assert tentap("ask", "Dani Novak", "--yes").failed().splitlines() == [
            "Several people are called Dani Novak. Which one? Ask by number, such as: ask 1",
            "  1 · Dani Novak, Initech, Slack U0DANI",
            "  2 · Dani Novak, Globex, Slack U0DAN",
        ]
        tentap("ask", "2", "--yes").done()
    tentap.do_jobs()
    with sqlite3.connect(tentap.database) as connection:
        found = connection.execute("SELECT person_id FROM invitations").fetchall()
    connection.close()
    assert found == [(2,)]


def test_unknown_names_are_told_and_nobody_is_asked(running: Tentap) -> None:
    assert "Zoe" in running("ask", "Ann", "Zoe", "--yes").failed()
    assert queued(running) == []


def test_without_a_bot_it_says_when_the_questions_go_out(known: Tentap) -> None:
    shown = known("ask", "Ann", "--yes")
    assert shown.code == 0
    assert shown.err == NO_BOT


def test_without_a_database_it_says_where_one_comes_from(new_tentap: Tentap) -> None:
    told = new_tentap("ask", "all").failed()
    assert "this database doesn't exist yet. `tentap run` creates it" in told
    assert not new_tentap.database.exists()


GROUPS = (
    "name,slack,account,plan\nAnn,U0ANN,Acme,gold\nBob,U0BOB,Acme,free\nCho,U0CHO,Globex,gold\n"
)


@pytest.fixture
def grouped(tentap: Tentap) -> Iterator[Tentap]:
    """Three people with accounts and plans, beside a running bot."""
    tentap("people", "import", tentap.file(GROUPS)).done()
    with RunLock(tentap.database):
        yield tentap


def test_filters_narrow_all_or_the_named_people(grouped: Tentap) -> None:
    shown = grouped("ask", "all", "--where", "plan=GOLD", "--where", "account=acme", answer="n\n")
    assert "\n\nAnn\n\n" in shown.out
    assert "Filtered by --where plan=GOLD --where account=acme\n" in shown.out
    grouped("ask", "Bob", "Cho", "--where", "plan=gold", "--yes").done()
    assert queued(grouped) == ["Cho"]


def test_who_was_asked_since_is_left_out(grouped: Tentap) -> None:
    grouped("ask", "Ann", "--yes").done()
    grouped.do_jobs()
    shown = grouped("ask", "all", "--not-asked-since", "90d", answer="n\n")
    assert "\n\nBob, Cho\n\n" in shown.out


def test_the_last_answer_chooses(grouped: Tentap) -> None:
    answers = "when,score,who\n2026-10-01,3,slack:U0ANN\n2026-10-02,9,slack:U0BOB\n"
    columns = ("--score", "score", "--at", "when", "--person", "who")
    grouped("answers", "import", grouped.file(answers), *columns).done()
    low = grouped("ask", "all", "--last-score", "0-6", answer="n\n")
    assert "\n\nAnn\n\n" in low.out
    promoters = grouped("ask", "all", "--segment", "promoter", answer="n\n")
    assert "\n\nBob\n\n" in promoters.out
    none = grouped("ask", "all", "--segment", "passive").failed()
    assert none == "Nobody matches --segment passive.\n"


@pytest.mark.parametrize(
    ("filters", "told"),
    [
        (("--where", "gold"), "--where: “gold” has no name and value."),
        (("--segment", "fans"), "--segment: “fans” isn't a segment."),
        (("--last-score", "11"), "--last-score: “11” isn't a score from 0 to 10."),
        (("--not-asked-since", "soon"), "--not-asked-since: “soon” isn't a past day."),
    ],
)
def test_a_filter_that_cannot_be_read_is_told(
    grouped: Tentap, filters: tuple[str, str], told: str
) -> None:
    assert told in grouped("ask", "all", *filters).failed(2)


def test_the_log_names_the_filters_without_values_of_properties(grouped: Tentap) -> None:
    grouped("ask", "all", "--where", "account=Acme", "--not-asked-since", "90d", "--yes").done()
    with sqlite3.connect(grouped.database) as connection:
        [(detail,)] = connection.execute("SELECT detail FROM audit WHERE action = 'ask'").fetchall()
    connection.close()
    assert json.loads(detail) == {
        "people": 2,
        "filters": "--where account --not-asked-since 90d",
    }


def test_a_test_question_takes_no_filter(grouped: Tentap) -> None:
    told = grouped("ask", "me", "--segment", "promoter").failed(2)
    assert "`ask me` takes no filters." in told
