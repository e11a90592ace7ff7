"""What will happen later is a row: it survives a restart, and is dropped with its reason."""

from datetime import timedelta

import pytest

from bot.states import InvitationState
from bot.survey.scale import NPS
from storage.schema import outbox
from storage.states import OutboxKind, OutboxState
from tests.invariants.restartable_house import ENGLISH, RestartableHouse, on_both

pytestmark = on_both

REMINDER = ENGLISH("reminder", **NPS.ends)


@pytest.mark.long
async def test_a_reminder_comes_after_four_days_though_the_bot_was_restarted(
    home: RestartableHouse,
) -> None:
    tomo = home.cast.tomo
    await home.ask(tomo)
    await home.becomes(lambda it: it.state is InvitationState.HANDED_OVER, tomo)
    await home.stop()
    home.sandbox.clock.move(timedelta(days=4, minutes=1))
    await home.start()

    await home.until(lambda: REMINDER in home.shown(tomo)[1])
    reminder = home.telegram.messages(tomo)[1]
    assert reminder.reply_to == home.telegram_question().id


@pytest.mark.long
async def test_nobody_is_reminded_before_the_time(home: RestartableHouse) -> None:
    tomo = home.cast.tomo
    await home.ask(tomo)
    await home.pass_time(timedelta(days=3, hours=23))
    await home.let_telegram_speak()
    assert len(home.shown(tomo)) == 1


async def test_an_answer_cancels_the_reminder(home: RestartableHouse) -> None:
    tomo = home.cast.tomo
    await home.ask(tomo)
    home.tap(tomo, 9)
    await home.becomes(lambda it: it.score == 9, tomo)
    (reminder,) = await home.rows(outbox, outbox.c.kind == OutboxKind.REMINDER)
    assert reminder.state is OutboxState.DROPPED
    assert reminder.reason == "answered"

    await home.pass_time(timedelta(days=4, minutes=1))
    await home.let_telegram_speak()
    assert len(home.shown(tomo)) == 1


@pytest.mark.long
async def test_nobody_is_reminded_of_what_expired_while_the_bot_was_away(
    home: RestartableHouse,
) -> None:
    tomo = home.cast.tomo
    await home.ask(tomo)
    await home.stop()
    home.sandbox.clock.move(timedelta(days=15))
    await home.start()
    await home.becomes(lambda it: it.state is InvitationState.EXPIRED, tomo)
    assert len(home.shown(tomo)) == 1


@pytest.mark.long
async def test_a_question_expires_after_two_weeks_and_a_late_answer_is_welcome(
    home: RestartableHouse,
) -> None:
    tomo = home.cast.tomo
    await home.ask(tomo)
    await home.stop()
    home.sandbox.clock.move(timedelta(days=14, minutes=1))
    await home.start()
    await home.becomes(lambda it: it.state is InvitationState.EXPIRED, tomo)

    home.tap(tomo, 8)
    await home.becomes(lambda it: it.score == 8, tomo)


@pytest.mark.long
async def test_the_question_comes_back_once_after_not_now(home: RestartableHouse) -> None:
    tomo = home.cast.tomo
    await home.ask(tomo)
    home.telegram.tap(tomo, home.telegram_question(), "Not now")
    await home.until(lambda: ENGLISH("declined.not_now", **NPS.ends) in home.shown(tomo)[0])
    await home.stop()
    home.sandbox.clock.move(timedelta(days=3, minutes=1))
    await home.start()

    await home.until(lambda: ENGLISH("question.back") in home.shown(tomo)[1])
    home.tap(tomo, 7)
    await home.becomes(lambda it: it.score == 7, tomo)


@pytest.mark.long
async def test_a_second_not_now_is_the_last(home: RestartableHouse) -> None:
    tomo = home.cast.tomo
    await home.ask(tomo)
    home.telegram.tap(tomo, home.telegram_question(), "Not now")
    await home.becomes(lambda it: it.state is InvitationState.DECLINED, tomo)
    await home.pass_time(timedelta(days=3, minutes=1))
    await home.until(lambda: ENGLISH("question.back") in home.shown(tomo)[1])
    home.telegram.tap(tomo, home.telegram_question(), "Not now")
    await home.until(lambda: ENGLISH("declined.not_now.last", **NPS.ends) in home.shown(tomo)[1])

    await home.pass_time(timedelta(days=20))
    await home.let_telegram_speak()
    assert home.questions(tomo) == 0


@pytest.mark.long
async def test_what_came_to_nothing_delays_nothing(home: RestartableHouse) -> None:
    """A reminder that was dropped and an expiry take no turn in the chat's pace."""
    tomo = home.cast.tomo
    await home.ask(tomo)
    await home.pass_time(timedelta(days=91))
    begun = home.now
    await home.queue_question(tomo)
    await home.until(lambda: home.questions(tomo) == 2)
    assert home.telegram.history.sent[-1].at - begun < timedelta(seconds=2)
