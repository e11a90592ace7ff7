"""Renders everything that is kept about a person as readable text."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from bot.chat.addresses import HOME
from bot.language.cleaning import comparable
from bot.language.texts import Texts
from bot.people.personal_record import PersonalRecord, RecordRow
from bot.states import EntryKind, InvitationState, SurveyKind
from bot.survey.scale import scale_of

_SHOWN_AS_TEXT: Final = frozenset(
    {
        "contacts",
        "invitations",
        "score_changes",
        "comments",
        "consents",
        "imported_answers",
        "feedback",
        "cases",
        "events",
    }
)
_INDENT: Final = "  "


def as_text(record: PersonalRecord, texts: Texts, timezone: str, now: datetime) -> str:
    """Returns the text of an export. Its last line names what only the JSON file holds."""
    page = _Page(record=record, texts=texts, zone=ZoneInfo(timezone))
    others = {
        name: len(rows)
        for name, rows in record.tables.items()
        if rows and name not in _SHOWN_AS_TEXT
    }
    end = [texts("record.more", tables=_listed(others))] if others else []
    return "\n".join([page.title(now), *page.lines(), *([""] if end else []), *end])


def described(record: PersonalRecord, texts: Texts, timezone: str) -> tuple[str, ...]:
    """Returns the lines of the same text without its title and its end."""
    return tuple(_Page(record=record, texts=texts, zone=ZoneInfo(timezone)).lines())


def _listed(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {n}" for name, n in counts.items())


def _is_same(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether both name the same field with the same value; an import keeps a country twice."""
    return [*map(comparable, one)] == [*map(comparable, other)]


