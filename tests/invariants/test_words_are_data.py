"""What a customer wrote is read by staff exactly so, calls nobody, and is nothing but words."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.chat.platforms import Platform
from bot.language.cleaning import clean, one_line
from handlers.app.sandbox_config import TELEGRAM_GROUPS, StaffPlatform
from storage.schema import people
from tests.harness.sqlite import migrated
from tests.invariants.restartable_house import ENGLISH, Customer, RestartableHouse, open_home

WORDS = {
    "Longwinded": " ".join(f"word{number}" for number in range(720)),
    "Controlling": "before\x00\x07after",
    **{
        words: words
        for words in (
            "<!channel> & <b>bold</b> <@U0ADMIN> <https://evil.example|bank>",
            '=HYPERLINK("http://evil.example","click")',
            "שלום עולם \u202eevil\u202c مرحبا",
            "👩🏽‍🔬 👨‍👩‍👧‍👦 🏳️‍🌈 🇩🇪🇫🇷 e\u0301",
            "@everyone @here @channel",
            "[x](http://evil.example) http://evil.example/?a=1&b=2",
            "forged\n10 of 10 \x9b31m\u2069 מוצר 7 \u202e end",
            "{product} {score} %s %(name)s {0}",
            "**bold** __under__ `code` *one* _two_ ~three~",
            '<script>alert("1")</script> &lt;b&gt; &amp;amp;',
        )
    },
}
"""By the name of who writes them; most people are called what they write."""


@pytest.fixture(
    params=[StaffPlatform.SLACK, pytest.param(StaffPlatform.TELEGRAM, marks=pytest.mark.long)]
)
async def home(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[RestartableHouse]:
    async with open_home(migrated(tmp_path / "tentap.db"), staff=request.param) as home:
        await home.until(lambda: not home.bot.troubles)
        yield home


@pytest.mark.long
@pytest.mark.parametrize("platform", list(Platform))
async def test_staff_read_exactly_what_was_written(
    home: RestartableHouse, platform: Platform
) -> None:
    writers = {name: join(home, platform) for name in WORDS}
    for name, writer in writers.items():
        await home.add(writer, name=name)
    await home.queue_question(*writers.values())
    await home.until(lambda: all(home.questions(writer) for writer in writers.values()))
    for number, writer in enumerate(writers.values(), 1):  # many at once would be one message
        home.tap(writer, 0)
        await until_so_many(home, number)
    for name, writer in writers.items():
        await home.becomes(lambda it: it.score == 0, writer)
        home.type(writer, WORDS[name])
        await home.becomes(lambda it: bool(it.comments), writer)

    for name in WORDS:
        await until_read(home, name, ENGLISH("alert.title", mark="🔴", score=0, who=one_line(name)))
    assert home.slack.pings == []


@pytest.mark.long
@pytest.mark.parametrize("platform", list(Platform))
async def test_staff_read_exactly_what_was_written_while_nothing_was_open(
    home: RestartableHouse, platform: Platform
) -> None:
    writers = {name: join(home, platform) for name in WORDS}
    for name, writer in writers.items():
        await home.add(writer, name=name)
    await home.pass_time(timedelta(seconds=60 - home.now.second))  # words of a minute are one card
    for name, writer in writers.items():
        home.type(writer, WORDS[name])
    await home.until(lambda: all(home.shown(writer) for writer in writers.values()))
    await home.pass_time(timedelta(minutes=1))

    for name in WORDS:
        await until_read(home, name, ENGLISH("feedback.title", who=one_line(name)))
    assert home.slack.pings == []


async def until_so_many(home: RestartableHouse, alerts: int) -> None:
    """The pace of the channel is skipped."""
    for _ in range(200):
        if len(read_by_staff(home)) >= alerts:
            return
        await home.pass_time(timedelta(seconds=0.5))
        await asyncio.sleep(0.02)
    raise AssertionError(f"staff read {read_by_staff(home)}")


def join(home: RestartableHouse, platform: Platform) -> Customer:
    if platform is Platform.TELEGRAM:
        return home.telegram.add_user("Somebody", language_code="en")
    return home.slack.add_user("Somebody", locale="en-US")


async def until_read(home: RestartableHouse, name: str, title: str) -> None:
    """Staff see the words whole, on the card or below it. The pace of the channel is skipped."""
    words = clean(WORDS[name])
    for _ in range(200):
        found = [parts for parts in read_by_staff(home) if parts[0].startswith(title)]
        for card, *below in found:
            if words in card.removeprefix(title) or squeezed(words) in squeezed(*below):
                return
        await home.pass_time(timedelta(seconds=0.5))
        await asyncio.sleep(0.02)
    raise AssertionError(f"staff read {found or read_by_staff(home)}")


def read_by_staff(home: RestartableHouse) -> list[list[str]]:
    """Each alert, with what stands below it."""
    support = home.config.channels.support
    if support is not None and support.platform is Platform.SLACK:
        return [[one.text, *(reply.text for reply in one.replies)] for one in home.alerts()]
    messages = home.telegram.messages(int(TELEGRAM_GROUPS["support"]))
    return [
        [alert.text, *(one.text for one in messages if one.reply_to == alert.id)]
        for alert in messages
        if alert.reply_to is None
    ]


def squeezed(*texts: str) -> str:
    """Telegram's apps send long words as two messages, cut anywhere."""
    return "".join("".join(texts).split())


async def test_a_name_from_telegram_is_cleaned_and_otherwise_kept(home: RestartableHouse) -> None:
    name = "Ro\x00bin <b>&</b> {product} 👩🏽‍🔬"
    home.telegram.start(home.telegram.add_user(name))
    await home.until_rows(people, lambda rows: [row.name for row in rows] == [one_line(name)])


async def test_half_a_character_is_left_out_in_telegram(home: RestartableHouse) -> None:
    tomo = home.cast.tomo
    await home.ask(tomo)
    typed = {
        "message_id": 99,
        "date": 0,
        "from": {"id": tomo.id, "is_bot": False, "first_name": "Tomo"},
        "chat": {"id": tomo.id, "type": "private"},
        "text": "0, be\ud83dcause",
    }
    home.telegram.add_raw_update({"message": typed})
    await home.becomes(lambda it: [one.text for one in it.comments] == ["because"], tomo)


async def test_half_a_character_is_left_out_in_slack(home: RestartableHouse) -> None:
    dani = home.cast.dani
    await home.ask(dani)
    home.slack.type(dani, "0, be\ud83dcause")
    await home.becomes(lambda it: [one.text for one in it.comments] == ["because"], dani)
