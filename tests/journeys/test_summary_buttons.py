"""The weekly post and its buttons, as the team sees them on both platforms."""

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from bot.chat.platforms import Platform
from handlers.app.sandbox_config import TELEGRAM_ADMIN, TELEGRAM_GROUPS, StaffPlatform
from sandbox import Sandbox
from sandbox.slack import Press
from sandbox.slack.visible import SlackMessage
from sandbox.telegram import TelegramChat, TelegramMessage, TelegramTap, TelegramUser
from tests.harness.house import House, open_house
from tests.harness.mondays import until_monday

LONG = "The export is slow, call +62 812-3456-7890 or dani@example.com. " * 12


def to_monday(house: House) -> None:
    """Noon of the next Monday."""
    house.sandbox.clock.move(until_monday(house.now, house.config.timezone))
    house.bot.wake()


async def tomo_complains(house: House) -> None:
    """Tomo gives 3 and says why at length."""
    tomo = house.cast.tomo
    await house.import_customers()
    await asked(house)
    house.telegram.tap(tomo, house.telegram_question(), "3")
    await house.until(lambda: "3 of 10" in house.telegram.messages(tomo)[-1].text)
    house.telegram.type(tomo, LONG)
    await house.until(lambda: any("The export" in text for text in alerts(house)))


def alerts(house: House) -> list[str]:
    """What stands in the support channel or group."""
    if in_slack(house):
        return [alert.text for alert in house.alerts()]
    return [one.text for one in house.telegram.messages(group(house, "support"))]


def in_slack(house: House) -> bool:
    team = house.config.channels.team
    return team is not None and team.platform is Platform.SLACK


async def asked(house: House) -> None:
    """The admin asks everybody, where the staff are."""
    if in_slack(house):
        slash = house.slack.slash(house.cast.ada, house.cast.support, "ask all")
        preview = await house.until(lambda: slash.replies[0])
        house.slack.press(house.cast.ada, preview, preview.labels[0][0])
    else:
        chat, admin = group(house, "support"), the_admin(house)
        house.telegram.type(admin, "/tentap ask all", chat=chat)
        preview_there = await house.until(lambda: with_buttons(house, chat)[-1])
        house.telegram.tap(admin, preview_there, preview_there.rows[0][0].text)
    await house.until(lambda: house.telegram_question())


# Slack


def posts(house: House) -> list[SlackMessage]:
    seen = house.slack.messages(house.cast.team)
    return [one for one in seen if one.ephemeral_to is None and "NPS · " in one.text]


@pytest.mark.long
async def test_in_slack_the_post_links_its_cases_and_answers_in_its_thread(house: House) -> None:
    await tomo_complains(house)
    await house.until(lambda: "The export" in house.alerts()[0].text)
    to_monday(house)
    post = await house.until(lambda: posts(house)[0])
    assert "🚨 1 open case, overdue: Tomo (Globex, 3" in post.text
    assert "3 The export is slow, call ••• or •••." in post.text
    (alert,) = house.alerts()
    assert f"/archives/{alert.channel}/p{alert.ts.replace('.', '')}" in str(post.blocks)
    assert post.labels == [["The whole comment", "How sure is this?"]]

    for label in post.labels[0]:
        house.slack.press(house.cast.ada, post, label)
    await house.until(lambda: len(thread(house, post)) == 2)
    assert {text.splitlines()[0] for text in thread(house, post)} == {
        "Comments 1–1 of 1, lowest scores first",
        "How sure is this?",
    }
    again = house.slack.press(house.cast.ada, post, "How sure is this?")
    await house.until(lambda: again.replies)
    assert again.replies[-1].text == "Look below this message."
    assert len(thread(house, post)) == 2
    assert house.slack.pings == []


def replied(press: Press) -> bool:
    return bool(press.replies)


def thread(house: House, post: SlackMessage) -> list[str]:
    replies = house.slack.message(post.channel, post.ts).replies
    return [reply.text for reply in replies if not reply.files]


@pytest.mark.long
async def test_in_slack_a_private_summary_answers_its_reader_and_can_be_shared_once(
    house: House,
) -> None:
    await tomo_complains(house)
    to_monday(house)
    await house.until(lambda: posts(house))
    slash = house.slack.slash(house.cast.ada, house.cast.team, "summary")
    mine = await house.until(lambda: slash.replies[0])
    assert mine.labels == [["The whole comment", "How sure is this?", "Share"]]

    press = house.slack.press(house.cast.ada, mine, "The whole comment")
    await house.until(lambda: press.replies)
    assert press.replies[-1].text.startswith("Comments 1–1 of 1")
    for _ in range(2):
        shared = house.slack.press(house.cast.ada, mine, "Share")
        await house.until(partial(replied, shared))
    await house.until(lambda: len(posts(house)) == 2)
    assert posts(house)[1].labels == [["The whole comment", "How sure is this?"]]
    assert posts(house)[0].text == posts(house)[1].text


