"""`tentap ask me`."""

import sqlite3

import pytest

from handlers.cluster.runlock import RunLock
from tests.handlers.cli.conftest import Tentap

ADMINS = '\n[staff]\nadmins = ["slack:U0ADMIN", "telegram:4711", "slack:U0BEN"]\n'


@pytest.fixture
def staffed(tentap: Tentap) -> Tentap:
    tentap.config.write_text(tentap.config.read_text() + ADMINS)
    return tentap


def sent_tests(tentap: Tentap) -> list[tuple[str, str]]:
    """The account and the survey of each test question."""
    with sqlite3.connect(tentap.database) as connection:
        found = connection.execute(
            "SELECT user, survey FROM invitations JOIN contacts ON contacts.id = contact_id"
            " WHERE test ORDER BY invitations.id"
        ).fetchall()
    connection.close()
    return found


def test_the_first_admin_gets_a_test_question(staffed: Tentap) -> None:
    shown = staffed("ask", "me")
    assert shown.done() == ("Sending a test question to slack:U0ADMIN. The answer won't count.\n")
    assert shown.err == (
        "No bot is running here. The question goes out when `tentap run` starts.\n"
    )
    assert sent_tests(staffed) == [("U0ADMIN", "relationship")]


def test_beside_a_running_bot_nothing_else_is_to_do(staffed: Tentap) -> None:
    staffed("ask", "me").done()
    with RunLock(staffed.database):
        assert staffed("ask", "ME", "--survey", "keynote").err == ""
    assert sent_tests(staffed) == [("U0ADMIN", "relationship"), ("U0ADMIN", "keynote")]


@pytest.mark.parametrize("admin", ["slack:U0BEN", "U0BEN"])
def test_another_admin_is_named(staffed: Tentap, admin: str) -> None:
    staffed("ask", "me", "--as", admin).done()
    assert sent_tests(staffed) == [("U0BEN", "relationship")]


def test_only_an_admin_can_be_named(staffed: Tentap) -> None:
    assert staffed("ask", "me", "--as", "slack:U0MIA").failed(2) == (
        "--as: “slack:U0MIA” isn't an admin in bot.toml; use slack:U0ADMIN, telegram:4711,"
        " slack:U0BEN\n"
    )


def test_telegram_wants_start_first(staffed: Tentap) -> None:
    shown = staffed("ask", "me", "--as", "4711").failed()
    assert "telegram:4711 hasn't written to the bot yet. Open your bot in Telegram" in shown
    assert sent_tests(staffed) == []


def test_without_an_admin_it_says_where_one_is_named(tentap: Tentap) -> None:
    assert "Add your id under [staff] admins in bot.toml" in tentap("ask", "me").failed()


def test_the_option_goes_with_me_alone(staffed: Tentap) -> None:
    assert "--as goes with `ask me` only" in staffed("ask", "Ann", "--as", "U0BEN").failed(2)


def test_an_admin_on_a_platform_without_a_table_is_refused(staffed: Tentap) -> None:
    staffed.config.write_text(staffed.config.read_text().replace("[slack]", ""))
    assert "slack:U0ADMIN needs [slack] in bot.toml" in staffed("ask", "me").failed(2)


def test_the_audit_log_names_the_admin(staffed: Tentap) -> None:
    staffed("ask", "me").done()
    with sqlite3.connect(staffed.database) as connection:
        found = connection.execute("SELECT action, object, detail FROM audit").fetchall()
    connection.close()
    assert found == [("ask", "survey relationship", '{"test": "slack:U0ADMIN"}')]


def test_while_all_asking_is_paused_it_says_that_the_question_waits(staffed: Tentap) -> None:
    staffed("pause").done()
    with RunLock(staffed.database):
        shown = staffed("ask", "me")
    assert shown.done().startswith("Sending a test question to slack:U0ADMIN.")
    assert shown.err == "All asking is paused. The question goes out after `tentap resume`.\n"
    assert staffed("resume").done() == "People are asked again. 1 question goes out now.\n"
