"""The forecast of a rhythm, and `why`: both say what holds now, and not what was once planned."""

from datetime import timedelta

import pytest

from bot.campaigns.forecast import Forecast, message
from bot.campaigns.reasons import Reason
from bot.chat.plain_text import as_text
from bot.language.texts import Texts
from bot.states import ContactState
from handlers.usecases.campaigns import ask, forecasts, rhythm
from handlers.usecases.staff import starting
from storage import contacts, people
from storage.engine.store import Tx
from storage.schema import people as people_table
from tests.harness.event_office import DAY, EventOffice, config
from tests.storage.cast import NOW
from tests.storage.cast import ask as asked_before

RHYTHM = {"key": "relationship", "kind": "nps", "ask": "rhythm", "every_days": 30}
HOUR = timedelta(hours=1)
BY_HAND = {"key": "pulse", "kind": "nps"}


@pytest.fixture
def monthly(one_tx: Tx) -> EventOffice:
    """A bot whose first survey asks everyone once in 30 days."""
    return EventOffice(tx=one_tx, config=config(BY_HAND, survey=[RHYTHM, BY_HAND]))


def forecast(office: EventOffice) -> Forecast:
    return forecasts.forecast_of(office.tx, office.config.surveys[0], office.context)


def test_who_may_not_be_asked_any_more_leaves_the_forecast(monthly: EventOffice) -> None:
    dani, mia, lin = monthly.person(), monthly.person("Mia"), monthly.person("Lin")
    monthly.start()
    assert forecast(monthly).total == 3
    people.stop_asking(monthly.tx, dani, None, NOW)
    [contact] = contacts.contacts_of(monthly.tx, mia)
    contacts.mark_contact(monthly.tx, contact.id, ContactState.UNREACHABLE)
    asked_before(monthly.tx, lin, survey="pulse", now=NOW)
    found = forecast(monthly)
    assert found.total == 0
    assert dict(found.later) == {Reason.NEVER: 1, Reason.BLOCKED: 1, Reason.ASKED: 1}
    assert "Nobody is asked in the next 30 days." in as_text(message(found, Texts("en")))


def test_who_is_asked_by_another_survey_is_not_promised_the_old_day(monthly: EventOffice) -> None:
    dani = monthly.person()
    monthly.start()
    asked_before(monthly.tx, dani, survey="pulse", now=NOW)
    told = monthly.why(dani)
    assert "Will be asked within five working days from 2 December on." in told
    assert "Not sooner: Asked on 2 November, again from 2 December." in told


def test_people_outside_the_survey_are_listed_by_their_reason(monthly: EventOffice) -> None:
    dani = monthly.person()
    alone = monthly.person("Joon", self_enrolled=True)
    monthly.person("Lin", left_on=NOW.date() - DAY)
    monthly.start()
    found = forecast(monthly)
    assert (found.total, dict(found.later)) == (1, {Reason.SELF_ENROLLED: 1, Reason.LEFT: 1})
    left = people_table.update().values(left_on=NOW.date())
    monthly.tx.execute(left.where(people_table.c.id == dani))
    assert dict(forecast(monthly).later) == {Reason.SELF_ENROLLED: 1, Reason.LEFT: 2}
    assert "Signed up on their own, and ask_self_enrolled is off" in monthly.why(alone)


def test_a_queued_question_is_told_as_waiting_for_good_hours(monthly: EventOffice) -> None:
    dani = monthly.person(country="DE")
    monthly.now = NOW.replace(month=12, day=25)
    person = people.get(monthly.tx, dani)
    ask.ask(monthly.tx, [person], monthly.config.surveys[1], monthly.context)
    told = monthly.why(dani).splitlines()
    assert "pulse: will be asked on 28 Dec 09:00. The question waits to be sent." in told
    assert "Not sooner: A public holiday where they live." in told


def test_a_forecast_before_the_start_says_how_to_start() -> None:
    waits = Forecast(
        survey="relationship", first=NOW.date(), asked={}, later={}, started=False, complete=True
    )
    shown = as_text(message(waits, Texts("en")))
    assert "`tentap forecast --survey relationship --start`" in shown
    offered = as_text(message(waits, Texts("en"), has_button=True))
    assert "--start" not in offered


QUARTERLY = {"key": "product", "kind": "nps", "ask": "rhythm"}
GOLD = {"key": "gold", "kind": "nps", "ask": "rhythm", "audience": {"plan": "gold"}}


def forecasts_by_key(office: EventOffice) -> dict[str, tuple[int, dict[Reason | None, int]]]:
    """How many people each survey asks in the next 30 days, and the others by the reason."""
    found = [
        forecasts.forecast_of(office.tx, survey, office.context)
        for survey in office.config.surveys
        if survey.asks_by_itself
    ]
    return {one.survey: (one.total, dict(one.later)) for one in found}


@pytest.fixture
def waiting(one_tx: Tx) -> EventOffice:
    """A bot with two surveys that wait for Start, and 20 people for both."""
    tables = [RHYTHM, {**QUARTERLY, "every_days": 30}, BY_HAND]
    office = EventOffice(tx=one_tx, config=config(survey=tables))
    for n in range(20):
        office.person(f"Person {n}")
    rhythm.plan_all(one_tx, office.context)
    office.work()
    return office


def test_two_surveys_that_wait_for_start_do_not_promise_the_same_person(
    waiting: EventOffice,
) -> None:
    assert forecasts_by_key(waiting) == {
        "relationship": (20, {}),
        "product": (0, {Reason.EARLIER_SURVEY: 20}),
    }
    second = forecasts.forecast_of(waiting.tx, waiting.config.surveys[1], waiting.context)
    assert "Asked by another survey first: 20" in as_text(message(second, Texts("en")))


def test_a_survey_that_was_started_comes_before_those_that_wait(waiting: EventOffice) -> None:
    starting.begin(waiting.tx, "product", waiting.context)
    waiting.work()
    assert forecasts_by_key(waiting) == {
        "relationship": (0, {Reason.EARLIER_SURVEY: 20}),
        "product": (20, {}),
    }


@pytest.mark.long
def test_what_surveys_promise_together_is_what_they_ask(waiting: EventOffice) -> None:
    promised = sum(total for total, _ in forecasts_by_key(waiting).values())
    for survey in ("relationship", "product"):
        starting.begin(waiting.tx, survey, waiting.context)
    waiting.until(NOW + 29 * DAY + 14 * HOUR, HOUR / 2)
    assert len(waiting.asked) == promised


def test_whom_an_earlier_survey_leaves_out_the_later_one_promises(one_tx: Tx) -> None:
    tables = [GOLD, RHYTHM]
    office = EventOffice(tx=one_tx, config=config(survey=tables))
    office.person("Ann", properties={"plan": "gold"})
    office.person("Ben")
    rhythm.plan_all(one_tx, office.context)
    office.work()
    found = forecasts_by_key(office)
    gold, _ = found["gold"]
    everyone, later = found["relationship"]
    assert (gold, everyone, later) == (1, 1, {Reason.EARLIER_SURVEY: 1})
