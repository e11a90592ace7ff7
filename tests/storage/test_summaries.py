"""What the weekly summaries have said."""

import pytest

from bot.figures.verdicts import Verdict
from bot.figures.weeks import Week
from storage import summaries
from storage.engine.store import Tx
from storage.states import SummaryEnd
from tests.storage.cast import NOW

FIRST, WEEK = Week(2026, 40), Week(2026, 47)


def post(tx: Tx, week: Week, verdict: Verdict | None, survey: str = "relationship") -> None:
    summaries.record_verdict(tx, survey, week, verdict)
    summaries.mark_posted(tx, survey, week, NOW)


def last(tx: Tx, before: Week = WEEK) -> Verdict | None:
    return summaries.last_verdict(tx, "relationship", FIRST, before)


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
    summaries.record_verdict(tx, "relationship", Week(2026, 46), Verdict.UP)
    assert last(tx) is None


def test_what_was_drawn_last_was_said(tx: Tx) -> None:
    summaries.record_verdict(tx, "relationship", Week(2026, 46), Verdict.UP)
    post(tx, Week(2026, 46), Verdict.HINT_UP)
    assert last(tx) is Verdict.HINT_UP


def test_surveys_do_not_remember_for_each_other(tx: Tx) -> None:
    post(tx, Week(2026, 46), Verdict.UP, survey="onboarding")
    assert last(tx) is None


# Quiet ones in a row, and missed weeks


def end(tx: Tx, how: SummaryEnd, *numbers: int) -> None:
    summaries.mark_ended(tx, "relationship", [Week(2026, number) for number in numbers], how, NOW)


def quiet(tx: Tx, week: Week = WEEK) -> int:
    return summaries.quiet_before(tx, "relationship", week, 3)


def missed(tx: Tx, week: Week = WEEK) -> list[int]:
    return [one.number for one in summaries.missed_before(tx, "relationship", week)]


def test_quiet_ones_are_counted_since_something_was_told(tx: Tx) -> None:
    assert quiet(tx) == 0
    end(tx, SummaryEnd.QUIET, 42)
    end(tx, SummaryEnd.POSTED, 43)
    assert quiet(tx) == 0
    end(tx, SummaryEnd.QUIET, 44, 45)
    assert quiet(tx) == 2


@pytest.mark.parametrize("how", [SummaryEnd.MISSED, SummaryEnd.LOST, SummaryEnd.EARLY])
def test_what_was_not_posted_leaves_the_count_of_quiet_ones(tx: Tx, how: SummaryEnd) -> None:
    end(tx, SummaryEnd.QUIET, 44)
    end(tx, how, 45)
    end(tx, SummaryEnd.QUIET, 46)
    assert quiet(tx) == 2


def test_a_channel_that_was_away_begins_the_count_anew(tx: Tx) -> None:
    end(tx, SummaryEnd.QUIET, 44)
    end(tx, SummaryEnd.UNWANTED, 45)
    assert quiet(tx) == 0


def test_a_series_that_rests_has_as_many_quiet_ones_as_it_takes(tx: Tx) -> None:
    end(tx, SummaryEnd.QUIET, 41, 42, 43)
    for number in (44, 45, 46):
        end(tx, SummaryEnd.RESTED, number)
        assert quiet(tx) == 3


def test_a_series_of_which_only_rested_weeks_are_known_goes_on_resting(tx: Tx) -> None:
    end(tx, SummaryEnd.RESTED, 44, 45, 46)  # as a migration may find it
    assert quiet(tx) == 3


def test_the_weeks_own_end_changes_nothing_of_what_came_before(tx: Tx) -> None:
    end(tx, SummaryEnd.QUIET, 45, 46)
    summaries.record_verdict(tx, "relationship", WEEK, None)
    assert quiet(tx) == 2
    end(tx, SummaryEnd.QUIET, 47)
    assert quiet(tx) == 2


def test_what_a_clock_posted_too_early_came_before_as_well(tx: Tx) -> None:
    end(tx, SummaryEnd.QUIET, 44)
    end(tx, SummaryEnd.QUIET, 50)
    assert quiet(tx) == 2
    end(tx, SummaryEnd.POSTED, 46)
    assert quiet(tx) == 0


def test_missed_weeks_are_named_once(tx: Tx) -> None:
    end(tx, SummaryEnd.MISSED, 42)
    end(tx, SummaryEnd.POSTED, 43)
    end(tx, SummaryEnd.MISSED, 44)
    end(tx, SummaryEnd.MISSED, 45, 46)
    assert missed(tx) == [44, 45, 46]
    end(tx, SummaryEnd.QUIET, 47)
    assert missed(tx) == [44, 45, 46]  # drawn again, it says the same
    assert missed(tx, WEEK.next()) == []


@pytest.mark.parametrize("how", [SummaryEnd.LOST, SummaryEnd.RESTED, SummaryEnd.EARLY])
def test_weeks_that_were_missed_before_another_end_are_not_named(tx: Tx, how: SummaryEnd) -> None:
    end(tx, SummaryEnd.MISSED, 45)
    end(tx, how, 46)
    assert missed(tx) == []


def test_a_week_that_can_be_read_stays_posted(tx: Tx) -> None:
    post(tx, Week(2026, 46), Verdict.UP)
    end(tx, SummaryEnd.MISSED, 45, 46)
    assert missed(tx) == [45]
    assert last(tx) is Verdict.UP


def test_a_week_that_was_missed_by_a_wrong_clock_can_be_posted(tx: Tx) -> None:
    end(tx, SummaryEnd.MISSED, 46)
    post(tx, Week(2026, 46), Verdict.UP)
    assert missed(tx) == []
    assert last(tx) is Verdict.UP


def test_the_ends_of_one_survey_are_none_of_anothers(tx: Tx) -> None:
    summaries.mark_ended(tx, "onboarding", [Week(2026, 45)], SummaryEnd.QUIET, NOW)
    summaries.mark_ended(tx, "onboarding", [Week(2026, 46)], SummaryEnd.MISSED, NOW)
    assert (quiet(tx), missed(tx)) == (0, [])
