"""Finds the columns of a list of people: those that a person names, then those known by name.

Case, spaces, `_` and `-` do not matter in names. Each further column is a property of the person.
"""

import difflib
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import regex

from bot.chat.platforms import Platform
from bot.language.cleaning import one_line
from handlers.imports import column_samples
from handlers.imports.answer_source import place_of
from handlers.imports.column_map import FIRST_NAME, LAST_NAME, PROPERTY, ColumnMap
from handlers.imports.column_samples import Samples
from handlers.imports.csv_format import SheetError
from handlers.imports.csv_reader import CsvRow, plain_name
from handlers.imports.csv_writer import restored
from handlers.imports.person_headers import (
    COLUMNS,
    FIRST,
    LAST,
    MEANT,
    OTHER_NAMES,
    SAMPLED,
    USER_ID,
    WHY,
)

_ALIKE: Final = 0.75
_NO_SPACES: Final = regex.compile(r"[\p{Han}\p{Hangul}]+")
_PARTS: Final = {FIRST_NAME: FIRST, LAST_NAME: LAST}


class PersonColumns:
    """The position of each field in a row. Raises SheetError for an unusable header."""

    def __init__(self, header: Sequence[str], mapped: ColumnMap, samples: Samples) -> None:
        """*samples*: what stands in the columns whose names do not say enough."""
        self._names = [one_line(name) for name in header]
        self._samples = samples
        self.fields: dict[str, int] = {}
        self.properties: dict[str, int] = {}
        self.unfit: dict[str, str] = {}
        """Properties named like a field whose cells they do not hold, with that field."""
        self.decided: list[str] = []
        """What the cells decided, as it is written after `--map`."""
        self._parts: dict[str, int] = {}
        self._ignored: list[int] = []
        self._why = [at for at, name in enumerate(header) if plain_name(name) == plain_name(WHY)]
        self._take_mapped(header, mapped)
        self._find_exact()
        for field, others in OTHER_NAMES.items():
            self._find_other(field, others)
        self._find_user_ids()
        self._find_parts_of_name()
        self._require(header)

    @property
    def all(self) -> dict[str, int]:
        parts = {self._names[place]: place for place in self._parts.values()}
        return {**self.fields, **self.properties, **parts}

    @property
    def ignored(self) -> list[str]:
        return [self._names[place] for place in self._ignored]

    def place_of_why(self) -> int | None:
        """Returns the position of the reasons, if this is a file of rejected rows."""
        return next(iter(self._why), None)

    def name_of(self, field: str) -> str:
        return self._names[self.fields[field]]

    def cells(self, row: CsvRow) -> dict[str, str]:
        """Returns the row's texts by their field, each on one line."""
        cells = {field: self._text(row, place) for field, place in self.fields.items()}
        if self._parts:
            parts = [self._text(row, self._parts[part]) for part in _PARTS if part in self._parts]
            cells["name"] = one_line(_joined(parts))
        return cells

    def properties_in(self, row: CsvRow) -> dict[str, str]:
        """Returns the filled properties. The words for a country are one, too, for filters."""
        places = dict(self.properties)
        if "country" in self.fields:
            places.setdefault(self.name_of("country"), self.fields["country"])
        values = {name: self._text(row, place) for name, place in places.items()}
        return {name: value for name, value in values.items() if value}

    def described(self) -> Iterator[tuple[str, str]]:
        """Yields each field with the name of its column."""
        if self._parts:
            parts = (self._parts[part] for part in _PARTS if part in self._parts)
            yield "name", "” + “".join(self._names[place] for place in parts)
        yield from ((field, self._names[place]) for field, place in self.fields.items())

    @property
    def doubtful(self) -> Mapping[str, str]:
        """The properties whose names look like a field that the list lacks, with that field."""
        free = [field for field in COLUMNS if COLUMNS[field] not in self.fields and field != "name"]
        names = (name for name in self.properties if name not in self.unfit)
        found = {name: _meant(name, free) for name in names}
        return {name: COLUMNS[field] for name, field in found.items() if field is not None}

    def _text(self, row: CsvRow, place: int) -> str:
        return one_line(restored(row.cells[place]) if self._why else row.cells[place])

    def _take_mapped(self, header: Sequence[str], mapped: ColumnMap) -> None:
        for field, column in mapped.fields.items():
            target = self._parts if field in _PARTS else self.fields
            target[field] = place_of(header, column)
        for name, column in mapped.properties.items():
            self.properties[name] = place_of(header, column)
        self._ignored = [place_of(header, column) for column in mapped.ignored]

    def _find_exact(self) -> None:
        places = (self.fields, self.properties, self._parts)
        taken = {*self._ignored, *self._why, *(at for some in places for at in some.values())}
        mapped = {*self.fields, *(("name",) if self._parts else ())}
        for place, name in enumerate(self._names):
            if not name or place in taken:
                continue
            field = COLUMNS.get(plain_name(name))
            if field is None or field in mapped or not self._fits(field, place):
                self._add(self.properties, name, place)
            else:
                self._add(self.fields, field, place)

    def _add(self, target: dict[str, int], key: str, place: int) -> None:
        if key in target:
            raise SheetError(
                f"there are two columns “{self._names[place]}”; take one out, or rename it"
            )
        target[key] = place

    def _fits(self, field: str, place: int) -> bool:
        """Whether the column may be the field's. Rejected rows are no sample: they are wrong."""
        cells = self._samples.get(place, ())
        if field not in SAMPLED or self._why or column_samples.fits(field, cells):
            return True
        name = self._names[place]
        self.unfit[name] = field
        self.decided.append(f"{PROPERTY}{name}={name}")
        return False

    def _find_other(self, field: str, others: Sequence[str]) -> None:
        name = self._property(others)
        if field in self.fields or name is None or (field == "name" and self._parts):
            return
        if self._fits(field, self.properties[name]):
            self.fields[field] = self.properties.pop(name)

    def _find_user_ids(self) -> None:
        name = self._property(USER_ID)
        if name is None:
            return
        users = self._samples.get(self.properties[name], ())
        platform = column_samples.platform_of(users)
        if platform is not None and platform not in self.fields:
            self.fields[platform.value] = self.properties.pop(name)
            self.decided.append(f"{platform}={name}")

    def _property(self, names: Sequence[str]) -> str | None:
        """Returns the property that has the first of these names that there is."""
        by_name = {plain_name(name): name for name in self.properties}
        return next((by_name[name] for name in names if name in by_name), None)

    def _find_parts_of_name(self) -> None:
        if "name" in self.fields:
            return
        for part, names in _PARTS.items():
            found = self._property(names)
            if part not in self._parts and found is not None:
                self._parts[part] = self.properties.pop(found)

    def _require(self, header: Sequence[str]) -> None:
        names = ", ".join(header)
        has_name = "name" in self.fields or self._parts
        is_reached = self.fields.keys() & {*Platform, "email"}
        if not (has_name and is_reached) and any(map(_is_of_person, header)):
            raise SheetError(
                f"its first line looks like a person, not like names of columns: {names}. Put a"
                " line such as “name,email” above it"
            )
        if not has_name:
            raise SheetError(
                f"there is no column “name”; there are: {names}. If one of them holds names, add"
                " --map name=COLUMN"
            )
        if not is_reached:
            raise SheetError(
                "there is no column “slack”, “email” or “telegram”, so nobody could be reached;"
                f" there are: {names}. If one of them holds addresses, add --map email=COLUMN"
            )


def _is_of_person(text: str) -> bool:
    ids = (one.traits.ids for one in Platform)
    return "@" in text or any(one.capitals and one.listed.fullmatch(text) for one in ids)


def _joined(parts: Sequence[str]) -> str:
    """Returns first and last name together; in Chinese and Korean the last name comes first."""
    named = [part for part in parts if part]
    if len(named) > 1 and all(_NO_SPACES.fullmatch(part) for part in named):
        return "".join(reversed(named))
    return " ".join(named)


def _meant(name: str, free: Sequence[str]) -> str | None:
    plain = plain_name(name)
    if MEANT.get(plain) in free:
        return MEANT[plain]
    near = difflib.get_close_matches(plain, free, n=1, cutoff=_ALIKE)
    return near[0] if near else None
