"""Finds whether and when a case's alert is posted, by the rules of its survey."""

from datetime import datetime, timedelta
from typing import Final

from bot.cases.alert_rules import fits, post_time, with_listed
from bot.cases.from_answer import alert_time
from bot.cases.listing import CROWD
from bot.config.alerts import AlertFilter, Alerts, PostTime
from bot.config.config import Config
from bot.language.person_fields import fields_by_name
from bot.model import Case, Invitation, Person
from handlers.usecases.context import Context
from handlers.usecases.localisation import survey_of
from storage import people
from storage.engine.store import Tx

_EVERYTHING: Final = AlertFilter()
_TOGETHER: Final = 2
"""So many alerts that are posted at a set time are one message."""
_DAYS: Final = {True: timedelta(days=1, hours=2), False: timedelta(days=7, hours=2)}
"""The longest wait for a daily time or another one. Two hours are for a change of clocks."""


def alert_at(case: Case | None, invitation: Invitation, context: Context) -> datetime:
    """Returns when the alert is due. *case*: as it was before; ``None`` for a new one.

    A test does not wait for the set time.
    """
    config, now = context.config, context.now
    usual = alert_time(case, invitation, now, config.alerts.wait)
    alerts = _rules(config, invitation.survey)
    post = alerts.post
    if post is None or invitation.test:
        return usual
    return post_time(usual, post, config.timezone)


def is_posted(tx: Tx, invitation: Invitation, config: Config) -> bool:
    """Whether the answer's case has an alert."""
    only = _rules(config, invitation.survey).only
    if only == _EVERYTHING:
        return True
    person = people.get(tx, invitation.person_id)
    return fits(only, invitation, fields_by_name(person.account, person.properties))


def crowd_of(invitation: Invitation, config: Config) -> int:
    """Returns how many alerts that are due at once are one message."""
    return CROWD if _rules(config, invitation.survey).post is None else _TOGETHER


def shown_person(person: Person, config: Config, survey: str | None = None) -> Person:
    """Returns the person as the support channel may see them. *survey*: ``None``: of no survey."""
    alerts = config.alerts if survey is None else _rules(config, survey)
    return with_listed(person, alerts.properties)


def longest_wait(config: Config) -> timedelta:
    """Returns the longest time between the planning of an alert and its due time."""
    alerts = [config.alerts, *map(config.alerts_of, config.surveys)]
    return max(config.alerts.wait + _wait_for(one.post) for one in alerts)


def _wait_for(post: PostTime | None) -> timedelta:
    return timedelta() if post is None else _DAYS[post.weekday is None]


def _rules(config: Config, survey: str) -> Alerts:
    return config.alerts_of(survey_of(config, survey))
