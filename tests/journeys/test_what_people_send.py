"""What people send is read whole: messages as the platforms deliver them, over the real wire."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from bot.chat.platforms import Platform
from bot.language.meanings import Courtesy, Situation
from bot.language.reading import read
from bot.language.texts import LANGUAGES
from handlers.usecases.people.notes import MOST_REPLIES
from sandbox.slack import SlackMessage
from sandbox.telegram import Attachment, TelegramMessage
from storage import contacts, people
from storage.engine.store import Tx
from tests.harness.house import House

Json = dict[str, Any]

FIELD = Path(__file__).parent / "field"
ONLY_TEXT = "I can only read text"
WORDS = "the invoice page is broken"


def section(*elements: Json) -> Json:
    return {"type": "rich_text_section", "elements": list(elements)}


def words(text: str) -> Json:
    return {"type": "text", "text": text}


def blocks(*parts: Json) -> list[Json]:
    return [{"type": "rich_text", "elements": list(parts)}]


def ordered(*items: str, **place: Any) -> Json:
    elements = [section(words(item)) for item in items]
    return {"type": "rich_text_list", "style": "ordered", **place, "elements": elements}


@dataclass(frozen=True, kw_only=True)
class SentByCustomer:
    """Messages of a customer, and what their card and the alert say afterwards."""

    platform: str
    events: Sequence[Json]
    before: str = "ask"
    card: Sequence[str] = ()
    alert: Sequence[str] = field(default=())
    said: Sequence[str] = ()
    """What the bot's other messages say."""


def from_field(name: str, **seen: Any) -> SentByCustomer:
    sent = json.loads((FIELD / f"open-{name}.json").read_text())
    return SentByCustomer(
        platform=sent["platform"], events=sent["events"], before=sent["before"], **seen
    )


def slack(event: Json, **seen: Any) -> SentByCustomer:
    return SentByCustomer(platform="slack", events=[event], **seen)


def telegram(event: Json, **seen: Any) -> SentByCustomer:
    return SentByCustomer(platform="telegram", events=[event], **seen)


THREE = {"card": ["3 of 10"], "alert": [WORDS]}
FILE = {"file_id": "x", "file_unique_id": "y"}

CASES = {
    "a broadcast reply": from_field("01-thread-broadcast", **THREE),
    "me": slack({"subtype": "me_message", "text": f"3, {WORDS}"}, **THREE),
    "a file": slack(
        {"subtype": "file_share", "text": f"3, {WORDS}", "files": [{"id": "F"}]}, **THREE
    ),
    "a subtype of the future": slack({"subtype": "brand_new", "text": f"3, {WORDS}"}, **THREE),
    "a colour": from_field("03-color", alert=["the #F405B3 button cannot be read"]),
    "an unknown element": slack(
        {
            "text": "1 &lt; 2: the <https://a.example> page",
            "blocks": blocks(section(words("the "), {"type": "brand_new"}, words(" page"))),
        },
        before="ask+2",
        alert=["1 < 2: the https://a.example page"],
    ),
    "a numbered list": from_field("04-ordered-list", alert=["1. login\n", "2. billing"]),
    "a list that goes on": slack(
        {
            "text": "",
            "blocks": blocks(
                ordered("login", indent=0),
                ordered("password", "code", indent=1),
                ordered("billing", indent=0),
                section(words("and")),
                ordered("export", indent=0, offset=2),
            ),
        },
        before="ask+2",
        alert=["1. login\n", "a. password\n", "b. code\n", "2. billing\n", "and\n", "3. export"],
    ),
    "a caption": from_field(
        "05-caption", card=["3 of 10"], alert=["the parcel came broken, see picture"]
    ),
    **{
        f"a {kind}'s caption": telegram({kind: FILE, "caption": f"3, {WORDS}"}, **THREE)
        for kind in ("document", "video", "animation", "audio", "voice")
    },
    "a caption that is a command": telegram(
        {"document": FILE, "caption": "help"}, said=["Acme"], card=["How likely"]
    ),
    "an album": from_field("06-album", said=[ONLY_TEXT]),
    "a forwarded number": from_field("07-forwarded", said=["Did you mean 9"], card=["How likely"]),
    "a forwarded number of old": telegram(
        {"text": "nine", "forward_date": 1}, said=["Did you mean 9"], card=["How likely"]
    ),
    "a shared number": slack(
        {"text": "", "attachments": [{"is_share": True, "text": "9", "fallback": "Bob: 9"}]},
        said=["Did you mean 9"],
        card=["How likely"],
    ),
    "own words beside a shared number": slack(
        {
            "text": "2",
            "blocks": blocks(section(words("2"))),
            "attachments": [{"is_share": True, "is_msg_unfurl": True, "text": "9"}],
        },
        card=["2 of 10"],
    ),
    "a number in marks": from_field("09-bare-number-in-marks", card=["9 of 10"]),
    **{
        text: telegram({"text": text}, card=["9 of 10"])
        for text in ("(9)", "+9", "*9*", "「9」", "（９／１０）")
    },
    "a number word off the scale": telegram({"text": "eleven"}, said=["The scale goes"]),
}  # fmt: skip


