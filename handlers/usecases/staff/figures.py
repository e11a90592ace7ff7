"""Handles the staff's command ``summary``."""

from dataclasses import replace
from typing import Final

from bot.chat.messages import Style, plain
from bot.config.config import SurveyConfig
from bot.figures.typed_weeks import read_week
from bot.figures.weeks import Week, week_at
from handlers.updates import Commanded, PrivateReply
from handlers.usecases.audit_entries import entry
from handlers.usecases.context import Context
from handlers.usecases.localisation import staff_texts
from handlers.usecases.roles import Action
from handlers.usecases.staff.arguments import Arguments
from handlers.usecases.staff.option_values import (
    SURVEY,
    WEEK,
    OptionError,
    summarised_in,
    unknown_words,
    week_in,
)
from handlers.usecases.staff.private_answers import is_private
from handlers.usecases.summary.rendering import on_demand
from storage import audit
from storage.engine.store import Tx

OPTIONS: Final = (SURVEY, WEEK)


def show(tx: Tx, event: Commanded, arguments: Arguments, context: Context) -> PrivateReply:
    """Shows the figures of one week of one survey. Raises OptionError."""
    survey, week = _meant(tx, arguments, context)
    seen = f"survey {survey.key}"
    audit.add(tx, entry(context.actor, Action.SEE_FIGURES, seen, context.now))
    alone = is_private(tx, event, staff_texts(context.config), context.config)
    message = on_demand(tx, survey, event.user.platform, context, week=week, is_private=alone)
    if week != week_at(context.now, context.config.zone_of(survey)):
        return PrivateReply(message=message)
    running = staff_texts(context.config)("staff.week_running", week=str(week))
    paragraphs = (plain(running, Style.QUIET), *message.paragraphs)
    return PrivateReply(message=replace(message, paragraphs=paragraphs))


def is_meant(tx: Tx, arguments: Arguments, context: Context) -> bool:
    """Whether the words after the command make sense."""
    try:
        _meant(tx, arguments, context)
    except OptionError:
        return False
    return True


def _meant(tx: Tx, arguments: Arguments, context: Context) -> tuple[SurveyConfig, Week]:
    """Returns the survey and the week. The week may stand without its option."""
    survey = summarised_in(arguments, context.config)
    words = arguments.words.strip(" ,，、.!。！")
    zone = context.config.zone_of(survey)
    if words and (WEEK in arguments.options or read_week(words, context.now, zone) is None):
        raise OptionError(unknown_words(words, "summary", OPTIONS, staff_texts(context.config)))
    return survey, week_in(tx, arguments.options.get(WEEK, words or None), survey, context)
