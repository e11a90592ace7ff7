"""`tentap survey preview` and `tentap survey list`."""

import sqlite3

import pytest

from handlers.cluster.runlock import RunLock
from tests.handlers.cli.conftest import Tentap

ADMINS = '\n[staff]\nadmins = ["slack:U0ADMIN", "telegram:4711"]\n'
OWN = '\n[survey.texts.ko]\nquestion = "{product} 어때요?"\n'


@pytest.fixture
def worded(new_tentap: Tentap) -> Tentap:
    """The second survey has Korean words of its own; no database is there yet."""
    new_tentap.config.write_text(new_tentap.config.read_text() + OWN + ADMINS)
    return new_tentap


def planned(tentap: Tentap) -> list[tuple[str, str]]:
    """The account and the languages of each preview that waits."""
    with sqlite3.connect(tentap.database) as connection:
        found = connection.execute(
            "SELECT user, json_extract(payload, '$.languages') FROM outbox"
            " JOIN contacts ON contacts.id = json_extract(payload, '$.contact')"
            " WHERE kind = 'preview' ORDER BY outbox.id"
        ).fetchall()
    connection.close()
    return found


def test_it_shows_the_conversation_and_needs_no_database(worded: Tentap) -> None:
    shown = worded("survey", "preview", "keynote", "--language", "ko").done()
    assert shown.startswith("keynote · 한국어\n\n— the question —\n")
    assert "Acme 어때요?" in shown
    assert "[0] [1] [2] [3] [4] [5]" in shown
    assert not worded.database.exists()


def test_without_a_name_it_shows_the_first_survey_in_every_language(worded: Tentap) -> None:
    shown = worded("survey", "preview").done()
    names = ["English", "Bahasa Indonesia", "한국어", "中文"]
    assert [name for name in names if f"relationship · {name}\n" in shown] == names


@pytest.mark.long
def test_it_is_sent_to_an_admin(worded: Tentap) -> None:
    shown = worded("survey", "preview", "--send", "--language", "en", "--language", "zh")
    assert shown.done() == (
        "Sending 48 messages to slack:U0ADMIN. The buttons do nothing, and nothing is recorded.\n"
    )
    assert "The messages go out when `tentap run` starts" in shown.err
    assert planned(worded) == [("U0ADMIN", '["en","zh"]')]
    with RunLock(worded.database):
        assert worded("survey", "preview", "--send", "--language", "en").err == ""


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["other"], "KEY: “other” isn't in bot.toml; use relationship, keynote"),
        (["--language", "de"], "--language: “de” is not supported; use en, id, ko or zh"),
        (["--as", "U0ADMIN"], "--as goes with --send only. Leave it out, or add --send."),
        (["--send", "--as", "U0MIA"], "isn't an admin in bot.toml"),
    ],
)
def test_what_is_wrong_is_said(worded: Tentap, options: list[str], says: str) -> None:
    assert says in worded("survey", "preview", *options).failed(2)


@pytest.mark.long
def test_telegram_wants_start_first(worded: Tentap) -> None:
    shown = worded("survey", "preview", "--send", "--as", "4711").failed()
    assert "telegram:4711 hasn't written to the bot yet" in shown


def test_the_list_names_what_each_survey_has(worded: Tentap) -> None:
    shown = worded("survey", "list").done()
    assert shown == (
        "relationship\n"
        "  nps, about Acme, asks by hand\n"
        "  own texts: none\n"
        "  alerts: none\n"
        "  summary: none\n"
        "keynote\n"
        "  nps, about Acme, asks by hand\n"
        "  own texts: ko\n"
        "  alerts: none\n"
        "  summary: none\n"
    )
