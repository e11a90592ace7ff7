"""The weekly summary says what its figures allow, and no more."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.figures import AnswerRow, Ladder, WeeklyFigures, weekly_figures
from bot.messages import Message, Style
from bot.model import Variant
from bot.plain import as_text
from bot.summary import chart_alt, summary
from bot.texts import LANGUAGES, Texts
from bot.weeks import Week

WEEK = Week(2026, 47)
WEDNESDAY = datetime(2026, 11, 18, 12, tzinfo=UTC)
SOMEBODY_ASKED = Ladder(eligible=100, asked=50, handed_over=50, answered=30, commented=10)
ENGLISH = Texts("en", product="Acme")


def given(
    *scores: int, days_ago: float = 0, by: str = "", variant: Variant | None = None
) -> list[AnswerRow]:
    at = WEDNESDAY - timedelta(days=days_ago)
    return [
        AnswerRow(person=f"{by}{n}" if by else None, score=score, at=at, variant=variant)
        for n, score in enumerate(scores)
    ]


def figures(*answers: AnswerRow, ladder: Ladder = SOMEBODY_ASKED) -> WeeklyFigures:
    return weekly_figures(
        survey="relationship", week=WEEK, zone=ZoneInfo("UTC"), answers=answers, ladder=ladder
    )


def said(
    found: WeeklyFigures, *, late_since: date | None = None, missed: tuple[Week, ...] = ()
) -> str:
    return summary(found, ENGLISH, late_since=late_since, missed=missed).text


def test_every_score_stands_with_its_n_and_interval() -> None:
    answers = given(*[10] * 60, *[8] * 25, *[3] * 15)
    assert "The week: NPS +45 from 100 answers (95 % interval +29 to +58)" in said(
        figures(*answers)
    )


def test_a_score_is_rounded_once() -> None:
    assert "NPS −33 from 3 answers" in said(figures(*given(10, 0, 0)))


def test_one_answer_has_no_interval() -> None:
    words = said(figures(*given(0)))
    assert "NPS −100 from one answer, too few for an interval" in words
    assert "interval −" not in words


def test_no_answer_is_no_score() -> None:
    assert "so there is no score" in said(figures())
    assert "NPS 0" not in said(figures())


def test_a_change_that_chance_explains_is_called_that() -> None:
    before = given(*[10] * 60, *[8] * 25, *[3] * 15, days_ago=100)
    after = given(*[10] * 50, *[8] * 25, *[3] * 25)
    words = said(figures(*before, *after))
    assert "Down 20 on the 90 days before, but that is within chance (p = 0.076)" in words


def test_a_change_that_chance_hardly_explains_is_claimed() -> None:
    before = given(*[10] * 20, *[3] * 80, days_ago=100)
    words = said(figures(*before, *given(*[10] * 80, *[3] * 20)))
    assert "Up 120 on the 90 days before: unlikely to be chance (p < 0.001)" in words


def test_nine_answers_are_too_few_to_compare() -> None:
    words = said(figures(*given(*[10] * 9, days_ago=100), *given(*[0] * 50)))
    assert "Too few answers to compare" in words
    assert "unlikely" not in words


def test_too_few_answers_come_with_how_many_it_takes() -> None:
    worst = figures(*given(*[10] * 500, *[0] * 500))
    assert "takes about 381 answers" in said(worst)


def test_the_ladder_tells_who_kept_silent() -> None:
    few = Ladder(eligible=100, asked=50, handed_over=40, answered=5, undeliverable=7, declined=3)
    words = said(figures(*given(9, 9, 8, 3, 10), ladder=few))
    assert "Asked 50 of 100 customers · 40 handed over · 5 answered (13 %)" in words
    assert "Could not be delivered: 7. Declined: 3." in words
    assert "not of those who kept silent" in words


def test_where_many_answer_nothing_is_said_of_silence() -> None:
    assert "silent" not in said(figures(*given(*[9] * 30)))


def test_the_shares_of_the_segments_are_told() -> None:
    words = said(figures(*given(10, 10, 7, 0)))
    assert "Promoters 2 (50 %) · passives 1 (25 %) · detractors 1 (25 %)" in words


def test_comments_are_quoted_one_of_each_segment_detractors_first() -> None:
    at = WEDNESDAY
    rows = [
        AnswerRow(person=str(n), score=score, at=at + timedelta(minutes=n), comment=words)
        for n, (score, words) in enumerate(
            [(10, "lovely"), (2, "slow"), (7, "fine"), (1, "broken <!channel>")]
        )
    ]
    quotes = [
        paragraph.text
        for paragraph in summary(figures(*rows), ENGLISH).paragraphs
        if paragraph.style is Style.QUOTE
    ]
    assert quotes == ["1 · broken <!channel>", "7 · fine", "10 · lovely"]


def test_two_looks_of_the_buttons_are_never_mixed_silently() -> None:
    coloured = given(*[10] * 10, *[3] * 10, variant=Variant.COLOURED)
    plain = given(*[10] * 12, *[3] * 10, variant=Variant.PLAIN)
    words = said(figures(*coloured, *plain))
    assert "coloured NPS 0 (n 20), plain NPS +9 (n 22); the difference is within chance" in words


def test_a_quiet_week_is_one_line_below_its_title() -> None:
    quiet = figures(*given(9, days_ago=7), ladder=Ladder(eligible=9))
    message = summary(quiet, ENGLISH)
    assert [paragraph.text for paragraph in message.paragraphs[1:]] == [
        "A quiet week: nobody was asked, nobody answered."
    ]


def test_weeks_without_answers_alone_are_no_rest() -> None:
    """Nobody knows from the figures whether those weeks asked, or whether there was a bot."""
    quiet = figures(ladder=Ladder(eligible=9))
    assert "A quiet week" in said(quiet)
    assert "rest" not in said(quiet)


def test_the_summary_that_rests_says_how_it_wakes_and_where_the_figures_are() -> None:
    words = summary(figures(ladder=Ladder(eligible=9)), ENGLISH, rests="/survey").text
    assert "I will rest until somebody is asked or answers" in words
    assert "/survey summary shows the figures" in words


def test_a_week_that_asked_and_heard_nothing_is_not_quiet() -> None:
    silent = figures(ladder=Ladder(eligible=9, asked=9, handed_over=9))
    assert "quiet" not in said(silent)
    assert "9 handed over" in said(silent)


def test_a_late_summary_says_so_and_names_the_weeks_that_were_missed() -> None:
    due, missed = date(2026, 11, 23), (Week(2026, 45), Week(2026, 46))
    words = said(figures(*given(9)), late_since=due, missed=missed)
    assert "This comes late: it was due on 23 November 2026." in words
    assert "2026-W45, 2026-W46" in words
    assert "tentap summary --survey relationship --week 2026-W46" in words


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_figures_stand_in_every_language(language: str) -> None:
    answers = given(*[10] * 60, *[8] * 25, *[3] * 15)
    message = summary(figures(*answers), Texts(language, product="Acme"))
    assert "+45" in message.text
    assert "+58" in message.text
    assert "2026-W47" in message.text


def test_the_chart_can_be_heard() -> None:
    heard = chart_alt(figures(*given(10, 10, 0)), ENGLISH)
    assert "2026-W47 +33 (n 3)" in heard


def test_on_a_terminal_quotes_are_marked_and_the_title_underlined() -> None:
    row = AnswerRow(person="a", score=3, at=WEDNESDAY, comment="slow\nand dear")
    shown: Message = summary(figures(row), ENGLISH)
    text = as_text(shown)
    assert "> 3 · slow\n> and dear" in text
    assert text.splitlines()[1] == "=" * len(text.splitlines()[0])
