"""Reads the values of a staff command's options. An error says what to type instead."""

from collections.abc import Iterable, Sequence
from typing import Final

from bot.config.config import Config, SurveyConfig
from bot.figures.typed_weeks import read_week
from bot.figures.weeks import Week, latest_closed, week_at
from bot.language.cleaning import one_line
from bot.language.isolates import isolated
from bot.language.texts import Texts
from handlers.usecases.context import Context
from handlers.usecases.localisation import staff_texts
from handlers.usecases.staff.arguments import Arguments
from storage import reports
from storage.engine.store import Tx

SURVEY: Final = "survey"
WEEK: Final = "week"
_SHOWN: Final = 5
_MARKS: Final = " ,，、.!。！"
"""Marks that people type around the words of a command."""


class OptionError(Exception):
    """An option or its value is unknown. The message says so, in the team's language."""


def require_known(arguments: Arguments, command: str, known: Sequence[str], texts: Texts) -> None:
    """Raises OptionError if an option of another name was typed."""
    if arguments.unknown:
        typed = [f"--{isolated(one_line(name))}" for name in arguments.unknown[:_SHOWN]]
        options = ", ".join(typed)
        if not known:
            raise OptionError(texts("staff.takes_nothing", words=options, command=command))
        takes = options_in_words(known, texts)
        raise OptionError(
            texts("staff.unknown_option", options=options, command=command, known=takes)
        )


def options_in_words(known: Sequence[str], texts: Texts) -> str:
    """Returns the options, such as ``--survey and --week``."""
    *others, last = (f"--{name}" for name in known)
    return texts("staff.and", first=", ".join(others), last=last) if others else last


def survey_in(arguments: Arguments, config: Config) -> SurveyConfig:
    """Returns the survey that was typed; the first one if none was. Raises OptionError."""
    key = arguments.options.get(SURVEY)
    if key is None:
        return config.surveys[0]
    found = (survey for survey in config.surveys if survey.key == key.lower())
    if survey := next(found, None):
        return survey
    raise OptionError(staff_texts(config)("staff.which_survey", surveys=keys_of(config.surveys)))


def require_no_words(
    arguments: Arguments, command: str, known: Sequence[str], config: Config
) -> None:
    """Raises OptionError if words follow the command that it does not take."""
    if words := arguments.words.strip(_MARKS):
        raise OptionError(unknown_words(words, command, known, staff_texts(config)))


def unknown_words(words: str, command: str, known: Sequence[str], texts: Texts) -> str:
    """Returns what the command takes instead of *words*."""
    takes = options_in_words(known, texts)
    return texts("staff.unknown_words", words=one_line(words), command=command, known=takes)


def summarised_in(arguments: Arguments, config: Config) -> SurveyConfig:
    """Returns the typed survey, which must have a summary; the main one if none was typed.

    Raises OptionError.
    """
    main = config.summarised[0]
    if SURVEY not in arguments.options:
        return main
    survey = survey_in(arguments, config)
    if survey not in config.summarised:
        texts = staff_texts(config)
        raise OptionError(texts("staff.csat_survey", survey=survey.key, main=main.key))
    return survey


def keys_of(surveys: Iterable[SurveyConfig]) -> str:
    return ", ".join(survey.key for survey in surveys)


def week_in(tx: Tx, typed: str | None, survey: SurveyConfig, context: Context) -> Week:
    """Returns the week that was typed; the latest closed one for ``None``. Raises OptionError."""
    zone, texts = context.config.zone_of(survey), staff_texts(context.config)
    if typed is None:
        return latest_closed(context.now, zone)
    week, running = read_week(typed, context.now, zone), week_at(context.now, zone)
    if week is None:
        raise OptionError(texts("staff.which_week"))
    if week > running:
        raise OptionError(texts("staff.week_to_come", week=str(week), newest=str(running)))
    first = min(_first_week(tx, survey, context), latest_closed(context.now, zone))
    if week < first:
        raise OptionError(texts("staff.week_too_old", first=str(first)))
    return week


def _first_week(tx: Tx, survey: SurveyConfig, context: Context) -> Week:
    """Returns the week of the first question or answer; the running one if there is none."""
    first = reports.first_moment(tx, survey.key)
    return week_at(first or context.now, context.config.zone_of(survey))
