"""Finds keys of `[cases]` in `bot.toml` that name something which is not there."""

import difflib
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from bot.config.key_paths import rule_path
from bot.states import SurveyKind

_TABLE: Final = "cases"


def csat_of_cases(
    cases: Mapping[str, object], surveys: Sequence[Mapping[str, object]]
) -> list[str]:
    """Returns a line if the survey after a resolved case is missing or of another kind."""
    key = cases.get("csat")
    if not isinstance(key, str) or not key:
        return []
    kinds = {survey.get("key"): survey.get("kind") for survey in surveys}
    if kinds.get(key) == SurveyKind.CSAT:
        return []
    if key in kinds:
        problem = f'has kind = "{kinds[key]}"; name a survey with kind = "csat", or remove this key'
    else:
        problem = f"is the key of no survey; {_hint(key, kinds)}"
    return [f"{_TABLE}.csat: “{key}” {problem}"]


def addresses_of_cases(cases: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    """Yields the person and the channels that the table names, with their keys."""
    yield f"{_TABLE}.escalate_to", cases.get("escalate_to")
    rules = cases.get("rule")
    for number, rule in enumerate(rules if isinstance(rules, list) else [], start=1):
        if isinstance(rule, Mapping):
            yield f"{rule_path(number)}.channel", rule.get("channel")


def _hint(key: str, kinds: Mapping[object, object]) -> str:
    known = [str(one) for one, kind in kinds.items() if kind == SurveyKind.CSAT]
    if near := difflib.get_close_matches(key, known, n=1):
        return f"did you mean {near[0]}?"
    return f'add [[survey]] with key = "{key}" and kind = "csat", or remove this key'
