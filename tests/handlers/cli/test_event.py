"""`tentap event`: what it records, what it says, and what it refuses."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest

from handlers.clock import wall_clock
from storage import audit, events, people, rhythms
from storage.engine.store import Tx
from storage.rhythms import Rhythm
from tests.handlers.cli.conftest import Tentap
from tests.storage.cast import add_contact, add_person
from tests.storage.cast import ask as asked_before

JOINED = "2025-03-01"


@pytest.fixture
def known(tentap: Tentap, tx: Tx) -> Tentap:
    """A folder where Dani Novak and two people called Mia Ohm are customers."""
    add_contact(tx, add_person(tx, "Dani Novak", email="dani@x.example"), "U0DANI")
    add_person(tx, "Mia Ohm", email="mia@x.example")
    add_person(tx, "Mia Ohm", email="mia@y.example")
    return tentap


def dates(tx: Tx) -> tuple[date | None, date | None]:
    """Since when and until when Dani was a customer."""
    [dani] = people.named(tx, "Dani Novak")
    return dani.joined_on, dani.left_on


@pytest.mark.parametrize("name", ["dani@x.example", "Dani Novak", "1", "U0DANI", "slack:U0DANI"])
def test_an_event_is_recorded_with_its_person_and_time(known: Tentap, tx: Tx, name: str) -> None:
    shown = known("event", "order_delivered", name, "--at", "2025-03-01 10:00").done()
    assert shown == ("Dani Novak, number 1: order_delivered on 2025-03-01 10:00 (Europe/Berlin).\n")
    [stored] = events.of_person(tx, people.named(tx, "Dani Novak")[0].id)
    assert (stored.name, stored.at) == ("order_delivered", datetime(2025, 3, 1, 9, tzinfo=UTC))
    assert dates(tx) == (None, None)


def test_without_a_time_it_is_now(known: Tentap, tx: Tx) -> None:
    known("event", "Renewed", "dani@x.example").done()
    [stored] = events.of_person(tx, people.named(tx, "Dani Novak")[0].id)
    assert stored.name == "renewed"
    assert timedelta(0) <= wall_clock() - stored.at < timedelta(minutes=5)


def test_the_same_event_again_changes_nothing(known: Tentap, tx: Tx) -> None:
    typed = ("event", "churned", "1", "--at", JOINED)
    known(*typed).done()
    assert known(*typed).done().splitlines()[1:] == ["That was recorded already."]
    assert len(events.of_person(tx, people.named(tx, "Dani Novak")[0].id)) == 1
    assert [one.detail for one in audit.of(tx, "person 1")] == [{"event": "churned"}]


def test_a_customer_joins_leaves_and_comes_back(known: Tentap, tx: Tx) -> None:
    def said(event: str, at: str) -> str:
        return known("event", event, "1", "--at", at).done().splitlines()[1]

    assert said("joined", JOINED) == "Dani Novak has been a customer since 2025-03-01."
    left = "Dani Novak left on 2025-05-01, and isn't asked from that day."
    assert said("churned", "2025-05-01") == left
    assert dates(tx) == (date(2025, 3, 1), date(2025, 5, 1))
    assert said("churned", "2025-04-01") == left
    assert said("joined", "2025-06-01") == "Dani Novak has been a customer since 2025-06-01."
    assert dates(tx) == (date(2025, 6, 1), None)


def test_the_day_is_that_of_the_zone(known: Tentap, tx: Tx) -> None:
    known("event", "churned", "1", "--at", "2025-03-01T23:30Z").done()
    assert dates(tx) == (None, date(2025, 3, 2))
    known("event", "joined", "1", "--at", "2025-03-02 23:30", "--timezone", "Asia/Seoul").done()
    assert dates(tx) == (date(2025, 3, 2), None)


def test_the_first_day_of_2000_is_taken_where_it_begins(known: Tentap, tx: Tx) -> None:
    known("event", "joined", "1", "--at", "2000-01-01").done()
    assert dates(tx) == (date(2000, 1, 1), None)


def test_who_has_left_is_not_asked(known: Tentap) -> None:
    known("event", "churned", "dani@x.example", "--at", JOINED).done()
    asked = known("ask", "dani@x.example", answer="n\n")
    assert "No longer a customer" in asked.out + asked.err
    assert "No longer a customer" in known("people", "show", "1").done()


def test_the_event_is_in_what_is_kept_about_the_person(known: Tentap) -> None:
    known("event", "order_delivered", "1", "--at", "2025-03-01 10:00").done()
    assert "Events\n  order_delivered, 2025-03-01 10:00" in known("people", "show", "1").done()


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        (("order delivered", "1"), "EVENT: “order delivered” is not the name of an event; write"),
        (("churn", "1"), "EVENT: “churn” is not an event; did you mean churned?"),
        (("order", "1", "--at", "3000-01-01"), "--at: “3000-01-01” is in the future; record"),
        (("order", "1", "--at", "1999-12-31"), "--at: “1999-12-31” is before 2000, often a"),
        (("order", "1", "--at", "soon"), "--at: “soon” is not a time; write it as 2019-11-30"),
        (("order", "1", "--at", "11/10/2025"), "--at: “11/10/2025” may mean two days"),
        (("order", "1", "--timezone", "Mars"), "--timezone: “Mars” "),
    ],
)
def test_nonsense_is_misuse_and_says_what_to_write(
    known: Tentap, tx: Tx, typed: tuple[str, ...], error: str
) -> None:
    assert error in known("event", *typed).failed(2)
    assert events.of_person(tx, people.named(tx, "Dani Novak")[0].id) == ()


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("Nobody", "Nobody matches “Nobody”."),
        ("nobody@x.example", "Nobody matches “nobody@x.example”."),
        ("Mia Ohm", "Choose one by number, such as: tentap event churned 2 --at 2025-03-01\n"),
        (
            "Novak",
            "is only a part of the name Dani Novak. Nothing was done. If that is the person,",
        ),
    ],
)
def test_a_person_that_is_unknown_or_not_clear_is_refused(
    known: Tentap, tx: Tx, name: str, error: str
) -> None:
    assert error in known("event", "churned", name, "--at", JOINED).failed(1)
    assert dates(tx) == (None, None)


AFTER_TICKETS = (
    '[[survey]]\nkey = "support"\nkind = "csat"\nask = "event"\nevent = "ticket_closed"\n'
    'reopened_by = "ticket_reopened"\ndrop_after = "30 days"\n'
)


@pytest.fixture
def asking(known: Tentap, tx: Tx) -> Tentap:
    """The same folder with a survey that asks after closed tickets, and was started."""
    known.config.write_text(known.config.read_text() + AFTER_TICKETS)
    rhythms.add(tx, Rhythm(survey="support", seed="00", settings="", checked_at=wall_clock()))
    known("forecast", "--survey", "support", "--start", "--yes").done()
    return known


def closed(known: Tentap, *more: str, person: str = "1") -> list[str]:
    """What the command says below the recorded event."""
    return known("event", "ticket_closed", person, *more).done().splitlines()[1:]


def ago(days: float) -> str:
    return (wall_clock() - timedelta(days=days)).isoformat()


def test_it_says_what_why_says_about_the_event(known: Tentap) -> None:
    known.config.write_text(known.config.read_text() + AFTER_TICKETS)
    shown = closed(known)
    assert shown[:2] == [
        "  support: never asked.",
        "  An admin has to start this survey first.",
    ]
    assert shown[2].startswith("  Will be asked on ")
    assert known("why", "1").done().splitlines()[-3:] == shown

    reopened = known("event", "ticket_reopened", "1").done().splitlines()
    assert reopened[1:] == ["The question that waited is not asked any more."]
    assert "Taken back by another event" in known("why", "1").done()


def test_a_time_that_has_passed_is_the_next_good_hours(asking: Tentap) -> None:
    shown = closed(asking, "--at", ago(2))
    assert shown[1].startswith("  Will be asked in the next good hours after ticket_closed on ")
    assert shown[1] in asking("why", "1").done()


def test_an_event_of_long_ago_asks_nothing_and_says_so(asking: Tentap) -> None:
    shown = closed(asking, "--at", "2025-03-01")
    too_old = "Not asked after ticket_closed on 1 March 2025: It was too long ago when it was"
    assert shown[1].startswith(f"  {too_old}")
    assert too_old in asking("why", "1").done()
    again = closed(asking, "--at", "2025-03-01")
    assert again == ["That was recorded already.", *shown]


def test_only_the_recorded_event_is_explained(asking: Tentap) -> None:
    closed(asking, "--at", ago(3))
    shown = closed(asking, "--at", ago(1))
    assert len(shown) == 2
    assert "comes first" in shown[1]


def test_who_is_not_asked_after_the_event_is_said_with_the_reason(asking: Tentap, tx: Tx) -> None:
    alone = add_person(tx, "Joon", self_enrolled=True)
    add_contact(tx, alone, "U0JOON")
    assert "Signed up on their own" in closed(asking, person="Joon")[-1]
    assert "Not in Slack or Telegram" in closed(asking, person="mia@x.example")[-1]
    dani = people.named(tx, "Dani Novak")[0].id
    asked_before(tx, dani, now=wall_clock() - timedelta(days=1))
    shown = closed(asking)
    assert "Asked on " in shown[-1]
    people.stop_asking(tx, dani, None, wall_clock())
    assert "Opted out" in closed(asking, "--at", ago(1))[-1]


def test_who_comes_back_by_the_event_is_asked_after_it(known: Tentap) -> None:
    welcome = '[[survey]]\nkey = "start"\nkind = "nps"\nask = "event"\nevent = "joined"\n'
    known.config.write_text(known.config.read_text() + welcome)
    known("event", "churned", "1", "--at", ago(9)).done()
    shown = known("event", "joined", "1", "--at", ago(1)).done()
    assert "No longer a customer" not in shown
    assert "Will be asked in the next good hours after joined on " in shown


def test_a_pause_of_all_asking_is_said_too(asking: Tentap) -> None:
    asking("pause").done()
    assert "All asking has been paused since" in closed(asking)[-1]
    assert len(asking("event", "renewed", "1").done().splitlines()) == 1


def test_the_forecast_of_such_a_survey_has_what_waits(known: Tentap) -> None:
    known.config.write_text(known.config.read_text() + AFTER_TICKETS)
    shown = known("forecast", "--survey", "support").done()
    assert "Asks after each “ticket_closed” event.\nNo question waits at the moment." in shown
    known("event", "ticket_closed", "1").done()
    shown = known("forecast", "--survey", "support").done()
    assert "1 person in 30 days" in shown
    as_json = json.loads(known("forecast", "--survey", "support", "--json").done())
    assert (as_json["event"], sum(as_json["days"].values())) == ("ticket_closed", 1)
