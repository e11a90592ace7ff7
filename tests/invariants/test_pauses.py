"""While all asking is paused nothing asks, over restarts too; conversations and alerts go on."""

from datetime import timedelta

import pytest

from handlers.usecases.campaigns import pause_all
from handlers.usecases.context import Context
from storage import asking_pause
from storage.engine.store import Tx
from storage.states import OutboxKind, OutboxState
from tests.invariants.restartable_house import ENGLISH, RestartableHouse, on_both

pytestmark = on_both

REMINDER = ENGLISH("reminder", lowest=0, highest=10)


@pytest.mark.long
async def test_a_pause_outlives_a_restart_and_its_end_asks_once(home: RestartableHouse) -> None:
    tomo = home.cast.tomo
    await home.add(tomo)
    await pause(home)
    await home.queue_question(tomo)
    await home.stop()
    await home.start()
    await let_the_bot_answer(home)
    assert home.questions(tomo) == 0

    assert await resume(home) == 1
    await home.until(lambda: home.questions(tomo) == 1)
    await home.stop()
    await home.start()
    await home.let_telegram_speak()
    assert home.questions(tomo) == 1


async def test_a_conversation_and_its_alert_go_on(home: RestartableHouse) -> None:
    tomo = home.cast.tomo
    await home.ask(tomo)
    await pause(home)
    home.tap(tomo, 1)
    await home.until(lambda: "1 of 10" in home.shown(tomo)[0])
    assert "1 · Tomo" in (await home.until(lambda: home.alerts()[0])).text
    home.type(tomo, "stop")
    await home.until(lambda: ENGLISH("declined.never") in home.shown(tomo))


@pytest.mark.long
async def test_a_reminder_comes_after_the_pause(home: RestartableHouse) -> None:
    tomo = home.cast.tomo
    await home.ask(tomo)
    await pause(home)
    await home.pass_time(timedelta(days=4, minutes=1))
    await let_the_bot_answer(home)
    assert REMINDER not in home.shown(tomo)

    await resume(home)
    await home.until_outbox(OutboxKind.REMINDER, OutboxState.SENT)
    assert REMINDER in home.shown(tomo)


async def let_the_bot_answer(home: RestartableHouse) -> None:
    """Whatever else was due has gone out by then."""
    home.type(home.cast.tomo, "help")
    await home.until(lambda: ENGLISH("note.help") in home.shown(home.cast.tomo))


async def pause(home: RestartableHouse) -> None:
    await home.run(pause_all.pause, context_of(home))
    assert await home.bot.store.read(is_paused)


async def resume(home: RestartableHouse) -> int:
    """How many questions went out then."""
    state = await home.run(pause_all.resume, context_of(home))
    return state.waiting


def is_paused(tx: Tx) -> bool:
    return asking_pause.is_paused(tx)


def context_of(home: RestartableHouse) -> Context:
    return Context(config=home.config, now=home.now)