@pytest.mark.long
@pytest.mark.parametrize("sent", CASES.values(), ids=CASES)
async def test_what_is_sent_is_read(house: House, sent: SentByCustomer) -> None:
    customer = InSlack(house) if sent.platform == "slack" else InTelegram(house)
    await customer.ask()
    if sent.before == "ask+2":
        await customer.press("2")

    for event in sent.events:
        customer.send(event)

    await all_seen(house, sent.alert, lambda: house.alerts()[0].text)
    await all_seen(house, sent.card, customer.card)
    await all_seen(house, sent.said, customer.chat)


async def all_seen(house: House, words: Sequence[str], text: Any) -> None:
    for each in words:
        house.pass_a_second()
        await house.until(lambda each=each: each in text())  # type: ignore[misc]  # a loop's value


class InSlack:
    def __init__(self, house: House) -> None:
        self.house = house
        self.dani = house.cast.dani

    async def ask(self) -> None:
        self.question, _ = await self.house.ask_everybody()

    async def press(self, label: str) -> None:
        self.house.slack.press(self.dani, self.question, label)
        await self.house.until(lambda: f"{label} of 10" in self.card())

    def send(self, event: Json) -> None:
        workspace, dm = self.house.slack.ws, self.house.slack.dm(self.dani)
        whole = {"type": "message", "user": self.dani.id, "ts": workspace.world.new_ts(), **event}
        if "thread_ts" in event:
            whole["thread_ts"] = self.question.ts
        workspace.outgoing.message_event(whole, dm)

    def card(self) -> str:
        return self.house.slack.message(self.question.channel, self.question.ts).text

    def chat(self) -> str:
        return "\n".join(message.text for message in self.house.slack.messages(self.dani))


class InTelegram:
    def __init__(self, house: House) -> None:
        self.house = house
        self.tomo = house.cast.tomo
        self.sent = 700

    async def ask(self) -> None:
        _, self.question = await self.house.ask_everybody()

    async def press(self, label: str) -> None:
        self.house.telegram.tap(self.tomo, self.question, label)
        await self.house.until(lambda: f"{label} of 10" in self.card())

    def send(self, event: Json) -> None:
        self.sent += 1
        user = {"id": self.tomo.id, "is_bot": False, "first_name": "Tomo"}
        head = {
            "message_id": self.sent,
            "date": int(self.house.now.timestamp()),
            "from": user,
            "chat": {"id": self.tomo.id, "type": "private", "first_name": "Tomo"},
        }
        self.house.telegram.add_raw_update({"message": {**head, **event}})

    def card(self) -> str:
        return self.house.telegram.message(self.tomo, self.question.id).text

    def chat(self) -> str:
        return "\n".join(message.text for message in self.house.telegram.messages(self.tomo))


# Albums


async def said_only_text(house: House) -> int:
    """How often Tomo is told so, after everything that he sent has been answered."""
    house.telegram.type(house.cast.tomo, "privacy")
    told = InTelegram(house)
    await all_seen(house, ["Kept:"], told.chat)
    return told.chat().count(ONLY_TEXT)


@pytest.mark.long
async def test_an_album_without_a_caption_is_answered_once(house: House) -> None:
    await house.import_customers()
    house.telegram.send_album(house.cast.tomo, [""] * 5)
    await all_seen(house, [ONLY_TEXT], InTelegram(house).chat)
    assert await said_only_text(house) == 1


@pytest.mark.long
async def test_parts_of_an_album_that_arrive_later_are_not_answered_again(house: House) -> None:
    await house.import_customers()
    tomo = InTelegram(house)
    tomo.send({"photo": [FILE], "media_group_id": "77"})
    await all_seen(house, [ONLY_TEXT], tomo.chat)

    tomo.send({"photo": [FILE], "media_group_id": "77"})

    assert await said_only_text(house) == 1


