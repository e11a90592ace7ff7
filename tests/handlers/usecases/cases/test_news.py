"""What comes after an alert edits its card, and is told below it: an edit notifies nobody."""

import pytest

from bot.chat.platforms import Platform
from storage.engine.store import Tx
from storage.messaging import claims
from tests.handlers.usecases.cases.support_desk import MINUTE, SECOND, WAIT, SupportDesk

LONG = ("It takes five days to get an answer. " * 100).strip()


@pytest.fixture
def posted(desk: SupportDesk) -> SupportDesk:
    """Dani's alert stands there, without words."""
    desk.tap("Dani", 3)
    desk.pass_time(WAIT)
    assert len(desk.cards) == 1
    return desk


def test_new_words_are_on_the_card_and_below_it(posted: SupportDesk) -> None:
    posted.type("Dani", "The export is slow")
    posted.pass_time(MINUTE)
    (card,), (reply,) = posted.cards, posted.replies
    assert "The export is slow" in card.text
    assert reply.text == "The export is slow"
    assert (reply.reply_to, reply.broadcast) == (card.ref, False)


def test_a_wish_is_told_at_once_and_in_the_channel(posted: SupportDesk) -> None:
    posted.wish("Dani")
    posted.send()
    (card,), (reply,) = posted.cards, posted.replies
    assert card.text.startswith("🔴 3 · Dani, Initech — wants a reply\n")
    assert reply.text == "Dani wants a reply."
    assert (reply.reply_to, reply.broadcast) == (card.ref, True)


def test_words_and_a_wish_of_one_minute_are_one_reply(posted: SupportDesk) -> None:
    posted.type("Dani", "The export is slow")
    posted.pass_time(20 * SECOND)
    posted.wish("Dani")
    posted.pass_time(MINUTE)
    (reply,) = posted.replies
    assert reply.text == "Dani wants a reply.\nThe export is slow"
    assert reply.broadcast


def test_a_refusal_is_told_without_noise(posted: SupportDesk) -> None:
    posted.wish("Dani", wanted=False)
    posted.pass_time(MINUTE)
    (reply,) = posted.replies
    assert (reply.text, reply.broadcast) == ("Dani doesn't want a reply.", False)


def test_a_wish_that_was_taken_back_is_not_told(posted: SupportDesk) -> None:
    posted.wish("Dani")
    posted.wish("Dani", wanted=False)
    posted.pass_time(MINUTE)
    assert [reply.text for reply in posted.replies] == ["Dani doesn't want a reply."]
    assert not posted.replies[0].broadcast


def test_another_score_is_told(posted: SupportDesk) -> None:
    posted.tap("Dani", 5)
    posted.pass_time(MINUTE)
    (reply,) = posted.replies
    assert (reply.text, reply.broadcast) == ("Score changed: 3 → 5", False)


def test_a_score_that_came_back_within_the_minute_is_no_news(posted: SupportDesk) -> None:
    posted.tap("Dani", 5)
    posted.tap("Dani", 3)
    posted.pass_time(MINUTE)
    assert posted.replies == []


def test_a_better_score_tells_that_the_case_is_resolved(posted: SupportDesk) -> None:
    posted.tap("Dani", 9)
    posted.pass_time(MINUTE)
    (reply,) = posted.replies
    assert reply.text == "Score changed: 3 → 9\nCase resolved."


def test_a_case_that_opens_again_is_told_in_the_channel(posted: SupportDesk) -> None:
    posted.tap("Dani", 9)
    posted.pass_time(MINUTE)
    posted.tap("Dani", 2)
    posted.pass_time(MINUTE)
    reply = posted.replies[-1]
    assert reply.text == "Score changed: 9 → 2\nCase reopened."
    assert reply.broadcast


def test_what_the_card_showed_first_is_not_told_again(desk: SupportDesk) -> None:
    desk.tap("Dani", 3)
    desk.type("Dani", "The export is slow")
    desk.wish("Dani")
    desk.send()
    desk.type("Dani", "and nobody answers")
    desk.pass_time(MINUTE)
    (reply,) = desk.replies
    assert reply.text == "and nobody answers"


def test_lines_of_two_minutes_are_two_replies(posted: SupportDesk) -> None:
    for words in ("slow", "dear"):
        posted.type("Dani", words)
        posted.pass_time(10 * SECOND)
    posted.pass_time(MINUTE)
    posted.type("Dani", "late")
    posted.pass_time(MINUTE)
    assert [reply.text for reply in posted.replies] == ["slow\ndear", "late"]


def test_who_writes_without_end_is_told_all_the_same(posted: SupportDesk) -> None:
    for number in range(9):
        posted.type("Dani", f"line {number}")
        posted.pass_time(20 * SECOND)
    assert len(posted.replies) >= 2


def test_edited_words_are_told_as_they_read_now(posted: SupportDesk) -> None:
    written = posted.type("Dani", "It was fine")
    posted.pass_time(MINUTE)
    posted.edit("Dani", written, "It was awful")
    posted.pass_time(MINUTE)
    assert "It was awful" in posted.cards[0].text
    assert [reply.text for reply in posted.replies] == ["It was fine", "It was awful"]


def test_words_that_change_nothing_edit_nothing(posted: SupportDesk) -> None:
    edits = posted.cards[0].edits
    posted.skip("Dani")
    posted.pass_time(MINUTE)
    assert posted.cards[0].edits == edits
    assert posted.replies == []


def test_words_too_long_for_the_card_are_whole_in_the_thread(desk: SupportDesk) -> None:
    desk.tap("Dani", 3)
    desk.type("Dani", LONG)
    desk.wish("Dani")
    desk.send()
    assert "… full text in the thread" in desk.cards[0].text
    assert "".join(reply.text for reply in desk.replies) == LONG
    assert len(desk.replies) == 2
    assert not any(reply.broadcast for reply in desk.replies)


def test_later_long_words_are_whole_in_the_thread_once(posted: SupportDesk) -> None:
    posted.type("Dani", LONG)
    posted.pass_time(2 * MINUTE)
    assert "".join(reply.text for reply in posted.replies) == LONG


def test_news_that_were_refused_once_are_told_once(posted: SupportDesk) -> None:
    """The row is tried again with what it was planned for; newer words go into another."""
    posted.type("Dani", "slow")
    posted.now += MINUTE
    *_, row = claims.due(posted.tx, Platform.SLACK, posted.now, 9)
    claims.postpone(posted.tx, row, posted.now + MINUTE, "ratelimited")
    posted.type("Dani", "dear")
    posted.pass_time(2 * MINUTE)
    assert [reply.text for reply in posted.replies] == ["slow", "dear"]


def test_a_card_of_an_earlier_release_tells_only_what_is_new(tx: Tx, posted: SupportDesk) -> None:
    """The migration notes what its card shows."""
    tx.exec_driver_sql("UPDATE cases SET alert_at = NULL")
    posted.type("Dani", "and slow")
    posted.pass_time(MINUTE)
    assert [reply.text for reply in posted.replies] == ["and slow"]
