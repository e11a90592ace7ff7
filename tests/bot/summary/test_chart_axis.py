"""The axes of the chart: fitted to the figures, with 0 always on them."""

import pytest

from bot.figures.scores import Counts
from bot.figures.weekly import Window
from bot.summary.chart_axis import count_ticks, dated, score_limits, score_ticks
from tests.bot.summary.charted import WEDNESDAY


def window(promoters: int, passives: int, detractors: int) -> Window:
    counts = Counts(promoters=promoters, passives=passives, detractors=detractors)
    return Window(since=WEDNESDAY, until=WEDNESDAY, counts=counts)


NOTHING = window(0, 0, 0)
FIRM = {
    "all promoters": window(400, 0, 0),
    "all detractors": window(0, 0, 400),
    "all passives": window(0, 400, 0),
    "up": window(600, 200, 200),
    "down": window(200, 200, 600),
    "both": window(500, 0, 500),
    "nothing": NOTHING,
}


@pytest.mark.parametrize("name", FIRM)
def test_the_axis_is_60_points_high_or_more_and_shows_0_and_all_scores(name: str) -> None:
    low, high = score_limits([NOTHING] * 12, [FIRM[name]] * 12)
    assert high - low >= 60
    assert -100 <= low <= 0 <= high <= 100
    for end in FIRM[name].interval or ():
        assert low <= end <= high


def test_it_is_fitted_to_the_figures() -> None:
    assert score_limits([NOTHING] * 12, [window(600, 200, 200)] * 12) == (-10, 50)
    assert score_limits([NOTHING] * 12, [window(300, 100, 600)] * 12) == (-50, 10)


def test_a_week_of_many_answers_is_shown_with_its_interval() -> None:
    week = window(10, 0, 10)
    assert week.interval is not None
    low, high = score_limits([week], [window(500, 0, 500)])
    assert low <= week.interval[0] < week.interval[1] <= high


def test_a_week_of_few_answers_does_not_flatten_the_line() -> None:
    """Its score is on the axis; its interval may be as long as the scale."""
    few = window(2, 1, 2)
    assert score_limits([few], [window(600, 200, 200)]) == (-10, 50)
    assert score_limits([window(0, 0, 1)], [window(600, 200, 200)])[0] == -100


@pytest.mark.parametrize("low", range(-100, 10, 10))
def test_0_has_a_line_and_the_lines_are_few(low: int) -> None:
    for high in range(max(0, low + 60), 101, 10):
        ticks = score_ticks(low, high)
        assert 0 in ticks
        assert 2 <= len(ticks) <= 5
        assert low <= ticks[0] < ticks[-1] <= high


@pytest.mark.parametrize(
    ("most", "tick"), [(0, 1), (1, 1), (4, 2), (9, 5), (12, 10), (38, 20), (99, 50), (5000, 5000)]
)
def test_a_round_number_near_the_highest_bar_has_a_line(most: int, tick: int) -> None:
    assert count_ticks(most) == (0, tick)


def test_every_second_week_has_a_date_and_the_last_one_has() -> None:
    assert dated(12) == (1, 3, 5, 7, 9, 11)
