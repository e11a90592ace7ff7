"""What `tentap check` says of retention."""

from datetime import timedelta

import pytest

from handlers.clock import wall_clock
from storage import answers, feedback, people
from storage.engine.store import Tx
from storage.people import NewPerson
from tests.handlers.cli.conftest import Tentap, TentapOnServer
from tests.harness import postgresql
from tests.harness.sqlite import close_tx, migrated, open_tx
from tests.storage.cast import answer

SETTINGS = """
[telegram]
api_url = "http://127.0.0.1:9"
[[survey]]
key = "relationship"
kind = "nps"
"""
DAY = timedelta(days=1)
PERIODS = "✓ Retention: words {}, silent people {}, processed updates {}, audit log {}\n"


def check(tentap: Tentap, retention: str = "") -> str:
    tentap.config.write_text(f"{tentap.config.read_text()}\n[retention]\n{retention}")
    return tentap("check", env={"TENTAP_TELEGRAM_TOKEN": "1234:token"}).out


def live(tx: Tx) -> None:
    """A life with words of four years ago."""
    old = wall_clock() - 4 * 366 * DAY
    person = people.add(tx, NewPerson(name="Anna Berg"), old)
    given = answer(tx, person, 3, now=old)
    for n in range(2):
        answers.add_comment(tx, given.id, f"words {n}", None, old)
    feedback.add(tx, given.person_id, "by the way", "D1/1", old)


@pytest.fixture
def lived(new_tentap: Tentap) -> Tentap:
    new_tentap.config.write_text(SETTINGS)
    tx = open_tx(migrated(new_tentap.database))
    live(tx)
    close_tx(tx)
    return new_tentap


def test_each_period_is_told(new_tentap: Tentap) -> None:
    new_tentap.config.write_text(SETTINGS)
    assert PERIODS.format("3 years", "for ever", "8 days", "3 years") in check(new_tentap)


def test_the_periods_of_the_file_are_told(new_tentap: Tentap) -> None:
    new_tentap.config.write_text(SETTINGS)
    own = 'words = "18 months"\nsilent = "2 years"\ninbox = "2 weeks"\naudit = "never"\n'
    assert PERIODS.format("18 months", "2 years", "2 weeks", "for ever") in check(new_tentap, own)


def test_periods_that_are_refused_are_not_told(lived: Tentap) -> None:
    told = check(lived, 'words = "29 days"\n')
    assert "retention.words" in told
    assert "Retention:" not in told


def test_what_is_due_is_told(lived: Tentap) -> None:
    told = check(lived)
    assert (
        "– Retention: 2 comments are older than 3 years; the running bot deletes them\n"
        "– Retention: 1 message to the team is older than 3 years; the running bot deletes it\n"
    ) in told
    assert "silent for" not in told


def test_people_who_will_go_are_told(lived: Tentap) -> None:
    told = check(lived, 'words = "never"\nsilent = "2 years"\n')
    assert "older than" not in told
    assert (
        "– Retention: 1 person has been silent for 2 years; the running bot removes names,"
        " addresses and words\n"
    ) in told


def test_what_is_due_on_a_server_is_told(served: TentapOnServer) -> None:
    served.config.write_text(f'database = "{served.server.url}"\n{SETTINGS}')
    with postgresql.open_tx(served.server) as tx:
        live(tx)
    assert "– Retention: 2 comments are older than 3 years" in check(served)
