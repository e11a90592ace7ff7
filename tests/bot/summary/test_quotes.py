"""Comments are quoted masked, with as much of their author as is configured."""

from dataclasses import replace

import pytest

from bot.chat.plain_text import as_text
from bot.figures.weekly import AnswerRow
from tests.bot.summary.weekly_summary import WEDNESDAY, figures, labels, quoted, said_by, told


def test_comments_are_quoted_one_of_each_segment_detractors_first() -> None:
    rows = [
        said_by(score, words, minute=n)
        for n, (score, words) in enumerate(
            [(10, "lovely"), (2, "slow"), (7, "fine"), (1, "broken <!channel>")]
        )
    ]
    assert quoted(figures(*rows)) == ["1 broken <!channel>", "7 fine", "10 lovely"]


@pytest.mark.parametrize(
    ("quoted_as", "quote"),
    [
        ("named", "5 It is slow. — Dani Novak, Initech"),
        ("account", "5 It is slow. — Initech"),
        ("anonymous", "5 It is slow."),
    ],
)
def test_a_quote_says_who_it_is_from_as_configured(quoted_as: str, quote: str) -> None:
    row = said_by(5, "It is slow.", "Dani Novak", "Initech")
    assert quoted(figures(row), quoted_as=quoted_as) == [quote]


def test_the_score_of_a_quote_is_bold_and_its_author_italic() -> None:
    row = said_by(5, "It is slow.", "Dani Novak", "Initech")
    spans = told(figures(row)).paragraphs[-1].spans
    assert [span.text for span in spans if span.bold] == ["5"]
    assert [span.text for span in spans if span.italic] == ["Dani Novak, Initech"]


def test_numbers_and_addresses_in_a_quote_are_masked() -> None:
    row = said_by(5, "Call +62 812-3456-7890 or write to dani@example.com, 1,200 users wait")
    assert quoted(figures(row)) == ["5 Call ••• or write to •••, 1,200 users wait"]


def test_a_number_is_masked_before_a_long_comment_is_cut() -> None:
    row = said_by(5, "x" * 290 + " 4111 1111 1111 1111")
    assert "4111" not in quoted(figures(row))[0]


def test_forwarded_words_are_never_quoted() -> None:
    found = figures(
        said_by(5, "They say it is slow.", forwarded=True), said_by(9, "Nice", minute=1)
    )
    assert quoted(found) == ["9 Nice"]
    assert labels(told(found)) == ["How sure is this?"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\x85", "\u2028", "\u2029", "\v"])
def test_no_words_pass_for_somebody_elses_answer(end: str) -> None:
    row = AnswerRow(person="a", score=3, at=WEDNESDAY, comment=f"slow{end}10 · the best")
    shown = told(figures(row))
    assert shown.paragraphs[-1].text == "3 slow 10 · the best"
    assert as_text(shown).endswith("\n> 3 slow 10 · the best")


def test_words_that_run_the_other_way_turn_no_score_around() -> None:
    row = AnswerRow(person="a", score=3, at=WEDNESDAY, comment="\u2069יקר 10")
    row = replace(row, name="דני", account="Initech")
    assert told(figures(row)).paragraphs[-1].text == (
        "3 \u200e\u2068יקר 10\u2069 — \u200e\u2068דני\u2069, Initech"
    )
