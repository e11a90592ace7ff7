"""Chooses the columns of an export: by a preset, else by their names and what they hold."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from typing import Final

import regex

from handlers.imports.column_profiles import ColumnProfile
from handlers.imports.csv_reader import plain_name
from handlers.imports.id_columns import is_id_name
from handlers.imports.presets import Preset

_GROUP: Final = "npsgroup"
"""Ends the name of the column that Qualtrics derives from a score."""
_ASKS_TO_RECOMMEND: Final = regex.compile(
    r"(?i)recommend|promoter|\bnps\b|추천|推荐|推薦|rekomendasi|empfehl|recomend|recommand"
)
_ASKS_FOR_SCORE: Final = regex.compile(
    r"(?i)how likely|\bscore\b|\brat(?:e|ing)\b|0\s*(?:-|–|to|bis|~|到|s/d|sampai)\s*10"
    r"|점수|평점|分数|评分|skor|nilai|bewertung"
)
_ASKS_WHY: Final = regex.compile(
    r"(?i)\bwhy\b|reason|comment|feedback|improve|explain|tell us|better|이유|의견|개선|原因|理由"
    r"|意见|建议|alasan|komentar|masukan|saran|kenapa|mengapa|warum|grund|kommentar|verbesser"
    r"|pourquoi|por qu"
)
_PERSON: Final = regex.compile(r"(?i)e-?mail|이메일|邮件|邮箱")


@dataclass(frozen=True, kw_only=True)
class Choice:
    """The columns that were found, by their names; ``None`` where none or several would do."""

    score: str | None = None
    at: str | None = None
    comment: str | None = None
    person: str | None = None
    id: str | None = None
    finished: str | None = None
    doubtful: bool = False
    """Whether another column may as well be the score."""

    @property
    def is_enough(self) -> bool:
        return self.score is not None and self.at is not None and not self.doubtful

    def or_else(self, other: "Choice") -> "Choice":
        """Returns this choice, filled up from another."""
        names = {
            one.name: getattr(self, one.name) or getattr(other, one.name) for one in fields(self)
        }
        return replace(Choice(**names), doubtful=self.score is None and other.doubtful)


def choose(columns: Sequence[ColumnProfile], preset: Preset | None) -> Choice:
    """Returns the columns of an export; without a preset a guess to be looked at."""
    named = preset or Preset(tool="", needs=(), at=())
    exact = _named(columns, named.score, "is_scores")
    scores = [exact] if exact else _scores(columns, named)
    score = _first(scores)
    at = _named(columns, named.at, "is_times") or _first(one for one in columns if one.is_times)
    finished = _named(columns, named.finished)
    if finished is not None and at is None:
        at = finished
    person = _named(columns, named.person) or _first(one for one in columns if _is_person(one))
    return Choice(
        score=_name(score),
        at=_name(at),
        comment=_name(_named(columns, named.comment) or _comment(columns, score, named)),
        person=_name(person),
        id=_name(_named(columns, named.id) or (None if preset else _id(columns))),
        finished=_name(finished),
        doubtful=len(scores) > 1,
    )


def _named(
    columns: Sequence[ColumnProfile], names: Sequence[str], kind: str = "n"
) -> ColumnProfile | None:
    """Returns the column with the best of the names that holds something of this kind."""
    by_name = {plain_name(one.name): one for one in reversed(columns)}
    found = (by_name[name] for name in names if name in by_name)
    return _first(one for one in found if getattr(one, kind))


def _scores(columns: Sequence[ColumnProfile], preset: Preset) -> list[ColumnProfile]:
    """Returns the columns of scores that ask for a recommendation, else for a score."""
    names = {plain_name(one.name) for one in columns}
    scores = [
        one
        for one in columns
        if one.is_scores and not _is_own(one, preset) and not is_id_name(one.name)
    ]
    derived = [one for one in scores if plain_name(one.name) + _GROUP in names]
    for asked in (_ASKS_TO_RECOMMEND, _ASKS_FOR_SCORE):
        derived = derived or [one for one in scores if asked.search(one.label)]
    return derived or scores


def _comment(
    columns: Sequence[ColumnProfile], score: ColumnProfile | None, preset: Preset
) -> ColumnProfile | None:
    """Returns the words after the score that answer why; else the only words of the file."""
    words = [one for one in columns if one.is_words and not _is_own(one, preset)]
    after = [one for one in words if score is not None and one.place > score.place]
    asked = [one for one in after or words if _ASKS_WHY.search(one.label)]
    beside = [one for one in after if score is not None and one.place == score.place + 1]
    return _first([*asked, *beside])


def _is_own(column: ColumnProfile, preset: Preset) -> bool:
    name = plain_name(column.name)
    own = (*preset.own, *preset.at, *preset.person, *preset.id)
    return name in own or name.endswith(_GROUP)


def _is_person(column: ColumnProfile) -> bool:
    return column.is_emails and _PERSON.search(column.label) is not None


def _id(columns: Sequence[ColumnProfile]) -> ColumnProfile | None:
    return _first(one for one in columns if one.n and is_id_name(one.name))


def _first(columns: Iterable[ColumnProfile]) -> ColumnProfile | None:
    return next(iter(columns), None)


def _name(column: ColumnProfile | None) -> str | None:
    return None if column is None else column.name
