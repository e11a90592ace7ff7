"""Says how the columns of a list of people are read, and how many rows were imported."""

import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from bot.states import PersonKind
from handlers.cli.import_report import counted
from handlers.imports.column_samples import CONTENTS
from handlers.imports.people import Imported
from handlers.imports.people_list import PeopleList
from handlers.imports.person_columns import PersonColumns
from handlers.imports.person_dates import DATES
from handlers.imports.person_rows import PersonRow

EXAMPLES: Final = 3


def reading(people: PeopleList, examples: Sequence[PersonRow]) -> Iterator[str]:
    """Yields the lines of a dry run about what each column is read as."""
    columns = people.columns
    yield "Read as:"
    yield from (
        f"  {field:<8} “{name}”{_how(people, field)}" for field, name in columns.described()
    )
    if columns.properties:
        yield _properties(columns)
    if columns.ignored:
        yield f"Ignored: {', '.join(columns.ignored)}"
    if examples:
        yield "First people:"
    yield from (f"  {_example(person)}" for person in examples)


def _how(people: PeopleList, field: str) -> str:
    match field:
        case "country":
            return ": also kept as a property"
        case "left":
            words = people.dates.words(field)
            return f": {f'{words}; ' if words else ''}who has none is there"
        case "joined":
            words = people.dates.words(field)
            return f": {words}" if words else ""
        case _:
            return ""


def decided(people: PeopleList) -> Iterator[str]:
    """Yields what a person may want to know after an import: doubtful names, the order of dates."""
    columns = people.columns
    if columns.doubtful or columns.unfit:
        yield _properties(columns)
    for field in DATES:
        if field in columns.fields and (words := people.dates.words(field)):
            yield f"Read “{columns.name_of(field)}” as {words}"


def _properties(columns: PersonColumns) -> str:
    """Returns which columns become properties, and what may have been meant instead."""
    return f"Kept as properties: {', '.join(_property(columns, one) for one in columns.properties)}"


def _property(columns: PersonColumns, name: str) -> str:
    if name in columns.unfit:
        return f"{name} (not {CONTENTS[columns.unfit[name]]}, so not read as {columns.unfit[name]})"
    meant = columns.doubtful.get(name)
    return name if meant is None else f"{name} (did you mean {meant}?)"


def _example(person: PersonRow) -> str:
    about = person.about
    ids = (f"{platform} {user}" for platform, user in person.users.items())
    own = about.kind is PersonKind.CUSTOMER
    shown = (
        about.name if own else f"{about.name} ({about.kind})",
        *(about.email, *ids, about.language, about.timezone, about.country, about.account),
        f"joined {about.joined_on}" if about.joined_on else "",
        f"left {about.left_on}" if about.left_on else "",
    )
    return f"line {person.line:,}: {' · '.join(text for text in shown if text)}"


def would_be(counts: Imported, rejected: int) -> str:
    added = counted(counts.added, "person", "people")
    return (
        f"{added} would be added, {counts.changed:,} changed, {counts.unchanged:,} as before"
        f"{_rejected(rejected)}. Nothing was written (--dry-run)."
    )


def done(counts: Imported, rejected: int) -> str:
    added = counted(counts.added, "person", "people")
    return (
        f"{added} added, {counts.changed:,} changed, {counts.unchanged:,} as before"
        f"{_rejected(rejected)}."
    )


def _rejected(n: int) -> str:
    return f", {n:,} rejected" if n else ""


def rows(n: int, total: int) -> str:
    return f"{n:,} of {counted(total, 'row', 'rows')}"


def stopped(read: int, total: int) -> str:
    return f"Stopped after {read:,} of {total:,}. The same command again does the rest."


def speed(n: int, seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    time = f"{minutes:,} min {rest} s" if minutes else f"{rest} s"
    return f"{counted(n, 'row', 'rows')} in {time}, {n / seconds:,.0f} a second"


def command(file: Path, people: PeopleList, options: Sequence[str]) -> str:
    """Returns the command that imports the rejected rows, once they are correct.

    It repeats what the whole list decided, as a few of its rows may not.
    """
    decided = [word for one in people.columns.decided for word in ("--map", one)]
    order = ["--date-order", people.dates.order] if people.dates.order else []
    return shlex.join(["tentap", "people", "import", str(file), *decided, *order, *options])
