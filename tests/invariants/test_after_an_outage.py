"""Telegram drops taps: people who may have tapped while the bot was away are asked once more."""

from datetime import timedelta

import pytest

from bot.states import InvitationState
from bot.survey.scale import NPS
from handlers.cluster import downtime
from handlers.telegram import listen
from handlers.usecases.context import Context
from handlers.usecases.operations.outages import BACKLOG_FIRST, back_at_work
from sandbox import Fault
from sandbox.telegram import TelegramUser
from storage.schema import heartbeats, outbox
from storage.states import OutboxKind, OutboxState
from tests.invariants.restartable_house import ENGLISH, Customer, RestartableHouse

LINE = ENGLISH("outage")
FORGOTTEN = timedelta(seconds=200)
NOT_YET = timedelta(seconds=100)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(downtime, "BEAT_SECONDS", 0.05)


async def ask_and_leave(home: RestartableHouse, *customers: Customer) -> None:
    await home.ask(*customers)
    for customer in customers:
        await home.becomes(lambda it: it.state is InvitationState.HANDED_OVER, customer)
    await has_heard(home)
    await home.stop()


async def has_heard(home: RestartableHouse) -> None:
    """Both platforms, at least once."""
    await home.until_rows(heartbeats, lambda rows: len(rows) == 2)


async def hears_both(home: RestartableHouse) -> None:
    """The bot has heard both platforms from now on, and noticed what it had missed."""
    now = home.now
    await home.until_rows(heartbeats, lambda rows: [row.at >= now for row in rows] == [True] * 2)


async def come_back(home: RestartableHouse, after: timedelta) -> None:
    """The bot starts again, and has had its time to say what it has to say."""
    home.sandbox.clock.move(after)
    await home.start()
    await hears_both(home)
    await home.pass_time(BACKLOG_FIRST)
    await home.let_telegram_speak()


def lines(home: RestartableHouse, customer: Customer) -> int:
    return sum(LINE in text for text in home.shown(customer))


@pytest.mark.long
async def test_an_open_question_is_followed_by_one_line(home: RestartableHouse) -> None:
    tomo = home.cast.tomo
    await ask_and_leave(home, tomo)
    question = home.telegram_question()
    home.tap(tomo, 3)
    await come_back(home, FORGOTTEN)

    assert lines(home, tomo) == 1
    assert home.telegram.messages(tomo)[1].reply_to == question.id
    assert (await home.invitation(tomo)).score is None
    home.tap(tomo, 3)
    await home.becomes(lambda it: it.score == 3, tomo)


@pytest.mark.long
async def test_the_number_can_be_typed_as_the_line_says(home: RestartableHouse) -> None:
    tomo = home.cast.tomo
    await ask_and_leave(home, tomo)
    await come_back(home, FORGOTTEN)
    home.type(tomo, "9")
    await home.becomes(lambda it: it.score == 9, tomo)


@pytest.mark.long
async def test_a_short_absence_loses_nothing_and_nothing_is_said(home: RestartableHouse) -> None:
    tapping, thinking = home.cast.tomo, home.telegram.add_user("Thinking")
    await ask_and_leave(home, tapping, thinking)
    home.tap(tapping, 3)
    await come_back(home, NOT_YET)
    await home.becomes(lambda it: it.score == 3, tapping)
    assert [lines(home, customer) for customer in (tapping, thinking)] == [0, 0]


@pytest.mark.long
async def test_one_outage_brings_one_line_however_often_the_bot_starts(
    home: RestartableHouse,
) -> None:
    tomo = home.cast.tomo
    await ask_and_leave(home, tomo)
    home.sandbox.clock.move(FORGOTTEN)
    for _ in range(3):
        await home.start()
        await home.stop()
    await come_back(home, NOT_YET)
    assert lines(home, tomo) == 1


@pytest.mark.long
async def test_a_start_that_is_cut_off_is_no_second_outage(home: RestartableHouse) -> None:
    """Killed right after it saw how long nobody was there, without a farewell."""
    tomo = home.cast.tomo
    await ask_and_leave(home, tomo)
    home.sandbox.clock.move(FORGOTTEN)
    await home.run_elsewhere(back_at_work, Context(config=home.config, now=home.now))
    await come_back(home, NOT_YET)
    assert lines(home, tomo) == 1


async def test_a_bot_at_work_keeps_saying_so(home: RestartableHouse) -> None:
    """What is killed has no time for a last word."""
    await home.until(lambda: not home.bot.troubles)
    home.type(home.cast.tomo, "a poll ends")
    await hears_both(home)


async def asked_and_heard(home: RestartableHouse) -> TelegramUser:
    tomo = home.cast.tomo
    await home.ask(tomo)
    await home.becomes(lambda it: it.state is InvitationState.HANDED_OVER, tomo)
    await has_heard(home)
    return tomo


async def speaks_of_it_once(home: RestartableHouse, tomo: TelegramUser) -> None:
    await home.until_outbox(OutboxKind.AFTER_OUTAGE, OutboxState.DUE)
    await home.pass_time(BACKLOG_FIRST)
    await home.let_telegram_speak()
    assert lines(home, tomo) == 1
    home.type(tomo, "9")
    await home.becomes(lambda it: it.score == 9, tomo)


