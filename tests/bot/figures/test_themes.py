"""How many people mention which theme."""

from datetime import UTC, datetime, timedelta

from bot.figures.themes import ThemeCount, answers_with, theme_figures
from bot.figures.weekly import AnswerRow
from bot.language.themes.theme import Theme
from bot.survey.scale import CSAT, NPS

EXPORTS = Theme(key="exports", words={"en": ("export",), "ko": ("내보내기",)})
SPEED = Theme(key="speed", words={"en": ("slow",)})
THEMES = (SPEED, EXPORTS)
NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)


def row(
    score: int,
    comment: str | None,
    person: str | None = None,
    *,
    day: int = 0,
    forwarded: bool = False,
) -> AnswerRow:
    at = NOON + timedelta(days=day)
    return AnswerRow(person=person, score=score, at=at, comment=comment, forwarded=forwarded)


def counts(*rows: AnswerRow) -> dict[str, tuple[int, int, int, int]]:
    figures = theme_figures(rows, THEMES, NPS)
    return {
        one.theme.key: (one.detractors, one.passives, one.promoters, one.n)
        for one in figures.counts
    }


def test_each_segment_is_counted() -> None:
    assert counts(
        row(0, "slow export"),
        row(6, "slow"),
        row(7, "exports"),
        row(9, "내보내기가"),
        row(10, None),
    ) == {"speed": (2, 0, 0, 2), "exports": (1, 1, 1, 3)}


def test_a_person_counts_once_by_the_latest_answer_that_mentions_it() -> None:
    assert counts(
        row(9, "not slow any more", "dani", day=40),
        row(3, "slow, slow and slow exports", "dani", day=1),
        row(2, "slow", "dani"),
        row(8, "thank you", "dani", day=80),
    ) == {"exports": (1, 0, 0, 1), "speed": (0, 0, 1, 1)}


def test_answers_of_unknown_people_count_each_for_itself() -> None:
    assert counts(row(3, "slow"), row(3, "slow"))["speed"] == (2, 0, 0, 2)


def test_forwarded_words_do_not_count() -> None:
    rows = [row(3, "They say it is slow", forwarded=True)]
    assert counts(*rows)["speed"] == (0, 0, 0, 0)
    assert answers_with(rows, "speed", THEMES) == ()


def test_the_theme_of_most_detractors_is_first() -> None:
    figures = theme_figures([row(9, "slow"), row(9, "slow"), row(1, "export")], THEMES, NPS)
    assert figures.counts == (
        ThemeCount(theme=EXPORTS, detractors=1),
        ThemeCount(theme=SPEED, promoters=2),
    )


def test_people_are_counted_by_whether_they_said_anything() -> None:
    figures = theme_figures(
        [
            row(3, "slow", "dani"),
            row(9, "all fine", "dani", day=1),
            row(8, "all fine", "mia"),
            row(8, " \n", "joon"),
            row(8, "slow", "zoe", forwarded=True),
            row(9, None),
        ],
        THEMES,
        NPS,
    )
    assert (figures.answered, figures.commented, figures.without_theme) == (5, 2, 1)


def test_the_scale_decides_on_the_segments() -> None:
    [count] = theme_figures([row(2, "slow"), row(3, "slow"), row(4, "slow")], [SPEED], CSAT).counts
    assert (count.detractors, count.passives, count.promoters) == (1, 1, 1)


def test_answers_that_mention_a_theme_come_newest_first() -> None:
    rows = [row(3, "slow", day=1), row(9, "slow exports", day=3), row(9, "exports", day=2)]
    found = answers_with(rows, "speed", THEMES)
    assert [one.row.comment for one in found] == ["slow exports", "slow"]
    assert [[(m.start, m.end, m.theme) for m in one.mentions] for one in found] == [
        [(0, 4, "speed")],
        [(0, 4, "speed")],
    ]


def test_a_longer_word_of_another_theme_takes_a_comment_away() -> None:
    support = Theme(key="support", words={"en": ("help",)})
    docs = Theme(key="docs", words={"en": ("help page",)})
    assert answers_with([row(3, "the help page")], "support", [support, docs]) == ()
