"""A person in a list: what the list shows, and which people it selects."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.language.cleaning import comparable
from bot.language.person_fields import fields_by_name, fields_match
from bot.model import Contact, Person
from bot.survey.scale import NPS, Segment


@dataclass(frozen=True, kw_only=True)
class LastAnswer:
    """A person's latest score over all surveys from 0 to 10. CSAT is another scale."""

    score: int
    at: datetime
    imported: bool = False


@dataclass(frozen=True, kw_only=True)
class ListedPerson:
    person: Person
    contacts: tuple[Contact, ...] = ()
    last: LastAnswer | None = None

    @property
    def segment(self) -> Segment | None:
        return None if self.last is None else NPS.segment_of(self.last.score)


def latest(*answers: LastAnswer | None) -> LastAnswer | None:
    """Returns the latest of *answers*, if there is one."""
    return max((one for one in answers if one is not None), key=_at, default=None)


def _at(answer: LastAnswer) -> datetime:
    return answer.at


def fields_of(person: Person) -> Mapping[str, str]:
    """Returns the properties and the account, by their names as `matches_all` compares them."""
    return fields_by_name(person.account, person.properties)


def matches_all(person: Person, wanted: Mapping[str, str]) -> bool:
    """Whether the person has all of these values. *wanted*: names and values, `comparable`."""
    return fields_match(fields_of(person), wanted)


def condition(typed: str) -> tuple[str, str] | None:
    """Reads ``NAME=VALUE``. Returns both as `matches_all` takes them; ``None`` for other texts."""
    name, equals, value = typed.partition("=")
    return (comparable(name), comparable(value)) if equals and name.strip() else None
