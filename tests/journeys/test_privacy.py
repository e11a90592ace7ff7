"""What people can do about their own data, over the real wire: see, copy, withdraw, erase."""

import pytest

from bot.ids import PersonId
from bot.language.kept_for import kept_for
from bot.model import Invitation, Person
from bot.states import Consent
from handlers.usecases.privacy.personal_copy_message import AUDITED_AS
from sandbox.telegram import TelegramMessage
from storage import answers, audit, contacts, people
from storage.audit import AuditEntry
from storage.engine.store import Tx
from tests.harness.house import House
from tests.harness.own_chat import OwnChat, OwnSlackChat, OwnTelegramChat, each_label

WORDS = "Die Rechnung war um 40 € falsch 🙈"


@pytest.fixture(
    params=[
        (OwnSlackChat, "en"),
        (OwnSlackChat, "ko"),
        (OwnTelegramChat, "en"),
        (OwnTelegramChat, "ko"),
    ],
    ids=["slack-en", "slack-ko", "telegram-en", "telegram-ko"],
)
def chat(house: House, request: pytest.FixtureRequest) -> OwnChat:
    made, language = request.param
    own: OwnChat = made(house, language)
    return own


def _person(tx: Tx, chat: OwnChat) -> Person | None:
    contact = contacts.contact_of_user(tx, chat.platform, chat.account)
    return None if contact is None else people.get(tx, contact.person_id)


def _answer(tx: Tx, person: PersonId) -> Invitation | None:
    return answers.latest_answered(tx, person)


def _copies(tx: Tx) -> tuple[AuditEntry, ...]:
    return tuple(one for one in audit.latest(tx, 20) if one.action == AUDITED_AS)


@pytest.mark.long
async def test_a_copy_holds_everything_and_comes_once(house: House, chat: OwnChat) -> None:
    await chat.answer_with_quote(WORDS)
    told = await chat.privacy()
    kept = kept_for(house.config.retention.words, chat.says)
    assert told.text == chat.says("note.privacy", answers=1, comments=1, kept=kept)
    assert each_label(told.labels) == [
        [chat.says("privacy.copy")],
        [chat.says("privacy.withdraw")],
        [chat.says("privacy.erase")],
    ]

    pressed = await chat.press("privacy.copy")
    text = await chat.arrives(1)
    for one in (chat.name, chat.account, WORDS, chat.says("copy.answers")):
        assert one in text
    assert chat.says("answer.quote.named") in text

    chat.tap_again(pressed, chat.says("privacy.copy"))
    await chat.privacy()
    await chat.press("privacy.copy")
    await chat.says_key("privacy.copy.wait")
    assert len(chat.files()) == 1
    (entry,) = await house.run(_copies)
    assert entry.actor == f"{chat.platform}:{chat.account}"
    assert entry.object.startswith("person ")


@pytest.mark.long
async def test_a_quote_is_withdrawn_on_the_card_too(house: House, chat: OwnChat) -> None:
    await chat.answer_with_quote(WORDS)
    await chat.privacy()

    await chat.press("privacy.withdraw")

    await chat.says_key("privacy.withdrawn")
    kept = chat.says("answer.quote.kept.named")
    await house.until(lambda: not any(kept in one.text for one in chat.shown()))
    person = await house.run(_person, chat)
    assert person is not None
    answered = await house.run(_answer, person.id)
    assert answered is not None
    assert answered.quote is Consent.REFUSED
    chat.type("privacy")
    await house.until(lambda: chat.says("privacy.withdraw") not in str(chat.shown()[-1].labels))


@pytest.mark.long
async def test_erasure_is_asked_about_once_and_done_after_a_typed_yes(
    house: House, chat: OwnChat
) -> None:
    await chat.answer_with_quote(WORDS)
    await chat.privacy()
    await chat.press("privacy.erase")
    await chat.says_key("privacy.erase.ask")
    await chat.press("privacy.erase.no")
    await chat.says_key("privacy.kept")
    assert await house.run(_person, chat) is not None

    await chat.privacy()
    await chat.press("privacy.erase")
    await chat.with_button("privacy.erase.no")
    chat.type({"en": "yes", "ko": "네"}[chat.says.language])

    done = await chat.says_key("erased.done")
    assert each_label(done.labels) == []
    assert await house.run(_person, chat) is None
    await chat.until_bot_keeps_quiet_of(WORDS)


