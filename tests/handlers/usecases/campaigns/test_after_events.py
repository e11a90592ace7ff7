"""A survey asks after an event: once, in time, in good hours, and only while the event stands."""

from datetime import timedelta

import pytest

from bot.campaigns.reasons import Reason
from bot.states import ContactState, InvitationState
from handlers.usecases.campaigns import ask, forecasts
from handlers.usecases.people.customer_events import record
from storage import contacts, people
from storage.engine.store import Tx
from storage.events import NewEvent
from storage.joining import joined_records
from storage.messaging import claims
from storage.people import NewPerson
from storage.states import JOBS, EventQuestionState
from tests.harness.event_office import DAY, MINUTE, SUPPORT, UTC_ZONE, EventOffice, config
from tests.storage.cast import NOW
from tests.storage.cast import ask as asked_before

HOUR = timedelta(hours=1)
WAITING, ASKED = EventQuestionState.WAITING, EventQuestionState.ASKED
DROPPED = EventQuestionState.DROPPED


def test_a_person_is_asked_once_the_delay_is_over(office: EventOffice) -> None:
    dani = office.person()
    office.event(dani)
    assert "Will be asked on 2 Nov 11:00 after ticket_closed on 2 November." in office.why(dani)
    office.until(NOW + 2 * HOUR - MINUTE)
    assert office.asked == []
    office.until(NOW + 2 * HOUR)
    assert office.asked == [(NOW + 2 * HOUR, "support", dani)]
    assert "Asked on 2 November after ticket_closed on 2 November." in office.why(dani)


def test_the_same_event_twice_asks_once(office: EventOffice) -> None:
    dani = office.person()
    office.event(dani)
    office.event(dani)
    office.until(NOW + 4 * DAY, HOUR)
    assert len(office.asked) == len(office.questions(dani)) == 1


def test_a_history_of_events_asks_nobody(office: EventOffice) -> None:
    dani = office.person()
    office.event(dani, ago=3 * DAY + 2 * HOUR)
    assert office.questions(dani) == []
    office.event(dani, ago=3 * DAY + 2 * HOUR - MINUTE)
    assert len(office.questions(dani)) == 1


def test_nothing_looks_at_a_survey_without_waiting_questions(office: EventOffice) -> None:
    assert claims.due(office.tx, JOBS, NOW + 100 * DAY, 50) == ()
    office.event(office.person())
    assert claims.due(office.tx, JOBS, NOW + 2 * HOUR - MINUTE, 50) == ()
    assert len(claims.due(office.tx, JOBS, NOW + 2 * HOUR, 50)) == 1


@pytest.mark.parametrize("first", ["ticket_closed", "ticket_reopened"])
def test_a_reopened_ticket_asks_nothing(office: EventOffice, first: str) -> None:
    """The two may also be recorded in the wrong order."""
    dani = office.person()
    closed = NewEvent(name="ticket_closed", person_id=dani, at=NOW - HOUR)
    reopened = NewEvent(name="ticket_reopened", person_id=dani, at=NOW)
    for new in (closed, reopened) if first == "ticket_closed" else (reopened, closed):
        record(office.tx, [new], UTC_ZONE, office.context)
    assert office.end(dani) == (DROPPED, Reason.REOPENED)
    told = "Not asked after ticket_closed on 2 November: Taken back by another event on 2 November."
    assert told in office.why(dani)

    office.now += HOUR
    office.event(dani)
    office.until(NOW + 4 * HOUR)
    assert office.asked == [(NOW + 3 * HOUR, "support", dani)], "closed again"


def test_a_ticket_that_is_reopened_before_the_question_is_sent_asks_nothing(
    office: EventOffice,
) -> None:
    dani = office.person()
    office.event(dani)
    office.now += 2 * HOUR
    office.work()
    assert office.end(dani) == (ASKED, None)
    office.event(dani, "ticket_reopened")
    office.send()
    assert office.asked == []
    assert office.end(dani) == (DROPPED, Reason.REOPENED)


def test_outside_good_hours_it_waits_for_the_next_morning(office: EventOffice) -> None:
    dani = office.person(timezone="Asia/Seoul")
    office.event(dani)  # 18:00 in Seoul
    office.until(NOW + DAY)
    tuesday_at_nine = NOW + 15 * HOUR
    assert office.asked == [(tuesday_at_nine, "support", dani)]


def test_a_public_holiday_is_named_as_what_the_question_waits_for(office: EventOffice) -> None:
    dani = office.person(country="DE")
    office.now = NOW.replace(month=12, day=25)
    office.event(dani)
    told = office.why(dani)
    assert "Will be asked on 28 Dec 09:00 after ticket_closed on 25 December." in told
    assert "Not sooner: A public holiday where they live." in told


def test_a_rule_that_ends_in_time_only_delays(office: EventOffice) -> None:
    dani = office.person()
    asked_before(office.tx, dani, now=NOW - 29 * DAY)
    office.event(dani)
    assert "Not sooner: Asked on 4 October, again from 3 November." in office.why(dani)
    office.until(NOW + 2 * DAY)
    assert office.asked == [(NOW + DAY, "support", dani)]


