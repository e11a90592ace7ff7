"""Renders the summary of a week from the rows, for the team's channel and for those who ask."""

from dataclasses import replace
from zoneinfo import ZoneInfo

from bot.chat.messages import Message, Style, plain
from bot.chat.platforms import Platform
from bot.config.config import Config, SurveyConfig
from bot.figures.weekly import CsatFigures, WeeklyFigures
from bot.figures.weekly_from_answers import (
    REMEMBERED_WEEKS,
    answer_period,
    csat_figures,
    long_period,
    weekly_figures,
)
from bot.figures.weeks import Week, latest_closed
from bot.summary.message import PostContext, summary
from bot.summary.moved_weeks import MovedWeek, moved_weeks
from handlers.usecases.context import Context
from handlers.usecases.localisation import command_on, staff_texts
from handlers.usecases.summary.case_figures import case_figures_in
from handlers.usecases.summary.churn_figures import churn_in
from storage import reports, summaries
from storage.engine.store import Tx


def whole_figures_of(tx: Tx, survey: SurveyConfig, week: Week, context: Context) -> WeeklyFigures:
    """Returns the figures of one week of one survey, with those of cases as of now."""
    figures = figures_of(tx, survey, week, context.config)
    return replace(figures, cases=case_figures_in(tx, survey, week, context))


def figures_of(tx: Tx, survey: SurveyConfig, week: Week, config: Config) -> WeeklyFigures:
    """Returns the figures of one week of one survey, without those of cases."""
    zone, key = config.zone_of(survey), survey.key
    is_experiment = survey.buttons == "experiment"
    return weekly_figures(
        survey=key,
        week=week,
        zone=zone,
        answers=reports.answers(tx, key, *answer_period(week, zone)),
        ladder=reports.ladder(tx, key, *week.bounds(zone)),
        previous_verdict=summaries.last_verdict(tx, key, week.shift(-REMEMBERED_WEEKS), week),
        rates=reports.rates(tx, key, *long_period(week, zone)) if is_experiment else None,
        churn=churn_in(tx, key, week, zone),
        csat=[_csat(tx, other, week, zone) for other in config.beside(survey)],
    )


def _csat(tx: Tx, survey: SurveyConfig, week: Week, zone: ZoneInfo) -> CsatFigures:
    """Returns the figures of a CSAT survey, for the weeks of the summary that shows them."""
    key, kind = survey.key, survey.kind
    return csat_figures(
        survey=key,
        week=week,
        zone=zone,
        answers=reports.answers(tx, key, *long_period(week, zone), kind=kind),
        asked=reports.ladder(tx, key, *week.bounds(zone), kind=kind).asked,
    )


def moved_before(tx: Tx, figures: WeeklyFigures) -> tuple[MovedWeek, ...]:
    """Returns the posted weeks of the chart, before the last one, that have moved since."""
    posted = summaries.posted_weeks(tx, figures.survey, figures.this_week.week)
    return moved_weeks(posted, figures.weeks[:-1])


def post_context(
    tx: Tx, survey: SurveyConfig, figures: WeeklyFigures, context: Context
) -> PostContext:
    """Returns what the summary shows beside these figures, as it is now."""
    config = context.config
    zone = config.zone_of(survey)
    return PostContext(
        today=context.now.astimezone(zone).date(),
        name=_name(survey, config),
        quoted_as=survey.quotes,
        moved=moved_before(tx, figures),
    )


def _name(survey: SurveyConfig, config: Config) -> str:
    """Returns the survey's key; empty for the main survey, and where the product says enough."""
    main, product = config.summarised[0], config.product_of(survey)
    others = [one for one in config.summarised if one.key != survey.key]
    is_clear = product not in map(config.product_of, others)
    return "" if is_clear or survey.key == main.key else survey.key


def rendered(
    tx: Tx, survey: SurveyConfig, week: Week, context: Context, *, is_private: bool = False
) -> Message:
    """Returns the summary of a week. *is_private*: only one person will read it."""
    figures = whole_figures_of(tx, survey, week, context)
    beside = post_context(tx, survey, figures, context)
    has_channel = context.config.channels_of(survey).team is not None
    return summary(
        figures,
        staff_texts(context.config, survey),
        replace(beside, may_be_shared=is_private and has_channel),
    )


def on_demand(
    tx: Tx,
    survey: SurveyConfig,
    platform: Platform,
    context: Context,
    *,
    week: Week | None = None,
    is_private: bool = False,
) -> Message:
    """Returns the summary of a survey's *week*, and how to see other surveys.

    *platform*: where the command was typed. Without *week*, the latest closed week is meant.
    *is_private*: only its sender reads the answer.
    """
    texts = staff_texts(context.config)
    week = week or latest_closed(context.now, context.config.zone_of(survey))
    message = rendered(tx, survey, week, context, is_private=is_private)
    others = [one.key for one in context.config.summarised if one.key != survey.key]
    if not others:
        return message
    command = f"{command_on(platform, context.config)} summary --survey {others[0]}"
    more = texts("summary.others", surveys=", ".join(others), command=command)
    return replace(message, paragraphs=(*message.paragraphs, plain(more, Style.QUIET)))
