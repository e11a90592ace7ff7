"""What a customer writes to the staff: the thread, the case, and what goes elsewhere."""

from datetime import timedelta

import pytest

from bot.ids import CaseId, MessageRef
from bot.states import CaseAction, CaseState, EntryKind
from handlers.updates import Aside
from handlers.usecases.roles import Role
from storage import case_entries, cases, people
from storage.engine.store import Tx
from tests.handlers.usecases.cases.reply_desk import TEN, ReplyDesk
from tests.handlers.usecases.cases.support_desk import MINUTE, WAIT
from tests.storage.cast import ask

DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)
WORDS = "We have fixed the export."


@pytest.fixture
def desk(tx: Tx) -> ReplyDesk:
    """Dani gave 3 and wants a reply; the alert stands there, as case 1."""
    desk = ReplyDesk(tx=tx)
    desk.add("Dani", "Initech")
    desk.tap("Dani", 3)
    desk.wish("Dani")
    desk.pass_time(WAIT)
    desk.send()
    return desk


def case(desk: ReplyDesk) -> tuple[CaseState, str]:
    found = cases.get(desk.tx, CaseId(1))
    return found.state, found.owner_name


def kinds(desk: ReplyDesk) -> list[EntryKind]:
    return [entry.kind for entry in case_entries.of_case(desk.tx, CaseId(1))]


@pytest.fixture
def talking(desk: ReplyDesk) -> ReplyDesk:
    desk.write(WORDS)
    desk.pass_time(TEN)
    desk.pass_time(MINUTE)
    return desk


def test_the_customers_words_come_into_the_thread_and_the_channel(talking: ReplyDesk) -> None:
    talking.say("Dani", "It works now. <!channel>")
    talking.send()
    assert talking.thread[-2:] == ["Dani (Telegram):", "It works now. <!channel>"]
    assert talking.replies[-1].broadcast


def test_lines_within_a_minute_are_collected_after_the_first(talking: ReplyDesk) -> None:
    for words in ("one more thing", "and another", "and a third"):
        talking.say("Dani", words)
        talking.pass_time(SECOND)
    assert talking.thread[-2:] == ["Dani (Telegram):", "one more thing"]
    talking.pass_time(MINUTE)
    assert talking.thread[-3:] == ["Dani (Telegram):", "and another", "and a third"]


def test_a_number_below_the_staffs_words_is_no_score(talking: ReplyDesk) -> None:
    (reply,) = talking.replies_to("Dani")
    talking.below("Dani", "9", reply.ref)
    talking.send()
    assert talking.thread[-1] == "9"
    assert talking.answer("Dani").score == 3


def test_words_wake_a_resting_case(talking: ReplyDesk) -> None:
    talking.choose(talking.press(1, CaseAction.SNOOZE), "7 days")
    talking.pass_time(2 * MINUTE)
    talking.say("Dani", "Any news?")
    talking.pass_time(MINUTE)
    assert case(talking) == (CaseState.CLAIMED, "Mia Lund")
    assert talking.thread[-3:] == [
        "Mia Lund Back from its rest: the customer wrote.",
        "Dani (Telegram):",
        "Any news?",
    ]


def settled(desk: ReplyDesk, days: int) -> None:
    """The case is resolved, so long ago; the time for comments is over."""
    desk.choose(desk.press(1, CaseAction.RESOLVE), "Something else")
    desk.pass_time(days * DAY)


def test_words_reopen_a_case_for_two_weeks(talking: ReplyDesk) -> None:
    settled(talking, 14)
    talking.say("Dani", "It is broken again")
    talking.pass_time(MINUTE)
    assert case(talking) == (CaseState.CLAIMED, "Mia Lund")
    assert talking.thread[-3:] == [
        "Reopened: the customer wrote.",
        "Dani (Telegram):",
        "It is broken again",
    ]


def test_later_words_are_for_the_team(talking: ReplyDesk) -> None:
    settled(talking, 15)
    talking.say("Dani", "It is broken again")
    talking.pass_time(MINUTE)
    assert case(talking)[0] is CaseState.RESOLVED


def test_a_reply_to_the_staffs_words_reopens_the_case_at_any_time(talking: ReplyDesk) -> None:
    (reply,) = talking.replies_to("Dani")
    settled(talking, 60)
    talking.below("Dani", "It is broken again", reply.ref)
    talking.pass_time(MINUTE)
    assert case(talking)[0] is CaseState.CLAIMED