def test_what_would_wait_too_long_is_dropped_with_its_reason(office: EventOffice) -> None:
    dani = office.person()
    asked_before(office.tx, dani, now=NOW - 20 * DAY)
    office.event(dani)
    office.until(NOW + 40 * DAY, 6 * HOUR)
    assert office.asked == []
    assert office.end(dani) == (DROPPED, Reason.ASKED)
    told = "Not asked after ticket_closed on 2 November: Asked on 13 October, again from 12"
    assert told in office.why(dani)


def test_who_was_asked_meanwhile_is_not_asked_after_the_event(office: EventOffice) -> None:
    dani = office.person()
    office.event(dani)
    asked_before(office.tx, dani, now=NOW + HOUR)
    office.until(NOW + DAY)
    assert office.end(dani) == (DROPPED, Reason.ASKED)


def test_of_two_events_the_first_asks(office: EventOffice) -> None:
    dani = office.person()
    office.event(dani)
    office.until(NOW + HOUR)
    office.event(dani)
    forecast = forecasts.forecast_of(office.tx, office.config.surveys[1], office.context)
    assert (forecast.total, dict(forecast.later)) == (1, {Reason.EARLIER_EVENT: 1})
    foreseen = "Won't be asked after ticket_closed on 2 Nov 10:00: The question after their earlier"
    assert foreseen in office.why(dani)
    office.until(NOW + DAY)
    assert office.asked == [(NOW + 2 * HOUR, "support", dani)]
    assert [one.state for one in office.questions(dani)] == [DROPPED, ASKED]


def test_of_many_events_only_the_first_is_foreseen_to_ask(office: EventOffice) -> None:
    dani = office.person()
    for minutes in range(5):
        office.event(dani, ago=timedelta(minutes=minutes))
    told = office.why(dani)
    assert told.count("comes first") == 3
    assert "Will be asked" not in told


def test_of_an_event_that_was_recorded_too_late_why_says_so(office: EventOffice) -> None:
    dani = office.person()
    office.event(dani, ago=30 * DAY)
    office.event(dani, "order_delivered", ago=30 * DAY)
    too_late = (
        "Not asked after ticket_closed on 3 October: It was too long ago when it was recorded."
    )
    assert too_late in office.why(dani)
    office.config = config({**SUPPORT, "drop_after": "30 days"})
    assert "too long ago" not in office.why(dani)


@pytest.mark.parametrize(
    ("happens", "reason"),
    [
        ("never", Reason.NEVER),
        ("left", Reason.LEFT),
        ("blocked", Reason.BLOCKED),
        ("signed up on their own", Reason.SELF_ENROLLED),
    ],
)
def test_who_may_not_be_asked_is_not(office: EventOffice, happens: str, reason: Reason) -> None:
    dani = office.person(self_enrolled=reason is Reason.SELF_ENROLLED)
    office.event(dani)
    match happens:
        case "never":
            people.stop_asking(office.tx, dani, None, NOW)
        case "left":
            office.event(dani, "churned")
        case "blocked":
            [contact] = contacts.contacts_of(office.tx, dani)
            contacts.mark_contact(office.tx, contact.id, ContactState.UNREACHABLE)
    office.until(NOW + 3 * HOUR)
    assert office.asked == []
    assert office.end(dani) == (DROPPED, reason)


def test_a_new_customer_is_asked_after_an_event(office: EventOffice) -> None:
    dani = office.person(joined_on=(NOW - DAY).date())
    office.event(dani)
    office.until(NOW + 3 * HOUR)
    assert len(office.asked) == 1


def test_only_the_audience_is_asked(one_tx: Tx) -> None:
    office = EventOffice(tx=one_tx, config=config({**SUPPORT, "audience": {"plan": "gold"}}))
    office.start()
    gold = office.person("Ann", properties={"plan": "Gold"})
    other = office.person("Ben", properties={"plan": "free"})
    for person in (gold, other):
        office.event(person)
    office.until(NOW + 3 * HOUR)
    assert [person for _, _, person in office.asked] == [gold]
    assert office.end(other) == (DROPPED, Reason.NOT_MEMBER)


def test_an_admin_may_ask_by_hand_too(office: EventOffice) -> None:
    dani = office.person()
    survey = office.config.surveys[1]
    assert ask.ask(office.tx, [people.get(office.tx, dani)], survey, office.context).n == 1
    office.send()
    assert office.asked == [(NOW, "support", dani)]


def test_a_join_takes_the_questions_along_and_taking_it_back_returns_them(
    office: EventOffice,
) -> None:
    dani = office.person()
    twin = people.add(office.tx, NewPerson(name="D. Novak"), NOW)
    office.event(twin)
    join = joined_records.join(office.tx, dani, twin)
    assert [one.state for one in office.questions(dani)] == [WAITING]
    joined_records.take_back(office.tx, dani, join)
    assert [one.state for one in office.questions(twin)] == [WAITING]
    joined_records.join(office.tx, dani, twin)
    office.until(NOW + 3 * HOUR)
    assert office.asked == [(NOW + 2 * HOUR, "support", dani)]


def test_a_question_that_could_not_be_delivered_is_told(office: EventOffice) -> None:
    dani = office.person()
    office.event(dani)
    office.now += 2 * HOUR
    office.work()
    [contact] = contacts.contacts_of(office.tx, dani)
    contacts.mark_contact(office.tx, contact.id, ContactState.UNREACHABLE)
    office.send()
    assert office.questions(dani)[0].invitation is InvitationState.UNDELIVERABLE
    assert "withdrawn, or couldn't be delivered" in office.why(dani)
