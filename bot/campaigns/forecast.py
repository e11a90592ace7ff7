"""The forecast: how many people a survey asks on each of the next days, and why others wait."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from bot.campaigns.reasons import Reason
from bot.chat.messages import Message, Paragraph, Style, plain
from bot.language.texts import Texts

DAYS: Final = 30
_WIDEST: Final = 8
"""The squares of the longest bar: on a phone it fits into a line."""


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


def message(forecast: Forecast, texts: Texts) -> Message:
    """Returns the forecast with a bar for each week."""
    return Message(
        paragraphs=(
            plain(texts("forecast.title", survey=forecast.survey), Style.HEADING),
            *_state(forecast, texts),
            plain("\n".join([_sum(forecast, texts), *_bars(forecast, texts)])),
            *_others(forecast, texts),
        )
    )


def _state(forecast: Forecast, texts: Texts) -> Iterator[Paragraph]:
    if not forecast.complete:
        yield plain(texts("forecast.planning"), Style.QUIET)
    elif not forecast.started:
        yield plain(texts("forecast.not_started"), Style.QUIET)


def _sum(forecast: Forecast, texts: Texts) -> str:
    busiest = max(forecast.asked.values(), default=0)
    return texts.count("forecast.sum", forecast.total, days=DAYS, most=busiest)


def _bars(forecast: Forecast, texts: Texts) -> Iterator[str]:
    most = max(forecast.weeks.values(), default=0)
    for monday, n in forecast.weeks.items():
        bar = "▇" * (round(n * _WIDEST / most) if most else 0)
        sunday = monday + timedelta(days=6)
        days = texts.days(max(monday, forecast.first), sunday, year=False)
        yield f"{days}: {bar} {n}" if bar else f"{days}: {n}"


def _others(forecast: Forecast, texts: Texts) -> Iterator[Paragraph]:
    """Yields why others are not asked in this time, the most people first."""
    if not forecast.later:
        return
    lines = [
        texts("forecast.for_reason", reason=texts(_label(reason)), n=n)
        for reason, n in sorted(forecast.later.items(), key=lambda one: -one[1])
    ]
    yield plain("\n".join([texts("forecast.others"), *lines]), Style.QUIET)


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
    }
