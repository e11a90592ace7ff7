"""Implements `tentap summary`."""

import asyncio
import json
import os
import sys
from pathlib import Path

from bot.chat.plain_text import as_text
from bot.config.config import Config, SurveyConfig
from bot.figures.to_json import to_json
from bot.figures.weekly import WeeklyFigures
from bot.figures.weeks import Week, latest_closed, week_at
from bot.summary.message import summary
from handlers.cli.console import Trouble, misused, note, say
from handlers.cli.opened_database import opened
from handlers.cli.option_values import survey_named, week_begun, zone_named
from handlers.cli.options import Format
from handlers.cli.settings import settings
from handlers.clock import wall_clock
from handlers.usecases.localisation import staff_texts
from handlers.usecases.summary.weekly import figures_of
from storage.engine.databases import Database


def run(
    *,
    survey: str | None,
    week: str | None,
    timezone: str | None,
    form: Format,
    output: Path | None,
    config_file: Path,
) -> None:
    config, database = settings(config_file)
    chosen = survey_named(config, survey)
    if timezone:
        chosen = chosen.model_copy(update={"timezone": zone_named(timezone)})
    zone = config.zone_of(chosen)
    now = wall_clock()
    which = week_begun(week, now, zone) if week else latest_closed(now, zone)
    if form is Format.PNG and output is None and sys.stdout.isatty():
        misused("A picture would fill the terminal with noise. Name a file: -o summary.png")
    figures = asyncio.run(_figures(database, chosen, which, config))
    if which == week_at(now, zone):
        note(f"{which} is not over. These are its figures so far.")
    _output(_render(figures, form, config), output)


async def _figures(
    database: Database, survey: SurveyConfig, week: Week, config: Config
) -> WeeklyFigures:
    async with opened(database) as store:
        return await store.read(figures_of, survey, week, config)


def _render(figures: WeeklyFigures, form: Format, config: Config) -> str | bytes:
    match form:
        case Format.TEXT:
            return as_text(summary(figures, staff_texts(config)))
        case Format.JSON:
            return json.dumps(to_json(figures), ensure_ascii=False, indent=2, allow_nan=False)
        case Format.PNG:
            from bot.summary.chart import draw  # matplotlib loads slowly

            return draw(figures.weeks)


def _output(result: str | bytes, output: Path | None) -> None:
    if output is not None:
        _write_whole(output, result if isinstance(result, bytes) else f"{result}\n".encode())
        note(f"Written to {output}")
    elif isinstance(result, bytes):
        sys.stdout.buffer.write(result)
    else:
        say(result)


def _write_whole(output: Path, content: bytes) -> None:
    """Writes the whole file or nothing. A device or a pipe is written to directly."""
    target = output.resolve()
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        if target.exists() and not target.is_file():
            target.write_bytes(content)
            return
        part.write_bytes(content)
        part.replace(target)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise Trouble(f"{output}: it cannot be written: {error.strerror}") from error
