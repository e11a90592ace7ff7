"""What another person wrote and a customer forwards, as staff read it."""

from datetime import timedelta

import pytest

from sandbox.telegram import TelegramMessage
from tests.harness.house import House
from tests.journeys.test_summary_buttons import posts, to_monday


def written_by_rika(house: House, text: str) -> TelegramMessage:
    rika = house.telegram.add_user("Rika")
    house.telegram.start(rika)
    return house.telegram.type(rika, text)


@pytest.mark.long
async def test_staff_see_which_words_of_an_answer_were_forwarded(house: House) -> None:
    _, question = await house.ask_everybody()
    tomo = house.cast.tomo
    house.telegram.tap(tomo, question, "3")
    await house.until(lambda: house.alerts()[0])
    house.telegram.forward(tomo, written_by_rika(house, "Nobody answers my mails"))
    await house.until(lambda: "Forwarded: Nobody answers" in house.alerts()[0].text)
    to_monday(house)
    post = await house.until(lambda: posts(house)[0])
    assert "1 detractor" in post.text
    assert "Nobody answers" not in post.text


@pytest.mark.long
async def test_the_summary_quotes_own_words_beside_forwarded_ones(house: House) -> None:
    _, question = await house.ask_everybody()
    tomo = house.cast.tomo
    house.telegram.tap(tomo, question, "3")
    await house.until(lambda: house.alerts()[0])
    house.telegram.forward(tomo, written_by_rika(house, "Nobody answers my mails"))
    house.telegram.type(tomo, "The export is slow too")
    whole = "Forwarded: Nobody answers my mails\nThe export is slow too"
    await house.until(lambda: whole in house.alerts()[0].text)
    to_monday(house)
    post = await house.until(lambda: posts(house)[0])
    assert "3 The export is slow too" in post.text
    assert "Nobody answers" not in post.text


async def test_staff_see_that_words_without_a_question_were_forwarded(house: House) -> None:
    house.telegram.start(house.cast.tomo)
    house.telegram.forward(house.cast.tomo, written_by_rika(house, "Is the sale still on?"))
    await house.until(lambda: len(house.telegram.messages(house.cast.tomo)) > 2)
    house.sandbox.clock.move(timedelta(minutes=1))
    house.bot.wake()
    await house.until(lambda: about_tomo(house))
    (told,) = about_tomo(house)
    assert "Forwarded: Is the sale still on?" in told


def about_tomo(house: House) -> list[str]:
    posted = house.slack.messages(house.cast.support)
    return [one.text for one in posted if "Tomo" in one.text]
