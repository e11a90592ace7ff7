"""The main story where both platforms post to us, and what happens to what cannot be kept."""

import re
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from aiohttp import ClientSession

from storage.engine.store import Tx
from tests.harness.house import House, by_webhook, free_port, open_house


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with open_house(tmp_path, **by_webhook(free_port())) as house:
        yield house


def rename(tx: Tx, old: str, new: str) -> None:
    tx.exec_driver_sql(f"ALTER TABLE {old} RENAME TO {new}")


async def metrics(house: House) -> str:
    async with ClientSession() as session, session.get(f"{house.url}/metrics") as answer:
        return await answer.text()


async def test_a_tap_in_telegram_is_answered_and_heard(house: House) -> None:
    _, question = await house.ask_everybody()
    tomo = house.cast.tomo

    tap = house.telegram.tap(tomo, question, "3")
    await house.until(lambda: tap.answer is not None)
    assert tap.answer is not None
    assert tap.answer.text == "Noted: 3. Thank you."

    await house.until(lambda: "3 of 10" in house.telegram.message(tomo, question.id).text)
    assert "3 · Tomo" in (await house.until(lambda: house.alerts()[0])).text


@pytest.mark.long
async def test_a_press_in_slack_is_answered_and_heard(house: House) -> None:
    question, _ = await house.ask_everybody()

    press = house.slack.press(house.cast.dani, question, "2")
    await press.settled()
    assert press.acknowledged
    await house.until(lambda: "2 of 10" in house.slack.message(question.channel, question.ts).text)
    assert "2 · Dani" in (await house.until(lambda: house.alerts()[0])).text

    house.slack.type(house.cast.dani, "The export is slow")
    await house.until(lambda: "The export is slow" in house.alerts()[0].text)


@pytest.mark.long
async def test_what_could_not_be_kept_comes_again(house: House) -> None:
    _, question = await house.ask_everybody()
    await house.bot.store.run(rename, "inbox", "hidden")
    tap = house.telegram.tap(house.cast.tomo, question, "9")
    await house.until(lambda: tap.update is not None and tap.update.times_shown >= 2)
    assert not tap.acknowledged

    await house.bot.store.run(rename, "hidden", "inbox")
    house.sandbox.clock.move(timedelta(seconds=60))
    await house.until(lambda: tap.acknowledged)
    await house.until(
        lambda: "9 of 10" in house.telegram.message(house.cast.tomo, question.id).text
    )


@pytest.mark.long
async def test_the_metrics_show_what_came_and_went(house: House) -> None:
    _, question = await house.ask_everybody()
    tap = house.telegram.tap(house.cast.tomo, question, "9")
    await house.until(lambda: tap.answer is not None)
    await house.until(
        lambda: "9 of 10" in house.telegram.message(house.cast.tomo, question.id).text
    )
    text = await metrics(house)
    assert counted(text, 'tentap_updates_received_total{platform="telegram"}') >= 2
    assert counted(text, 'tentap_updates_processed_total{platform="slack"}') >= 2
    assert counted(text, 'tentap_update_seconds_count{platform="telegram"}') >= 2
    for queue in ("slack", "telegram"):
        sent = f'tentap_messages_total{{kind="question",outcome="sent",queue="{queue}"}}'
        assert counted(text, sent) == 1
    posted = 'tentap_http_answers_total{path="/telegram/webhook",status="200"}'
    assert counted(text, posted) >= 2


def counted(text: str, name: str) -> float:
    found = re.search(rf"^{re.escape(name)} (.*)$", text, re.MULTILINE)
    assert found is not None, f"{name} in {text}"
    return float(found[1])
