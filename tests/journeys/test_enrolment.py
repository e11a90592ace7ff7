"""Who somebody is who writes to us first."""

from pathlib import Path

import pytest

from sandbox import Fault, Sandbox
from storage import contacts, people
from tests.harness.house import House, open_house


async def test_a_colleague_in_slack_is_greeted_in_their_language(house: House) -> None:
    await house.until(lambda: not house.bot.troubles)
    joon = house.slack.add_user("Joon Park", locale="ko-KR", tz="Asia/Seoul")
    house.slack.type(joon, "안녕하세요")
    await house.until(lambda: "팀" in house.slack.messages(joon)[-1].text)
    called = await house.bot.store.read(people.named, "Joon Park")
    assert len(called) == 1
    (contact,) = await house.bot.store.read(contacts.contacts_of, called[0].id)
    assert (contact.language, contact.timezone) == ("ko", "Asia/Seoul")


@pytest.mark.long
async def test_somebody_imported_by_email_who_types_first_is_nobody_new(house: House) -> None:
    await house.import_customers()
    await house.until(lambda: not house.bot.troubles)
    house.slack.type(house.cast.dani, "help")
    await house.until(lambda: len(house.slack.messages(house.cast.dani)) == 2)
    assert len(await house.bot.store.read(people.named, "Dani")) == 1
    assert len(await house.bot.store.read(people.with_email, "dani@example.com")) == 1


async def test_a_stranger_in_telegram_may_be_kept_out(tmp_path: Path) -> None:
    closed = {"self_enrolment": False}
    async with open_house(tmp_path, telegram=closed) as house:
        house.telegram.start(house.cast.tomo)
        await house.until(lambda: "invited" in house.telegram.messages(house.cast.tomo)[-1].text)
        assert await house.bot.store.read(people.customers) == ()


@pytest.mark.long
async def test_telegram_out_of_reach_does_not_keep_slack_deaf(tmp_path: Path) -> None:
    def telegram_is_down(sandbox: Sandbox) -> None:
        sandbox.telegram.faults.plan("getMe", Fault.DROP_BEFORE, times=50)

    async with open_house(tmp_path, before=telegram_is_down) as house:
        house.slack.type(house.cast.dani, "help")
        await house.until(lambda: len(house.slack.messages(house.cast.dani)) == 2)
