"""Surveys that ask by themselves and campaigns with receipts go on after an upgrade."""

from datetime import timedelta
from functools import partial
from typing import Final

import pytest

from sandbox.slack import SlackMessage
from storage.schema import due_questions
from tests.harness.house import QUESTION
from tests.invariants.restartable_house import ENGLISH, Customer, RestartableHouse
from tests.upgrades.campaign_scenes import figures, paused, receipt_with
from tests.upgrades.cast import CastRole, SandboxCast
from tests.upgrades.event_scenes import (
    CSAT_QUESTION,
    DELAY,
    REOPENED,
    csat_answer,
    happen,
)
from tests.upgrades.recording import Recording, since
from tests.upgrades.records import owner_of
from tests.upgrades.rhythm_scenes import CHECKUP, PULSE, press_start
from tests.upgrades.user_actions import (
    answer,
    in_moved_group,
    is_asked,
    press,
    reads,
    times_told,
)
from tests.upgrades.waiting import settled, time_flies

MINUTE: Final = timedelta(minutes=1)


@pytest.fixture(params=since("part7"))
def recording(request: pytest.FixtureRequest) -> Recording:
    return Recording(request.param)


# -- by rhythm ------------------------------------------------------------------------------------


async def test_the_rhythm_asks_now_whom_it_had_planned_for_now(
    home: RestartableHouse, cast: SandboxCast
) -> None:
    for customer in cast.of(CastRole.RHYTHM_DUE):
        await is_asked(home, customer)
        press(home, customer, "9")
        await reads(home, customer, answer(9))
    planned = cast.of(CastRole.RHYTHM_PLANNED, CastRole.UNSTARTED)
    assert [times_told(home, one, QUESTION) for one in planned] == [0] * len(planned)


@pytest.mark.long
async def test_the_rhythm_asks_the_others_when_it_had_planned(
    home: RestartableHouse, cast: SandboxCast
) -> None:
    await are_asked_as_planned(home, PULSE, cast.of(CastRole.RHYTHM_PLANNED))
    waiting = cast.of(CastRole.UNSTARTED)
    assert [times_told(home, one, QUESTION) for one in waiting] == [0] * len(waiting)


@pytest.mark.long
async def test_an_old_start_button_starts_the_survey(
    home: RestartableHouse, cast: SandboxCast
) -> None:
    press_start(home, CHECKUP)
    began = ENGLISH("forecast.started", survey=CHECKUP)
    await home.until(lambda: began in in_moved_group(home))
    await settled(home)
    await are_asked_as_planned(home, CHECKUP, cast.of(CastRole.UNSTARTED))


async def are_asked_as_planned(
    home: RestartableHouse, survey: str, customers: list[Customer]
) -> None:
    """Once, and not before the moment that is planned now."""
    plans = await home.rows(due_questions, due_questions.c.survey == survey)
    due = {plan.person_id: plan.due_at for plan in plans}
    owners = {one: await home.bot.store.read(owner_of, one) for one in customers}
    for customer in sorted(customers, key=lambda one: due[owners[one]]):
        until = due[owners[customer]] - home.now
        await home.pass_time(until - MINUTE)
        await time_flies(home)
        assert times_told(home, customer, QUESTION) == 0
        await home.pass_time(2 * MINUTE)
        await is_asked(home, customer)


# -- after events ---------------------------------------------------------------------------------


async def test_a_question_after_an_event_that_waited_is_asked(
    home: RestartableHouse, cast: SandboxCast
) -> None:
    await time_flies(home)
    waiting = cast.of(CastRole.TICKET_WAITING)
    assert [times_told(home, one, CSAT_QUESTION) for one in waiting] == [0, 0]
    await home.pass_time(DELAY)
    for customer in waiting:
        await is_asked(home, customer, CSAT_QUESTION)
    asked = cast.of(CastRole.TICKET_ASKED)
    assert [times_told(home, one, CSAT_QUESTION) for one in asked] == [1, 1]
    reopened = cast.of(CastRole.TICKET_REOPENED)
    assert [times_told(home, one, CSAT_QUESTION) for one in reopened] == [0, 0]


@pytest.mark.long
async def test_an_event_after_the_upgrade_takes_a_waiting_question_back(
    home: RestartableHouse, cast: SandboxCast
) -> None:
    waiting = cast.of(CastRole.TICKET_WAITING)
    await happen(home, waiting, (REOPENED, timedelta()))
    await home.pass_time(2 * DELAY)
    await time_flies(home)
    assert [times_told(home, one, CSAT_QUESTION) for one in waiting] == [0, 0]


@pytest.mark.long
async def test_the_buttons_of_an_old_csat_question_work(
    home: RestartableHouse, cast: SandboxCast
) -> None:
    for customer in cast.of(CastRole.TICKET_ASKED):
        press(home, customer, "4")
        await reads(home, customer, csat_answer(4))
    for customer in cast.of(CastRole.SATISFIED):
        press(home, customer, ENGLISH("answer.change"))
        await reads(home, customer, "You chose 5")
        press(home, customer, "4")
        await reads(home, customer, csat_answer(4))


# -- campaigns ------------------------------------------------------------------------------------


async def test_a_campaign_goes_on_and_its_old_receipt_shows_it(
    home: RestartableHouse, cast: SandboxCast
) -> None:
    reached, ahead = cast.of(CastRole.REACHED), cast.of(CastRole.AHEAD)
    for customer in (*reached, *ahead):
        await is_asked(home, customer)
    await home.pass_time(MINUTE)
    done = figures(asked=len(reached) + len(ahead))
    receipt = await home.until(partial(receipt_with, home, done))

    for customer in reached:
        press(home, customer, "9")
        await reads(home, customer, answer(9))
    await home.pass_time(2 * MINUTE)
    shown = figures(asked=len(reached) + len(ahead), answered=len(reached))
    assert (await home.until(partial(receipt_with, home, shown))).ts == receipt.ts


async def test_an_old_receipt_resumes_its_campaign(
    home: RestartableHouse, cast: SandboxCast
) -> None:
    held = cast.of(CastRole.HELD)
    await time_flies(home)
    assert [times_told(home, one, QUESTION) for one in held] == [0, 0]
    receipt: SlackMessage = receipt_with(home, paused(len(held)))
    home.slack.press(home.cast.ada, receipt, "Resume")
    for customer in held:
        await is_asked(home, customer)
    await home.pass_time(MINUTE)
    await home.until(lambda: receipt_with(home, figures(asked=len(held))).ts == receipt.ts)
