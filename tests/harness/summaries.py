"""The titles of weekly summaries."""

from bot.figures.weeks import Week
from bot.language.texts import Texts

_ENGLISH = Texts("en", product="Acme")


def days_in(week: Week) -> str:
    """The days of a week of this year, in English."""
    return _ENGLISH.days(week.monday, week.sunday, year=False)


def title_of(week: Week, survey: str = "") -> str:
    """The title in English. *survey*: the name, unless it is the first survey."""
    if survey:
        return _ENGLISH("summary.title.survey", survey=survey, days=days_in(week))
    return _ENGLISH("summary.title", days=days_in(week))
