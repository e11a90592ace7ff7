"""The filters of a campaign: reads them as they are typed, and says whom they select."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.language.cleaning import one_line
from bot.language.isolates import isolated
from bot.language.person_fields import fields_match
from bot.language.texts import Texts
from bot.people.listed_person import condition
from bot.survey.scale import NPS, Segment

WHERE: Final = "where"
SEGMENT: Final = "segment"
LAST_SCORE: Final = "last-score"
NOT_ASKED_SINCE: Final = "not-asked-since"
OPTIONS: Final = (WHERE, SEGMENT, LAST_SCORE, NOT_ASKED_SINCE)
_RANGE: Final = re.compile(r"([0-9]{1,2})(?:\s*[-‐-―−~〜～]\s*([0-9]{1,2}))?")
_DAYS: Final = re.compile(r"([0-9]{1,4})\s*(?:d|days?)?", re.IGNORECASE)
_QUOTED: Final = re.compile(r"[\s,]")


class FilterError(Exception):
    """A filter cannot be read. The message says what was typed and what is possible."""


@dataclass(frozen=True, kw_only=True)
class Filters:
    """All conditions hold at once."""

    where: Mapping[str, str] = field(default_factory=dict)
    """Names and values of properties, as ``comparable`` writes them."""
    segment: Segment | None = None
    scores: range | None = None
    """Of the last answer."""
    not_asked_since: datetime | None = None
    typed: tuple[tuple[str, str], ...] = ()
    """The options with their values, to show them."""

    def __bool__(self) -> bool:
        return bool(self.typed)

    def __str__(self) -> str:
        return " ".join(f"--{name} {_shown(value)}" for name, value in self.typed)

    @property
    def without_values(self) -> str:
        """The filters without the values of properties, which may belong to one person."""
        return " ".join(
            f"--{name} {value.partition('=')[0].strip() if name == WHERE else value}"
            for name, value in self.typed
        )

    @property
    def of_answers(self) -> bool:
        """Whether the last answer decides."""
        return self.segment is not None or self.scores is not None

    def fits(self, known: Mapping[str, str]) -> bool:
        """Whether the fields of a person, by their names, have the values."""
        return fields_match(known, self.where)

    def fits_score(self, score: int | None) -> bool:
        """Whether the last score fits; a person without an answer never does."""
        if not self.of_answers:
            return True
        if score is None:
            return False
        of_segment = self.segment is None or NPS.segment_of(score) is self.segment
        return of_segment and (self.scores is None or score in self.scores)


NO_FILTERS: Final = Filters()


def read_filters(
    typed: Mapping[str, Sequence[str]], texts: Texts, now: datetime, zone: ZoneInfo
) -> Filters:
    """Returns the filters. *typed*: the values of each option. Raises FilterError.

    Only ``--where`` may be repeated; of the others the last value counts.
    """
    last = {name: values[-1] for name, values in typed.items() if values and name != WHERE}
    where = dict(_condition(value, texts) for value in typed.get(WHERE, ()))
    segment, scores, since = map(last.get, (SEGMENT, LAST_SCORE, NOT_ASKED_SINCE))
    shown = [(WHERE, value) for value in typed.get(WHERE, ())]
    return Filters(
        where=where,
        segment=None if segment is None else read_segment(segment, texts),
        scores=None if scores is None else _scores(scores, texts),
        not_asked_since=None if since is None else _since(since, texts, now, zone),
        typed=(*shown, *((name, last[name]) for name in OPTIONS if name in last)),
    )


def _condition(typed: str, texts: Texts) -> tuple[str, str]:
    if found := condition(typed):
        return found
    raise FilterError(texts("filter.where", typed=_quotable(typed)))


def read_segment(typed: str, texts: Texts) -> Segment:
    """Returns the segment that was typed. Raises FilterError."""
    try:
        return Segment(typed.strip().lower().removesuffix("s"))
    except ValueError:
        known = ", ".join(Segment)
        raise FilterError(texts("filter.segment", typed=_quotable(typed), known=known)) from None


def _scores(typed: str, texts: Texts) -> range:
    if match := _RANGE.fullmatch(typed.strip()):
        first = int(match[1])
        last = int(match[2] or first)
        if first in NPS.scores and last in NPS.scores and first <= last:
            return range(first, last + 1)
    raise FilterError(texts("filter.last_score", typed=_quotable(typed)))


def _since(typed: str, texts: Texts, now: datetime, zone: ZoneInfo) -> datetime:
    since = _moment(typed.strip(), now, zone)
    if since is None or since > now:
        raise FilterError(texts("filter.not_asked_since", typed=_quotable(typed)))
    return since


def _moment(typed: str, now: datetime, zone: ZoneInfo) -> datetime | None:
    if match := _DAYS.fullmatch(typed):
        return now - timedelta(days=int(match[1]))
    try:
        return datetime.combine(date.fromisoformat(typed), time(), zone)
    except ValueError:
        return None


def _quotable(typed: str) -> str:
    return isolated(one_line(typed)[:80])


def _shown(value: str) -> str:
    text = one_line(value)
    return f'"{text}"' if _QUOTED.search(text) else text
