"""Applies the team's rules for alerts: which ones are posted, when, and what they show."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.config.alerts import AlertFilter, PostTime
from bot.language.cleaning import comparable
from bot.language.person_fields import fields_match
from bot.model import Invitation, Person
from bot.survey.scale import scale_of

_DAY: Final = timedelta(days=1)
_WEEK_AND_A_DAY: Final = 8


def fits(only: AlertFilter, invitation: Invitation, fields: Mapping[str, str]) -> bool:
    """Whether the alert of an answer is posted. A wish for contact always is, and a test.

    *fields*: of the customer, as `fields_by_name` returns them.
    """
    if invitation.contact_wanted or invitation.test:
        return True
    score = invitation.score
    if score is None:
        return False
    if only.score_at_most is not None and score > only.score_at_most:
        return False
    if only.segments is not None:
        segment = scale_of(invitation.kind).segment_of(score)
        if segment.value not in only.segments:
            return False
    return only.where is None or fields_match(
        fields, {comparable(name): comparable(value) for name, value in only.where.items()}
    )


def post_time(after: datetime, post: PostTime, zone: ZoneInfo) -> datetime:
    """Returns the first time from *after* on at which alerts are posted, in UTC."""
    today = after.astimezone(zone).date()
    days = [today + ahead * _DAY for ahead in range(_WEEK_AND_A_DAY)]
    times = (
        datetime.combine(day, post.at, zone).astimezone(UTC)
        for day in days
        if post.weekday in {None, day.weekday()}
    )
    return next(at for at in times if at >= after)


def with_listed(person: Person, properties: tuple[str, ...] | None) -> Person:
    """Returns the person with these properties alone. *properties*: ``None``: all."""
    if properties is None:
        return person
    listed = set(map(comparable, properties))
    shown = {name: value for name, value in person.properties.items() if comparable(name) in listed}
    return replace(person, properties=shown)
