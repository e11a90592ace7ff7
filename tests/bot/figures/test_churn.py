"""Churn, counted again by hand; each figure under its own name."""

import json
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.figures.churn import (
    Churn,
    ChurnBySegment,
    CustomerSpan,
    DayPeriod,
    churn_by_segment,
    churn_of,
    is_half_a_year,
    last_90_days,
    last_month,
)
from bot.figures.churn_to_json import churn_to_json
from bot.figures.proportions import Share
from bot.figures.verdicts import Verdict
from bot.figures.weeks import Week
from bot.survey.scale import Segment

START, END = date(2026, 9, 1), date(2026, 11, 30)
PERIOD = DayPeriod(first=START, end=END)
BEFORE, WITHIN, LAST = date(2026, 8, 31), date(2026, 10, 1), date(2026, 11, 29)
STAYED = CustomerSpan(known_on=BEFORE)
LEFT = CustomerSpan(known_on=BEFORE, left_on=WITHIN)
NEW = CustomerSpan(known_on=WITHIN, joined_on=WITHIN)
DAYS = st.dates(min_value=START - timedelta(days=3), max_value=END + timedelta(days=3))
SPANS = st.builds(CustomerSpan, known_on=DAYS, joined_on=st.none() | DAYS, left_on=st.none() | DAYS)


def span(joined: date | None = None, left: date | None = None) -> CustomerSpan:
    return CustomerSpan(known_on=BEFORE, joined_on=joined, left_on=left)


def of_start(*customers: CustomerSpan) -> tuple[int, int]:
    """Of the customers of the first day, how many left, and how many there were."""
    share = churn_of(Counter(customers), PERIOD).of_start
    return share.part, share.whole


def test_50_of_550_customers_are_9_percent() -> None:
    """A published example prints 10%."""
    found = churn_of({LEFT: 50, STAYED: 500}, PERIOD)
    assert found.rate == pytest.approx(9.0909, abs=5e-5)
    assert found.lost_per_acquired is None


def test_30_lost_and_120_acquired_are_25_percent() -> None:
    new_and_gone = CustomerSpan(known_on=WITHIN, joined_on=START, left_on=LAST)
    found = churn_of({LEFT: 20, NEW: 110, new_and_gone: 10}, PERIOD)
    assert (found.lost, found.acquired, found.lost_per_acquired) == (30, 120, 25)
    assert found.rate == 100


def test_the_first_and_the_last_day_belong_to_the_period() -> None:
    assert of_start(span(left=START), span(left=LAST)) == (2, 2)
    assert of_start(span(left=END)) == (0, 1)
    assert of_start(span(left=BEFORE)) == (0, 0)
    acquired = churn_of(Counter([span(START), span(LAST), span(BEFORE), span(END)]), PERIOD)
    assert acquired.acquired == 2


def test_who_joined_in_the_period_was_not_there_at_its_start() -> None:
    assert of_start(span(START, LAST), span(BEFORE, LAST)) == (1, 1)


def test_without_a_joining_date_the_day_counts_on_which_the_person_became_known() -> None:
    assert of_start(CustomerSpan(known_on=START, left_on=LAST), STAYED) == (0, 1)
    assert churn_of({CustomerSpan(known_on=START): 3}, PERIOD).acquired == 0


def test_no_customers_at_the_start_is_no_rate() -> None:
    found = churn_of({NEW: 4}, PERIOD)
    assert (found.rate, found.lost_per_acquired) == (None, 0)


@given(st.lists(SPANS, max_size=12))
def test_a_recount_day_by_day_gives_the_same(customers: list[CustomerSpan]) -> None:
    found = churn_of(Counter(customers), PERIOD)
    days = [START + timedelta(days=n) for n in range((END - START).days)]
    leavers = [one for one in customers if one.left_on in days]
    there = [one for one in customers if is_customer(one, BEFORE)]
    assert found.lost == len(leavers)
    assert found.acquired == len([one for one in customers if one.joined_on in days])
    assert found.of_start.whole == len(there)
    assert found.of_start.part == len([one for one in there if one in leavers])


def is_customer(one: CustomerSpan, day: date) -> bool:
    """Whether the person was a customer at the end of a day, the naive way."""
    if one.joined_on is None and one.known_on > day:
        return False
    if one.joined_on is not None and one.joined_on > day:
        return False
    return one.left_on is None or not one.left_on <= day


def test_the_90_days_are_those_of_the_score() -> None:
    period = last_90_days(Week(2026, 48))
    assert (period.first, period.last) == (date(2026, 9, 1), date(2026, 11, 29))


