"""`ask me`: an admin tries the whole loop, and nothing of it counts."""

import asyncio
import secrets
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.chat.addresses import Address
from bot.states import PersonKind
from handlers.usecases.campaigns.ask_admin import AdminAsked, AskMeRefusal, ask_admin
from handlers.usecases.context import Context
from sandbox.slack.visible import SlackMessage
from sandbox.telegram import TelegramMessage
from storage import contacts, people, reports
from storage.engine.store import Tx
from storage.people import NewPerson
from storage.schema import invitations
from storage.schema import people as people_rows
from tests.harness.house import QUESTION, House, open_house

SLACK_ADMIN = Address.parse("slack:U0ADMIN")
DAY = timedelta(days=1)


async def ask_me(house: House, admin: Address = SLACK_ADMIN) -> AdminAsked | AskMeRefusal:
    context = Context(config=house.config, now=house.now, seed=secrets.token_bytes(8))
    return await house.run(ask_admin, admin, house.config.surveys[0], context)


def asked_in_slack(house: House) -> SlackMessage:
    """The newest question in Ada's direct message; LookupError while there is none."""
    return _asked(house)[-1]


@pytest.mark.long
async def test_an_admin_unknown_until_now_tries_the_whole_loop(house: House) -> None:
    assert isinstance(await ask_me(house), AdminAsked)
    question = await house.until(lambda: asked_in_slack(house))
    first = question.text.strip().splitlines()[0]
    assert first == "Test question: your answer won't count."

    house.slack.press(house.cast.ada, question, "3")
    await house.until(lambda: "3 of 10" in _card(house, question).text)
    house.slack.press(house.cast.ada, _card(house, question), "Skip")
    await house.until(lambda: "No, thanks" in str(_card(house, question).labels))
    house.slack.press(house.cast.ada, _card(house, question), "No, thanks")
    alert = await house.until(lambda: house.alerts()[0])
    assert alert.text.strip().splitlines()[0] == "Test: this answer doesn't count."
    assert "Admin" in alert.text


@pytest.mark.long
async def test_nothing_of_it_counts_though_the_admin_is_a_customer(house: House) -> None:
    await house.run(_make_customer)
    await ask_me(house)
    question = await house.until(lambda: asked_in_slack(house))
    house.slack.press(house.cast.ada, question, "10")
    await house.until(lambda: "10 of 10" in _card(house, question).text)
    week = (house.now - DAY, house.now + DAY)
    assert await house.run(reports.answers, "relationship", *week) == ()
    assert (await house.run(reports.ladder, "relationship", *week)).asked == 0

    slash = house.slack.slash(house.cast.ada, house.cast.team, "ask Ada")
    preview = await house.until(lambda: slash.replies[0])
    assert QUESTION in preview.text, "the test throttles no real question"


async def test_while_all_asking_is_paused_it_waits_and_says_so(house: House) -> None:
    await house.until(lambda: not house.bot.troubles)
    await typed(house, "pause")
    reply = await typed(house, "ask me")
    assert reply.startswith("Sending you a test question in your own chat with me.")
    assert "All asking has been paused since" in reply
    assert "1 question waits." in reply
    house.bot.wake()
    await asyncio.sleep(0.3)
    assert _asked(house) == []

    await typed(house, "resume")
    await house.until(lambda: _asked(house))
    house.pass_a_second()
    assert "paused" not in await typed(house, "ask me")


async def typed(house: House, words: str) -> str:
    """Ada types a command in the team's channel; what she alone reads."""
    slash = house.slack.slash(house.cast.ada, house.cast.team, words)
    return (await house.until(lambda: slash.replies[0])).text


async def test_it_obeys_no_throttle(house: House) -> None:
    await ask_me(house)
    await house.until(lambda: _asked(house))
    house.pass_a_second()
    await ask_me(house)
    await house.until(lambda: len(_asked(house)) == 2)