@pytest.mark.long
async def test_a_telegram_that_could_not_be_reached_is_an_outage(
    home: RestartableHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listen, "FIRST_PAUSE_SECONDS", 0.05)
    monkeypatch.setattr(listen, "MAX_PAUSE_SECONDS", 0.05)
    tomo = await asked_and_heard(home)
    home.telegram.faults.plan("getUpdates", Fault.DROP_BEFORE, times=20)
    home.type(home.telegram.add_user("Somebody"), "a poll ends")
    await home.until(lambda: home.bot.troubles)
    home.sandbox.clock.move(FORGOTTEN)
    await home.until(lambda: not home.bot.troubles)
    await speaks_of_it_once(home, tomo)


@pytest.mark.long
async def test_a_process_that_was_frozen_makes_good_what_it_missed(home: RestartableHouse) -> None:
    """Its clock goes on, and nothing else."""
    tomo = await asked_and_heard(home)
    home.sandbox.clock.move(FORGOTTEN)
    home.type(home.telegram.add_user("Somebody"), "a poll ends")
    await speaks_of_it_once(home, tomo)


@pytest.mark.long
async def test_two_outages_before_anything_could_be_said_bring_one_line(
    home: RestartableHouse,
) -> None:
    tomo = home.cast.tomo
    await ask_and_leave(home, tomo)
    home.sandbox.clock.move(FORGOTTEN)
    await home.start()
    await home.until_outbox(OutboxKind.AFTER_OUTAGE, OutboxState.DUE)
    await home.stop()
    await come_back(home, FORGOTTEN)
    assert lines(home, tomo) == 1


@pytest.mark.long
async def test_whose_answer_still_came_in_hears_nothing(home: RestartableHouse) -> None:
    """Words outlive taps: they are worked before anybody is asked to tap again."""
    tomo = home.cast.tomo
    await ask_and_leave(home, tomo)
    home.type(tomo, "8")
    home.sandbox.clock.move(FORGOTTEN)
    await home.start()
    await home.becomes(lambda it: it.score == 8, tomo)
    await home.pass_time(BACKLOG_FIRST)
    await home.let_telegram_speak()
    assert lines(home, tomo) == 0


@pytest.mark.long
async def test_who_opted_out_hears_nothing(home: RestartableHouse) -> None:
    tomo = home.cast.tomo
    await ask_and_leave(home, tomo)
    home.sandbox.clock.move(FORGOTTEN)
    await home.start()
    await home.until_outbox(OutboxKind.AFTER_OUTAGE, OutboxState.DUE)
    home.type(tomo, "stop")
    await home.becomes(lambda it: it.state is InvitationState.DECLINED, tomo)
    await home.pass_time(BACKLOG_FIRST)
    await home.let_telegram_speak()
    assert lines(home, tomo) == 0


@pytest.mark.long
async def test_only_open_questions_in_telegram_are_spoken_of(home: RestartableHouse) -> None:
    """Not an answered one, not a declined one, and none in Slack."""
    dani, tomo = home.cast.dani, home.cast.tomo
    answered, declined = (home.telegram.add_user(name) for name in ("Answered", "Declined"))
    await home.ask(dani, tomo, answered, declined)
    home.tap(answered, 9)
    await home.becomes(lambda it: it.score == 9, answered)
    not_now(home, declined)
    await home.becomes(lambda it: it.state is InvitationState.DECLINED, declined)
    await home.becomes(lambda it: it.state is InvitationState.HANDED_OVER, tomo)
    await has_heard(home)
    await home.stop()
    await come_back(home, FORGOTTEN)
    told = [lines(home, customer) for customer in (tomo, dani, answered, declined)]
    assert told == [1, 0, 0, 0]


def not_now(home: RestartableHouse, user: TelegramUser) -> None:
    (question,) = (m for m in home.telegram.messages(user) if m.rows)
    home.telegram.tap(user, question, "Not now")


@pytest.mark.long
async def test_a_reminder_that_is_due_says_enough(home: RestartableHouse) -> None:
    tomo = home.cast.tomo
    await ask_and_leave(home, tomo)
    await come_back(home, timedelta(days=5))
    assert len(home.shown(tomo)) == 2
    assert ENGLISH("reminder", **NPS.ends) in home.shown(tomo)[1]


@pytest.mark.long
async def test_an_expired_question_is_not_spoken_of(home: RestartableHouse) -> None:
    tomo = home.cast.tomo
    await ask_and_leave(home, tomo)
    await come_back(home, timedelta(days=15))
    assert lines(home, tomo) == 0


async def test_the_bots_first_start_is_no_outage(home: RestartableHouse) -> None:
    assert await home.rows(outbox, outbox.c.kind == OutboxKind.AFTER_OUTAGE) == []
    assert home.slack.messages(home.cast.ada) == []


@pytest.mark.long
async def test_after_more_than_a_day_the_admin_hears_that_updates_may_be_lost(
    home: RestartableHouse,
) -> None:
    await has_heard(home)
    await home.stop()
    home.sandbox.clock.move(timedelta(hours=25))
    await home.start()
    told = await home.until(lambda: home.slack.messages(home.cast.ada)[0].text)
    assert "may be lost" in told


@pytest.mark.long
async def test_after_less_than_a_day_the_admin_is_left_in_peace(home: RestartableHouse) -> None:
    await has_heard(home)
    await home.stop()
    await come_back(home, timedelta(hours=23))
    await home.until_outbox(OutboxKind.TROUBLE)
    assert home.slack.messages(home.cast.ada) == []