@pytest.mark.long
@pytest.mark.parametrize("place", [0, 1, 2])
async def test_the_caption_of_an_album_is_its_message(house: House, place: int) -> None:
    """Whichever picture has it, the others bring no reply."""
    await house.ask_everybody()
    captions = ["", "", ""]
    captions[place] = f"3, {WORDS}"
    house.telegram.send_album(house.cast.tomo, captions)

    await all_seen(house, [WORDS], lambda: house.alerts()[0].text)
    for _ in range(3):
        house.pass_a_second()

    assert await said_only_text(house) == 0


async def test_two_albums_are_answered_one_by_one(house: House) -> None:
    await house.import_customers()
    for _ in range(2):
        house.telegram.send_album(house.cast.tomo, ["", ""])
        count = InTelegram(house).chat().count(ONLY_TEXT) + 1
        await house.until(
            lambda count=count: pass_and_count(house) == count  # type: ignore[misc]  # a loop's value
        )


def pass_and_count(house: House) -> int:
    house.pass_a_second()
    return InTelegram(house).chat().count(ONLY_TEXT)


# The other ways to send


@pytest.mark.long
async def test_both_events_of_a_broadcast_reply_are_one_answer(house: House) -> None:
    question, _ = await house.ask_everybody()
    dani = house.cast.dani
    house.slack.type(dani, f"3, {WORDS}", thread=question, broadcast=True)
    await all_seen(house, [WORDS], lambda: house.alerts()[0].text)

    house.slack.type(dani, "privacy")

    customer = InSlack(house)
    await all_seen(house, ["your answers (1) and comments (1)"], customer.chat)


@pytest.mark.long
async def test_an_edited_caption_is_an_edited_comment(house: House) -> None:
    _, question = await house.ask_everybody()
    house.telegram.tap(house.cast.tomo, question, "1")
    await house.until(lambda: house.alerts()[0])
    sent = house.telegram.send_media(house.cast.tomo, Attachment.DOCUMENT, "The exprot")
    await all_seen(house, ["The exprot"], lambda: house.alerts()[0].text)

    house.telegram.edit_typed(sent, "The export")

    await all_seen(house, ["The export"], lambda: house.alerts()[0].text)


@pytest.mark.long
async def test_a_forwarded_caption_is_no_score(house: House) -> None:
    _, question = await house.ask_everybody()
    rika = house.telegram.add_user("Rika")
    house.telegram.start(rika)

    house.telegram.forward(house.cast.tomo, house.telegram.send_photo(rika, "9"))

    await all_seen(house, ["Did you mean 9"], InTelegram(house).chat)
    assert "9 of 10" not in house.telegram.message(house.cast.tomo, question.id).text


@pytest.mark.long
async def test_a_courtesy_is_no_comment(house: House) -> None:
    _, question = await house.ask_everybody()
    house.telegram.tap(house.cast.tomo, question, "2")
    await house.until(lambda: house.alerts()[0])
    for text in ("thanks!", "👍", "ok"):
        house.telegram.type(house.cast.tomo, text)
    house.telegram.type(house.cast.tomo, WORDS)

    await all_seen(house, [WORDS], lambda: house.alerts()[0].text)

    assert "thanks!" not in house.alerts()[0].text
    assert "👍" not in house.alerts()[0].text


# Courtesies


@dataclass(frozen=True, kw_only=True)
class Thanks:
    """A message of a customer, and what is below it."""

    house: House
    message: SlackMessage | TelegramMessage

    @property
    def reactions(self) -> tuple[str, ...]:
        if isinstance(self.message, TelegramMessage):
            return self.house.telegram.message(self.message.chat_id, self.message.id).reactions
        return self.house.slack.message(self.message.channel, self.message.ts).reactions


def say(house: House, platform: str, text: str) -> Thanks:
    if platform == "slack":
        return Thanks(house=house, message=house.slack.type(house.cast.dani, text))
    return Thanks(house=house, message=house.telegram.type(house.cast.tomo, text))


def heard(house: House, platform: str) -> str:
    return (InSlack(house) if platform == "slack" else InTelegram(house)).chat()


THUMB_IN = {"slack": ("+1",), "telegram": ("👍",)}
COURTESIES = [
    "thanks!",
    "ok",
    "👍🏽",
    "terima kasih",
    "oke",
    "감사합니다",
    "알겠습니다",
    "谢谢",
    "好的",
]


