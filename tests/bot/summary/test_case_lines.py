"""Open cases are named as far as the configuration allows."""

from datetime import timedelta
from typing import Any

import pytest

from bot.figures.open_case import OpenCase
from tests.bot.summary.weekly_summary import (
    NOW,
    WEDNESDAY,
    figures,
    given,
    open_case,
    said,
    told,
)


def test_open_cases_are_named_as_links_to_their_alerts() -> None:
    cases = [open_case(1), open_case(2, "Dani Novak", "Initech", 5)]
    [line] = [p for p in told(figures(*given(9)), open_cases=cases).paragraphs if "🚨" in p.text]
    assert line.text == "🚨 2 open cases: Mia (Globex, 4) · Dani Novak (Initech, 5)"
    assert [(span.text, span.message) for span in line.spans if span.message] == [
        ("Mia", "C0SUPPORT/17.1"),
        ("Dani Novak", "C0SUPPORT/17.2"),
    ]


def test_of_many_open_cases_some_are_named() -> None:
    words = said(figures(*given(9)), open_cases=[open_case(number) for number in range(10)])
    assert "🚨 10 open cases: Mia (Globex, 4) · " in words
    assert words.count("Mia") == 5
    assert " · and 5 more" in words


def test_a_case_of_an_account_without_a_name_still_has_its_score() -> None:
    assert "🚨 1 open case: Mia (4)" in said(
        figures(*given(9)), open_cases=[open_case(1, account="")]
    )


@pytest.mark.parametrize(
    ("quoted_as", "shown"),
    [("account", "case 1 (Globex, 4)"), ("anonymous", "case 1 (4)")],
)
def test_cases_are_named_only_as_far_as_comments_are(quoted_as: str, shown: str) -> None:
    words = said(figures(*given(9)), open_cases=[open_case(1)], quoted_as=quoted_as)
    assert f"🚨 1 open case: {shown}" in words
    assert "Mia" not in words


LATE: dict[str, Any] = {"due_at": WEDNESDAY}
MIA_LUND: dict[str, Any] = {"owner": "slack:U1", "owner_name": "Mia Lund"}


def cases_line(*cases: OpenCase) -> str:
    found = told(figures(*given(9)), open_cases=cases)
    return next(one.text for one in found.paragraphs if "🚨" in one.text)


def test_overdue_cases_are_counted_and_come_first() -> None:
    cases = [open_case(1), open_case(2, "Dani", "Initech", 5, **LATE)]
    assert cases_line(*cases) == (
        "🚨 2 open cases, 1 overdue: Dani (Initech, 5, overdue) · Mia (Globex, 4)"
    )
    assert cases_line(open_case(1, **LATE)) == "🚨 1 open case, overdue: Mia (Globex, 4, overdue)"


@pytest.mark.parametrize(
    "more",
    [
        {**LATE, "responded_at": WEDNESDAY + timedelta(days=1)},
        {**LATE, "has_clock": False},
        {"due_at": NOW + timedelta(seconds=1)},
    ],
)
def test_what_is_answered_not_due_or_without_a_clock_is_not_overdue(more: Any) -> None:
    assert "overdue" not in cases_line(open_case(1, **more))


def test_an_overdue_case_is_named_however_many_are_older() -> None:
    cases = [*(open_case(number) for number in range(9)), open_case(9, "Dani", **LATE)]
    assert cases_line(*cases).startswith("🚨 10 open cases, 1 overdue: Dani (Globex, 4, overdue)")


def test_cases_stand_behind_their_owners() -> None:
    cases = [
        open_case(1, "Anna", "", **MIA_LUND),
        open_case(2, "Budi", ""),
        open_case(3, "Citra", "", **LATE),
        open_case(4, "Dani", "", **MIA_LUND),
        open_case(5, "Eka", "", owner="erased"),
        open_case(6, "Femi", ""),
    ]
    assert cases_line(*cases) == (
        "🚨 6 open cases, 1 overdue: nobody yet: Citra (4, overdue) · Budi (4);"
        " Mia Lund: Anna (4) · Dani (4); Someone: Eka (4); and 1 more"
    )


def test_owners_are_named_to_the_team_where_customers_are_not() -> None:
    words = said(figures(*given(9)), open_cases=[open_case(1, **MIA_LUND)], quoted_as="anonymous")
    assert "🚨 1 open case: Mia Lund: case 1 (4)" in words
