"""Churn in the weekly post, and what stands behind it."""

from dataclasses import replace
from datetime import date

import pytest

from bot.figures.churn import (
    Churn,
    ChurnBySegment,
    CustomerSpan,
    DayPeriod,
    churn_by_segment,
    churn_of,
)
from bot.figures.weekly import Ladder, WeeklyFigures
from bot.language.texts import LANGUAGES, Texts
from bot.summary.certainty import certainty
from bot.survey.scale import Segment
from tests.bot.summary.weekly_summary import ENGLISH, figures, given, said, said_by, told

PERIOD = DayPeriod(first=date(2026, 8, 25), end=date(2026, 11, 23))
MONTH = DayPeriod(first=date(2026, 10, 1), end=date(2026, 11, 1))
STAYED = CustomerSpan(known_on=date(2026, 1, 1))
LEFT = CustomerSpan(known_on=date(2026, 1, 1), left_on=date(2026, 10, 1))
NEW = CustomerSpan(known_on=date(2026, 9, 1), joined_on=date(2026, 9, 1))


def churn(lost: int, stayed: int, new: int = 0, groups: ChurnBySegment | None = None) -> Churn:
    customers = {LEFT: lost, STAYED: stayed, NEW: new}
    return Churn(
        last_90_days=churn_of(customers, PERIOD),
        last_month=churn_of(customers, MONTH),
        by_segment=groups,
    )


def groups(detractors: tuple[int, int], promoters: tuple[int, int]) -> ChurnBySegment:
    """Each as those who left, and how many there were."""
    both = {Segment.DETRACTOR: detractors, Segment.PROMOTER: promoters}
    return churn_by_segment(
        {one: {LEFT: lost, STAYED: n - lost} for one, (lost, n) in both.items()}, PERIOD
    )


def with_churn(found: Churn | None) -> WeeklyFigures:
    return replace(figures(*given(9, 3)), churn=found)


def churn_in_post(found: Churn | None) -> list[str]:
    return [line for line in said(with_churn(found)).splitlines() if "hurn" in line]


def test_the_two_figures_stand_under_their_own_names() -> None:
    assert churn_in_post(churn(50, 500, 200)) == [
        "🚪 Churn rate over 90 days: 9.1% (50 of 550 customers)"
        " · lost per acquired: 25% (50 lost, 200 acquired)"
    ]


def test_the_rates_are_bold() -> None:
    line = told(with_churn(churn(50, 500, 200))).paragraphs[-1]
    assert [span.text for span in line.spans if span.bold] == ["9.1%", "25%"]


def test_without_new_customers_there_is_nothing_to_divide_by() -> None:
    assert churn_in_post(churn(1, 99)) == ["🚪 Churn rate over 90 days: 1% (1 of 100 customers)"]


def test_without_customers_at_the_start_there_is_no_rate() -> None:
    assert churn_in_post(churn(0, 0, 4)) == [
        "🚪 No churn rate over 90 days: no customers known from before · 0 lost, 4 acquired"
    ]


def test_of_few_customers_only_the_counts_are_said() -> None:
    assert churn_in_post(churn(1, 1, 2)) == []
    assert "Lost over 90 days: 1 of 2 customers, too few for a percentage" in said(
        with_churn(churn(1, 1, 2))
    )


def test_where_no_loss_is_known_there_is_no_line() -> None:
    assert churn_in_post(None) == []
    assert "hurn" not in certainty(with_churn(None), ENGLISH).text


def test_churn_stands_below_the_quotes() -> None:
    quoted = replace(figures(said_by(3, "So slow", "Dani")), churn=churn(5, 95))
    words = said(quoted)
    assert words.index("So slow") < words.index("Churn rate")


def test_a_quiet_week_stays_one_line() -> None:
    quiet = replace(figures(ladder=Ladder(eligible=9)), churn=churn(5, 95))
    assert "hurn" not in said(quiet)


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (
            groups((40, 100), (25, 100)),
            "detractors 40% (40 of 100), promoters 25% (25 of 100); the difference of +15"
            " (+2 to +28) is a hint; one look in 20 shows this much by chance",
        ),
        (
            groups((2, 12), (0, 70)),
            "detractors 16.7% (2 of 12), promoters 0% (0 of 70); too few to compare",
        ),
    ],
)
def test_detractors_stand_against_promoters(found: ChurnBySegment, words: str) -> None:
    assert churn_in_post(churn(5, 95, groups=found))[1:] == [f"Churn by last answer: {words}"]


def test_a_group_without_customers_is_not_compared() -> None:
    assert len(churn_in_post(churn(5, 95, groups=groups((0, 0), (5, 95))))) == 1


def test_the_answer_to_how_sure_has_counts_intervals_and_definitions() -> None:
    found = churn(50, 500, 200, groups((40, 100), (0, 0)))
    lines = certainty(with_churn(found), ENGLISH).text.splitlines()
    assert [line for line in lines if "hurn" in line or "Detractors and" in line] == [
        "Churn, 25 Aug – 22 Nov 2026: 9.1%, 50 of the 550 customers of its first day. In all, 50"
        " lost and 200 acquired.",
        "Churn, 1–31 Oct 2026: 6.7%, 50 of the 750 customers of its first day. In all, 50 lost and"
        " 0 acquired.",
        "Churn of detractors, 90 days: 40%, 40 of 100, 95% interval 30.9% to 49.8%",
        "Churn rate: the share of the first day's customers who left in the period. Lost per"
        " acquired: everyone who left, per 100 who joined. Both are counts and have no interval. A"
        " customer without a joining date counts from the day I learned of them.",
        "Detractors and promoters: by the last answer before the 90 days. To compare them, each"
        " group needs 10 customers and 5 expected losses.",
    ]


def test_a_period_without_customers_says_so() -> None:
    shown = certainty(with_churn(churn(0, 0, 4)), ENGLISH).text
    assert "no rate, as no customers are known from its first day. In all, 0 lost and 4" in shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_all_of_it(language: str) -> None:
    texts = Texts(language, product="Acme")
    found = with_churn(churn(50, 500, 200, groups((40, 100), (25, 100))))
    post, sure = told(found, texts).text, certainty(found, texts).text
    comma = "," if language == "id" else "."
    for shown in (post, sure):
        assert f"9{comma}1%" in shown
        assert all(number in shown for number in ("550", "50", "200", "40%", "25%"))
        assert "{" not in shown
    assert f"49{comma}8%" in sure
    assert "%" in told(with_churn(churn(0, 0, 4)), texts).text
