"""The forecast: how many people a survey asks on each of the next days, and why others wait."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from bot.campaigns.reasons import Reason
from bot.chat.messages import Message, Paragraph, Style, plain
from bot.language.texts import Texts

DAYS: Final = 30
_WIDEST: Final = 8
"""The squares of the longest bar: on a phone it fits into a line."""


@dataclass(frozen=True, kw_only=True)
class AfterEvents:
    """What a survey that asks after an event has done in the days before."""

    event: str
    asked: int
    dropped: Mapping[Reason, int]
    more: int = 0
    """Waiting questions that were only counted."""


@dataclass(frozen=True, kw_only=True)
class Forecast:
    survey: str
    first: date
    """Today."""
    asked: Mapping[date, int]
    """The people of each day on which any are asked."""
    later: Mapping[Reason | None, int]
    """The people who are asked later or not at all, by the reason."""
    started: bool
    complete: bool
    """Whether everyone is planned."""
    after: AfterEvents | None = None
    """For a survey that asks after an event."""
    as_planned: bool = False
    """Whether there are too many people to judge each of them anew."""
    paused_since: datetime | None = None
    """Since when all asking is paused."""
    timezone: str = "UTC"
    """The team's."""

    @property
    def total(self) -> int:
        return sum(self.asked.values())

    @property
    def weeks(self) -> Mapping[date, int]:
        """Returns the people of each week by its Monday, also of weeks without any."""
        weeks: dict[date, int] = {}
        for ahead in range(DAYS):
            day = self.first + timedelta(days=ahead)
            monday = day - timedelta(days=day.weekday())
            weeks[monday] = weeks.get(monday, 0) + self.asked.get(day, 0)
        return weeks


def message(forecast: Forecast, texts: Texts, *, has_button: bool = False) -> Message:
    """Returns the forecast with a bar for each week, or for each day with questions.

    *has_button*: whether the button *Start* is below it.
    """
    return Message(
        paragraphs=(
            plain(texts("forecast.title", survey=forecast.survey), Style.HEADING),
            *_state(forecast, texts, has_button=has_button),
            plain("\n".join(_plan(forecast, texts))),
            *_others(forecast, texts),
            *_lately(forecast.after, texts),
        )
    )


def _state(forecast: Forecast, texts: Texts, *, has_button: bool) -> Iterator[Paragraph]:
    if not forecast.complete:
        yield plain(texts("forecast.planning"), Style.QUIET)
    elif not forecast.started:
        where = () if has_button else (texts("forecast.how_to_start", survey=forecast.survey),)
        yield plain(" ".join([texts("forecast.not_started"), *where]), Style.QUIET)
    if forecast.paused_since is not None:
        since = texts.moment(forecast.paused_since, forecast.timezone)
        yield plain(texts("pause.since", since=since), Style.QUIET)
    if forecast.as_planned:
        yield plain(texts("forecast.as_planned"), Style.QUIET)


def _plan(forecast: Forecast, texts: Texts) -> Iterator[str]:
    after = forecast.after
    if after is not None:
        yield texts("forecast.after", event=after.event)
    if after is None and not forecast.total:
        yield texts("forecast.nobody", days=DAYS)
    elif forecast.total:
        yield _sum(forecast, texts)
        yield from _weeks(forecast, texts) if after is None else _days(forecast, texts)
    else:
        yield texts("forecast.none_waits")
    if after is not None and after.more:
        yield texts.count("forecast.more", after.more)


def _lately(after: AfterEvents | None, texts: Texts) -> Iterator[Paragraph]:
    """Yields how many were asked in the days before, and why others were not."""
    if after is None or not (after.asked or after.dropped):
        return
    dropped = sum(after.dropped.values())
    known = {"days": DAYS, "asked": after.asked, "dropped": dropped}
    lines = _for_reasons(after.dropped, texts)
    yield plain("\n".join([texts("forecast.lately", **known), *lines]), Style.QUIET)


def _sum(forecast: Forecast, texts: Texts) -> str:
    busiest = max(forecast.asked.values(), default=0)
    return texts.count("forecast.sum", forecast.total, days=DAYS, most=busiest)


def _weeks(forecast: Forecast, texts: Texts) -> Iterator[str]:
    most = max(forecast.weeks.values(), default=0)
    for monday, n in forecast.weeks.items():
        sunday = monday + timedelta(days=6)
        days = texts.days(max(monday, forecast.first), sunday, year=False)
        yield _bar(days, n, most)


def _days(forecast: Forecast, texts: Texts) -> Iterator[str]:
    """Yields only days with questions: events are known for few days ahead."""
    most = max(forecast.asked.values(), default=0)
    for day, n in sorted(forecast.asked.items()):
        yield _bar(texts.days(day, day, year=False), n, most)


def _bar(days: str, n: int, most: int) -> str:
    bar = "▇" * (round(n * _WIDEST / most) if most else 0)
    return f"{days}: {bar} {n}" if bar else f"{days}: {n}"


def _others(forecast: Forecast, texts: Texts) -> Iterator[Paragraph]:
    """Yields why others are not asked in this time, the most people first."""
    if not forecast.later:
        return
    lines = _for_reasons(forecast.later, texts)
    yield plain("\n".join([texts("forecast.others"), *lines]), Style.QUIET)


def _for_reasons(
    people: Mapping[Reason, int] | Mapping[Reason | None, int], texts: Texts
) -> list[str]:
    return [
        texts("forecast.for_reason", reason=texts(_label(reason)), n=n)
        for reason, n in sorted(people.items(), key=lambda one: -one[1])
    ]


def _label(reason: Reason | None) -> str:
    return f"forecast.reason.{reason or 'turn'}"


def to_json(forecast: Forecast) -> dict[str, Any]:
    """Returns the forecast as JSON types: each of the days, and the others by reason."""
    days = (forecast.first + timedelta(days=ahead) for ahead in range(DAYS))
    return {
        "survey": forecast.survey,
        "started": forecast.started,
        "complete": forecast.complete,
        "days": {day.isoformat(): forecast.asked.get(day, 0) for day in days},
        "later": {str(reason or "turn"): n for reason, n in forecast.later.items()},
        **_after_to_json(forecast.after),
    }


def _after_to_json(after: AfterEvents | None) -> dict[str, Any]:
    if after is None:
        return {}
    dropped = {str(reason): n for reason, n in after.dropped.items()}
    return {"event": after.event, "last_30_days": {"asked": after.asked, "not_asked": dropped}}
