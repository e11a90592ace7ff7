"""What the weekly summaries have said."""

from bot.verdicts import Verdict
from bot.weeks import Week
from storage import summaries
from storage.store import Tx
from tests.storage.cast import NOW

FIRST, WEEK = Week(2026, 40), Week(2026, 47)


def post(tx: Tx, week: Week, verdict: Verdict | None, survey: str = "relationship") -> None:
    summaries.about_to_say(tx, survey, week, verdict)
    summaries.posted(tx, survey, week, NOW)


def last(tx: Tx, before: Week = WEEK) -> Verdict | None:
    return summaries.last_said(tx, "relationship", FIRST, before)


def test_the_latest_post_before_a_week_is_remembered(tx: Tx) -> None:
    assert last(tx) is None
    post(tx, Week(2026, 46), Verdict.UP)
    post(tx, Week(2026, 45), Verdict.DOWN)
    assert last(tx) is Verdict.UP
    assert last(tx, Week(2026, 46)) is Verdict.DOWN


def test_the_weeks_own_post_and_later_ones_say_nothing_of_it(tx: Tx) -> None:
    post(tx, WEEK, Verdict.UP)
    post(tx, WEEK.next(), Verdict.UP)
    assert last(tx) is None


def test_a_post_that_spoke_of_no_change_is_passed_over(tx: Tx) -> None:
    post(tx, Week(2026, 45), Verdict.UP)
    post(tx, Week(2026, 46), None)
    assert last(tx) is Verdict.UP


def test_a_post_that_is_too_old_is_forgotten(tx: Tx) -> None:
    post(tx, FIRST.previous(), Verdict.UP)
    assert last(tx) is None
    post(tx, FIRST, Verdict.UP)
    assert last(tx) is Verdict.UP


def test_what_was_drawn_and_never_posted_was_not_said(tx: Tx) -> None:
    summaries.about_to_say(tx, "relationship", Week(2026, 46), Verdict.UP)
    assert last(tx) is None


def test_what_was_drawn_last_was_said(tx: Tx) -> None:
    summaries.about_to_say(tx, "relationship", Week(2026, 46), Verdict.UP)
    post(tx, Week(2026, 46), Verdict.HINT_UP)
    assert last(tx) is Verdict.HINT_UP


def test_surveys_do_not_remember_for_each_other(tx: Tx) -> None:
    post(tx, Week(2026, 46), Verdict.UP, survey="onboarding")
    assert last(tx) is None
