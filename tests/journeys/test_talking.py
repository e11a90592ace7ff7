"""Staff and customer talk through the case, over the real wire, in both directions."""

from collections.abc import AsyncIterator, Iterable
from datetime import datetime, timedelta
from typing import TypeVar

import pytest

from bot.config.config import Config
from bot.ids import PersonId
from handlers.app.sandbox_config import TELEGRAM_ADMIN, TELEGRAM_GROUPS, StaffPlatform
from handlers.usecases.context import Context
from handlers.usecases.privacy.erase import erase
from handlers.usecases.roles import CONSOLE
from sandbox.slack.model import Json
from sandbox.slack.visible import SlackMessage
from sandbox.telegram import TelegramMessage
from sandbox.telegram.model import Entity
from storage.engine.databases import Database
from storage.engine.store import Tx
from storage.schema import case_entries, case_replies
from storage.states import OutboxKind, OutboxState
from tests.harness.sqlite import migrated
from tests.invariants.restartable_house import RestartableHouse, open_home

T = TypeVar("T")
TEN = timedelta(seconds=10)
MINUTE = timedelta(minutes=1)
SUPPORT = int(TELEGRAM_GROUPS["support"])
RICH: Json = {
    "type": "rich_text",
    "elements": [
        {
            "type": "rich_text_section",
            "elements": [
                {"type": "text", "text": "Hi, "},
                {"type": "text", "text": "fixed", "style": {"bold": True}},
                {"type": "text", "text": " @channel "},
                {"type": "link", "url": "https://acme.example/x", "text": "here"},
                {"type": "emoji", "name": "wave", "unicode": "1f44b"},
            ],
        },
        {
            "type": "rich_text_list",
            "style": "bullet",
            "indent": 0,
            "elements": [
                {"type": "rich_text_section", "elements": [{"type": "text", "text": "one"}]}
            ],
        },
        {
            "type": "rich_text_quote",
            "elements": [{"type": "text", "text": "slow", "style": {"italic": True}}],
        },
    ],
}