@pytest.mark.parametrize(
    ("week", "month"),
    [
        (Week(2026, 48), "2026-10"),
        (Week(2026, 49), "2026-11"),
        (Week(2027, 8), "2027-02"),
        (Week(2027, 4), "2027-01"),
        (Week(2026, 53), "2026-12"),
    ],
    ids=str,
)
def test_the_month_is_the_latest_that_is_over(week: Week, month: str) -> None:
    """The weeks 2027-W04 and 2027-W08 end with the last day of a month."""
    period = last_month(week)
    assert f"{period.first:%Y-%m}" == f"{period.last:%Y-%m}" == month
    assert (period.first.day, period.end.day) == (1, 1)


# Detractors against promoters


def groups(
    *, detractors: tuple[int, int], promoters: tuple[int, int]
) -> dict[Segment, dict[CustomerSpan, int]]:
    """Each group as those who left, and how many there were."""
    both = {Segment.DETRACTOR: detractors, Segment.PROMOTER: promoters}
    return {segment: {LEFT: lost, STAYED: n - lost, NEW: 7} for segment, (lost, n) in both.items()}


def compared(detractors: tuple[int, int], promoters: tuple[int, int]) -> ChurnBySegment:
    return churn_by_segment(groups(detractors=detractors, promoters=promoters), PERIOD)


def test_detractors_are_compared_with_promoters() -> None:
    found = compared((40, 100), (25, 100))
    assert (found.detractors, found.promoters) == (
        Share(part=40, whole=100),
        Share(part=25, whole=100),
    )
    assert (found.difference.points, found.difference.verdict) == (15, Verdict.HINT_UP)
    assert found.difference.z == pytest.approx(2.264554, abs=5e-7)
    assert found.difference.p == pytest.approx(0.023540, abs=5e-7)


def test_a_clear_difference_is_claimed_and_a_small_one_may_be_chance() -> None:
    assert compared((50, 100), (10, 100)).difference.verdict is Verdict.UP
    assert compared((12, 100), (10, 100)).difference.verdict is Verdict.MAY_BE_CHANCE


@pytest.mark.parametrize(
    ("detractors", "promoters"),
    [((9, 9), (40, 90)), ((2, 12), (0, 70)), ((0, 50), (0, 50)), ((4, 40), (5, 40))],
)
def test_few_customers_or_few_losses_are_too_few(
    detractors: tuple[int, int], promoters: tuple[int, int]
) -> None:
    """Two of twelve against none of seventy would pass for a claim: z is 3.5."""
    found = compared(detractors, promoters).difference
    assert (found.verdict, found.interval, found.z) == (Verdict.TOO_FEW, None, None)
    assert found.points is not None


def test_the_least_that_is_compared() -> None:
    assert compared((5, 40), (5, 40)).difference.verdict is Verdict.MAY_BE_CHANCE


def test_an_empty_group_cannot_be_compared() -> None:
    found = churn_by_segment({Segment.PROMOTER: {STAYED: 20}}, PERIOD)
    assert (found.detractors.percent, found.promoters.percent) == (None, 0)
    assert found.difference.verdict is Verdict.NOTHING_TO_COMPARE


@pytest.mark.parametrize(
    ("first", "known"),
    [(None, False), (END - timedelta(days=181), False), (END - timedelta(days=182), True)],
)
def test_it_takes_half_a_year_of_answers(first: date | None, known: bool) -> None:
    assert is_half_a_year(first, PERIOD) is known


# JSON


def churn(customers: Iterable[CustomerSpan], by_segment: ChurnBySegment | None = None) -> Churn:
    return Churn(
        last_90_days=churn_of(Counter(customers), PERIOD),
        last_month=churn_of(Counter(customers), last_month(Week(2026, 48))),
        by_segment=by_segment,
    )


def test_the_json_has_every_count_and_unrounded_rates() -> None:
    found = churn_to_json(churn([LEFT, STAYED, STAYED, NEW], compared((40, 100), (25, 100))))
    assert json.loads(json.dumps(found)) == found
    assert found["last_90_days"] == {
        "from": "2026-09-01",
        "to": "2026-11-30",
        "customers_at_start": 3,
        "lost_of_them": 1,
        "churn_rate": pytest.approx(100 / 3),
        "lost": 1,
        "acquired": 1,
        "lost_per_acquired": 100,
    }
    assert found["last_month"]["from"] == "2026-10-01"  # type: ignore[index]
    groups = found["by_last_answer"]
    assert isinstance(groups, dict)
    assert groups["detractors"]["interval"] == pytest.approx([30.940129, 49.799741], abs=5e-7)
    assert groups["difference"]["verdict"] == "hint up"
    assert churn_to_json(churn([LEFT]))["by_last_answer"] is None
