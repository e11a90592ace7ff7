"""The main story, as the people in it see it."""

import pytest

from tests.harness.house import House


@pytest.mark.long
async def test_a_detractor_in_telegram_is_heard_within_seconds(house: House) -> None:
    _, question = await house.ask_everybody()
    tomo = house.cast.tomo

    tap = house.telegram.tap(tomo, question, "3")
    await house.until(lambda: tap.answer is not None)
    assert tap.answer is not None
    assert tap.answer.text == "Noted: 3. Thank you."

    await house.until(lambda: "3 of 10" in house.telegram.message(tomo, question.id).text)
    card = house.telegram.message(tomo, question.id)
    assert "What went wrong" in card.text
    assert "3 · Tomo" in (await house.until(lambda: house.alerts()[0])).text


@pytest.mark.long
async def test_a_comment_is_added_to_the_alert(house: House) -> None:
    _, question = await house.ask_everybody()
    house.telegram.tap(house.cast.tomo, question, "2")
    await house.until(lambda: house.alerts()[0])

    house.telegram.type(house.cast.tomo, "The export is slow")

    await house.until(lambda: "The export is slow" in house.alerts()[0].text)
    assert len(house.alerts()) == 1


async def test_a_promoter_in_slack_alerts_nobody(house: House) -> None:
    question, _ = await house.ask_everybody()

    press = house.slack.press(house.cast.dani, question, "10")
    await press.settled()

    await house.until(lambda: "10 of 10" in house.slack.message(question.channel, question.ts).text)
    assert press.acknowledged
    assert house.alerts() == []
