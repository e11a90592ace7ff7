"""One person's chat on both platforms: the buttons in it, and what a typed yes answers."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.chat.platforms import Platform
from bot.chat.tap_encoding import unpack
from bot.chat.taps import ScoreTap
from bot.states import InvitationState
from storage import invitations
from storage.engine.store import Tx
from tests.harness.persons_chat import SURVEYS, ChatLine, PersonsChat, SendingOutcome


@pytest.fixture
def asked(chat: PersonsChat) -> PersonsChat:
    assert chat.is_asked(SURVEYS[0])
    chat.settle()
    return chat


def says(chat: PersonsChat, *texts: str) -> None:
    """The person types these one after the other, and waits for each answer."""
    for text in texts:
        chat.type(text)
        chat.settle()


def press(chat: PersonsChat, label: str, line: ChatLine | None = None) -> None:
    """Presses the button, in the lowest message that has it."""
    found = [
        (one.ref, button.tap)
        for one in ([line] if line else chat.lines)
        for button in one.buttons
        if button.label == label
    ]
    chat.press(*found[-1])
    chat.settle()


def start_and_press(chat: PersonsChat, label: str) -> None:
    says(chat, "start")
    press(chat, label)


def first_lines(chat: PersonsChat) -> list[str]:
    """The first line of each message of the bot."""
    return [line.text.splitlines()[0] for line in chat.lines if not line.own]


def live(chat: PersonsChat) -> list[str]:
    """The first lines of the messages that have buttons."""
    return [line.text.splitlines()[0] for line in chat.lines if line.taps]


def score(chat: PersonsChat) -> int | None:
    assert chat.latest is not None
    return chat.latest.score


# -- what stays above -------------------------------------------------------------------------


def test_each_older_message_keeps_what_it_asked(asked: PersonsChat) -> None:
    """The chat reads as a conversation: no message repeats the score."""
    says(asked, "3", "Slow.", "yes")
    assert first_lines(asked)[-4:] == [
        "Your answer: 3 of 10",
        "We're sorry we fell short. What went wrong, and what should we fix first?",
        "Would you like someone from the team to contact you?",
        "Your answer: 3 of 10",
    ]


def test_words_that_move_a_card_twice_keep_what_was_asked_first(asked: PersonsChat) -> None:
    says(asked, "3")
    asked.type("Slow.")
    asked.type("no")
    asked.settle()
    assert "went wrong" in first_lines(asked)[-2]


# -- the Undo of a decision -------------------------------------------------------------------


LIFTED: list[Callable[[PersonsChat], None]] = [
    lambda chat: says(chat, "start", "yes"),
    lambda chat: start_and_press(chat, "Yes, ask me again"),
    lambda chat: press(chat, "Undo: keep asking me"),
]


@pytest.mark.parametrize("lift", LIFTED)
def test_a_never_that_was_lifted_has_no_undo(
    chat: PersonsChat, lift: Callable[[PersonsChat], None]
) -> None:
    says(chat, "stop")
    lift(chat)
    assert chat.person.never_at is None
    assert live(chat) == []


@pytest.mark.sampled
@pytest.mark.parametrize("lift", LIFTED)
def test_a_declined_card_has_no_undo_either(
    asked: PersonsChat, lift: Callable[[PersonsChat], None]
) -> None:
    """A question of another survey came after it."""
    press(asked, "Never")
    lift(asked)
    assert [text for text in live(asked) if "won't ask you" in text] == []


def test_a_never_on_an_older_card_loses_its_undo_too(asked: PersonsChat) -> None:
    asked.pass_time(timedelta(days=31))
    assert asked.is_asked(SURVEYS[1])
    asked.settle()
    press(asked, "Never", asked.lines[0])
    says(asked, "5", "start", "yes")
    assert asked.person.never_at is None
    assert [text for text in live(asked) if "won't ask you" in text] == []


def test_stop_withdraws_the_offer_to_be_asked_again(chat: PersonsChat) -> None:
    says(chat, "stop", "start", "stop")
    assert live(chat) == [
        "All right, I won't ask you again. If you change your mind, type “start”."
    ]
    says(chat, "yes")
    assert chat.person.never_at is not None


def test_an_older_question_can_still_be_answered_now(asked: PersonsChat) -> None:
    """*Answer now* opens the question that it is on, also below a newer one."""
    asked.pass_time(timedelta(days=31))
    assert asked.is_asked(SURVEYS[1])
    asked.settle()
    press(asked, "Not now", asked.lines[0])
    press(asked, "Answer now", asked.lines[0])
    older = invitations.shown_in(asked.tx, asked.lines[0].ref)
    assert older is not None
    assert (older.survey, older.declined) == (SURVEYS[0], None)
    assert older.state is InvitationState.EXPIRED
    assert asked.lines[0].buttons[0].label == "0"


# -- what a typed yes answers -----------------------------------------------------------------


def test_a_card_that_waits_for_more_words_comes_before_a_question(asked: PersonsChat) -> None:
    says(asked, "2", "slow")
    asked.type("very slow")
    says(asked, "7")
    assert asked.lines[-1].text == "Change your score from 2 to 7?"
    says(asked, "yes")
    assert score(asked) == 7


def test_after_the_same_score_yes_is_about_the_card(asked: PersonsChat) -> None:
    says(asked, "2", "slow", "7", "2", "yes")
    assert asked.latest is not None
    assert (asked.latest.score, asked.latest.contact_wanted) == (2, True)
    assert "Change to 7" not in [button.label for line in asked.lines for button in line.buttons]


def test_a_yes_below_a_prompt_that_became_the_card_is_about_the_newer_question(
    asked: PersonsChat,
) -> None:
    says(asked, "5 days")
    press(asked, "No, just a comment")
    card = asked.lines[-1]
    says(asked, "6 days")
    asked.type("yes", reply_to=card.ref)
    asked.settle()
    assert score(asked) == 6


def test_a_yes_answers_no_question_that_was_refused(asked: PersonsChat) -> None:
    """The platform did not take it, so nobody has read it."""
    says(asked, "2")
    asked.type("7")
    asked.outcome = SendingOutcome.REFUSED
    asked.settle()
    says(asked, "yes")
    assert score(asked) == 2


def test_words_are_answered_after_a_never_on_another_card(asked: PersonsChat) -> None:
    asked.pass_time(timedelta(days=31))
    assert asked.is_asked(SURVEYS[1])
    asked.settle()
    press(asked, "Never", asked.lines[0])
    says(asked, "slow")
    assert asked.lines[-1].text == "Noted, thank you"


# -- an edited score --------------------------------------------------------------------------


@pytest.mark.sampled
@pytest.mark.parametrize("edited", ["9", "9 but slow", "2"])
def test_an_edit_gives_no_score_while_the_scale_is_shown(asked: PersonsChat, edited: str) -> None:
    says(asked, "3")
    press(asked, "Change my score")
    typed = next(line for line in asked.lines if line.own)
    asked.edit(typed.ref, edited)
    asked.settle()
    assert score(asked) == 3
    press(asked, f"Change to {edited[0]}")
    assert score(asked) == int(edited[0])


# -- messages that may or may not have arrived ------------------------------------------------


def scales(chat: PersonsChat) -> list[ChatLine]:
    return [
        line
        for line in chat.lines
        if sum(isinstance(unpack(tap), ScoreTap) for tap in line.taps) > 1
    ]


def test_a_press_on_a_card_in_doubt_is_answered_there(asked: PersonsChat) -> None:
    asked.type("slow")
    asked.outcome = SendingOutcome.MAYBE_ARRIVED
    asked.settle()
    above, below = scales(asked)
    press(asked, "9", below)
    assert "Your answer: 9 of 10" in below.text
    assert not above.taps


def test_a_form_opens_from_a_card_in_doubt(tx: Tx) -> None:
    chat = PersonsChat(tx=tx, platform=Platform.SLACK)
    assert chat.is_asked(SURVEYS[0])
    chat.settle()
    chat.type("2")
    chat.outcome = SendingOutcome.MAYBE_ARRIVED
    chat.settle()
    below = chat.lines[-1]
    chat.press(below.ref, below.taps[-1])
    chat.submit(chat.forms[0], "Too slow")
    chat.settle()
    assert "Too slow" in below.text
    assert [line for line in chat.lines if line.taps] == [below]


def test_a_press_on_the_card_above_is_answered_there(asked: PersonsChat) -> None:
    """The card below was lost, or is in doubt: the one that is known goes on."""
    asked.type("slow")
    asked.outcome = SendingOutcome.MAYBE_LOST
    asked.settle()
    (above,) = scales(asked)
    press(asked, "9", above)
    assert "Your answer: 9 of 10" in above.text


@pytest.mark.parametrize("outcome", [SendingOutcome.MAYBE_LOST, SendingOutcome.REFUSED])
def test_a_card_that_did_not_arrive_below_is_shown_where_it_was(
    asked: PersonsChat, outcome: SendingOutcome
) -> None:
    press(asked, "Not now")
    asked.type("7")
    asked.outcome = outcome
    asked.settle()
    assert asked.lines[0].text.startswith("Your answer: 7 of 10")
    assert "Answer now" not in [button.label for button in asked.lines[0].buttons]


def test_a_prompt_in_doubt_loses_its_buttons_when_it_is_pressed(chat: PersonsChat) -> None:
    chat.type("stop")
    chat.outcome = SendingOutcome.MAYBE_ARRIVED
    chat.settle()
    press(chat, "Undo: keep asking me")
    assert chat.person.never_at is None
    assert live(chat) == []


def test_a_question_that_is_found_late_does_not_take_the_card_back(tx: Tx) -> None:
    """In Slack the bot searches for a question in doubt; meanwhile it was answered."""
    chat = PersonsChat(tx=tx, platform=Platform.SLACK)
    chat.outcome = SendingOutcome.MAYBE_ARRIVED
    assert chat.is_asked(SURVEYS[0])
    chat.settle()
    says(chat, "2", "slow")
    chat.pass_time(timedelta(minutes=5))
    assert live(chat) == ["Your answer: 2 of 10"]
    press(chat, "Yes, please")
    assert "within one working day" in chat.lines[-1].text


# -- replies to older messages ----------------------------------------------------------------


def test_a_reply_to_what_stays_of_an_older_card_is_about_it(asked: PersonsChat) -> None:
    says(asked, "2")
    record = asked.lines[0]
    asked.pass_time(timedelta(days=31))
    assert asked.is_asked(SURVEYS[1])
    asked.settle()
    asked.type("8", reply_to=record.ref)
    asked.settle()
    assert score(asked) is None
    older = invitations.shown_in(asked.tx, record.ref)
    assert older is not None
    assert older.survey == SURVEYS[0]
