"""`tentap ask`."""

import sqlite3
from collections.abc import Iterator

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
    with sqlite3.connect(tentap.database) as connection:
        found = connection.execute("SELECT survey FROM invitations ORDER BY id").fetchall()
    connection.close()
    return [survey for (survey,) in found]


def queued(tentap: Tentap) -> list[str]:
    """Whose question waits to go out."""
    with sqlite3.connect(tentap.database) as connection:
        found = connection.execute(
            "SELECT name FROM outbox JOIN invitations ON key = CAST(invitations.id AS TEXT)"
            " JOIN people ON people.id = person_id WHERE outbox.kind = 'question' ORDER BY name"
        ).fetchall()
    connection.close()
    return [name for (name,) in found]


def test_people_are_shown_and_asked_after_a_yes(running: Tentap) -> None:
    shown = running("ask", "Ann", "cho lee", answer="y\n")
    assert "2 people would be asked now" in shown.done()
    assert "Ann, Cho Lee" in shown.out
    assert "How likely are you to recommend Acme" in shown.out
    assert shown.out.endswith("Ask 2 people? [y/N]: y\n2 people are being asked.\n")
    assert shown.err == ""
    assert queued(running) == ["Ann", "Cho Lee"]


@pytest.mark.parametrize("answer", ["n\n", "\n"])
def test_without_a_yes_nobody_is_asked(running: Tentap, answer: str) -> None:
    shown = running("ask", "all", answer=answer)
    assert (shown.code, shown.err) == (1, "Nobody was asked.\n")
    assert queued(running) == []


def test_yes_may_be_said_beforehand(running: Tentap) -> None:
    assert running("ask", "all", "--yes").done().endswith("3 people are being asked.\n")
    assert queued(running) == ["Ann", "Bob", "Cho Lee"]


def test_commas_separate_names_too(running: Tentap) -> None:
    running("ask", "ann, bob", "--yes").done()
    assert queued(running) == ["Ann", "Bob"]


def test_somebody_under_two_names_is_one_person(tentap: Tentap) -> None:
    tentap("people", "import", tentap.file("name,email\nAda,ada@x.example\n")).done()
    with RunLock(tentap.database):
        shown = tentap("ask", "Ada", "ada@x.example", "--yes").done()
    assert "1 person would be asked now" in shown
    assert queued(tentap) == ["Ada"]


def test_the_survey_that_is_named_asks_and_else_the_first(running: Tentap) -> None:
    assert "Survey: keynote\n" in running("ask", "Ann", "--survey", "keynote", "--yes").done()
    assert "Survey: relationship\n" in running("ask", "Bob", "--yes").done()
    assert asked_by(running) == ["keynote", "relationship"]


def test_a_survey_that_is_not_there_is_told_with_those_that_are(running: Tentap) -> None:
    told = running("ask", "Ann", "--survey", "onboarding").failed(2)
    assert "“onboarding” is not in bot.toml; known there: relationship, keynote" in told
    assert asked_by(running) == []


def test_who_was_asked_lately_is_shown_and_left_out(running: Tentap) -> None:
    running("ask", "Ann", "--yes").done()
    shown = running("ask", "all", "--yes").done()
    assert "2 people would be asked now" in shown
    assert "Ann" in shown
    assert queued(running) == ["Ann", "Bob", "Cho Lee"]


def test_where_nobody_may_be_asked_there_is_no_question(running: Tentap) -> None:
    running("ask", "Ann", "--yes").done()
    shown = running("ask", "Ann")
    assert (shown.code, shown.err) == (1, "Nobody was asked.\n")
    assert "[y/N]" not in shown.out
    assert "They will read" not in shown.out


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


def test_without_a_database_it_says_where_one_comes_from(tentap: Tentap) -> None:
    told = tentap("ask", "all").failed()
    assert "there is no such database yet. `tentap run` makes it" in told
    assert not tentap.database.exists()
