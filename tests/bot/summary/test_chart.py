"""The chart of twelve weeks: what people see on it, the same for the same figures."""

import sys
from subprocess import run

import pytest
from PIL import Image

from bot.language.texts import LANGUAGES
from bot.summary.chart_style import (
    BAND,
    DETRACTORS,
    LINE,
    PASSIVES,
    PROMOTERS,
    WEEK,
)
from tests.bot.summary.charted import charted, drawn, inked_rows, picture, pixels

STEADY = [(score, age) for age in range(20) for score in (10, 10, 10, 9, 9, 8, 8, 7, 6, 3, 0, 9)]
"""Twelve answers in each of twenty weeks."""


def test_it_is_16_to_9_at_twice_the_size_that_a_desktop_shows() -> None:
    assert picture(drawn(charted(STEADY))).size == (1440, 810)


def test_equal_figures_give_equal_bytes() -> None:
    assert drawn(charted(STEADY)) == drawn(charted(STEADY))


def test_other_figures_give_another_picture() -> None:
    assert drawn(charted(STEADY)) != drawn(charted(STEADY[:-1]))


def test_every_language_has_its_own_words() -> None:
    figures = charted(STEADY)
    assert len({drawn(figures, language) for language in LANGUAGES}) == len(LANGUAGES)


def test_the_bars_wear_the_colours_of_the_segments() -> None:
    """In the legend each colour is there once; a bar adds many of its own."""
    both = picture(drawn(charted([(10, 0), (9, 0)]))), picture(drawn(charted([(0, 0), (6, 0)])))
    for colour, most in ((PROMOTERS, both[0]), (DETRACTORS, both[1])):
        counts = [len(pixels(image, colour)) for image in both]
        assert max(counts) == len(pixels(most, colour))
        assert max(counts) > 2 * min(counts)


def test_the_score_of_90_days_is_a_line_and_the_weeks_are_dots() -> None:
    """A week with all the promoters changes little of 90 days: the line goes on beside its dot."""
    few = [(0, age) for age in range(1, 12) for _ in range(12)]
    image = picture(drawn(charted([*few, *[(10, 0)] * 12])))
    dots = [y for x, y in pixels(image, WEEK) if x > 1290 and y > 150]
    line = [y for x, y in pixels(image, LINE) if x > 1290 and y > 150]
    assert min(dots) + 100 < min(line)


def test_a_week_of_few_answers_is_a_hollow_dot() -> None:
    before = [(0, age) for age in range(1, 12) for _ in range(12)]
    full = len(pixels(picture(drawn(charted([*before, *[(10, 0)] * 10]))), WEEK))
    hollow = len(pixels(picture(drawn(charted([*before, *[(10, 0)] * 9]))), WEEK))
    assert full - hollow > 100


def test_the_band_around_the_line_is_narrow_where_many_answered() -> None:
    few, many = (picture(drawn(charted(STEADY * times))) for times in (1, 20))
    assert len(pixels(few, BAND)) > 2 * len(pixels(many, BAND))


@pytest.mark.sampled
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_a_white_card_with_free_edges_so_that_nothing_is_cut_off(language: str) -> None:
    for answers in (STEADY, [(10, age) for age in range(20) for _ in range(12)], [(0, 0)]):
        image = picture(drawn(charted(answers), language))
        assert image.getpixel((0, 0)) == (255, 255, 255)
        free = (
            image.crop((0, 0, image.width, 8)),
            image.crop((0, image.height - 8, image.width, image.height)),
            image.crop((0, 0, 8, image.height)),
            image.crop((image.width - 4, 0, image.width, image.height)),
        )
        assert all(inked_rows(edge) == [] for edge in free)


def test_on_a_phone_the_letters_are_as_high_as_a_newspapers() -> None:
    """At 360 px the lowest line, the dates, has digits 8 px high: those of 11 px type."""
    image = picture(drawn(charted(STEADY)), width=360)
    dates = inked_rows(image.crop((0, 185, 360, 202)))
    assert dates[-1] - dates[0] >= 8


def test_weeks_without_answers_are_gaps() -> None:
    image = picture(drawn(charted([(9, 0), (9, 5), (9, 11)])))
    assert len(bars(image, PROMOTERS)) == 3


def bars(image: Image.Image, colour: str) -> list[int]:
    """Where the bars of this colour end."""
    columns = {x for x, y in pixels(image, colour) if y > 575}
    return [x for x in sorted(columns) if x + 1 not in columns]


def test_twelve_weeks_without_an_answer_can_be_drawn() -> None:
    assert picture(drawn(charted([]))).size == (1440, 810)


def test_every_week_has_its_segments_in_one_bar() -> None:
    image = picture(drawn(charted(STEADY)))
    ends = [bars(image, colour) for colour in (DETRACTORS, PASSIVES, PROMOTERS)]
    assert ends[0] == ends[1] == ends[2]
    assert len(ends[0]) == 12


@pytest.mark.long
def test_the_library_loads_only_where_a_chart_is_drawn() -> None:
    code = "import sys, handlers.app.wiring; sys.exit('matplotlib' in sys.modules)"
    assert run([sys.executable, "-c", code], check=False).returncode == 0


def test_nobodys_words_stand_on_the_chart() -> None:
    words = charted([(9, 0), (3, 0)], words=r"$\frac{x}$ $")
    assert drawn(words) == drawn(charted([(9, 0), (3, 0)]))