@pytest.mark.long
async def test_words_typed_a_day_later_belong_to_the_real_question(house: House) -> None:
    await house.run(_make_customer)
    await house.until(lambda: not house.bot.troubles)
    slash = house.slack.slash(house.cast.ada, house.cast.team, "ask Ada")
    preview = await house.until(lambda: slash.replies[0])
    house.slack.press(house.cast.ada, preview, preview.labels[0][0])
    await house.until(lambda: asked_in_slack(house))
    house.pass_a_second()
    await ask_me(house)
    test = await house.until(lambda: asked_in_slack(house) if len(_asked(house)) == 2 else None)
    assert test is not None
    house.slack.press(house.cast.ada, test, "2")
    await house.until(lambda: "2 of 10" in _card(house, test).text)

    house.sandbox.clock.move(DAY + timedelta(minutes=1))
    house.bot.wake()
    await _until_ended(house)
    house.slack.type(house.cast.ada, "9")
    await house.until(lambda: "9 of 10" in _words(house))


async def test_telegram_wants_start_first_and_then_asks(tmp_path: Path) -> None:
    async with open_house(tmp_path) as house:
        tess = house.telegram.add_user("Tess")
        admin = Address.parse(f"telegram:{tess.id}")
        assert await ask_me(house, admin) is AskMeRefusal.NOT_STARTED
        house.telegram.start(tess)
        await house.until(lambda: len(house.telegram.messages(tess)) == 2)
        house.pass_a_second()
        assert isinstance(await ask_me(house, admin), AdminAsked)

        def asked() -> TelegramMessage:
            return [one for one in house.telegram.messages(tess) if QUESTION in one.text][-1]

        question = await house.until(asked)
        assert question.text.splitlines()[0] == "Test question: your answer won't count."


@pytest.mark.long
async def test_an_admin_may_start_where_strangers_may_not(tmp_path: Path) -> None:
    async with open_house(tmp_path, slack={"self_enrolment": False}) as house:
        house.slack.type(house.cast.ada, "start")
        house.slack.type(house.cast.dani, "start")
        await house.until(lambda: len(house.slack.messages(house.cast.dani)) == 2)
        await house.until(lambda: len(house.slack.messages(house.cast.ada)) == 2)
        assert await house.run(_kinds) == [PersonKind.STAFF]


@pytest.mark.long
@pytest.mark.parametrize("decision", ["Never", "Not for 3 months"])
async def test_a_way_out_is_obeyed(house: House, decision: str) -> None:
    await ask_me(house)
    question = await house.until(lambda: asked_in_slack(house))
    house.slack.press(house.cast.ada, question, decision)
    await house.until(lambda: QUESTION not in _card(house, question).text)
    assert await ask_me(house) is AskMeRefusal.OPTED_OUT


async def test_an_unknown_admin_becomes_no_customer(house: House) -> None:
    await ask_me(house)
    assert await house.run(_kinds) == [PersonKind.STAFF]


def _asked(house: House) -> list[SlackMessage]:
    return [one for one in house.slack.messages(house.cast.ada) if QUESTION in one.text]


def _card(house: House, question: SlackMessage) -> SlackMessage:
    return house.slack.message(question.channel, question.ts)


def _words(house: House) -> str:
    return "\n".join(message.text for message in house.slack.messages(house.cast.ada))


def _make_customer(tx: Tx) -> None:
    ada = people.add(tx, NewPerson(name="Ada"), datetime(2026, 1, 1, tzinfo=UTC))
    contacts.add_contact(tx, ada, SLACK_ADMIN.platform, user=SLACK_ADMIN.chat)


def _kinds(tx: Tx) -> list[PersonKind]:
    return list(tx.execute(select(people_rows.c.kind)).scalars())


async def _until_ended(house: House) -> None:
    for _ in range(200):
        if await house.run(_has_ended):
            return
        await asyncio.sleep(0.05)
    raise AssertionError("the test question has not ended")


def _has_ended(tx: Tx) -> bool:
    """Whether the test question takes no more words."""
    test = select(invitations.c.replaced).where(invitations.c.test)
    return bool(tx.execute(test).scalar_one())
