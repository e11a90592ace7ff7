"""An alert is worth reading when it arrives: it waits for the rest of the answer."""

import pytest

from bot.states import CaseState
from storage import cases
from storage.engine.store import Tx
from storage.messaging import claims
from tests.handlers.usecases.cases.support_desk import (
    MINUTE,
    SECOND,
    WAIT,
    SupportDesk,
    config_with,
)


def test_an_alert_waits_two_minutes_for_the_rest_of_the_answer(desk: SupportDesk) -> None:
    desk.tap("Dani", 3)
    desk.pass_time(WAIT - SECOND)
    assert desk.cards == []
    desk.pass_time(SECOND)
    (card,) = desk.cards
    assert card.text.startswith("🔴 3 · Dani, Initech\n")


def test_a_complete_answer_is_posted_at_once_and_as_a_whole(desk: SupportDesk) -> None:
    desk.tap("Dani", 3)
    desk.type("Dani", "The export is slow")
    desk.send()
    assert desk.cards == []
    desk.wish("Dani")
    desk.send()
    (card,) = desk.cards
    assert card.text.startswith("🔴 3 · Dani, Initech — wants a reply\nThe export is slow\n")
    assert desk.replies == []


def test_what_is_skipped_is_complete_too(desk: SupportDesk) -> None:
    desk.tap("Dani", 3)
    desk.wish("Dani", wanted=False)
    desk.send()
    assert desk.cards == []
    desk.skip("Dani")
    desk.send()
    assert desk.cards[0].text.startswith("🔴 3 · Dani, Initech — doesn't want a reply\n")


def test_with_no_wait_it_is_posted_at_once(tx: Tx) -> None:
    desk = SupportDesk(tx=tx, config=config_with(alerts={"wait": 0}))
    desk.add("Dani")
    desk.tap("Dani", 3)
    desk.send()
    assert len(desk.cards) == 1


def test_the_wait_is_the_configured_one(tx: Tx) -> None:
    desk = SupportDesk(tx=tx, config=config_with(alerts={"wait": "30 seconds"}))
    desk.add("Dani")
    desk.tap("Dani", 3)
    desk.pass_time(29 * SECOND)
    assert desk.cards == []
    desk.pass_time(SECOND)
    assert len(desk.cards) == 1


def test_the_wait_runs_from_the_score_and_not_from_the_words(desk: SupportDesk) -> None:
    desk.tap("Dani", 3)
    for _ in range(3):
        desk.pass_time(30 * SECOND)
        desk.type("Dani", "and it is slow")
    desk.pass_time(30 * SECOND)
    (card,) = desk.cards
    assert card.text.count("and it is slow") == 3
    assert desk.replies == []


def test_another_low_score_does_not_wait_anew(desk: SupportDesk) -> None:
    desk.tap("Dani", 3)
    desk.pass_time(MINUTE)
    desk.tap("Dani", 2)
    desk.pass_time(MINUTE)
    assert desk.cards[0].text.startswith("🔴 2 · Dani")


def test_a_score_that_is_being_changed_is_not_complete(desk: SupportDesk) -> None:
    desk.tap("Dani", 3)
    desk.type("Dani", "slow")
    desk.rescore("Dani")
    desk.wish("Dani")
    desk.send()
    assert desk.cards == []


@pytest.mark.parametrize("score", [7, 9])
def test_a_score_that_improves_within_the_wait_alerts_nobody_and_counts(
    tx: Tx, desk: SupportDesk, score: int
) -> None:
    desk.tap("Dani", 3)
    desk.pass_time(MINUTE)
    desk.tap("Dani", score)
    desk.pass_time(10 * MINUTE)
    assert desk.posts == []
    case = cases.of_invitation(tx, desk.answer("Dani").id)
    assert case is not None
    assert (case.state, case.resolution) == (CaseState.RESOLVED, "better score")
    assert case.resolved_at is not None
    assert case.opened_at < case.resolved_at


def test_a_score_that_falls_again_is_an_alert_as_new(desk: SupportDesk) -> None:
    desk.tap("Dani", 3)
    desk.tap("Dani", 9)
    desk.pass_time(10 * MINUTE)
    desk.tap("Dani", 2)
    desk.pass_time(WAIT - SECOND)
    assert desk.posts == []
    desk.pass_time(SECOND)
    (card,) = desk.cards
    assert card.text.startswith("🔴 2 · Dani")


def test_a_promoter_who_falls_waits_from_the_fall(desk: SupportDesk) -> None:
    desk.tap("Dani", 9)
    desk.pass_time(30 * MINUTE)
    desk.tap("Dani", 2)
    desk.pass_time(WAIT - SECOND)
    assert desk.cards == []
    desk.pass_time(SECOND)
    assert len(desk.cards) == 1


def test_the_wish_of_a_passive_is_posted_when_the_answer_is_complete(desk: SupportDesk) -> None:
    desk.tap("Dani", 8)
    desk.type("Dani", "rather slow")
    desk.wish("Dani")
    desk.send()
    assert desk.cards[0].text.startswith("🟡 8 · Dani, Initech — wants a reply\nrather slow\n")


def test_words_on_the_way_of_the_alert_are_not_lost(desk: SupportDesk) -> None:
    """They come between the rendering of the card and the platform's answer."""
    desk.tap("Dani", 3)
    desk.now += WAIT
    claimed = desk.claim(claims.due(desk.tx, "slack", desk.now, 1)[0])
    desk.type("Dani", "The export is slow")
    assert claimed is not None
    desk.deliver(*claimed)
    desk.pass_time(MINUTE)
    (card,), (reply,) = desk.cards, desk.replies
    assert "The export is slow" in card.text
    assert reply.text == "The export is slow"


def test_an_alert_that_waits_is_a_row_and_outlives_a_restart(tx: Tx, desk: SupportDesk) -> None:
    desk.tap("Dani", 3)
    restarted = SupportDesk(tx=tx, now=desk.now)
    restarted.pass_time(WAIT)
    assert len(restarted.cards) == 1
