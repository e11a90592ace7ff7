"""Finds contradictions in the surveys of `bot.toml` that ask after an event."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from bot.language.event_names import CHURNED

ASK: Final = "event"
_ONLY_WITH_EVENT: Final = ("event", "reopened_by", "delay", "drop_after")

Survey = Mapping[str, object]


def event_surveys(surveys: Sequence[Survey]) -> Iterator[str]:
    """Yields a line for each key of a survey that does not fit how it asks."""
    for number, survey in enumerate(surveys, start=1):
        path = f"survey[{number}]"
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


def _of_event(path: str, survey: Survey) -> Iterator[str]:
    event, reopened_by = _name(survey, "event"), _name(survey, "reopened_by")
    if "event" not in survey:
        yield (
            f"{path}.event: is missing; name the event after which people are asked, such as"
            ' event = "ticket_closed"'
        )
    if event == CHURNED:
        yield f"{path}.event: “{event}” means that a person has left, and who has left is not asked"
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
        apart = other.get("audience") and survey.get("audience")
        if same and not (apart and other.get("audience") != survey.get("audience")):
            yield (
                f"{path}.event: “{event}” is the event of “{other.get('key')}” too, and only one of"
                " them could ask a person; give them different audiences, or another event"
            )
            return


def _name(survey: Survey, key: str) -> str | None:
    name = survey.get(key)
    return name if isinstance(name, str) else None
