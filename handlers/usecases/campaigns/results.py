"""Finds when and where the results of a campaign are posted."""

from bot.campaigns.preview import NextSummary
from bot.config.config import Config, SurveyConfig
from bot.figures.weeks import due_at, week_at
from handlers.usecases.context import Context


def next_summary(survey_key: str, context: Context) -> NextSummary | None:
    """Returns the next summary that includes answers from now on, if bot.toml asks for one."""
    config = context.config
    survey = next((one for one in config.summarised if survey_key in _shown_by(one, config)), None)
    channel = None if survey is None else config.channels_of(survey).team
    if survey is None or channel is None:
        return None
    zone = config.zone_of(survey)
    running = week_at(context.now, zone)
    due = due_at(running, zone, survey.summary.weekday, survey.summary.time)
    return NextSummary(at=due, timezone=str(zone), channel=channel)


def _shown_by(survey: SurveyConfig, config: Config) -> set[str]:
    """Returns the surveys whose figures stand in this survey's summary."""
    return {survey.key, *(other.key for other in config.beside(survey))}
