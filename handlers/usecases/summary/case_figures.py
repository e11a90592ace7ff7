"""Reads the figures of cases beside a week's figures."""

from functools import partial

from bot.cases.clock import business_time
from bot.config.config import SurveyConfig
from bot.figures.case_figures import CaseFigures, cases_of_period
from bot.figures.recovery import recovery
from bot.figures.weekly_from_answers import long_period
from bot.figures.weeks import Week
from bot.states import SurveyKind
from handlers.usecases.cases.causes import cause_labels
from handlers.usecases.context import Context
from storage import case_figures, cases
from storage.engine.store import Tx


def case_figures_in(tx: Tx, survey: SurveyConfig, week: Week, context: Context) -> CaseFigures:
    """Returns the figures for a week and the 90 days until its end, as of now.

    The cases of the CSAT surveys beside this survey are included.
    """
    config, zone, now = context.config, context.config.zone_of(survey), context.now
    surveys = [one.key for one in (survey, *config.beside(survey))]
    asked_by = [one.key for one in config.surveys if one.kind is SurveyKind.CSAT]
    within, long = week.bounds(zone), long_period(week, zone)
    opened = case_figures.opened_in(tx, surveys, *long)
    measured = partial(business_time, hours=config.case_hours)
    return CaseFigures(
        at=now,
        open_cases=cases.open_in(tx, surveys),
        this_week=cases_of_period(opened, *within, now, measured),
        last_90_days=cases_of_period(opened, *long, now, measured),
        recovery=recovery(case_figures.pairs(tx, survey.key, *long)),
        csat=case_figures.csat_of_cases(tx, surveys, asked_by, *long),
        cause_names=cause_labels(config),
    )
