"""Finds the columns of a file of answers: from the options, a known export, or a proposal."""

import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bot.config.config import Config
from bot.language.written_times import DateOrder
from bot.survey.scale import scale_of
from handlers.cli.console import Trouble, note
from handlers.cli.import_report import readable
from handlers.cli.option_values import survey_named, zone_named
from handlers.cli.options import DEFAULT_CONFIG
from handlers.imports.answer_source import Source
from handlers.imports.column_choice import Choice, choose
from handlers.imports.column_profiles import ColumnProfile, profiles
from handlers.imports.csv_reader import Sheet
from handlers.imports.presets import Preset, preset_of

_SAMPLES: Final = 60
_OPTIONS: Final = ("score", "at", "comment", "person", "id")


@dataclass(frozen=True, kw_only=True)
class Options:
    """What was typed after `tentap answers import`."""

    file: Path
    chosen: Choice
    survey: str | None
    timezone: str | None
    encoding: str | None
    date_order: DateOrder | None
    any_date: bool
    overlap: bool
    again: bool
    dry_run: bool
    config_file: Path


def source_for(options: Options, config: Config) -> Source:
    """Returns the file with its columns. Raises Trouble with a command to copy if unclear."""
    survey = survey_named(config, options.survey)
    zone = zone_named(options.timezone) if options.timezone else config.zone_of(survey)
    chosen = options.chosen
    if not chosen.is_enough:
        chosen = _found(options, config)
    assert chosen.score is not None
    assert chosen.at is not None
    return Source(
        path=options.file,
        survey=survey.key,
        scale=scale_of(survey.kind),
        zone=zone,
        score=chosen.score,
        at=chosen.at,
        comment=chosen.comment,
        person=chosen.person,
        id=chosen.id,
        finished=chosen.finished,
        encoding=options.encoding,
        date_order=options.date_order,
        any_date=options.any_date,
        zone_is_named=options.timezone is not None,
    )


def _found(options: Options, config: Config) -> Choice:
    with readable(options.file):
        sheet = Sheet(options.file, encoding=options.encoding)
        columns = profiles(sheet, scale_of(survey_named(config, options.survey).kind))
    preset = preset_of(sheet.header)
    found = options.chosen.or_else(choose(columns, preset))
    surveys = [survey.key for survey in config.surveys]
    several = surveys if len(surveys) > 1 and options.survey is None else []
    if preset is None or not found.is_enough or several:
        raise _proposal(options, columns, found, preset, several)
    note(f"{options.file}: an export of {preset.tool}: {_named(found)}")
    return found


def _named(found: Choice) -> str:
    names = ((field, getattr(found, field)) for field in _OPTIONS)
    return ", ".join(f"{field} “{name}”" for field, name in names if name is not None)


def _proposal(
    options: Options,
    columns: Sequence[ColumnProfile],
    found: Choice,
    preset: Preset | None,
    surveys: Sequence[str],
) -> Trouble:
    known = f"an export of {preset.tool}; " if preset else ""
    return Trouble(
        f"{options.file}: nothing was imported yet: {known}{_question(found, surveys)}",
        details=(
            *("Columns:", *(f"  {_column(column)}" for column in columns)),
            *(
                "Copy this command, and change what is wrong:",
                f"  {_command(options, found, surveys)}",
            ),
        ),
    )


def _question(found: Choice, surveys: Sequence[str]) -> str:
    if found.doubtful:
        return "several columns hold scores; which is the one?"
    if not found.is_enough:
        return "name the columns of the score and of its time"
    if surveys:
        return f"name the survey, one of {', '.join(surveys)}"
    return "are these the right columns?"


def _column(column: ColumnProfile) -> str:
    samples = ", ".join(column.samples)
    cut = samples if len(samples) <= _SAMPLES else samples[: _SAMPLES - 1] + "…"
    seems = f" ({column.seems})" if column.seems else ""
    return f"“{column.name}”{seems}{f': {cut}' if cut else ''}"


def _command(options: Options, found: Choice, surveys: Sequence[str]) -> str:
    return " ".join(["tentap answers import", *_words(options, found, surveys)])


def _words(options: Options, found: Choice, surveys: Sequence[str]) -> Iterator[str]:
    yield shlex.quote(str(options.file))
    for field in _OPTIONS:
        name = getattr(found, field)
        if name is not None or field in ("score", "at"):
            yield f"--{field} {shlex.quote(name) if name is not None else 'COLUMN'}"
    for option, value in (
        ("--survey", options.survey or next(iter(surveys), None)),
        ("--timezone", options.timezone),
        ("--encoding", options.encoding),
        ("--date-order", options.date_order),
        ("--config", None if options.config_file == DEFAULT_CONFIG else str(options.config_file)),
    ):
        if value is not None:
            yield f"{option} {shlex.quote(value)}"
    yield from (flag for flag, is_set in (("--any-date", options.any_date),) if is_set)