# Telegram


@pytest.fixture
async def in_telegram(tmp_path: Path) -> AsyncIterator[House]:
    """The staff are in Telegram."""

    def groups(sandbox: Sandbox) -> None:
        admin = sandbox.telegram.add_user("Nora", user_id=int(TELEGRAM_ADMIN))
        for name, chat in TELEGRAM_GROUPS.items():
            sandbox.telegram.add_group(name, [admin], chat_id=int(chat))

    async with open_house(tmp_path, staff=StaffPlatform.TELEGRAM, before=groups) as house:
        yield house


def group(house: House, name: str) -> TelegramChat:
    return house.telegram.world.rooms[int(TELEGRAM_GROUPS[name])].chat


def the_admin(house: House) -> TelegramUser:
    return house.telegram.user(int(TELEGRAM_ADMIN))


def with_buttons(house: House, chat: TelegramChat) -> list[TelegramMessage]:
    return [one for one in house.telegram.messages(chat) if one.rows]


@pytest.mark.long
async def test_in_telegram_the_post_links_its_cases_and_answers_below(in_telegram: House) -> None:
    house, team = in_telegram, group(in_telegram, "team")
    await tomo_complains(house)
    to_monday(house)
    post = await house.until(lambda: with_buttons(house, team)[0])
    assert post.text.startswith("Acme NPS · ")
    assert post.labels == [["The whole comment", "How sure is this?"]]
    [alert] = [
        one
        for one in house.telegram.messages(group(house, "support"))
        if one.text.startswith("🔴 3 · Tomo")
    ]
    links = [entity.url for entity in post.entities if entity.type == "text_link"]
    assert links == [f"https://t.me/c/{str(alert.chat_id)[4:]}/{alert.id}"]

    for label in post.labels[0]:
        tap = house.telegram.tap(the_admin(house), post, label)
        await house.until(partial(answered, tap))
        assert answered(tap) == "Look below this message."
    await house.until(lambda: len(below(house, post)) == 2)
    assert below(house, post)[0].startswith("Comments 1–1 of 1, lowest scores first")
    assert below(house, post)[1].startswith("How sure is this?")
    data = post.button("How sure is this?").data
    assert data is not None
    tomo = house.cast.tomo
    stranger = house.telegram.tap_data(tomo, house.telegram.messages(tomo)[-1], data)
    await house.until(lambda: stranger.answer)
    assert stranger.answer is not None
    assert "members of the team channel" in stranger.answer.text
    assert len(below(house, post)) == 2


def answered(tap: TelegramTap) -> str:
    return tap.answer.text if tap.answer else ""


def below(house: House, post: TelegramMessage) -> list[str]:
    replies = house.telegram.messages(group(house, "team"))
    return [one.text for one in replies if one.reply_to == post.id and one.photo is None]


@pytest.mark.long
async def test_in_telegram_a_private_summary_answers_in_its_chat_and_is_shared(
    in_telegram: House,
) -> None:
    house, admin, team = in_telegram, the_admin(in_telegram), group(in_telegram, "team")
    await tomo_complains(house)
    to_monday(house)
    await house.until(lambda: with_buttons(house, team))
    house.telegram.start(admin)
    house.telegram.type(admin, "/tentap summary")
    mine = await house.until(lambda: with_buttons(house, admin_chat(house))[-1])
    assert mine.labels == [["The whole comment", "How sure is this?", "Share"]]

    house.telegram.tap(admin, mine, "The whole comment")
    await house.until(lambda: "Comments 1–1 of 1" in last_text(house))
    house.sandbox.clock.move(timedelta(seconds=1))
    tap = house.telegram.tap(admin, mine, "Share")
    await house.until(lambda: tap.answer)
    assert tap.answer is not None
    assert tap.answer.text == "Posted to the team channel."
    house.pass_a_second()
    await house.until(lambda: len(with_buttons(house, team)) == 2)
    await moves(house, lambda: len(charts(house)) == 2)
    assert [chart.reply_to for chart in charts(house)] == [
        post.id for post in with_buttons(house, team)
    ]


async def moves(house: House, until: Callable[[], bool]) -> None:
    """Lets seconds pass until then: a group gets one message a second."""
    while not until():
        house.pass_a_second()
        await asyncio.sleep(0.05)


def charts(house: House) -> list[TelegramMessage]:
    return [one for one in house.telegram.messages(group(house, "team")) if one.photo]


def admin_chat(house: House) -> TelegramChat:
    return house.telegram.world.rooms[int(TELEGRAM_ADMIN)].chat


def last_text(house: House) -> str:
    return house.telegram.messages(admin_chat(house))[-1].text
