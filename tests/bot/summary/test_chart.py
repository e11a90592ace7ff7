"""The chart of twelve weeks: a picture that any screen can show, the same for the same figures."""

import io
import sys
from datetime import UTC, datetime, timedelta
from subprocess import run
from zoneinfo import ZoneInfo

from PIL import Image

from bot.figures.weekly import AnswerRow, Ladder, WeekWindow
from bot.figures.weekly_from_answers import weekly_figures
from bot.figures.weeks import Week
from bot.summary.chart import DETRACTORS, PROMOTERS, draw

WEDNESDAY = datetime(2026, 11, 18, 12, tzinfo=UTC)


def weeks(*scores: int, words: str | None = None) -> tuple[WeekWindow, ...]:
    """Twelve weeks, the last of which has these answers, each with these *words*."""
    answers = [AnswerRow(person=None, score=score, at=WEDNESDAY, comment=words) for score in scores]
    return weekly_figures(
        survey=words or "relationship",
        week=Week(2026, 47),
        zone=ZoneInfo("UTC"),
        answers=answers,
        ladder=Ladder(),
    ).weeks


def picture(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("RGB")


def holds(image: Image.Image, colour: str) -> bool:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    colours = image.getcolors(maxcolors=image.width * image.height) or []
    return any(found == (red, green, blue) for _, found in colours)


def test_it_is_a_png_of_a_size_that_a_phone_shows() -> None:
    assert picture(draw(weeks(10, 8, 3))).size == (1280, 960)


def test_equal_figures_give_equal_bytes() -> None:
    assert draw(weeks(10, 8, 3)) == draw(weeks(10, 8, 3))


def test_other_figures_give_another_picture() -> None:
    assert draw(weeks(10, 8, 3)) != draw(weeks(10, 8, 8))


def test_the_bars_wear_the_colours_of_the_segments() -> None:
    promoters, detractors = picture(draw(weeks(10, 9))), picture(draw(weeks(0, 6)))
    assert holds(promoters, PROMOTERS)
    assert not holds(promoters, DETRACTORS)
    assert holds(detractors, DETRACTORS)
    assert not holds(detractors, PROMOTERS)


def test_twelve_weeks_without_an_answer_can_be_drawn() -> None:
    assert picture(draw(weeks())).size == (1280, 960)


def test_a_gap_between_answers_can_be_drawn() -> None:
    rows = [
        AnswerRow(person=None, score=9, at=WEDNESDAY - timedelta(weeks=back)) for back in (0, 5, 11)
    ]
    figures = weekly_figures(
        survey="s", week=Week(2026, 47), zone=ZoneInfo("UTC"), answers=rows, ladder=Ladder()
    )
    assert picture(draw(figures.weeks)).size == (1280, 960)


def test_the_library_loads_only_where_a_chart_is_drawn() -> None:
    code = "import sys, handlers.app.wiring; sys.exit('matplotlib' in sys.modules)"
    assert run([sys.executable, "-c", code], check=False).returncode == 0


def test_nobodys_words_stand_on_the_chart() -> None:
    assert draw(weeks(9, 3, words=r"$\frac{x}$ $")) == draw(weeks(9, 3))
