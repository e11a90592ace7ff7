"""Handles the staff's command ``comments``, and the button below its answer."""

from datetime import timedelta
from typing import Final

from bot.campaigns.filters import SEGMENT, FilterError, read_segment
from bot.chat.lookup_taps import LatestCommentsTap
from bot.chat.messages import Message
from bot.config.config import SurveyConfig
from bot.summary.latest_comments import (
    EVERY_SEGMENT,
    LatestComments,
    first_moment_of,
    latest_comments,
)
from handlers.updates import Aside, Commanded, Pressed, PrivateReply, Reply, Toast
from handlers.usecases.audit_entries import entry
from handlers.usecases.context import Context
from handlers.usecases.localisation import staff_texts
from handlers.usecases.roles import Action
from handlers.usecases.staff.arguments import Arguments
from handlers.usecases.staff.option_values import (
    SURVEY,
    OptionError,
    require_no_words,
    survey_in,
)
from handlers.usecases.staff.private_answers import in_group
from storage import audit, reports
from storage.engine.store import Tx

DAYS: Final = "days"
OPTIONS: Final = (DAYS, SEGMENT, SURVEY)
MOST_DAYS: Final = 90
_USUAL_DAYS: Final = 7


def show(tx: Tx, event: Commanded, arguments: Arguments, context: Context) -> PrivateReply:
    """Shows the latest comments of a survey. Raises OptionError."""
    survey, wanted = _wanted(arguments, context)
    message = _page(tx, survey, wanted, context)
    assert message is not None  # the first page is always there
    return PrivateReply(message=message)


def handle_press(tx: Tx, event: Pressed, tap: LatestCommentsTap, context: Context) -> Reply:
    """Shows a further page. The actor's role is checked already."""
    config = context.config
    texts = staff_texts(config)
    survey = next((one for one in config.surveys if one.key == tap.survey), None)
    if survey is None:
        return Toast(text=texts("summary.toast.no_survey"))
    message = _page(tx, survey, tap, context)
    if message is None:
        return Toast(text=texts("comments.gone"))
    return Aside(message=message, in_group=in_group(tx, event, texts, config))


def _page(
    tx: Tx, survey: SurveyConfig, wanted: LatestCommentsTap, context: Context
) -> Message | None:
    zone, now, kind = context.config.zone_of(survey), context.now, survey.kind
    since = max(first_moment_of(wanted, zone), now - timedelta(days=MOST_DAYS + 1))
    message = latest_comments(
        LatestComments(
            answers=reports.answers(tx, survey.key, since, now, kind=kind),
            wanted=wanted,
            kind=kind,
            quoted_as=survey.quotes,
            zone=zone,
            now=now,
        ),
        staff_texts(context.config),
    )
    if message is not None:
        seen = entry(context.actor, Action.SEE_FIGURES, f"survey {survey.key}", now)
        audit.add(tx, seen)
    return message


def is_meant(tx: Tx, arguments: Arguments, context: Context) -> bool:
    """Whether nothing but options with known values follows the command's name."""
    try:
        _wanted(arguments, context)
    except OptionError:
        return False
    return True


def _wanted(arguments: Arguments, context: Context) -> tuple[SurveyConfig, LatestCommentsTap]:
    config, options = context.config, arguments.options
    texts, survey = staff_texts(config), survey_in(arguments, config)
    require_no_words(arguments, "comments", OPTIONS, config)
    try:
        segment = read_segment(options[SEGMENT], texts) if SEGMENT in options else EVERY_SEGMENT
    except FilterError as error:
        raise OptionError(str(error)) from error
    days = _days(options.get(DAYS), context)
    since = context.now.astimezone(config.zone_of(survey)).date() - timedelta(days=days)
    tap = LatestCommentsTap(survey=survey.key, since=since.isoformat(), segment=segment, page=0)
    return survey, tap


def _days(typed: str | None, context: Context) -> int:
    if typed is None:
        return _USUAL_DAYS
    digits = typed.strip().lower().removesuffix("d")
    days = int(digits) if digits.isdecimal() and len(digits) < len(str(MOST_DAYS)) + 1 else 0
    if not 1 <= days <= MOST_DAYS:
        raise OptionError(staff_texts(context.config)("comments.which_days", most=MOST_DAYS))
    return days
