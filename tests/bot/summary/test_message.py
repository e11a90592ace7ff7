"""The weekly summary says what its figures allow, and no more."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from itertools import product
from zoneinfo import ZoneInfo

import pytest

from bot.chat.messages import Message, Style
from bot.chat.plain_text import as_text
from bot.figures.proportions import Share
from bot.figures.verdicts import Verdict
from bot.figures.weekly import AnswerRow, Ladder, WeeklyFigures
from bot.figures.weekly_from_answers import weekly_figures
from bot.figures.weeks import Week
from bot.language.texts import LANGUAGES, Texts
from bot.states import Variant
from bot.summary import change_text
from bot.summary.message import chart_alt, summary

WEEK = Week(2026, 47)
WEDNESDAY = datetime(2026, 11, 18, 12, tzinfo=UTC)
SOMEBODY_ASKED = Ladder(eligible=100, asked=50, handed_over=50, answered=30, commented=10)
ENGLISH = Texts("en", product="Acme")


def given(
    *scores: int,
    days_ago: float = 0,
    by: str = "",
    variant: Variant | None = None,
    experiment: bool = False,
) -> list[AnswerRow]:
    return [
        AnswerRow(
            person=f"{by}{n}" if by else None,
            score=score,
            at=WEDNESDAY - timedelta(days=days_ago),
            variant=variant,
            experiment=experiment,
        )
        for n, score in enumerate(scores)
    ]


def figures(
    *answers: AnswerRow,
    ladder: Ladder = SOMEBODY_ASKED,
    said: Verdict | None = None,
    rates: Mapping[Variant, Share] | None = None,
) -> WeeklyFigures:
    return weekly_figures(
        survey="relationship",
        week=WEEK,
        zone=ZoneInfo("UTC"),
        answers=answers,
        ladder=ladder,
        previous_verdict=said,
        rates=rates,
    )


def figures_of_change(
    before: tuple[int, int, int], after: tuple[int, int, int], said: Verdict | None = None
) -> WeeklyFigures:
    """So many promoters, passives and detractors became so many."""
    windows = ((before, 100), (after, 0))
    answers = [
        row
        for (promoters, passives, detractors), days_ago in windows
        for row in given(*[10] * promoters, *[8] * passives, *[3] * detractors, days_ago=days_ago)
    ]
    return figures(*answers, said=said)


def moved(
    before: tuple[int, int, int], after: tuple[int, int, int], said: Verdict | None = None
) -> str:
    """What is said of it."""
    return spoken(figures_of_change(before, after, said))


def said(
    found: WeeklyFigures, *, late_since: date | None = None, missed: tuple[Week, ...] = ()
) -> str:
    return summary(found, ENGLISH, late_since=late_since, missed=missed).text


def spoken(found: WeeklyFigures) -> str:
    """The line on the change."""
    return next(line for line in said(found).splitlines() if "90 days before" in line)


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


def test_a_score_of_very_many_answers_has_an_interval_with_decimals() -> None:
    """Both ends would read +40."""
    words = said(figures(*given(*[10] * 60_000, *[8] * 20_000, *[3] * 20_000)))
    assert "NPS +40.0 from 100000 answers (95 % interval +39.5 to +40.5)" in words


def test_a_change_that_may_be_chance_is_called_that() -> None:
    assert moved((60, 25, 15), (50, 25, 25)) == (
        "Down 20 on the 90 days before (−41 to +2): may be chance."
        " A true change of 31 would be seen four times in five."
    )


def test_a_change_that_chance_hardly_explains_is_claimed() -> None:
    assert moved((20, 0, 80), (80, 0, 20)) == (
        "Up 120 on the 90 days before (95 % +95 to +138): "
        "chance hardly explains it, even with a look each week"
    )


def test_between_the_two_stands_a_hint() -> None:
    assert moved((2, 8, 0), (8, 2, 0)) == (
        "Up 60 on the 90 days before (+4 to +88): a hint; one look in 20 shows as much by chance"
    )


def test_a_claim_is_made_once_and_then_repeated_in_few_words() -> None:
    assert moved((20, 0, 80), (80, 0, 20), Verdict.UP) == (
        "Still up 120 on the 90 days before (95 % +95 to +138)"
    )


def test_a_claim_lasts_while_the_change_would_be_a_hint() -> None:
    assert moved((2, 8, 0), (8, 2, 0), Verdict.UP).startswith("Still up 60")
    assert "a hint" in moved((2, 8, 0), (8, 2, 0), Verdict.DOWN)
    assert "may be chance" in moved((60, 25, 15), (50, 25, 25), Verdict.DOWN)


def test_no_change_is_not_called_certain() -> None:
    assert moved((5, 3, 2), (5, 3, 2)) == (
        "Level with the 90 days before (−60 to +60): chance may hide a change."
        " A true change of 85 would be seen four times in five."
    )


def test_an_end_of_the_interval_never_reads_zero() -> None:
    """Whether it lies above or below tells a hint from chance."""
    assert moved((600, 200, 200), (550, 230, 220)).startswith(
        "Down 7.0 on the 90 days before (−14.0 to +0.1): may be chance."
    )


def test_no_line_speaks_of_p() -> None:
    for before, after in product([(60, 25, 15), (5, 3, 2), (20, 0, 80)], repeat=2):
        assert not re.search(r"\bp\b", moved(before, after))


def test_without_answers_before_there_is_nothing_to_compare_with() -> None:
    for n in (1, 9, 500):
        words = said(figures(*given(*[10] * n)))
        assert "Nothing to compare with: no answers in the 90 days before" in words
        assert "takes" not in words


def test_nine_answers_before_are_too_few_to_compare() -> None:
    words = spoken(figures(*given(*[10] * 9, days_ago=100), *given(*[0] * 50)))
    assert words == "Only 9 answers in the 90 days before: comparing takes 10"


def test_too_few_answers_now_come_with_how_many_a_firm_score_takes() -> None:
    before = given(*[10] * 50, days_ago=100)
    assert "Only 1 answer in the last 90 days: comparing takes 10. A score good to" in said(
        figures(*before, *given(10))
    )
    assert spoken(figures(*given(*[10] * 4, *[0] * 4), *before[:3])) == (
        "Only 8 answers in the last 90 days and 3 in the 90 days before: comparing takes 10 in"
        " each. A score good to ±10 points takes about 329 answers."
    )


def test_of_ninety_days_without_an_answer_no_change_is_told() -> None:
    words = said(figures(*given(*[10] * 50, days_ago=100)))
    assert "no answers, so no score" in words
    assert "90 days before" not in words


def test_answers_that_no_person_is_known_for_are_not_called_people() -> None:
    assert "Last 90 days: NPS +100 from 3 people" in said(figures(*given(9, 9, 9, by="p")))
    mixed = figures(*given(9, 9, by="p"), *given(9))
    assert "Last 90 days: NPS +100 from 3 answers" in said(mixed)
    assert "Last 90 days: NPS +100 from one person" in said(figures(*given(9, by="p")))
    assert "Last 90 days: NPS +100 from one answer" in said(figures(*given(9)))


def test_imported_answers_are_told_apart_from_those_asked_for_here() -> None:
    here = given(9, 8, 3, by="p", variant=Variant.COLOURED)
    assert "38 answers: 3 asked here, 35 imported" in said(figures(*here, *given(*[9] * 35)))
    assert "All 35 answers were imported" in said(figures(*given(*[9] * 35)))
    assert "The only answer was imported" in said(figures(*given(9)))
    assert "imported" not in said(figures(*here))


def test_the_ladder_tells_who_kept_silent() -> None:
    few = Ladder(eligible=100, asked=50, handed_over=40, answered=5, undeliverable=7, declined=3)
    words = said(figures(*given(9, 9, 8, 3, 10), ladder=few))
    assert "Asked 50 of 100 customers · 40 handed over · 5 answered (13 %)" in words
    assert "Could not be delivered: 7. Declined: 3." in words
    assert "not of those who kept silent" in words


def test_a_response_rate_is_rounded_once() -> None:
    """100 times the quotient would be 28.499999999999996."""
    half = Ladder(eligible=200, asked=200, handed_over=200, answered=57)
    assert "57 answered (29 %)" in said(figures(*given(9), ladder=half))


def test_no_line_tells_of_nothing() -> None:
    waiting = Ladder(eligible=9, asked=5)
    words = said(figures(ladder=waiting))
    assert "Asked 5 of 9 customers · none handed over" in words
    assert "–" not in words.partition("\n")[2]
    assert "Promoters" not in words


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


RATES = {Variant.COLOURED: Share(part=25, whole=100), Variant.PLAIN: Share(part=40, whole=100)}


def drawn(*scores: int, variant: Variant) -> list[AnswerRow]:
    return given(*scores, variant=variant, experiment=True)


def test_two_looks_of_the_buttons_are_compared_where_chance_chose_them() -> None:
    coloured = drawn(*[10] * 10, *[3] * 10, variant=Variant.COLOURED)
    plain = drawn(*[10] * 12, *[3] * 10, variant=Variant.PLAIN)
    words = said(figures(*coloured, *plain, rates=RATES))
    assert (
        "coloured NPS 0 (n 20), plain NPS +9 (n 22); "
        "the difference of +9 (−47 to +63) may be chance"
    ) in words
    assert (
        "coloured 25 of 100 (25 %), plain 40 of 100 (40 %); the difference of +15 (+2 to +28)"
        " is a hint; one look in 20 shows as much by chance"
    ) in words


def test_a_clear_difference_between_the_looks_is_claimed() -> None:
    coloured = drawn(*[10] * 40, variant=Variant.COLOURED)
    words = said(figures(*coloured, *drawn(*[3] * 40, variant=Variant.PLAIN), rates=RATES))
    assert "chance hardly explains the difference of −200" in words


def test_a_setting_that_was_switched_is_not_told_as_an_experiment() -> None:
    coloured = given(*[10] * 20, variant=Variant.COLOURED, days_ago=30)
    words = said(figures(*coloured, *given(*[3] * 20, variant=Variant.PLAIN)))
    assert "coloured" not in words


def test_an_experiment_says_nothing_before_there_is_something_to_say() -> None:
    assert "coloured" not in said(figures(*given(9), rates={}))
    few = {look: Share(part=1, whole=4) for look in Variant}
    assert "1 of 4 (25 %); too few to compare" in said(figures(*given(9), rates=few))
    silent = {look: Share(part=0, whole=20) for look in Variant}
    assert "0 of 20 (0 %); the same so far" in said(figures(*given(9), rates=silent))


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
    words = summary(figures(ladder=Ladder(eligible=9)), ENGLISH, figures_command="/survey").text
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


STEPS: list[tuple[tuple[int, int, int], tuple[int, int, int], Verdict | None]] = [
    ((20, 0, 80), (80, 0, 20), None),
    ((80, 0, 20), (20, 0, 80), None),
    ((20, 0, 80), (80, 0, 20), Verdict.UP),
    ((80, 0, 20), (20, 0, 80), Verdict.DOWN),
    ((2, 8, 0), (8, 2, 0), None),
    ((0, 8, 2), (0, 2, 8), None),
    ((50, 25, 25), (60, 25, 15), None),
    ((60, 25, 15), (50, 25, 25), None),
    ((5, 3, 2), (5, 3, 2), None),
    ((0, 0, 0), (5, 3, 2), None),
    ((5, 3, 1), (5, 3, 2), None),
    ((5, 3, 2), (5, 3, 1), None),
    ((1, 0, 0), (1, 0, 0), None),
]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_step_has_words_of_its_own_in_every_language(language: str) -> None:
    texts = Texts(language, product="Acme")
    lines = {next(iter(change_text.change(figures_of_change(*step), texts))).text for step in STEPS}
    assert len(lines) == len(STEPS)


def test_the_chart_can_be_heard() -> None:
    heard = chart_alt(figures(*given(10, 10, 0)), ENGLISH)
    assert "2026-W47 +33 (n 3)" in heard


@pytest.mark.parametrize("end", ["\n", "\r\n", "\x85", "\u2028", "\u2029", "\v"])
def test_no_words_pass_for_somebody_elses_answer(end: str) -> None:
    row = AnswerRow(person="a", score=3, at=WEDNESDAY, comment=f"slow{end}10 · the best")
    shown = summary(figures(row), ENGLISH)
    assert shown.paragraphs[-1].text == "3 · slow 10 · the best"
    assert as_text(shown).endswith("\n> 3 · slow 10 · the best")


def test_words_that_run_the_other_way_turn_no_score_around() -> None:
    row = AnswerRow(person="a", score=3, at=WEDNESDAY, comment="\u2069יקר 10")
    assert summary(figures(row), ENGLISH).paragraphs[-1].text == "3 · \u200e\u2068יקר 10\u2069"


def test_on_a_terminal_quotes_are_marked_and_the_title_underlined() -> None:
    row = AnswerRow(person="a", score=3, at=WEDNESDAY, comment="slow")
    shown: Message = summary(figures(row), ENGLISH)
    text = as_text(shown)
    assert "> 3 · slow" in text
    assert text.splitlines()[1] == "=" * len(text.splitlines()[0])
