"""Implements `tentap summary`."""

import asyncio
import json
import os
import sys
from pathlib import Path
from typing import Final

from bot.chat.messages import Message
from bot.chat.plain_text import as_text
from bot.config.config import SurveyConfig
from bot.figures.to_json import to_json
from bot.figures.weekly import WeeklyFigures
from bot.figures.weeks import Week, latest_closed, week_at
from bot.language.texts import Texts
from handlers.cli.console import Trouble, misused, note, say
from handlers.cli.opened_database import opened
from handlers.cli.option_values import summarised_named, week_begun, zone_named
from handlers.cli.options import Format
from handlers.cli.settings import settings
from handlers.clock import wall_clock
from handlers.usecases.context import Context
from handlers.usecases.localisation import staff_texts
from handlers.usecases.summary.rendering import rendered, whole_figures_of
from storage.engine.databases import Database

_ENDINGS: Final = {
    "": Format.TEXT,
    ".json": Format.JSON,
    ".png": Format.PNG,
    ".txt": Format.TEXT,
}


def run(
    *,
    survey: str | None,
    week: str | None,
    timezone: str | None,
    form: Format | None,
    output: Path | None,
    config_file: Path,
) -> None:
    form = form or _format_of(output)
    config, database = settings(config_file)
    chosen = summarised_named(config, survey)
    if timezone:
        chosen = chosen.model_copy(update={"timezone": zone_named(timezone)})
    zone = config.zone_of(chosen)
    now = wall_clock()
    which = week_begun(week, now, zone) if week else latest_closed(now, zone)
    if form is Format.PNG and output is None and sys.stdout.isatty():
        misused("A picture would fill the terminal with noise. Name a file: -o summary.png")
    figures, message = asyncio.run(_read(database, chosen, which, Context(config=config, now=now)))
    if which == week_at(now, zone):
        note(f"{which} isn't over yet. Here are its figures so far.")
    _output(_render(figures, message, form, staff_texts(config, chosen)), output)


def _format_of(output: Path | None) -> Format:
    """Returns the format that the file's name ends with; text without a file or an ending."""
    ending = "" if output is None else output.suffix.lower()
    if ending not in _ENDINGS:
        known = ", ".join(filter(None, _ENDINGS))
        misused(f'-o: "{ending}" is not supported; use {known}, or name the --format')
    return _ENDINGS[ending]


async def _read(
    database: Database, survey: SurveyConfig, week: Week, context: Context
) -> tuple[WeeklyFigures, Message]:
    async with opened(database) as store:
        figures = await store.read(whole_figures_of, survey, week, context)
        return figures, await store.read(rendered, survey, week, context)


def _render(figures: WeeklyFigures, message: Message, form: Format, texts: Texts) -> str | bytes:
    match form:
        case Format.TEXT:
            return as_text(message)
        case Format.JSON:
            return json.dumps(to_json(figures), ensure_ascii=False, indent=2, allow_nan=False)
        case Format.PNG:
            from bot.summary.chart import draw  # matplotlib loads slowly

            return draw(figures.weeks, figures.trend, texts)


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
        raise Trouble(f"{output}: can't be written: {error.strerror}") from error