@pytest.fixture
async def home(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[RestartableHouse]:
    database: Database = migrated(tmp_path_factory.mktemp("home") / "tentap.db")
    async with open_home(database) as home:
        yield home


@pytest.fixture
async def group(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[RestartableHouse]:
    """Staff is in Telegram."""
    database: Database = migrated(tmp_path_factory.mktemp("home") / "tentap.db")
    async with open_home(database, staff=StaffPlatform.TELEGRAM) as home:
        yield home


def first(found: Iterable[T]) -> T:
    for one in found:
        return one
    raise LookupError


def staff_words(home: RestartableHouse) -> list[TelegramMessage]:
    seen = home.telegram.messages(home.cast.tomo)
    return [one for one in seen if "\n— " in one.text]


async def alerted(home: RestartableHouse) -> SlackMessage:
    """Tomo, in Telegram, gave 3 and wants a reply; the card in Slack."""
    tomo = home.cast.tomo
    await home.ask(tomo)
    home.tap(tomo, 3)
    await home.until(lambda: home.alerts()[0])
    home.type(tomo, "The export is slow")
    asked = await home.until(
        lambda: first(
            one for one in home.telegram.messages(tomo) if "Yes, please" in str(one.labels)
        )
    )
    home.pass_a_second()
    home.telegram.tap(tomo, asked, "Yes, please")
    await home.until(lambda: "wants a reply" in home.alerts()[0].text or None)
    await home.until_nothing_is_due()
    return home.alerts()[0]


async def open_form(home: RestartableHouse) -> None:
    home.slack.press(home.cast.ada, home.alerts()[0], "Reply")
    await home.until(lambda: home.slack.open_view(home.cast.ada))


async def test_staff_in_slack_and_a_customer_in_telegram_talk(home: RestartableHouse) -> None:
    card = await alerted(home)
    await open_form(home)
    view = home.slack.open_view(home.cast.ada)
    assert view is not None
    assert "To Tomo in Telegram, who gets messages in English. Signed “— Ada”." in view.text
    await home.slack.submit(home.cast.ada, {"Your reply": RICH})
    notice = await home.until(lambda: whispers(home)[0])
    assert notice.labels == [["Take back"]]
    await home.pass_time(TEN)
    (reply,) = await home.until(lambda: staff_words(home))
    assert reply.text == "Hi, fixed @channel here👋\n• one\nslow\n— Ada"
    kinds = {(one.type, one.url) for one in reply.entities}
    assert {("bold", None), ("text_link", "https://acme.example/x"), ("italic", None)} <= kinds
    assert ("blockquote", None) in kinds
    assert "mention" not in {kind for kind, _ in kinds}
    assert not reply.link_preview

    thread = await home.until(lambda: thread_of(home, card, "Ada → Tomo (Telegram):"))
    assert "Hi, fixed @channel here👋" in thread
    home.pass_a_second()
    home.telegram.type(home.cast.tomo, "Great <!channel>", reply_to=reply)
    await home.until(lambda: thread_of(home, card, "Tomo (Telegram):\nGreat <!channel>"))
    shown = await home.until(lambda: first(one for one in home.alerts() if "Great" in one.text))
    assert "&lt;!channel&gt;" not in shown.text


def whispers(home: RestartableHouse) -> list[SlackMessage]:
    seen = home.slack.messages(home.cast.support)
    return [one for one in seen if one.ephemeral_to and "Goes to" in one.text]


def thread_of(home: RestartableHouse, card: SlackMessage, words: str) -> str:
    replies = home.slack.message(card.channel, card.ts).replies
    text = "\n".join(one.text for one in replies)
    if words not in text:
        raise LookupError(words)
    return text


async def test_what_is_taken_back_in_slack_never_arrives(home: RestartableHouse) -> None:
    await alerted(home)
    await open_form(home)
    await home.slack.submit(home.cast.ada, {"Your reply": "Oops"})
    notice = await home.until(lambda: whispers(home)[0])
    home.slack.press(home.cast.ada, notice, "Take back")
    await home.until_outbox(OutboxKind.STAFF_REPLY, OutboxState.DROPPED)
    await home.pass_time(MINUTE)
    await home.until_nothing_is_due()
    assert staff_words(home) == []


async def test_the_form_says_what_is_wrong_with_the_words(home: RestartableHouse) -> None:
    await alerted(home)
    await open_form(home)
    refused = await home.slack.submit(home.cast.ada, {"Your reply": "z" * 4001})
    assert not refused.is_closed
    assert "more than 4000 characters" in refused.errors["Your reply"]
    sent = await home.slack.submit(home.cast.ada, {"Your reply": "z" * 4000})
    assert sent.is_closed
    await home.pass_time(TEN)
    (reply,) = await home.until(lambda: staff_words(home))
    assert reply.text.count("z") == 4000


async def test_a_bot_that_dies_before_the_ten_seconds_are_over_sends_afterwards(
    home: RestartableHouse,
) -> None:
    await alerted(home)
    await open_form(home)
    await home.slack.submit(home.cast.ada, {"Your reply": "We are on it."})
    await home.until_outbox(OutboxKind.STAFF_REPLY, OutboxState.DUE)
    await home.stop()
    home.sandbox.clock.move(MINUTE)
    await home.start()
    (reply,) = await home.until(lambda: staff_words(home))
    assert reply.text == "We are on it.\n— Ada"


# Staff in Telegram


async def posted(group: RestartableHouse) -> TelegramMessage:
    """Dani, in Slack, gave 3 and wants a reply; the card in the Telegram group."""
    dani = group.cast.dani
    await group.ask(dani)
    group.tap(dani, 3)
    await group.until(lambda: cards(group)[0])
    group.type(dani, "The export is slow")
    asked = await group.until(
        lambda: first(one for one in group.slack.messages(dani) if "Yes, please" in str(one.labels))
    )
    group.pass_a_second()
    group.slack.press(dani, asked, "Yes, please")
    await group.until(lambda: "wants a reply" in cards(group)[0].text or None)
    await group.until_nothing_is_due()
    return cards(group)[0]


def in_group(group: RestartableHouse) -> list[TelegramMessage]:
    return group.telegram.messages(SUPPORT)


def cards(group: RestartableHouse) -> list[TelegramMessage]:
    return [one for one in in_group(group) if "Reply" in str(one.labels)]


def written_to_dani(group: RestartableHouse) -> list[SlackMessage]:
    return [one for one in group.slack.messages(group.cast.dani) if "\n— " in one.text]


async def prompt(group: RestartableHouse) -> TelegramMessage:
    card = cards(group)[0]
    before = len(prompts(group))
    group.pass_a_second()
    group.telegram.tap(group.telegram.user(int(TELEGRAM_ADMIN)), card, "Reply")
    return await group.until(lambda: prompts(group)[before])


def prompts(group: RestartableHouse) -> list[TelegramMessage]:
    return [one for one in in_group(group) if "reply to this message" in one.text]


def said_by_bot(group: RestartableHouse, words: str) -> TelegramMessage:
    return first(one for one in in_group(group) if words in one.text)


async def test_staff_in_telegram_and_a_customer_in_slack_talk(group: RestartableHouse) -> None:
    card = await posted(group)
    ada = group.telegram.user(int(TELEGRAM_ADMIN))
    asked = await prompt(group)
    assert asked.text.startswith("Ada: reply to this message. Your answer goes to Dani in Slack")
    assert "signed “— Ada”" in asked.text
    assert asked.reply_to == card.id
    assert asked.markup is not None
    assert asked.markup.selective
    assert [one.user for one in asked.entities if one.type == "text_mention"] == [ada.id]
    group.pass_a_second()
    bold = Entity(type="bold", offset=0, length=5)
    mine = group.telegram.type(
        ada, "Fixed! @channel <!here>", chat=SUPPORT, reply_to=asked, entities=(bold,)
    )
    notice = await group.until(lambda: said_by_bot(group, "in 10 seconds"))
    assert notice.reply_to == mine.id
    assert notice.labels == [["Take back"]]
    await group.pass_time(TEN)
    (reply,) = await group.until(lambda: written_to_dani(group))
    assert reply.text == "Fixed! @channel <!here>\n— Ada"
    styles = [e.get("style") for b in reply.blocks for p in b["elements"] for e in p["elements"]]
    assert {"bold": True} in styles
    await group.pass_time(MINUTE)
    await group.until(lambda: said_by_bot(group, "Ada → Dani (Slack):"))
    settled = await group.until(lambda: said_by_bot(group, "Sent to the customer of case 1."))
    assert settled.id == notice.id
    assert settled.labels == []

    group.slack.type(group.cast.dani, "Thanks, it works", thread=reply)
    await group.pass_time(MINUTE)
    line = await group.until(lambda: said_by_bot(group, "Thanks, it works"))
    assert line.text == "Dani (Slack):\nThanks, it works"
    assert line.reply_to == card.id


async def test_only_the_presser_answers_the_prompt_and_only_once(group: RestartableHouse) -> None:
    await posted(group)
    ada = group.telegram.user(int(TELEGRAM_ADMIN))
    ben = group.telegram.add_user("Ben")
    group.telegram.join(ben, group.telegram.world.room(SUPPORT).chat)
    asked = await prompt(group)
    group.pass_a_second()
    group.telegram.type(ben, "I say this", chat=SUPPORT, reply_to=asked)
    await group.until(lambda: said_by_bot(group, "I asked Ada, so nothing was sent."))
    group.pass_a_second()
    group.telegram.type(ada, "As nobody", chat=SUPPORT, reply_to=asked, anonymous=True)
    await group.until(lambda: said_by_bot(group, "anonymous admin"))
    group.pass_a_second()
    mine = group.telegram.type(ada, "This goes out", chat=SUPPORT, reply_to=asked)
    await group.until(lambda: said_by_bot(group, "in 10 seconds"))
    group.pass_a_second()
    group.telegram.edit_typed(mine, "This does not")
    await group.until(lambda: said_by_bot(group, "Changing this message changes nothing"))
    group.pass_a_second()
    group.telegram.type(ada, "And this neither", chat=SUPPORT, reply_to=asked)
    await group.until(lambda: said_by_bot(group, "This was answered before"))
    await group.pass_time(MINUTE)
    (reply,) = await group.until(lambda: written_to_dani(group))
    assert reply.text == "This goes out\n— Ada"
    await group.until_nothing_is_due()
    assert len(written_to_dani(group)) == 1


async def test_no_part_of_a_text_that_is_too_long_goes_out(group: RestartableHouse) -> None:
    """The app sends such a text as two messages."""
    await posted(group)
    asked = await prompt(group)
    group.pass_a_second()
    ada = group.telegram.user(int(TELEGRAM_ADMIN))
    group.telegram.type(ada, "word " * 1000, chat=SUPPORT, reply_to=asked)
    await group.until(lambda: said_by_bot(group, "I can send 4000"))
    await group.until(lambda: said_by_bot(group, "This was answered before"))
    await group.pass_time(MINUTE)
    await group.until_nothing_is_due()
    assert written_to_dani(group) == []


async def test_what_is_taken_back_in_telegram_never_arrives(group: RestartableHouse) -> None:
    await posted(group)
    ada = group.telegram.user(int(TELEGRAM_ADMIN))
    asked = await prompt(group)
    group.pass_a_second()
    group.telegram.type(ada, "Oops", chat=SUPPORT, reply_to=asked)
    notice = await group.until(lambda: said_by_bot(group, "in 10 seconds"))
    group.pass_a_second()
    group.telegram.tap(ada, notice, "Take back")
    taken = await group.until(lambda: said_by_bot(group, "Taken back."))
    assert taken.id == notice.id
    assert taken.labels == []
    await group.pass_time(MINUTE)
    await group.until_nothing_is_due()
    assert written_to_dani(group) == []


async def test_an_erasure_reaches_what_was_said(group: RestartableHouse) -> None:
    """The reply, the thread and the notice lose their words; the prompt goes away."""
    await posted(group)
    ada, dani = group.telegram.user(int(TELEGRAM_ADMIN)), group.cast.dani
    asked = await prompt(group)
    group.pass_a_second()
    mine = group.telegram.type(ada, "A secret for Dani", chat=SUPPORT, reply_to=asked)
    await group.until(lambda: said_by_bot(group, "in 10 seconds"))
    await group.pass_time(TEN)
    (reply,) = await group.until(lambda: written_to_dani(group))
    await group.pass_time(MINUTE)
    group.slack.type(dani, "An answer of Dani", thread=reply)
    await group.pass_time(MINUTE)
    await group.until(lambda: said_by_bot(group, "An answer of Dani"))
    await group.until_nothing_is_due()
    await group.run(erase_first, group.config, group.now)
    await group.pass_time(MINUTE)
    await group.until(lambda: asked.id not in [one.id for one in in_group(group)] or None)
    await group.until_nothing_is_due()
    left = [one.text for one in in_group(group) if one.id != mine.id]
    assert [text for text in left if "Dani" in text or "secret" in text] == []
    assert not any("secret" in text for text in group.shown(dani))
    assert not any("A secret" in str(row) for row in await group.rows(case_replies))
    assert not any("Dani" in str(row) for row in await group.rows(case_entries))


def erase_first(tx: Tx, config: Config, now: datetime) -> None:
    erase(tx, PersonId(1), Context(config=config, now=now), CONSOLE)
