"""Looks into the first rows of a list, where the name of a column does not say enough."""

from collections.abc import Callable, Collection, Mapping
from itertools import islice
from typing import Final

from bot.chat.platforms import Platform
from bot.language.countries import read_country
from handlers.imports.cells import is_blank
from handlers.imports.csv_reader import CsvRow, Sheet, plain_name
from handlers.imports.person_dates import is_day
from handlers.imports.person_headers import sampled_names
from handlers.imports.person_kinds import read_kind

LOOKED_AT: Final = 1000
Samples = Mapping[int, Collection[str]]
"""What stands in the first rows of some columns, by their positions."""

CONTENTS: Final = {
    "country": "countries",
    "joined": "dates",
    "left": "dates",
    "kind": "customer, staff or test",
}


def samples_of(sheet: Sheet) -> Samples:
    """Returns what the columns hold whose names do not say enough. Raises SheetError."""
    wanted = sampled_names()
    places = [at for at, name in enumerate(sheet.header) if plain_name(name) in wanted]
    found: dict[int, set[str]] = {at: set() for at in places}
    rows = (row for row in sheet.rows() if isinstance(row, CsvRow)) if places else ()
    for row in islice(rows, LOOKED_AT):
        for at in places:
            if not is_blank(row.cells[at]):
                found[at].add(row.cells[at].strip())
    return found


def fits(field: str, cells: Collection[str]) -> bool:
    """Whether a column with these cells is the field's. Every kind must be one of ours."""
    if field == "kind":
        return all(_reads(read_kind, cell) for cell in cells)
    known = is_day if field in ("joined", "left") else _is_country
    return 2 * sum(map(known, cells)) >= len(cells)


def platform_of(users: Collection[str]) -> Platform | None:
    """Returns the platform to which all these ids belong, if its ids are told by their form."""
    fitting = (one for one in Platform if one.traits.ids.capitals and users)
    return next((one for one in fitting if all(map(one.traits.ids.listed.fullmatch, users))), None)


def _is_country(text: str) -> bool:
    return _reads(read_country, text)


def _reads(read: Callable[[str], object], text: str) -> bool:
    try:
        read(text)
    except ValueError:
        return False
    return True