@dataclass(frozen=True, kw_only=True)
class _Page:
    record: PersonalRecord
    texts: Texts
    zone: ZoneInfo

    def title(self, now: datetime) -> str:
        person, known = self.record.person, {"date": self._at(now), "timezone": str(self.zone)}
        if person is None:
            name = self.record.tables["imported_answers"][0]["person"]
            return self.texts("record.title.imported", name=name, **known)
        return self.texts("record.title", name=person["name"], number=person["id"], **known)

    def lines(self) -> Iterator[str]:
        if self.record.person is not None:
            yield from self._section("record.person", self._person(self.record.person))
        for joined in self.record.joined:
            yield from self._section("record.joined", self._person(joined), number=joined["id"])
        sections: dict[str, tuple[str, Callable[[RecordRow], Iterable[str]]]] = {
            "contacts": ("record.contacts", self._contact),
            "invitations": ("record.questions", self._invitation),
            "imported_answers": ("record.imported", self._imported),
            "feedback": ("record.feedback", self._feedback),
            "cases": ("record.cases", self._case),
            "events": ("record.events", self._event),
        }
        for table, (heading, render) in sections.items():
            rows = self.record.tables[table]
            yield from self._section(heading, (line for row in rows for line in render(row)))

    def _section(self, heading: str, lines: Iterable[str], **values: object) -> Iterator[str]:
        found = list(lines)
        if found:
            yield from ("", self.texts(heading, **values), *(f"{_INDENT}{line}" for line in found))

    def _person(self, person: RecordRow) -> Iterator[str]:
        for field in ("name", "email", "account", "language", "timezone", "country"):
            if person[field]:
                label = self.texts(f"record.field.{field}")
                yield f"{label}: {person[field]}"
        country = self.texts("record.field.country"), person["country"]
        for name, value in person["properties"].items():
            if not _is_same((name, value), country):
                yield f"{name}: {value}"
        for field in ("joined_on", "left_on"):
            if person[field]:
                yield f"{self.texts(f'record.field.{field}')}: {person[field]}"
        yield self._line("record.since", person["created_at"])
        if person["self_enrolled"]:
            yield self.texts("record.self_enrolled")
        if person["never_at"] is not None:
            yield self._line("record.never", person["never_at"])
        if person["paused_until"] is not None:
            yield self._line("record.paused", person["paused_until"])

    def _contact(self, row: RecordRow) -> Iterator[str]:
        account = row["user"] if row["workspace"] == HOME else f"{row['workspace']}/{row['user']}"
        named = f"@{row['username']}" if row["username"] else ""
        known = " ".join(filter(None, (row["platform"].title(), row["user"] and account, named)))
        bound = f"record.bound.{row['bound_by'] or ('earlier' if row['user'] else 'none')}"
        parts = [known, self.texts(bound)]
        if row["user"]:
            parts.append(self.texts(f"record.account.{row['state']}"))
        if row["used_at"] is not None:
            parts.append(self._line("record.used", row["used_at"]))
        if row["left_at"] is not None:
            parts.append(self._line("record.left_channels", row["left_at"]))
        yield ", ".join(parts)

    def _invitation(self, row: RecordRow) -> Iterator[str]:
        waits = row["state"] == InvitationState.HANDED_OVER
        state = "replaced" if waits and row["replaced"] else row["state"].replace(" ", "_")
        state = self.texts(f"record.state.{state}")
        test = [self.texts("record.test")] if row["test"] else []
        yield ", ".join([row["survey"], self._at(row["queued_at"]), state, *test])
        yield from (f"{_INDENT}{line}" for line in self._answer(row))

    def _answer(self, row: RecordRow) -> Iterator[str]:
        *earlier, last = self.record.of_invitation("score_changes", row["id"]) or (None,)
        if last is not None:
            yield self._score("record.score", last, row)
        for change in reversed(earlier):
            yield self._score("record.score.earlier", change, row)
        if row["declined"] is not None:
            how = f"record.declined.{row['declined'].replace(' ', '_')}"
            yield self.texts(how, until=self._at(row["declined_until"]))
        for comment in self.record.of_invitation("comments", row["id"]):
            yield from self._words(self._kind_of(comment), comment)
        if row["contact_wanted"] is not None:
            yield self.texts("record.wish.yes" if row["contact_wanted"] else "record.wish.no")
        for consent in self.record.of_invitation("consents", row["id"]):
            key = f"record.quote.{consent['consent']}"
            yield from self._words(key, {**consent, "text": consent["wording"]})

    def _kind_of(self, comment: RecordRow) -> str:
        if comment["replaced_by"] is not None:
            return "record.comment.earlier"
        return "record.comment.forwarded" if comment["forwarded"] else "record.comment"

    def _imported(self, row: RecordRow) -> Iterator[str]:
        yield f"{row['survey']}: {self._score('record.score', row, row)}"
        if row["comment"]:
            for line in self._words("record.comment", {**row, "text": row["comment"]}):
                yield f"{_INDENT}{line}"

    def _feedback(self, row: RecordRow) -> Iterator[str]:
        return self._words(
            "record.comment.forwarded" if row["forwarded"] else "record.message", row
        )

    def _case(self, row: RecordRow) -> Iterator[str]:
        yield self._line("record.case", row["opened_at"], number=row["id"])
        for entry in self.record.tables.get("case_entries", ()):
            if entry["case_id"] == row["id"] and entry["words"]:
                yield from (f"{_INDENT}{line}" for line in self._entry(entry))
        if row["resolved_at"] is not None:
            yield _INDENT + self._line("record.case.resolved", row["resolved_at"])
        if note := row.get("resolution"):
            yield from (f"{_INDENT}{line}" for line in note.splitlines())

    def _entry(self, row: RecordRow) -> Iterator[str]:
        """Yields a note of the staff, or what the staff or the person wrote to the other."""
        words = {**row, "text": row["words"]}
        if not row["by"]:
            return self._words("record.message", words)
        key = "record.case.replied" if row["kind"] == EntryKind.REPLIED else "record.case.note"
        return self._words(key, words, name=row["by_name"])

    def _event(self, row: RecordRow) -> Iterator[str]:
        yield f"{row['name']}, {self._at(row['at'])}"

    def _words(self, key: str, row: RecordRow, **values: str) -> Iterator[str]:
        """Yields words of people, whose further lines are indented under the first."""
        first, *more = row["text"].splitlines() or [self.texts("record.deleted")]
        yield f"{self._line(key, row['at'], **values)}: {first}"
        yield from (f"{_INDENT}{line}" for line in more)

    def _score(self, key: str, given: RecordRow, asked: RecordRow) -> str:
        """Returns the line of a score. *asked*: the row that knows its survey's kind."""
        highest = scale_of(SurveyKind(asked["kind"])).highest
        return self._line(key, given["at"], score=given["score"], highest=highest)

    def _line(self, key: str, moment: datetime, **values: object) -> str:
        return self.texts(key, date=self._at(moment), **values)

    def _at(self, moment: datetime | None) -> str:
        """Returns a day and time that every language reads."""
        return "" if moment is None else f"{moment.astimezone(self.zone):%Y-%m-%d %H:%M}"
