"""The chart's colours, as people see them who see no red or no green."""

from itertools import combinations

import pytest

from bot.summary.chart_style import (
    BAND,
    DETRACTORS,
    FAINT,
    INK,
    LINE,
    PAPER,
    PASSIVES,
    PROMOTERS,
    WEEK,
)
from tests.bot.summary.charted import rgb

SIGHTS = {
    "all colours": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "no green": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
}
"""Machado, Oliveira and Fernandes (2009), severity 1, on linear light."""
SEGMENTS = (DETRACTORS, PASSIVES, PROMOTERS)

each_sight = pytest.mark.parametrize("sight", SIGHTS)


def linear(value: int) -> float:
    part = value / 255
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def luminance(colour: str, sight: str) -> float:
    light = [linear(value) for value in rgb(colour)]
    seen = (sum(a * b for a, b in zip(row, light, strict=True)) for row in SIGHTS[sight])
    red, green, blue = (min(1.0, max(0.0, value)) for value in seen)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str, sight: str) -> float:
    """The contrast of WCAG 2."""
    darker, lighter = sorted((luminance(one, sight), luminance(other, sight)))
    return (lighter + 0.05) / (darker + 0.05)


def test_the_yardstick_is_right() -> None:
    assert contrast("#000000", "#ffffff", "all colours") == pytest.approx(21)
    assert contrast("#777777", "#ffffff", "all colours") == pytest.approx(4.48, abs=0.01)
    assert contrast("#ff0000", "#ffffff", "no red") > contrast("#ff0000", "#ffffff", "no green")


@each_sight
def test_any_two_segments_differ_by_2_to_1(sight: str) -> None:
    """Any two may be neighbours in a bar, where the third has no answer."""
    for one, other in combinations(SEGMENTS, 2):
        assert contrast(one, other, sight) >= 2


@each_sight
def test_every_segment_differs_from_the_paper_by_2_to_1(sight: str) -> None:
    for colour in SEGMENTS:
        assert contrast(colour, PAPER, sight) >= 2


@each_sight
def test_the_words_and_the_last_score_can_be_read(sight: str) -> None:
    for colour in (INK, FAINT, LINE):
        assert contrast(colour, PAPER, sight) >= 4.5


@each_sight
def test_line_and_dots_stand_out_from_the_band_and_the_paper(sight: str) -> None:
    for colour in (LINE, WEEK):
        assert contrast(colour, BAND, sight) >= 3
        assert contrast(colour, PAPER, sight) >= 3
