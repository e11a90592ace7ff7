"""Implements `tentap themes`."""

import asyncio
import difflib
import json
from datetime import datetime, timedelta
from pathlib import Path

from bot.config.config import Config, SurveyConfig
from bot.figures.themes import answers_with, theme_figures
from bot.figures.themes_to_json import answers_to_json, themes_to_json
from bot.figures.weekly import AnswerRow
from bot.language.texts import Texts
from bot.language.themes.theme import Theme
from bot.survey.scale import scale_of
from handlers.cli.console import misused, note, say
from handlers.cli.opened_database import opened
from handlers.cli.option_values import survey_named
from handlers.cli.options import FiguresForm
from handlers.cli.settings import settings
from handlers.cli.themes_report import answer_lines, table_lines, toml_lines
from handlers.clock import wall_clock
from storage import reports
from storage.engine.databases import Database
from storage.engine.store import Tx


def count(*, survey: str | None, days: int, form: FiguresForm, config_file: Path) -> None:
    config, database = settings(config_file)
    chosen, themes, texts = survey_named(config, survey), _themes(config), Texts("en")
    since, until = _period(days)
    rows = asyncio.run(_read(database, chosen, since, until))
    scale = scale_of(chosen.kind)
    figures = theme_figures(rows, themes, scale)
    if form is FiguresForm.JSON:
        _print_json(themes_to_json(figures, texts, survey=chosen.key, since=since, until=until))
        return
    of_all = f"{figures.commented} of {figures.answered} people commented"
    say(f"{chosen.key}, last {days} days: {of_all}")
    say("\n".join(("", *table_lines(figures, texts, scale), "")))
    note(f"{figures.without_theme} of these mention no theme. One comment may mention several.")
    note("Words are compared, not meanings. To see what was matched: tentap themes --why KEY")


def explain(
    key: str, *, survey: str | None, days: int, form: FiguresForm, config_file: Path
) -> None:
    config, database = settings(config_file)
    chosen, themes = survey_named(config, survey), _themes(config)
    _require_known(key, themes)
    rows = asyncio.run(_read(database, chosen, *_period(days)))
    answers = answers_with(rows, key, themes)
    if form is FiguresForm.JSON:
        _print_json(answers_to_json(answers))
        return
    [theme] = (theme for theme in themes if theme.key == key)
    if theme.article:
        say(f"Help article: {theme.article}")
    for answer in answers:
        say("\n".join(answer_lines(answer, config.zone_of(chosen))))
    if not answers:
        note(f"No comment of the last {days} days mentions “{key}”.")


def print_words(*, config_file: Path) -> None:
    config, _ = settings(config_file)
    say("\n".join(line for theme in _themes(config) for line in toml_lines(theme, Texts("en"))))


async def _read(
    database: Database, survey: SurveyConfig, since: datetime, until: datetime
) -> tuple[AnswerRow, ...]:
    async with opened(database) as store:
        return await store.read(_answers, survey, since, until)


def _answers(
    tx: Tx, survey: SurveyConfig, since: datetime, until: datetime
) -> tuple[AnswerRow, ...]:
    return reports.answers(tx, survey.key, since, until, kind=survey.kind)


def _period(days: int) -> tuple[datetime, datetime]:
    now = wall_clock()
    return now - timedelta(days=days), now


def _themes(config: Config) -> tuple[Theme, ...]:
    if not config.themes:
        misused(
            "bot.toml defines no themes, and starter_themes is false. Add a [[theme]], or remove"
            " that key."
        )
    return config.themes


def _require_known(key: str, themes: tuple[Theme, ...]) -> None:
    keys = [theme.key for theme in themes]
    if key in keys:
        return
    near = difflib.get_close_matches(key, keys, n=1)
    hint = f"did you mean {near[0]}?" if near else f"use {', '.join(keys)}"
    misused(f"--why: “{key}” isn't a theme; {hint}")


def _print_json(value: object) -> None:
    say(json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False))
