"""Open cases are named as far as the configuration allows."""

import pytest

from tests.bot.summary.weekly_summary import figures, given, open_case, said, told


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
