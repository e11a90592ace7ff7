"""Imports people from a list: checks the whole list first, then imports it in batches.

Slack id, Telegram id and email identify a person. Filled cells replace stored values, empty cells
do not. An opt-out is not a column, so that no list can undo one.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from bot.chat.platforms import Platform
from handlers.imports.csv_reader import Problem, Remark, Sheet
from handlers.imports.duplicates import SeenKeys
from handlers.imports.person_rows import COLUMNS, Columns, PersonRow
from storage import people_bulk
from storage.engine.store import Tx
from storage.people import NewPerson
from storage.people_bulk import Listed


@dataclass(frozen=True, kw_only=True)
class Imported:
    """How many people were new, changed or unchanged."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0

    def __add__(self, other: "Imported") -> "Imported":
        return Imported(
            added=self.added + other.added,
            changed=self.changed + other.changed,
            unchanged=self.unchanged + other.unchanged,
        )


def read_people(
    path: Path, at_byte: Callable[[int], None] = lambda _: None
) -> Iterator[PersonRow | Problem | Remark]:
    """Yields the people of a list, the problems of its lines, and remarks about cut texts.

    Raises SheetError.
    """
    sheet = Sheet(path, tuple(COLUMNS))
    columns = Columns(sheet.header)
    yield from columns.remarks
    with SeenKeys() as seen:
        for row in sheet.rows(at_byte):
            if isinstance(row, Problem):
                yield row
                continue
            read = columns.read(row)
            if isinstance(read, PersonRow):
                twice = list(_seen_before(read, seen))
                yield from twice
                yield from columns.remarks_on(row)
                if not twice:
                    yield read
            else:
                yield from (Problem(line=row.line, text=text) for text in read)


def _seen_before(entry: PersonRow, seen: SeenKeys) -> Iterator[Problem]:
    for what, value in entry.keys:
        sighting = seen.note(f"{what} {value}", entry.line)
        if sighting.ordinal > 1:
            text = f"has the {what} “{value}” of line {sighting.first_line}; keep one of them"
            yield Problem(line=entry.line, text=text)


def conflicts(tx: Tx, entries: Sequence[PersonRow]) -> tuple[Problem, ...]:
    """Returns the lines that contradict the stored people."""
    return _conflicts(entries, _Known(tx, entries))


def _conflicts(entries: Sequence[PersonRow], known: "_Known") -> tuple[Problem, ...]:
    found = ((entry, _conflict(entry, known.of(entry))) for entry in entries)
    return tuple(Problem(line=entry.line, text=text) for entry, text in found if text)


def _conflict(entry: PersonRow, matches: Sequence[Listed]) -> str:
    if len(matches) > 1:
        names = " and ".join(f"“{person.about.name}”" for person in matches)
        return f"belongs to several people we know: {names}; each line is one person"
    for reach in entry.reaches:
        for person in matches:
            _, user = person.contacts.get(reach.platform, (None, ""))
            if reach.user and user and user != reach.user:
                return (
                    f"is “{person.about.name}”, whose {reach.platform.title()} id is {user},"
                    f" not {reach.user}; take that id out, or the other that leads to them"
                )
    return ""


class ConflictError(Exception):
    """Lines contradict the stored people, because a person wrote to the bot since the check."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("lines contradict the stored people")
        self.problems = tuple(problems)


def import_people(tx: Tx, entries: Sequence[PersonRow], now: datetime) -> Imported:
    """Imports *entries*. Raises ConflictError."""
    known = _Known(tx, entries)
    if problems := _conflicts(entries, known):
        raise ConflictError(problems)
    pairs = [(entry, next(iter(known.of(entry)), None)) for entry in entries]
    new = [entry for entry, person in pairs if person is None]
    met = [(entry, person) for entry, person in pairs if person is not None]
    ids = people_bulk.add_all(tx, [entry.about for entry in new], now)
    added = zip(ids, new, strict=True)
    people_bulk.add_contacts(tx, ((id_, reach) for id_, entry in added for reach in entry.reaches))
    changed = [(person, entry) for entry, person in met if _differs(person, entry)]
    _change(tx, changed)
    for platform, users in _users_of(entries).items():
        if platform.traits.emails:
            people_bulk.confirm_users(tx, platform, users)
    return Imported(added=len(new), changed=len(changed), unchanged=len(met) - len(changed))


def _change(tx: Tx, changed: Sequence[tuple[Listed, PersonRow]]) -> None:
    people_bulk.change_all(tx, [(person.id, _merged(person, entry)) for person, entry in changed])
    for person, entry in changed:
        missing = [one for one in entry.reaches if one.platform not in person.contacts]
        people_bulk.add_contacts(tx, [(person.id, reach) for reach in missing])
        named = [person.contacts[one.platform][0] for one in _to_name(person, entry)]
        users = [one.user for one in _to_name(person, entry)]
        people_bulk.set_users(tx, zip(named, users, strict=True))


def _to_name(person: Listed, entry: PersonRow) -> list[people_bulk.Reach]:
    """Returns the accounts that were known by email only, and now by id."""
    return [
        reach
        for reach in entry.reaches
        if reach.user and person.contacts.get(reach.platform, (None, "-"))[1] == ""
    ]


def _differs(person: Listed, entry: PersonRow) -> bool:
    missing = any(reach.platform not in person.contacts for reach in entry.reaches)
    return missing or bool(_to_name(person, entry)) or _merged(person, entry) != person.about


def _merged(person: Listed, entry: PersonRow) -> NewPerson:
    """Returns the person with the values of the list."""
    before, listed = person.about, entry.about
    return replace(
        before,
        name=listed.name,
        language=listed.language or before.language,
        timezone=listed.timezone or before.timezone,
        account=listed.account or before.account,
        email=listed.email or before.email,
        properties={**before.properties, **listed.properties},
        self_enrolled=False,
    )


def _users_of(entries: Sequence[PersonRow]) -> Mapping[Platform, Sequence[str]]:
    return {
        platform: [entry.users[platform] for entry in entries if platform in entry.users]
        for platform in Platform
    }


class _Known:
    """The stored people among those of a batch."""

    def __init__(self, tx: Tx, entries: Sequence[PersonRow]) -> None:
        emails = [entry.about.email for entry in entries if entry.about.email]
        self._by_key: dict[tuple[str, str], list[Listed]] = {}
        for person in people_bulk.find(tx, _users_of(entries), emails):
            for platform, (_, user) in person.contacts.items():
                self._by_key.setdefault((platform, user), []).append(person)
            self._by_key.setdefault(("email", person.about.email), []).append(person)

    def of(self, entry: PersonRow) -> tuple[Listed, ...]:
        """Returns the people that *entry* may mean. Ids outweigh an email that several share."""
        by_id = {p.id: p for key in entry.users.items() for p in self._by_key.get(key, ())}
        by_email = {p.id: p for p in self._by_key.get(("email", entry.about.email), ())}
        if not entry.about.email or by_id.keys() & by_email.keys():
            return tuple(by_id.values())
        return tuple((by_id | by_email).values())