def read_in(text: str) -> str:
    """The language in which *text* is a courtesy."""
    return next(
        language for language in LANGUAGES if read(text, language, Situation.NONE) == Courtesy()
    )


async def prefer(house: House, platform: str, language: str) -> None:
    """The customer speaks *language*."""
    user = house.cast.dani if platform == "slack" else house.cast.tomo

    def choose(tx: Tx) -> None:
        contact = contacts.contact_of_user(tx, Platform(platform), str(user.id))
        assert contact is not None
        people.choose_language(tx, contact.person_id, language)

    await house.run(choose)


@pytest.mark.long
@pytest.mark.parametrize("text", COURTESIES)
@pytest.mark.parametrize("platform", THUMB_IN)
async def test_a_courtesy_gets_one_reaction_and_no_words(
    house: House, platform: str, text: str
) -> None:
    await house.ask_everybody()
    await prefer(house, platform, read_in(text))
    before = len(house.alerts()), heard(house, platform).count("\n")

    thanks = say(house, platform, text)

    await house.until(lambda: thanks.reactions == THUMB_IN[platform] or None)
    house.pass_a_second()
    after = len(house.alerts()), heard(house, platform).count("\n")
    own_line = 1  # what the customer has just said
    assert after == (before[0], before[1] + own_line)


@pytest.mark.long
@pytest.mark.parametrize("platform", THUMB_IN)
async def test_anger_and_words_get_no_reaction(house: House, platform: str) -> None:
    await house.ask_everybody()
    angry, slow = say(house, platform, "😡"), say(house, platform, "thanks, but slow")
    last = say(house, platform, "thanks")
    await house.until(lambda: last.reactions)
    assert (angry.reactions, slow.reactions) == ((), ())


@pytest.mark.long
async def test_a_forwarded_thanks_gets_no_reaction(house: House) -> None:
    await house.ask_everybody()
    rika = house.telegram.add_user("Rika")
    house.telegram.start(rika)
    said = house.telegram.type(rika, "thanks")
    passed_on = house.telegram.forward(house.cast.tomo, said)
    last = say(house, "telegram", "thanks")
    await house.until(lambda: last.reactions)
    assert house.telegram.message(house.cast.tomo, passed_on.id).reactions == ()


@pytest.mark.long
async def test_without_the_scope_thanks_get_nothing_and_the_bot_goes_on(house: House) -> None:
    await house.ask_everybody()
    house.slack.scopes.discard("reactions:write")
    thanks = say(house, "slack", "thanks")
    house.slack.type(house.cast.dani, f"3, {WORDS}")
    await all_seen(house, [WORDS], lambda: house.alerts()[0].text)
    assert thanks.reactions == ()
    assert not any(
        "missing_scope" in message.text for message in house.slack.messages(house.cast.ada)
    )


@pytest.mark.long
async def test_who_blocks_the_bot_after_the_thanks_gets_nothing(house: House) -> None:
    await house.ask_everybody()
    thanks = say(house, "telegram", "thanks")
    house.telegram.block(house.cast.tomo)
    other = say(house, "slack", "thanks")
    await house.until(lambda: other.reactions)
    house.telegram.unblock(house.cast.tomo)
    back = say(house, "telegram", "ok")
    await house.until(lambda: back.reactions)
    assert thanks.reactions in {(), ("👍",)}  # the reaction may have been faster


@pytest.mark.long
@pytest.mark.parametrize("platform", THUMB_IN)
async def test_fifty_thanks_in_a_minute_get_no_fifty_reactions(house: House, platform: str) -> None:
    await house.ask_everybody()
    flood = [say(house, platform, "thanks") for _ in range(50)]
    flooded = say(house, platform, f"3, {WORDS}")
    await all_seen(house, [WORDS], lambda: house.alerts()[0].text)

    reacted = sum(bool(one.reactions) for one in flood)

    assert 0 < reacted <= MOST_REPLIES
    assert flooded.reactions == ()


@pytest.mark.long
async def test_an_admins_thanks_get_a_reaction_and_no_list_of_commands(house: House) -> None:
    await house.import_customers()
    thanks = Thanks(house=house, message=house.slack.type(house.cast.ada, "thanks"))
    await house.until(lambda: thanks.reactions == ("+1",) or None)
    assert not any("/tentap" in one.text for one in house.slack.messages(house.cast.ada))
