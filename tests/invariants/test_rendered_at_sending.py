"""A message shows the state at the moment of its sending, not of its planning."""

import pytest

from handlers.usecases.campaigns.candidates import people_called
from sandbox import Fault
from storage import people
from tests.harness.house import QUESTION
from tests.invariants.restartable_house import RestartableHouse, on_both

pytestmark = on_both


@pytest.mark.long
async def test_changes_while_the_platform_says_later_make_one_edit(home: RestartableHouse) -> None:
    tomo = home.cast.tomo
    await home.ask(tomo)
    home.telegram.faults.plan("editMessageText", Fault.RATE_LIMITED, retry_after=1)
    question = home.telegram_question()
    for score in (9, 6, 3, 4):
        await home.tap_as_it_was(tomo, question, score).answered()

    await home.until(lambda: "of 10" in home.shown(tomo)[0])
    edits = [sent for sent in home.telegram.history.sent if sent.method == "editMessageText"]
    assert ["4 of 10" in edit.message.text for edit in edits] == [True]


async def test_a_question_speaks_the_language_chosen_while_it_waited(
    home: RestartableHouse,
) -> None:
    tomo = home.cast.tomo
    await home.add(tomo)
    home.telegram.faults.plan("sendMessage", Fault.RATE_LIMITED, retry_after=1)
    await home.queue_question(tomo)
    await home.until(lambda: any(call.refused for call in home.telegram.history.calls))
    (person,) = await home.bot.store.read(people_called, ["Tomo"], home.config)
    await home.run(people.choose_language, person.id, "id")

    await home.until(lambda: "Acme" in home.shown(tomo)[0])
    assert QUESTION not in home.shown(tomo)[0]


@pytest.mark.long
async def test_an_alert_that_waited_shows_the_score_of_now(home: RestartableHouse) -> None:
    tomo = home.cast.tomo
    await home.ask(tomo)
    home.slack.faults.plan("chat.postMessage", Fault.RATE_LIMITED, retry_after=1)
    question = home.telegram_question()
    for score in (1, 6):
        await home.tap_as_it_was(tomo, question, score).answered()

    alert = await home.until(lambda: home.alerts()[0])
    assert "6 · Tomo" in alert.text