@pytest.mark.long
@pytest.mark.parametrize("made", [OwnSlackChat, OwnTelegramChat])
async def test_a_pressed_erase_me_erases_and_a_second_press_does_nothing(
    house: House, made: type[OwnChat]
) -> None:
    chat = made(house, "en")
    await chat.joins()
    await chat.privacy()
    await chat.press("privacy.erase")
    await chat.with_button("privacy.erase.no")
    question = await chat.press("privacy.erase")

    await chat.says_key("erased.done")
    before = len(chat.shown())
    chat.tap_again(question, chat.says("privacy.erase"))
    for _ in range(3):
        house.pass_a_second()
    assert len(chat.shown()) == before
    assert await house.run(_person, chat) is None


async def test_a_press_by_somebody_else_changes_nothing(house: House) -> None:
    chat, mallory = OwnTelegramChat(house, "en"), house.telegram.add_user("Mallory")
    house.telegram.type(mallory, "hello")
    await chat.joins()
    told = await chat.privacy()
    assert isinstance(told, TelegramMessage)
    data = told.button("Erase me").data
    assert data is not None

    tap = house.telegram.tap_data(mallory, told, data)

    answer = await house.until(lambda: tap.answer)
    assert answer is not None
    assert answer.text == chat.says("toast.not_yours")
    assert chat.shown()[-1].labels == told.labels


@pytest.mark.long
async def test_without_the_scope_for_files_the_copy_comes_as_messages(house: House) -> None:
    house.slack.scopes.discard("files:write")
    chat = OwnSlackChat(house, "en")
    await chat.answer_with_quote(WORDS)
    await chat.privacy()

    await chat.press("privacy.copy")

    copy = await chat.said(chat.says("copy.title"), WORDS)
    assert chat.files() == []
    assert chat.name in copy.text
    assert len(await house.run(_copies)) == 1


@pytest.mark.long
@pytest.mark.parametrize("language", ["en", "ko"])
async def test_in_app_home_the_same_can_be_done(house: House, language: str) -> None:
    chat = OwnSlackChat(house, language)
    await chat.answer_with_quote(WORDS)
    house.slack.open_home(chat.user)
    await in_home(house, chat, "home.help")

    await press_in_home(house, chat, "home.privacy", "privacy.copy")
    await press_in_home(house, chat, "privacy.copy", "privacy.copy.coming")
    assert WORDS in await chat.arrives(1)
    await press_in_home(house, chat, "privacy.copy", "privacy.copy.wait")
    await press_in_home(house, chat, "privacy.withdraw", "privacy.withdrawn")
    await press_in_home(house, chat, "privacy.erase", "privacy.erase.ask")
    await press_in_home(house, chat, "privacy.erase.no", "privacy.kept")
    await press_in_home(house, chat, "privacy.erase", "privacy.erase.ask")
    await press_in_home(house, chat, "privacy.erase", "privacy.erasing")

    await chat.until_bot_keeps_quiet_of(WORDS)
    assert len(chat.files()) == 1
    assert await house.run(_person, chat) is None
    await in_home(house, chat, "erased.done")
    house.slack.open_home(chat.user)
    await in_home(house, chat, "home.nothing")


async def in_home(house: House, chat: OwnSlackChat, key: str) -> None:
    """The Home says this, in its text or on a button."""
    words = chat.says(key)
    house.pass_a_second()
    await house.until(lambda: words in _home(house, chat))


async def press_in_home(house: House, chat: OwnSlackChat, button: str, then: str) -> None:
    home = house.slack.home(chat.user)
    assert home is not None
    await house.slack.press(chat.user, home, chat.says(button)).settled()
    await in_home(house, chat, then)


def _home(house: House, chat: OwnSlackChat) -> str:
    home = house.slack.home(chat.user)
    return "" if home is None else f"{home.text} {[one.label for row in home.rows for one in row]}"
