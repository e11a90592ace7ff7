"""Finds keys of surveys in `bot.toml` that do not fit how the survey asks."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from bot.config.key_paths import survey_path
from bot.language.cleaning import comparable
from bot.language.event_names import CHURNED

ASK: Final = "event"
_BY_HAND: Final = "by hand"
_ONLY_BY_ITSELF: Final = {
    "audience": 'ask = "rhythm" or ask = "event"; add one of them, or remove this key',
    "per_day": 'ask = "rhythm"; add that, or remove this key',
}
"""What each key that has no effect by hand needs."""
_ONLY_WITH_EVENT: Final = ("event", "reopened_by", "delay", "drop_after")

Survey = Mapping[str, object]


def event_surveys(surveys: Sequence[Survey]) -> Iterator[str]:
    """Yields a line for each key of a survey that does not fit how it asks."""
    for number, survey in enumerate(surveys, start=1):
        path = survey_path(number, len(surveys))
        if survey.get("ask") == ASK:
            yield from _of_event(path, survey)
            yield from _second(path, survey, surveys[: number - 1])
        else:
            for key in _ONLY_WITH_EVENT:
                if key in survey:
                    yield (
                        f'{path}.{key}: has no effect without ask = "event"; add that, or remove'
                        " this key"
                    )
            if survey.get("ask", _BY_HAND) == _BY_HAND:
                for key, needed in _ONLY_BY_ITSELF.items():
                    if key in survey:
                        yield f"{path}.{key}: has no effect without {needed}"


def _of_event(path: str, survey: Survey) -> Iterator[str]:
    event, reopened_by = _name(survey, "event"), _name(survey, "reopened_by")
    if "event" not in survey:
        yield (
            f"{path}.event: is missing; name the event after which people are asked, such as"
            ' event = "ticket_closed"'
        )
    if event == CHURNED:
        yield (
            f"{path}.event: “{event}” means that a person has left, and who has left is not"
            " asked; name another event, such as ticket_closed"
        )
    if event is not None and event == reopened_by:
        yield f"{path}.reopened_by: is the same as event; name the event that takes it back"
    if "per_day" in survey:
        yield f'{path}.per_day: has no effect with ask = "event"; remove it'


def _second(path: str, survey: Survey, above: Sequence[Survey]) -> Iterator[str]:
    """Yields a line if a survey above asks the same people after the same event.

    Nobody is asked twice in 30 days, so the second survey would ask nobody.
    """
    event = _name(survey, "event")
    for other in above:
        same = other.get("ask") == ASK and event is not None and event == _name(other, "event")
        one, two = _audience(other), _audience(survey)
        if same and not (one and two and one != two):
            yield (
                f"{path}.event: “{event}” is the event of “{other.get('key')}” too, and only one of"
                " them could ask a person; give them different audiences, or another event"
            )
            return


def _name(survey: Survey, key: str) -> str | None:
    name = survey.get(key)
    return name if isinstance(name, str) else None


def _audience(survey: Survey) -> Mapping[str, object]:
    """Returns the properties and values, as people are compared with them."""
    audience = survey.get("audience")
    if not isinstance(audience, Mapping):
        return {}
    return {
        comparable(str(name)): comparable(value) if isinstance(value, str) else value
        for name, value in audience.items()
    }
