"""An imported list gives people another time zone: they are asked by their new clock."""

from collections.abc import Iterable
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.chat.platforms import Platform
from bot.ids import PersonId
from handlers.imports.people import import_people
from handlers.imports.person_rows import PersonRow
from handlers.outbox.job_runner import run_job
from handlers.usecases.campaigns import rhythm
from storage import due_questions, people, rhythms
from storage.due_questions import DueQuestion
from storage.engine.store import Tx
from storage.messaging import claims
from storage.people import NewPerson
from storage.states import JOBS, Phase
from tests.harness.event_office import DAY, EventOffice, config
from tests.storage.cast import NOW

HOUR = timedelta(hours=1)
SEOUL = "Asia/Seoul"
RHYTHM = {"key": "relationship", "kind": "nps", "ask": "rhythm", "every_days": 30}


def import_zone(office: EventOffice, persons: Iterable[PersonId], zone: str) -> None:
    """A list names the people's Slack accounts and another zone."""
    rows = [
        PersonRow(
            line=line,
            about=NewPerson(name=people.get(office.tx, person).name, timezone=zone),
            users={Platform.SLACK: f"U{person}"},
        )
        for line, person in enumerate(persons, start=2)
    ]
    assert import_people(office.tx, rows, office.now).counts.changed == len(rows)
    rhythm.look_soon(office.tx, office.context)


def plan_first_page(office: EventOffice) -> None:
    """The bot looks at as many people as it does at once, and at no more yet."""
    while not is_after_first_page(office):
        for job in claims.due(office.tx, JOBS, office.now, 1):
            run_job(office.tx, job.id, "job", office.context)


def is_after_first_page(office: EventOffice) -> bool:
    found = rhythms.get(office.tx, "relationship")
    return found is not None and found.phase is Phase.PLANNING and found.position > 0


@pytest.mark.long
@pytest.mark.parametrize("after_first_page", [True, False], ids=["first page", "whole plan"])
def test_people_who_were_planned_before_are_asked_in_the_good_hours_of_the_new_zone(
    one_tx: Tx, after_first_page: bool
) -> None:
    office = EventOffice(tx=one_tx, config=config(survey=[RHYTHM]))
    persons = [office.person(f"P{n}", timezone="America/New_York") for n in range(60)]
    office.start()
    if after_first_page:
        rhythm.look_soon(office.tx, office.context)
        plan_first_page(office)
    import_zone(office, persons, SEOUL)
    office.work()
    office.until(NOW + 30 * DAY, HOUR / 2)
    assert sorted(person for _, _, person in office.asked) == sorted(persons)
    local = [at.astimezone(ZoneInfo(SEOUL)) for at, _, _ in office.asked]
    assert [at for at in local if not 9 <= at.hour < 18 or at.weekday() > 4] == []


def test_a_planned_question_keeps_its_day_by_the_new_clock(one_tx: Tx) -> None:
    office = EventOffice(tx=one_tx, config=config(survey=[RHYTHM]))
    *_, dani = [office.person(f"P{n}", timezone="America/New_York") for n in range(5)]
    office.start()
    before = plan_of(office, dani)
    import_zone(office, [dani], SEOUL)
    office.work()
    moved = plan_of(office, dani)
    assert moved.due_at != before.due_at
    assert moved.day == before.day
    assert moved.due_at.astimezone(ZoneInfo(SEOUL)).date() == before.day
    rhythm.look_soon(office.tx, office.context)
    office.work()
    assert plan_of(office, dani) == moved


def plan_of(office: EventOffice, person: PersonId) -> DueQuestion:
    return due_questions.of_people(office.tx, "relationship", [person])[person]


def test_a_question_after_an_event_waits_for_the_good_hours_of_the_new_zone(
    office: EventOffice,
) -> None:
    dani = office.person(timezone="Europe/London")
    office.event(dani)
    office.until(NOW + HOUR)
    import_zone(office, [dani], SEOUL)
    office.until(NOW + 2 * DAY)
    assert office.asked == [(NOW + 15 * HOUR, "support", dani)]


def test_a_question_that_is_queued_for_the_morning_waits_for_that_of_the_new_zone(
    office: EventOffice,
) -> None:
    dani = office.person(timezone="Europe/London")
    office.event(dani)
    office.now += 2 * HOUR
    office.work()
    import_zone(office, [dani], SEOUL)
    office.until(NOW + 2 * DAY)
    assert office.asked == [(NOW + 15 * HOUR, "support", dani)]
    assert "support: asked on 3 November." in office.why(dani)
