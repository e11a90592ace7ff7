"""The weekly summary as a whole: its title, its quiet weeks, and a late one."""

from datetime import date

import pytest

from bot.chat.messages import Style
from bot.chat.plain_text import as_text
from bot.figures.weekly import AnswerRow, Ladder
from bot.figures.weeks import Week
from bot.language.texts import LANGUAGES, Texts
from bot.summary.message import days_of
from tests.bot.summary.weekly_summary import (
    ENGLISH,
    WEDNESDAY,
    figures,
    given,
    open_case,
    said,
    told,
)


def test_the_title_names_the_product_and_the_days_in_words() -> None:
    heading = told(figures(*given(9))).paragraphs[0]
    assert heading.text == "Acme NPS · 16–22 November"
    assert heading.style is Style.HEADING
    assert "W47" not in said(figures(*given(9)))


def test_the_title_names_a_survey_that_is_not_the_first() -> None:
    heading = told(figures(*given(9)), name="onboarding").paragraphs[0]
    assert heading.text == "Acme NPS, onboarding · 16–22 November"


@pytest.mark.parametrize(
    ("week", "today", "days"),
    [
        (Week(2026, 49), date(2026, 12, 7), "30 November – 6 December"),
        (Week(2026, 53), date(2027, 1, 4), "28 Dec 2026 – 3 Jan 2027"),
        (Week(2026, 52), date(2027, 1, 4), "21–27 December"),
        (Week(2026, 47), date(2027, 11, 23), "16–22 Nov 2026"),
    ],
)
def test_an_older_week_has_its_year(week: Week, today: date, days: str) -> None:
    assert days_of(week, today, ENGLISH) == days


@pytest.mark.parametrize(
    ("language", "heading"),
    [
        ("id", "NPS Acme · 16–22 November"),
        ("ko", "Acme NPS · 11월 16일 – 22일"),
        ("zh", "Acme NPS · 11月16–22日"),
    ],
)
def test_the_title_is_in_the_teams_language(language: str, heading: str) -> None:
    texts = Texts(language, product="Acme")
    assert told(figures(*given(9)), texts).paragraphs[0].text == heading


def test_a_quiet_week_is_one_line_below_its_title() -> None:
    quiet = figures(*given(9, days_ago=7), ladder=Ladder(eligible=9))
    message = told(quiet, open_cases=[open_case(1)], may_be_shared=True)
    assert [paragraph.text for paragraph in message.paragraphs[1:]] == [
        "A quiet week: nobody was asked, nobody answered."
    ]
    assert not message.rows


def test_weeks_without_answers_alone_are_no_rest() -> None:
    """Nobody knows from the figures whether those weeks asked, or whether there was a bot."""
    quiet = figures(ladder=Ladder(eligible=9))
    assert "A quiet week" in said(quiet)
    assert "No more posts" not in said(quiet)


def test_the_summary_that_rests_says_how_it_wakes_and_where_the_figures_are() -> None:
    words = said(figures(ladder=Ladder(eligible=9)), figures_command="/survey")
    assert "No more posts until someone is asked or answers;" in words
    assert "/survey summary shows the figures" in words


def test_a_week_that_asked_and_heard_nothing_is_not_quiet() -> None:
    silent = figures(ladder=Ladder(eligible=9, asked=9, handed_over=9))
    assert "quiet" not in said(silent)
    assert "Asked 9, answered 0." in said(silent)


def test_a_late_summary_says_so_and_names_the_weeks_that_were_missed() -> None:
    due, missed = date(2026, 11, 23), (Week(2026, 45), Week(2026, 46))
    words = said(figures(*given(9)), late_since=due, missed=missed)
    assert "This is late: it was due on 23 November 2026." in words
    assert "No post while I was away: 2–8 November, 9–15 November. See one: " in words
    assert "tentap summary --survey relationship --week 2026-W46" in words


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_figures_stand_in_every_language(language: str) -> None:
    answers = given(*[10] * 60, *[8] * 25, *[3] * 15)
    message = told(figures(*answers), Texts(language, product="Acme"))
    assert "+45" in message.text
    assert "+58" in message.text
    assert "22" in message.paragraphs[0].text


def test_on_a_terminal_quotes_are_marked_and_the_title_underlined() -> None:
    row = AnswerRow(person="a", score=3, at=WEDNESDAY, comment="slow")
    text = as_text(told(figures(row)))
    assert "> 3 slow" in text
    assert text.splitlines()[1] == "=" * len(text.splitlines()[0])
    korean = as_text(told(figures(row), Texts("ko", product="Acme"))).splitlines()
    assert len(korean[1]) == len(korean[0]) + korean[0].count("월") + 2 * korean[0].count("일") - 2
