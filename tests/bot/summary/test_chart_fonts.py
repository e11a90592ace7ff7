"""The chart's own fonts: no character of any language is an empty box, on any machine."""

from pathlib import Path

import pytest
from matplotlib.ft2font import FT2Font

from bot.summary import chart_style
from bot.summary.chart_characters import characters
from bot.summary.chart_style import FONTS


@pytest.mark.parametrize("weight", FONTS)
def test_the_font_has_every_character_that_a_chart_can_show(weight: str) -> None:
    has = FT2Font(str(FONTS[weight])).get_charmap()
    missing = [letter for letter in characters() if ord(letter) not in has]
    assert not missing, f"run deploy/chart_fonts.py: the {weight} font lacks {missing}"


def test_it_is_known_what_a_chart_can_show() -> None:
    for letter in "NPS+−0123456789최근주天月일Sept":
        assert letter in characters()


def test_the_fonts_are_in_the_package_with_their_licence() -> None:
    folder = Path(chart_style.__file__).parent / "fonts"
    assert {path.parent for path in FONTS.values()} == {folder}
    assert "SIL OPEN FONT LICENSE" in (folder / "OFL.txt").read_text()
