"""Figures for the chart, and the picture that is drawn of them."""

import io
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
from PIL import Image

from bot.figures.weekly import AnswerRow, Ladder, WeeklyFigures
from bot.figures.weekly_from_answers import weekly_figures
from bot.figures.weeks import Week
from bot.language.texts import Texts
from bot.summary.chart import draw
from bot.summary.chart_style import PAPER

WEDNESDAY = datetime(2026, 11, 18, 12, tzinfo=UTC)


def charted(answers: Iterable[tuple[int, int]], *, words: str | None = None) -> WeeklyFigures:
    """The figures of these answers, each a score and its age in weeks, each with these *words*."""
    return weekly_figures(
        survey=words or "relationship",
        week=Week(2026, 47),
        zone=ZoneInfo("UTC"),
        answers=[
            AnswerRow(person=None, score=score, at=WEDNESDAY - timedelta(weeks=age), comment=words)
            for score, age in answers
        ],
        ladder=Ladder(),
    )


def drawn(figures: WeeklyFigures, language: str = "en") -> bytes:
    return draw(figures.weeks, figures.trend, Texts(language))


def picture(png: bytes, width: int | None = None) -> Image.Image:
    """The picture, as wide as a screen shows it."""
    image = Image.open(io.BytesIO(png)).convert("RGB")
    if width is None:
        return image
    return image.resize((width, width * image.height // image.width), Image.Resampling.LANCZOS)


def rgb(colour: str) -> tuple[int, int, int]:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return red, green, blue


def pixels(image: Image.Image, colour: str) -> list[tuple[int, int]]:
    """The places of exactly this colour."""
    rows, columns = np.nonzero((np.asarray(image) == rgb(colour)).all(axis=2))
    return list(zip(columns.tolist(), rows.tolist(), strict=True))


def inked_rows(image: Image.Image) -> list[int]:
    """The rows of pixels that are not all of the paper's colour."""
    paper = Image.new("RGB", (image.width, 1), rgb(PAPER)).tobytes()
    rows = (image.crop((0, y, image.width, y + 1)).tobytes() for y in range(image.height))
    return [y for y, row in enumerate(rows) if row != paper]
