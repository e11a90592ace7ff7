"""What the buttons below “privacy” do, on each platform and each database."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.chat.messages import Message
from bot.chat.platforms import Platform
from bot.chat.tap_encoding import pack
from bot.chat.taps import HomeChoice, HomeTap, PrivacyChoice, PrivacyTap, Tap
from bot.language.texts import Line, Texts
from bot.people.notes import Note
from bot.states import Consent
from handlers.updates import Home, Pressed, Reply, Toast, User
from handlers.usecases import router
from handlers.usecases.people.notes import say
from storage import answers, contacts, people
from storage.people import NewPerson
from storage.schema import consents
from storage.schema import contacts as contact_rows
from storage.states import OutboxKind
from tests.harness.persons_chat import ChatLine, PersonsChat

ENGLISH = Texts("en", product="our product")
COPY, WITHDRAW, ERASE = "Send me a copy", "Withdraw my quote", "Erase me"
DAYS = timedelta(days=40)


def labels(line: ChatLine) -> list[str]:
    return [button.label for button in line.buttons]


def newest(chat: PersonsChat, label: str) -> tuple[ChatLine, str]:
    """The newest message with this button, and what the button sends."""
    line = next(one for one in reversed(chat.lines) if label in labels(one))
    return line, next(one.tap for one in line.buttons if one.label == label)


def press(chat: PersonsChat, label: str) -> Reply | None:
    line, tap = newest(chat, label)
    reply = chat.press(line.ref, tap)
    chat.settle()
    return reply


def ask_privacy(chat: PersonsChat) -> None:
    chat.type("privacy")
    chat.settle()


def copies(chat: PersonsChat) -> int:
    return sum(line.kind is OutboxKind.PERSONAL_COPY for line in chat.lines)


def is_erased(chat: PersonsChat) -> bool:
    return chat.person.erased_at is not None


def with_quote(chat: PersonsChat) -> None:
    """An answer with words, which may be quoted without the name."""
    assert chat.is_asked("relationship")
    chat.settle()
    for text in ("9", "it is fast"):
        chat.type(text)
        chat.settle()
    press(chat, "Without my name")


def test_a_copy_is_sent_once_in_ten_minutes(chat: PersonsChat) -> None:
    ask_privacy(chat)
    assert press(chat, COPY) == Toast(text=ENGLISH("privacy.copy.coming"), shown=True)
    assert copies(chat) == 1

    press(chat, COPY)
    assert copies(chat) == 1
    assert chat.lines[-1].text == ENGLISH("privacy.copy.wait")

    chat.pass_time(timedelta(minutes=10))
    press(chat, COPY)
    assert copies(chat) == 2


def test_the_other_choices_stay_after_a_copy(chat: PersonsChat) -> None:
    ask_privacy(chat)
    press(chat, COPY)
    assert ERASE in labels(next(one for one in chat.lines if one.buttons))
    press(chat, ERASE)
    chat.type("yes")
    chat.settle()
    assert is_erased(chat)


def test_a_second_press_changes_nothing(chat: PersonsChat) -> None:
    with_quote(chat)
    ask_privacy(chat)
    line, tap = newest(chat, WITHDRAW)
    press(chat, WITHDRAW)
    before = [one.text for one in chat.lines]
    assert chat.press(line.ref, tap) == Toast(text=ENGLISH("toast.closed"))
    chat.settle()
    assert [one.text for one in chat.lines] == before


def test_a_quote_is_withdrawn_with_the_words_that_were_pressed(chat: PersonsChat) -> None:
    with_quote(chat)
    chat.pass_time(DAYS)
    ask_privacy(chat)
    press(chat, WITHDRAW)

    assert chat.lines[-1].text == ENGLISH("privacy.withdrawn")
    answered = answers.latest_answered(chat.tx, chat.person_id)
    assert answered is not None
    assert answered.quote is Consent.REFUSED
    rows = chat.tx.execute(select(consents).order_by(consents.c.id)).all()
    assert [(row.consent, row.wording) for row in rows[1:]] == [(Consent.REFUSED, WITHDRAW)]
    assert rows[-1].at > rows[0].at
    assert not any(ENGLISH("answer.quote.kept.anonymous") in one.text for one in chat.lines)
    ask_privacy(chat)
    assert WITHDRAW not in labels(chat.lines[-1])


def test_without_a_permission_there_is_nothing_to_withdraw(chat: PersonsChat) -> None:
    ask_privacy(chat)
    assert labels(chat.lines[-1]) == [COPY, ERASE]


@pytest.mark.parametrize("answer", ["no", "Keep it"])
def test_a_no_erases_nothing(chat: PersonsChat, answer: str) -> None:
    ask_privacy(chat)
    press(chat, ERASE)
    assert chat.lines[-1].text == ENGLISH("privacy.erase.ask")
    if answer == "no":
        chat.type("no")
        chat.settle()
    else:
        press(chat, answer)
    assert chat.lines[-1].text == ENGLISH("privacy.kept")
    assert not is_erased(chat)


@pytest.mark.long
@pytest.mark.parametrize("answer", ["yes", ERASE])
def test_a_yes_erases_and_its_message_says_so(chat: PersonsChat, answer: str) -> None:
    with_quote(chat)
    ask_privacy(chat)
    press(chat, ERASE)
    question = chat.lines[-1]
    if answer == "yes":
        chat.type("yes")
        chat.settle()
    else:
        pressed = press(chat, answer)
        assert pressed == Toast(text=ENGLISH("privacy.erasing"), shown=True)
    assert is_erased(chat)
    assert question.text == ENGLISH("erased.done")
    assert not any("it is fast" in one.text for one in chat.lines if not one.own)


@pytest.mark.long
@pytest.mark.parametrize("word", ["yes", "ok", "👍"])
def test_a_word_typed_before_the_question_is_there_erases_nothing(
    chat: PersonsChat, word: str
) -> None:
    """It answers something else, and an erasure cannot be undone."""
    ask_privacy(chat)
    line, erase = newest(chat, ERASE)
    chat.press(line.ref, erase)
    chat.type(word)
    chat.settle()
    assert not is_erased(chat)

    press(chat, ERASE)
    chat.type("yes")
    chat.settle()
    assert is_erased(chat)


def test_app_home_says_that_all_is_erased(chat: PersonsChat) -> None:
    """It may show a score, until the person opens it again."""
    if not chat.platform.traits.homes:
        pytest.skip("no App Home")
    in_home(chat, HomeChoice.ERASE_NOW)
    chat.settle()
    assert chat.home == ENGLISH("erased.done")


def test_a_question_of_yesterday_says_why_it_has_no_buttons(chat: PersonsChat) -> None:
    ask_privacy(chat)
    press(chat, ERASE)
    chat.pass_time(timedelta(hours=25))
    asked = next(one for one in chat.lines if one.text.startswith(ENGLISH("privacy.erase.ask")))
    assert asked.text.splitlines()[1:] == ["No answer within a day, so nothing has changed."]
    assert not asked.buttons


def test_the_question_is_answered_once(chat: PersonsChat) -> None:
    ask_privacy(chat)
    press(chat, ERASE)
    line, yes = newest(chat, ERASE)
    press(chat, "Keep it")
    assert chat.press(line.ref, yes) == Toast(text=ENGLISH("toast.closed"))
    chat.settle()
    assert not is_erased(chat)


@pytest.mark.parametrize("choice", PrivacyChoice)
def test_a_choice_outside_its_prompt_is_unknown(chat: PersonsChat, choice: PrivacyChoice) -> None:
    """Any app can send any bytes, also those of a choice that the prompt alone may send."""
    ask_privacy(chat)
    forged = chat.press(chat.lines[-1].ref, pack(PrivacyTap(choice=choice)))
    assert forged == Toast(text=ENGLISH("toast.unknown"))
    chat.settle()
    assert (is_erased(chat), copies(chat)) == (False, 0)


@pytest.mark.parametrize("label", [COPY, ERASE])
def test_another_persons_press_changes_nothing(chat: PersonsChat, label: str) -> None:
    user = "U8" if chat.platform is Platform.SLACK else "8"
    mia = people.add(chat.tx, NewPerson(name="Mia"), chat.now)
    contacts.add_contact(chat.tx, mia, chat.platform, user=user, chat=f"D{user}")
    ask_privacy(chat)
    line, tap = newest(chat, label)
    forged = Pressed(
        user=User(platform=chat.platform, id=user, language="en"),
        chat=f"D{user}",
        message=line.ref,
        data=tap,
        private=True,
        callback="callback",
    )
    assert router.route(chat.tx, forged, chat.context) == Toast(text=ENGLISH("toast.not_yours"))
    chat.settle()
    assert copies(chat) == 0
    assert chat.lines[-1] is line
    assert labels(line) == [COPY, ERASE]


def in_home(chat: PersonsChat, choice: HomeChoice) -> Message:
    event = Pressed(
        user=chat.user,
        chat="",
        message=None,
        data=pack(_home(choice)),
        private=False,
        callback="callback",
        in_home=True,
    )
    reply = router.route(chat.tx, event, chat.context)
    assert isinstance(reply, Home)
    return reply.message


def _home(choice: HomeChoice) -> Tap:
    return HomeTap(choice=choice)


def home_labels(message: Message) -> list[list[str]]:
    return [[button.label for button in row] for row in message.rows]


def test_in_home_the_same_is_done_without_a_word_in_the_chat(chat: PersonsChat) -> None:
    with_quote(chat)
    before = len(chat.lines)
    assert home_labels(in_home(chat, HomeChoice.PRIVACY)) == [[COPY, WITHDRAW, ERASE], ["Back"]]
    assert ENGLISH("privacy.copy.coming") in in_home(chat, HomeChoice.COPY).text
    assert ENGLISH("privacy.copy.wait") in in_home(chat, HomeChoice.COPY).text
    withdrawn = in_home(chat, HomeChoice.WITHDRAW_QUOTES)
    assert ENGLISH("privacy.withdrawn") in withdrawn.text
    assert home_labels(withdrawn) == [[COPY, ERASE], ["Back"]]
    chat.settle()
    assert [line.kind for line in chat.lines[before:]] == [OutboxKind.PERSONAL_COPY]


@pytest.mark.parametrize("choice", [HomeChoice.COPY, HomeChoice.ERASE_NOW])
def test_in_home_an_account_whose_binding_is_not_verified_gets_nothing(
    chat: PersonsChat, choice: HomeChoice
) -> None:
    """An earlier release bound accounts by any email address."""
    chat.tx.execute(contact_rows.update().values(bound_by=None))
    assert ENGLISH("toast.failed") in in_home(chat, choice).text
    chat.settle()
    assert (copies(chat), is_erased(chat)) == (0, False)


def test_in_home_erasure_is_asked_about_once(chat: PersonsChat) -> None:
    asked = in_home(chat, HomeChoice.ERASE)
    assert ENGLISH("privacy.erase.ask") in asked.text
    assert home_labels(asked) == [[ERASE, "Keep it"]]
    assert ENGLISH("privacy.kept") in in_home(chat, HomeChoice.KEEP).text
    chat.settle()
    assert not is_erased(chat)

    for _ in range(2):
        assert ENGLISH("privacy.erasing") in in_home(chat, HomeChoice.ERASE_NOW).text
    chat.settle()
    assert is_erased(chat)
    assert home_labels(in_home(chat, HomeChoice.ERASE_NOW)) == []


def test_what_an_earlier_release_was_about_to_say_is_still_said(chat: PersonsChat) -> None:
    """Its row knows the numbers, and not how long words are kept."""
    line = Line(key="note.privacy", values={"answers": 1, "comments": 0})
    say(chat.tx, chat.contact, Note(line=line), "update/1", chat.now)
    chat.settle()
    assert "for 3 years" in chat.lines[-1].text
