"""Imports people from a list in batches, or says what an import would do.

Slack id, Telegram id and email identify a person. Filled cells replace stored values, empty cells
do not, but for the day on which people left: where the list has that column, an empty cell says
that the person is there. An opt-out is not a column, so that no list can undo one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.chat.platforms import Platform
from handlers.imports.person_rows import PersonRow, RejectedRow
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

    @property
    def n(self) -> int:
        return self.added + self.changed + self.unchanged

    def __add__(self, other: "Imported") -> "Imported":
        return Imported(
            added=self.added + other.added,
            changed=self.changed + other.changed,
            unchanged=self.unchanged + other.unchanged,
        )


@dataclass(frozen=True, kw_only=True)
class ImportedBatch:
    """How many rows of a batch were imported, and which were rejected."""

    counts: Imported
    rejected: tuple[RejectedRow, ...]
    """The rows that contradict the stored people."""


@dataclass(frozen=True, kw_only=True)
class _Plan:
    new: Sequence[PersonRow]
    changed: Sequence[tuple[Listed, PersonRow]]
    result: ImportedBatch


def compare(tx: Tx, entries: Sequence[PersonRow]) -> ImportedBatch:
    """Returns what :func:`import_people` would do."""
    return _plan(tx, entries).result


def import_people(tx: Tx, entries: Sequence[PersonRow], now: datetime) -> ImportedBatch:
    """Imports the *entries* that do not contradict the stored people."""
    plan = _plan(tx, entries)
    ids = people_bulk.add_all(tx, [entry.about for entry in plan.new], now)
    added = zip(ids, plan.new, strict=True)
    people_bulk.add_contacts(tx, ((id_, reach) for id_, entry in added for reach in entry.reaches))
    _change(tx, plan.changed)
    rejected = {row.line for row in plan.result.rejected}
    for platform, users in _users_of([one for one in entries if one.line not in rejected]).items():
        if platform.traits.emails:
            people_bulk.confirm_users(tx, platform, users)
    return plan.result


def _plan(tx: Tx, entries: Sequence[PersonRow]) -> _Plan:
    known = _Known(tx, entries)
    new, met, rejected = list[PersonRow](), list[tuple[Listed, PersonRow]](), list[RejectedRow]()
    for entry in entries:
        matches = known.of(entry)
        if reason := _conflict(entry, matches):
            rejected.append(RejectedRow(line=entry.line, cells=entry.cells, reasons=(reason,)))
        elif matches:
            met.append((matches[0], entry))
        else:
            new.append(entry)
    changed = [(person, entry) for person, entry in met if _differs(person, entry)]
    counts = Imported(added=len(new), changed=len(changed), unchanged=len(met) - len(changed))
    result = ImportedBatch(counts=counts, rejected=tuple(rejected))
    return _Plan(new=new, changed=changed, result=result)


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
    """Returns the person with the values of the list.

    A line with the address of a joined record fills what is empty, and replaces nothing: otherwise
    the two lines of one person would replace each other's values at each import.
    """
    before, listed = person.about, entry.about
    if listed.email in person.joined_emails - {before.email}:
        return _filled(before, listed)
    return replace(
        before,
        name=listed.name,
        kind=entry.kind or before.kind,
        language=listed.language or before.language,
        timezone=listed.timezone or before.timezone,
        country=listed.country or before.country,
        account=listed.account or before.account,
        email=listed.email or before.email,
        properties={**before.properties, **listed.properties},
        self_enrolled=False,
        joined_on=listed.joined_on or before.joined_on,
        left_on=listed.left_on if entry.lists_left else before.left_on,
    )


def _filled(before: NewPerson, listed: NewPerson) -> NewPerson:
    return replace(
        before,
        language=before.language or listed.language,
        timezone=before.timezone or listed.timezone,
        country=before.country or listed.country,
        account=before.account or listed.account,
        email=before.email or listed.email,
        properties={**listed.properties, **before.properties},
        self_enrolled=False,
        joined_on=before.joined_on or listed.joined_on,
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
            for email in {person.about.email, *person.joined_emails}:
                self._by_key.setdefault(("email", email), []).append(person)

    def of(self, entry: PersonRow) -> tuple[Listed, ...]:
        """Returns the people that *entry* may mean. Ids outweigh an email that several share."""
        by_id = {p.id: p for key in entry.users.items() for p in self._by_key.get(key, ())}
        by_email = {p.id: p for p in self._by_key.get(("email", entry.about.email), ())}
        if not entry.about.email or by_id.keys() & by_email.keys():
            return tuple(by_id.values())
        return tuple((by_id | by_email).values())