def test_thanks_get_a_reaction_and_make_no_noise(talking: ReplyDesk) -> None:
    before = list(talking.thread)
    talking.say("Dani", "thanks")
    talking.pass_time(2 * MINUTE)
    assert talking.thread == before
    assert kinds(talking)[-1] is EntryKind.CUSTOMER_WROTE


def test_a_changed_message_is_shown_anew(talking: ReplyDesk) -> None:
    message = MessageRef("1/77")
    talking.say("Dani", "The exprot", as_=message)
    talking.pass_time(MINUTE)
    talking.change("Dani", message, "The export")
    talking.pass_time(MINUTE)
    assert talking.thread[-2:] == ["Dani (Telegram) changed earlier words:", "The export"]


def test_forwarded_words_are_marked(talking: ReplyDesk) -> None:
    talking.say("Dani", "Your invoice is wrong", forwarded=True)
    talking.pass_time(MINUTE)
    assert talking.thread[-1] == "Forwarded: Your invoice is wrong"


def test_staff_know_of_a_picture_once(talking: ReplyDesk) -> None:
    talking.send_picture("Dani", album="7")
    talking.send_picture("Dani", album="7")
    talking.pass_time(MINUTE)
    shown = [line for line in talking.thread if "Only text comes through" in line]
    assert len(shown) == 1


def test_words_with_a_picture_come_without_it_and_both_know(talking: ReplyDesk) -> None:
    talking.say("Dani", "Look at this", has_file=True)
    talking.pass_time(MINUTE)
    assert "Look at this" in talking.thread
    assert any("Only text comes through" in line for line in talking.thread)
    answers = [one.text for one in talking.received[talking.known["Dani"].id]]
    assert "Your words are with our team. I can't pass on pictures or other files." in answers


def test_a_customer_without_a_conversation_writes_to_the_team_as_before(desk: ReplyDesk) -> None:
    desk.pass_time(DAY)
    desk.say("Dani", "Hello there")
    assert EntryKind.CUSTOMER_WROTE not in kinds(desk)


def test_a_member_of_the_staff_who_is_a_customer_writes_as_one(talking: ReplyDesk) -> None:
    talking.say("Dani", "It works, colleagues", role=Role.SUPPORT)
    talking.pass_time(MINUTE)
    assert talking.thread[-1] == "It works, colleagues"


@pytest.mark.parametrize("words", ["stop", "/help", "privacy"])
def test_a_command_below_the_staffs_words_is_a_command(talking: ReplyDesk, words: str) -> None:
    (reply,) = talking.replies_to("Dani")
    before = list(talking.thread)
    talking.below("Dani", words, reply.ref)
    talking.pass_time(2 * MINUTE)
    assert talking.thread == before


def test_an_answer_to_an_open_question_goes_before_the_conversation(talking: ReplyDesk) -> None:
    ask(talking.tx, people.named(talking.tx, "Dani")[0].id, now=talking.now)
    talking.say("Dani", "9 but slow")
    talking.pass_time(MINUTE)
    assert talking.answer("Dani").score == 9
    talking.say("Dani", "Thank you for the fix, it is great")
    talking.pass_time(MINUTE)
    assert talking.thread[-1] == "Thank you for the fix, it is great"


def test_another_customers_reply_to_the_message_is_not_of_the_case(talking: ReplyDesk) -> None:
    (reply,) = talking.replies_to("Dani")
    talking.add("Eve")
    before = kinds(talking)
    talking.below("Eve", "Who is this?", reply.ref)
    assert kinds(talking) == before


def test_long_words_are_in_the_thread_in_full(talking: ReplyDesk) -> None:
    talking.say("Dani", "a" * 7000)
    talking.pass_time(MINUTE)
    shown = "".join(one.text for one in talking.replies)
    assert shown.count("a" * 1000) == 7


def test_the_history_tells_who_said_what(talking: ReplyDesk) -> None:
    talking.say("Dani", "It works")
    shown = talking.press(1, CaseAction.HISTORY, by="Ben Ode")
    assert isinstance(shown, Aside)
    lines = shown.message.text.split("\n")[-4:]
    assert [line.partition(" · ")[2] or line for line in lines] == [
        "Mia Lund → Dani (Telegram):",
        WORDS,
        "Dani (Telegram):",
        "It works",
    ]
