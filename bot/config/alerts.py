"""The tables `[alerts]` and `[survey.alerts]` of `bot.toml`."""

from dataclasses import dataclass
from datetime import time, timedelta
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, Field, PlainValidator

from bot.config.property_values import PropertyValues
from bot.config.table import Table
from bot.config.values import Wait, read_time
from bot.config.working_days import weekday_of

_AT_ONCE: Final = "at once"
_ALL: Final = "all"
_POST_FORM: Final = 'write "at once", "daily 09:00" or "weekly monday 09:00"'
_PROPERTIES_FORM: Final = 'write "all", or a list of names, such as ["plan", "region"]'


@dataclass(frozen=True, kw_only=True)
class PostTime:
    """When the alerts since the last time are posted together, in the team's time zone."""

    at: time
    weekday: int | None = None
    """Monday is 0; None: every day."""


def _post(value: object) -> PostTime | None:
    if isinstance(value, PostTime):
        return value
    if value == _AT_ONCE:
        return None
    try:
        match str(value).split():
            case ["daily", at]:
                return PostTime(at=read_time(at))
            case ["weekly", day, at]:
                return PostTime(at=read_time(at), weekday=weekday_of(day))
    except ValueError:  # no day, or no time of day
        pass
    raise ValueError(f"is not a time for alerts; {_POST_FORM}")


def _properties(value: object) -> tuple[str, ...] | None:
    if value == _ALL:
        return None
    if not isinstance(value, list | tuple):
        raise ValueError(f"is not a list; {_PROPERTIES_FORM}")
    names = tuple(name.strip() if isinstance(name, str) else "" for name in value)
    if "" in names:
        raise ValueError(f"has an entry that is no name; {_PROPERTIES_FORM}")
    return names


def _some_segments(segments: tuple[str, ...]) -> tuple[str, ...]:
    if not segments:
        raise ValueError("names no segment; name at least one, such as detractor, or remove it")
    return segments


Segments = Annotated[
    tuple[Literal["detractor", "passive", "promoter"], ...],
    Field(strict=False),
    AfterValidator(_some_segments),
]


class AlertFilter(Table):
    """Which cases have an alert. All conditions hold at once; None: any score, any segment."""

    score_at_most: int | None = Field(default=None, ge=0, le=10)
    segments: Segments | None = None
    where: PropertyValues | None = None


class AlertRules(Table):
    """Which alerts are posted, when, and what they show.

    `post`: None: each one when it is due. `properties`: the names of the properties that a card
    shows; None: all.
    """

    post: Annotated[PostTime | None, PlainValidator(_post)] = None
    only: AlertFilter = AlertFilter()
    properties: Annotated[tuple[str, ...] | None, PlainValidator(_properties)] = None


class Alerts(AlertRules):
    """`wait`: how long after the score an alert waits for the rest of the answer."""

    wait: Wait = timedelta(minutes=2)

    def but(self, own: AlertRules) -> "Alerts":
        """Returns these with the keys that a survey's own table has. Its filter counts whole."""
        return self.model_copy(update={key: getattr(own, key) for key in own.model_fields_set})
