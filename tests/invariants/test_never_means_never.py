"""After Never, nothing that asks starts to be sent; staff still hear of what was said."""

from datetime import timedelta

import pytest

from bot.states import InvitationState
from sandbox import Fault
from storage.states import OutboxKind, OutboxState
from tests.invariants.restartable_house import ENGLISH, RestartableHouse, on_both

pytestmark = on_both


@pytest.mark.long
async def test_never_between_queueing_and_sending_stops_the_question(
    home: RestartableHouse,
) -> None:
    tomo = home.cast.tomo
    await home.add(tomo)
    home.telegram.faults.plan("sendMessage", Fault.RATE_LIMITED, retry_after=1)
    await home.queue_question(tomo)
    await home.until(lambda: any(call.refused for call in home.telegram.history.calls))
    home.telegram.type(tomo, "stop")

    await home.becomes(lambda it: it.state is InvitationState.CANCELLED, tomo)
    await home.until(lambda: ENGLISH("declined.never") in home.shown(tomo))
    await home.let_telegram_speak()
    assert home.questions(tomo) == 0


@pytest.mark.long
async def test_never_on_the_question_drops_its_reminder(home: RestartableHouse) -> None:
    tomo = home.cast.tomo
    await home.ask(tomo)
    home.telegram.tap(tomo, home.telegram_question(), "Never")
    await home.until(lambda: ENGLISH("declined.never") in home.shown(tomo)[0])

    await home.pass_time(timedelta(days=4, minutes=1))
    await home.let_telegram_speak()
    assert len(home.shown(tomo)) == 1


@pytest.mark.long
async def test_a_return_that_was_promised_does_not_come_after_stop(home: RestartableHouse) -> None:
    tomo = home.cast.tomo
    await home.ask(tomo)
    home.telegram.tap(tomo, home.telegram_question(), "Not now")
    await home.becomes(lambda it: it.state is InvitationState.DECLINED, tomo)
    home.type(tomo, "stop")
    await home.until(lambda: ENGLISH("declined.never") in home.shown(tomo))

    await home.pass_time(timedelta(days=3, minutes=1))
    await home.until_outbox(OutboxKind.QUESTION_BACK, OutboxState.DROPPED)
    assert home.questions(tomo) == 0


async def test_never_holds_for_every_later_round(home: RestartableHouse) -> None:
    dani = home.cast.dani
    await home.ask(dani)
    home.type(dani, "stop")
    await home.until(lambda: ENGLISH("declined.never") in home.shown(dani))

    await home.pass_time(timedelta(days=91))
    assert await home.queue_question(dani) == 0


@pytest.mark.long
async def test_what_was_said_before_never_still_reaches_staff(home: RestartableHouse) -> None:
    tomo = home.cast.tomo
    await home.ask(tomo)
    home.slack.faults.plan("chat.postMessage", Fault.RATE_LIMITED, retry_after=1)
    home.tap(tomo, 1)
    await home.becomes(lambda it: it.score == 1, tomo)
    home.type(tomo, "stop")
    await home.until(lambda: ENGLISH("declined.never") in home.shown(tomo))

    assert "1 · Tomo" in (await home.until(lambda: home.alerts()[0])).text
