"""The figures, held against published values and against mistakes seen in other products."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.figures.proportions import Share, churn_rate, csat, lost_per_acquired, wilson
from bot.figures.rounding import rounded, shown
from bot.figures.scores import Counts, answers_needed, interval, nps, variance
from bot.figures.significance import Change, answers_to_see, change, compare, compare_shares, holm
from bot.figures.verdicts import FINDING
from bot.survey.scale import NPS, Segment

SMALL = st.integers(0, 400)
COUNTS = st.builds(Counts, promoters=SMALL, passives=SMALL, detractors=SMALL)
SCORES = st.integers(0, 10)
PERIODS = st.dictionaries(st.integers(0, 40), SCORES, min_size=1)


def counts(promoters: int, passives: int, detractors: int) -> Counts:
    return Counts(promoters=promoters, passives=passives, detractors=detractors)


def mirrored(original: Counts) -> Counts:
    return counts(original.detractors, original.passives, original.promoters)


@pytest.mark.parametrize(
    ("answers", "score", "low", "high"),
    [
        (counts(600, 200, 200), 40, 34.9292, 44.8315),
        (counts(60, 25, 15), 45, 29.3431, 58.0355),
        (Counts.of([10, 7, 3, 9]), 25, -44.1598, 72.7312),
        (counts(5, 0, 0), 100, 17.4915, 100),
        (counts(0, 5, 0), 0, -30.0057, 30.0057),
        (counts(7, 9, 22), -39.4737, -60.4932, -12.6775),
    ],
)
def test_the_score_and_its_interval(answers: Counts, score: float, low: float, high: float) -> None:
    assert nps(answers) == pytest.approx(score, abs=5e-5)
    assert interval(answers) == pytest.approx((low, high), abs=5e-5)


def test_the_interval_stands_around_the_adjusted_score() -> None:
    low, high = interval(counts(600, 200, 200)) or (0, 0)
    assert (low + high) / 2 == pytest.approx(39.8804, abs=5e-5)


def test_one_answer_has_a_score_but_no_interval() -> None:
    assert nps(counts(0, 0, 1)) == -100
    assert interval(counts(0, 0, 1)) is None


def test_no_answers_is_no_score_and_not_zero() -> None:
    assert nps(counts(0, 0, 0)) is None
    assert interval(counts(0, 0, 0)) is None


def test_the_score_is_rounded_once_and_not_its_shares() -> None:
    assert shown(nps(counts(1, 0, 2)) or 0) == -33


@pytest.mark.parametrize(
    ("value", "expected"),
    [(0.5, 1), (-0.5, -1), (2.5, 3), (-2.5, -3), (0.49999999999999994, 0), (-0.2, 0), (69.16, 69)],
)
def test_halves_are_rounded_away_from_zero(value: float, expected: int) -> None:
    assert shown(value) == expected


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [(0.25, 1, "0.3"), (-0.25, 1, "-0.3"), (39.64, 1, "39.6"), (0.0798, 1, "0.1"), (3, 2, "3.00")],
)
def test_decimals_are_rounded_as_whole_numbers_are(
    value: float, decimals: int, expected: str
) -> None:
    assert str(rounded(value, decimals)) == expected


def test_five_tens_are_not_certainty() -> None:
    low, high = interval(counts(5, 0, 0)) or (100, 100)
    assert high - low > 80


def test_a_zero_is_a_detractor() -> None:
    assert NPS.segment_of(0) is Segment.DETRACTOR
    assert Counts.of([0]) == counts(0, 0, 1)


def test_a_six_is_a_detractor() -> None:
    assert Counts.of([6]) == counts(0, 0, 1)


def test_each_score_has_the_segment_of_the_method() -> None:
    assert [NPS.segment_of(score) for score in range(11)] == (
        [Segment.DETRACTOR] * 7 + [Segment.PASSIVE] * 2 + [Segment.PROMOTER] * 2
    )


@pytest.mark.parametrize("score", [-1, 11, 100])
def test_a_score_outside_the_scale_is_refused(score: int) -> None:
    with pytest.raises(ValueError, match="between 0 and 10"):
        Counts.of([9, score])


def test_passives_are_in_the_denominator() -> None:
    assert nps(counts(1, 99, 0)) == 1


def test_negative_counts_are_refused() -> None:
    with pytest.raises(ValueError, match="passives"):
        counts(1, -1, 0)


@pytest.mark.parametrize(
    ("before", "after", "points", "z", "p"),
    [
        (counts(600, 200, 200), counts(550, 230, 220), -7.0, -1.9378, 0.0526),
        (counts(60, 25, 15), counts(50, 25, 25), -20.0, -1.7728, 0.0763),
        (counts(50, 30, 20), counts(62, 24, 14), 18.0, 1.6578, 0.0974),
    ],
)
def test_two_groups_with_nobody_in_both(
    before: Counts, after: Counts, points: float, z: float, p: float
) -> None:
    found = compare(before, after)
    assert found is not None
    assert found.points == points
    assert found.z == pytest.approx(z, abs=5e-5)
    assert found.p == pytest.approx(p, abs=5e-5)


def two_periods() -> tuple[dict[str, int], dict[str, int]]:
    """Two periods of 100 answers, 50/30/20 and 62/24/14, with 80 people in both."""
    score = {1: 10, 0: 8, -1: 2}
    pairs = {(1, 1): 38, (0, 1): 10, (0, 0): 14, (-1, 0): 6, (-1, -1): 10, (1, 0): 2}
    both = [pair for pair, times in pairs.items() for _ in range(times)]
    before = {f"both {i}": score[first] for i, (first, _) in enumerate(both)}
    after = {f"both {i}": score[second] for i, (_, second) in enumerate(both)}
    only_before = [10] * 10 + [8] * 6 + [2] * 4
    only_after = [10] * 14 + [8] * 2 + [2] * 4
    before |= {f"before {i}": given for i, given in enumerate(only_before)}
    after |= {f"after {i}": given for i, given in enumerate(only_after)}
    return before, after


def test_people_in_both_periods_make_a_change_clearer() -> None:
    before, after = two_periods()
    found = change(before, after)
    assert Counts.of(before.values()) == counts(50, 30, 20)
    assert Counts.of(after.values()) == counts(62, 24, 14)
    assert found is not None
    assert found.points == 18
    assert found.z == pytest.approx(2.7208, abs=5e-5)
    assert found.p == pytest.approx(0.0065, abs=5e-5)


def test_with_nobody_in_both_the_change_is_the_independent_test() -> None:
    before, after = two_periods()
    strangers = {f"other {person}": score for person, score in after.items()}
    assert change(before, strangers) == compare(counts(50, 30, 20), counts(62, 24, 14))


@pytest.mark.parametrize(
    ("before", "after", "centre", "error", "low", "high", "visible"),
    [
        ((60, 25, 15), (50, 25, 25), -19.417476, 10.952896, -40.884756, 2.049805, 30.685470),
        ((600, 200, 200), (550, 230, 220), -6.979063, 3.601541, -14.037954, 0.079828, 10.090025),
        ((5, 3, 2), (5, 3, 2), 0, 30.397159, -59.577336, 59.577336, 85.160230),
        ((2, 8, 0), (8, 2, 0), 46.153846, 21.441031, 4.130198, 88.177494, 60.068875),
        ((0, 40, 0), (0, 40, 0), 0, 4.028025, -7.894784, 7.894784, 11.284856),
    ],
)
def test_a_change_has_an_interval_and_a_size_that_would_be_seen(
    before: tuple[int, int, int],
    after: tuple[int, int, int],
    centre: float,
    error: float,
    low: float,
    high: float,
    visible: float,
) -> None:
    found = compare(counts(*before), counts(*after))
    assert found is not None
    assert (found.centre, found.error) == pytest.approx((centre, error), abs=5e-7)
    assert found.interval == pytest.approx((low, high), abs=5e-7)
    assert found.visible == pytest.approx(visible, abs=5e-6)


def test_people_in_both_periods_narrow_the_interval_of_the_change() -> None:
    found = change(*two_periods())
    assert found is not None
    assert (found.centre, found.error) == pytest.approx((17.475728, 6.422946), abs=5e-7)
    assert found.interval == pytest.approx((4.886985, 30.064471), abs=5e-7)
    assert found.visible == pytest.approx(17.994431, abs=5e-7)


def test_the_interval_of_a_change_stays_on_its_scale() -> None:
    rise = Change(points=200, centre=190, error=10)
    assert rise.interval == pytest.approx((170.4004, 200), abs=5e-5)


@pytest.mark.parametrize(
    ("points", "as_a_hint", "as_a_change"),
    [(10, 1002, 1992), (15, 444, 884), (20, 249, 496), (30, 109, 219)],
)
def test_how_many_answers_it_takes_to_see_a_change(
    points: float, as_a_hint: int, as_a_change: int
) -> None:
    assert answers_to_see(points, 0.64) == as_a_hint
    assert answers_to_see(points, 0.64, FINDING) == as_a_change


def test_a_change_of_nothing_cannot_be_seen() -> None:
    with pytest.raises(ValueError, match="above 0"):
        answers_to_see(0)


@pytest.mark.parametrize(
    ("week", "z"), [((10, 10, 12), -2.129703), ((6, 4, 10), -2.315488), ((2, 3, 9), -3.540692)]
)
def test_a_week_against_the_twelve_before(week: tuple[int, int, int], z: float) -> None:
    found = compare(counts(180, 140, 80), counts(*week))
    assert found is not None
    assert found.z == pytest.approx(z, abs=5e-7)


def test_two_response_rates_are_compared() -> None:
    found = compare_shares(Share(part=25, whole=100), Share(part=40, whole=100))
    assert found is not None
    assert found.points == 15
    assert (found.z, found.p) == pytest.approx((2.264554, 0.023540), abs=5e-7)
    assert found.interval == pytest.approx((2.017550, 27.982450), abs=5e-7)


def test_rates_that_cannot_vary_are_no_certainty() -> None:
    found = compare_shares(Share(part=0, whole=20), Share(part=0, whole=30))
    assert found is not None
    assert (found.points, found.z, found.p, found.interval) == (0, 0, 1, None)
    assert compare_shares(Share(part=0, whole=0), Share(part=1, whole=2)) is None


def test_two_people_in_both_prove_nothing() -> None:
    """Their covariance of 2 is more than any two answers can have: it must not shrink the doubt."""
    before = {"ann": 10, "ben": 0} | {f"b{i}": 7 for i in range(8)}
    after = {"ann": 10, "ben": 0, "c1": 9, "c2": 9} | {f"a{i}": 7 for i in range(6)}
    found = change(before, after)
    assert found is not None
    assert found.p > 0.4


def test_a_change_needs_answers_on_both_sides() -> None:
    assert change({}, {"ann": 9}) is None
    assert compare(counts(1, 0, 0), counts(0, 0, 0)) is None


def test_the_change_is_not_the_difference_of_rounded_scores() -> None:
    found = compare(counts(1, 0, 2), counts(1, 1, 2))
    assert found is not None
    assert found.points == pytest.approx(8.3333, abs=5e-5)


def test_half_a_point_of_change_stays_half_a_point() -> None:
    """Subtracting the two scores would give 37.49999999999999, shown as 37."""
    found = compare(counts(1, 2, 0), counts(17, 7, 0))
    assert found is not None
    assert shown(found.points) == 38


def test_holm_multiplies_the_smallest_most() -> None:
    assert holm([0.01, 0.04, 0.03]) == pytest.approx([0.03, 0.06, 0.06])


def test_holm_of_one_changes_nothing() -> None:
    assert holm([0.2]) == [0.2]
    assert holm([]) == []


@given(st.lists(st.floats(0, 1), max_size=8))
def test_holm_never_makes_a_finding_stronger(values: list[float]) -> None:
    adjusted = holm(values)
    assert all(raw <= new <= 1 for raw, new in zip(values, adjusted, strict=True))


@pytest.mark.parametrize(
    ("spread", "points", "needed"),
    [(1.0, 10, 382), (0.64, 10, 243), (0.64, 5, 981), (0.64, 20, 59)],
)
def test_how_many_answers_a_margin_needs(spread: float, points: float, needed: int) -> None:
    assert answers_needed(points, spread) == needed


def test_a_margin_of_nothing_cannot_be_had() -> None:
    with pytest.raises(ValueError, match="above 0"):
        answers_needed(0)


def test_csat_is_the_share_of_fours_and_fives() -> None:
    share = csat([5] * 42 + [4] * 32 + [3] * 10 + [2] * 9 + [1] * 14)
    assert share == Share(part=74, whole=107)
    assert share.percent == pytest.approx(69.16, abs=5e-3)
    assert shown(share.percent or 0) == 69
    assert wilson(share) == pytest.approx((59.8715, 77.1183), abs=5e-5)


@pytest.mark.parametrize("score", [0, 6])
def test_csat_goes_from_one_to_five(score: int) -> None:
    with pytest.raises(ValueError, match="between 1 and 5"):
        csat([score])


def test_csat_of_nothing_is_no_figure() -> None:
    assert csat([]).percent is None
    assert wilson(csat([])) is None


def test_churn_counts_those_who_were_there_at_the_start() -> None:
    assert churn_rate(lost=50, at_start=550) == pytest.approx(9.0909, abs=5e-5)


def test_more_lost_than_there_were_is_refused() -> None:
    with pytest.raises(ValueError, match="larger than the whole"):
        churn_rate(lost=2, at_start=1)


def test_lost_per_acquired_is_another_figure() -> None:
    assert lost_per_acquired(lost=30, acquired=120) == 25
    assert lost_per_acquired(lost=2, acquired=1) == 200


def test_no_customers_at_the_start_is_no_rate() -> None:
    assert churn_rate(lost=0, at_start=0) is None
    assert lost_per_acquired(lost=1, acquired=0) is None


@given(COUNTS)
def test_the_interval_holds_the_score(answers: Counts) -> None:
    limits, score = interval(answers), nps(answers)
    if limits is not None and score is not None:
        assert -100 <= limits[0] <= score + 1e-9
        assert score - 1e-9 <= limits[1] <= 100


@given(COUNTS)
def test_swapping_promoters_and_detractors_mirrors_everything(answers: Counts) -> None:
    limits, reflected = interval(answers), interval(mirrored(answers))
    if limits is not None:
        assert reflected == pytest.approx((-limits[1], -limits[0]))
        assert nps(mirrored(answers)) == pytest.approx(-(nps(answers) or 0))


@given(COUNTS, COUNTS)
def test_looking_back_turns_the_change_around(before: Counts, after: Counts) -> None:
    forth, back = compare(before, after), compare(after, before)
    if forth is not None and back is not None:
        assert back.points == -forth.points
        assert (back.z, back.p) == pytest.approx((-forth.z, forth.p))


@given(PERIODS, PERIODS)
def test_a_change_always_has_a_probability(before: dict[int, int], after: dict[int, int]) -> None:
    found = change(before, after)
    assert found is not None
    assert 0 <= found.p <= 1


@given(st.tuples(*[st.integers(1, 400)] * 3), st.integers(2, 20))
def test_more_of_the_same_answers_narrow_the_interval(
    shares: tuple[int, int, int], times: int
) -> None:
    few, many = (
        interval(counts(*(share * factor for share in shares))) or (0, 0) for factor in (1, times)
    )
    assert many[1] - many[0] < few[1] - few[0]


@given(COUNTS, st.integers(1, 50))
def test_the_variance_of_an_answer_is_at_most_one(answers: Counts, points: int) -> None:
    assert 0 < variance(answers) <= 1
    assert answers_needed(points, variance(answers)) <= answers_needed(points)


@pytest.mark.parametrize(
    ("part", "low", "high"), [(5, 5.459500, 26.112120), (29, 57.165044, 83.891984)]
)
def test_a_response_rate_has_an_interval(part: int, low: float, high: float) -> None:
    assert wilson(Share(part=part, whole=40)) == pytest.approx((low, high), abs=5e-7)


def test_the_wilson_interval_holds_its_share() -> None:
    for part, whole in product(range(31), range(1, 31)):
        if part <= whole:
            low, high = wilson(Share(part=part, whole=whole)) or (0, 0)
            assert 0 <= low <= 100 * part / whole + 1e-9
            assert 100 * part / whole - 1e-9 <= high <= 100
