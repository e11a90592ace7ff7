"""Writes everything that is kept about a person as a text, in the person's language."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Final
from zoneinfo import ZoneInfo

from bot.chat.addresses import HOME
from bot.chat.messages import Document
from bot.language.shortening import split
from bot.language.texts import Texts
from bot.model import Person
from bot.people.kept_data import (
    KeptAccount,
    KeptData,
    KeptImport,
    KeptInvitation,
    KeptTalk,
    KeptWords,
)
from bot.survey.scale import scale_of

FILENAME: Final = "my-data.txt"
PAGE: Final = 2900
"""UTF-16 units of one message, where a text cannot be sent as a file."""
_NONE: Final[Mapping[str, Texts]] = MappingProxyType({})


def document(
    record: KeptData,
    texts: Texts,
    zone: str,
    now: datetime,
    surveys: Mapping[str, Texts] = _NONE,
) -> Document:
    """Returns the text as a file.

    *zone*: the person's time zone. *surveys*: the texts of each survey, which may be its own.
    """
    return Document(
        text=written(record, texts, zone, now, surveys),
        caption=texts("copy.caption"),
        filename=FILENAME,
    )


def pages(text: str) -> tuple[str, ...]:
    """Returns the text as messages, cut between lines where possible."""
    found, page = list[str](), ""
    for line in (part for whole in text.splitlines(keepends=True) for part in split(whole, PAGE)):
        if page and len(split(page + line, PAGE)) > 1:
            found.append(page)
            page = ""
        page += line
    return tuple(one for one in (*found, page) if one.strip())


def written(
    record: KeptData,
    texts: Texts,
    zone: str,
    now: datetime,
    surveys: Mapping[str, Texts] = _NONE,
) -> str:
    """Returns the text. Its sections are separated by empty lines."""
    copy = _Copy(record=record, texts=texts, zone=zone, surveys=surveys)
    head = [texts("copy.title"), texts("copy.as_of", date=copy.moment(now), timezone=zone)]
    sections = (
        copy.section("copy.about", copy.person()),
        copy.section("copy.accounts", copy.accounts()),
        copy.section("copy.choices", copy.choices()),
        *_blocks(texts("copy.answers"), map(copy.invitation, record.invitations)),
        *_blocks(texts("copy.imported"), map(copy.imported, record.imported)),
        copy.section("copy.words", map(copy.words, record.words)),
        copy.section("copy.events", copy.events()),
    )
    parts = ("\n".join(lines) for lines in (head, *sections) if lines)
    return "\n\n".join(parts) + "\n"


def _blocks(title: str, blocks: Iterable[Iterable[str]]) -> Iterator[list[str]]:
    """Yields each block as a section of its own, the first one below the title."""
    for number, block in enumerate(blocks):
        yield [*([_heading(title), ""] if number == 0 else []), *block]


def _heading(title: str) -> str:
    return f"== {title} =="


@dataclass(frozen=True, kw_only=True)
class _Copy:
    """Says each part of a record in one language."""

    record: KeptData
    texts: Texts
    zone: str
    surveys: Mapping[str, Texts]

    def moment(self, at: datetime) -> str:
        return f"{self.texts.day(at, self.zone)} {at.astimezone(ZoneInfo(self.zone)):%H:%M}"

    def section(self, title: str, lines: Iterable[str]) -> list[str]:
        """Returns the lines with a title; nothing without lines."""
        found = list(lines)
        return [_heading(self.texts(title)), *found] if found else []

    def _field(self, key: str, value: str | None) -> Iterator[str]:
        if value:
            yield self.texts(key, value=value)

    def _at(self, key: str, at: datetime | None, **values: object) -> Iterator[str]:
        if at is not None:
            yield self.texts(key, date=self.moment(at), **values)

    def _day(self, key: str, day: date | None) -> Iterator[str]:
        if day is not None:
            yield self.texts(key, value=day.isoformat())

    def person(self) -> Iterator[str]:
        """Yields the person's fields, and those of joined records that differ."""
        records = (self.record.person, *self.record.joined)
        yield from dict.fromkeys(line for one in records for line in self._fields(one))
        yield from self._at("copy.since", self.record.known_since)

    def _fields(self, person: Person) -> Iterator[str]:
        yield from self._field("copy.name", person.name)
        yield from self._field("copy.email", person.email)
        yield from self._field("copy.company", person.account)
        yield from self._field("copy.language", person.language)
        yield from self._field("copy.timezone", person.timezone)
        yield from self._field("copy.country", person.country)
        yield from self._day("copy.joined", person.joined_on)
        yield from self._day("copy.left", person.left_on)
        for name, value in person.properties.items():
            yield self.texts("copy.property", name=name, value=value)

    def accounts(self) -> Iterator[str]:
        for account in self.record.accounts:
            yield from self._account(account)

    def _account(self, account: KeptAccount) -> Iterator[str]:
        contact = account.contact
        platform = contact.platform.capitalize()
        yield self.texts("copy.account", platform=platform, value=contact.user or "–")
        if contact.workspace != HOME:
            yield from self._field("copy.workspace", contact.workspace)
        yield from self._field("copy.username", contact.username)
        yield from self._field("copy.chat", contact.chat)
        yield from self._field("copy.language", contact.language)
        yield from self._field("copy.timezone", contact.timezone)
        yield from self._at("copy.used", account.used_at)
        yield from self._at("copy.left_channels", contact.left_at)

    def choices(self) -> Iterator[str]:
        person = self.record.person
        yield from self._at("copy.never", person.never_at)
        yield from self._at("copy.paused", person.paused_until)
        for choice in self.record.choices:
            yield from self._at("copy.choice", choice.at, value=self.texts.line(choice.label))

    def invitation(self, kept: KeptInvitation) -> Iterator[str]:
        invitation = kept.invitation
        scale = scale_of(invitation.kind)
        asked = self.surveys.get(invitation.survey, self.texts)
        yield asked(scale.key("question.ask"))
        yield self.texts("copy.survey", value=invitation.survey)
        yield from self._at("copy.asked", kept.asked_at)
        for score in kept.scores:
            yield from self._at("copy.score", score.at, score=score.score, highest=scale.highest)
        for comment in kept.comments:
            yield self.words(comment)
        if invitation.contact_wanted is not None:
            wish = "yes" if invitation.contact_wanted else "no"
            answer = self.texts(f"answer.contact.{wish}")
            question = asked("answer.contact.detractor")
            yield self.texts("copy.contact", question=question, value=answer)
        for consent in kept.consents:
            yield from self._at("copy.consent", consent.at, value=consent.wording)
        if invitation.declined is not None:
            label = self.texts(f"question.{invitation.declined.replace(' ', '_')}")
            yield from self._at("copy.declined", invitation.declined_at, value=label)
        for case in kept.cases:
            yield from self._at("copy.case", case.opened_at)
            yield from map(self.talk, case.talk)
            yield from self._at("copy.case.closed", case.resolved_at)

    def imported(self, kept: KeptImport) -> Iterator[str]:
        yield self.texts("copy.survey", value=kept.survey)
        yield self.texts("copy.imported.as", value=kept.person)
        highest = scale_of(kept.kind).highest
        yield from self._at("copy.score", kept.at, score=kept.score, highest=highest)
        if kept.comment:
            yield self.words(KeptWords(text=kept.comment, at=kept.at))

    def words(self, kept: KeptWords) -> str:
        if not kept.text:
            return self.texts("copy.words.deleted", date=self.moment(kept.at))
        key = "copy.words.forwarded" if kept.forwarded else "copy.words.own"
        key = "copy.words.replaced" if kept.replaced else key
        return self.texts(key, date=self.moment(kept.at), value=kept.text)

    def talk(self, kept: KeptTalk) -> str:
        if not kept.by or not kept.text:
            return self.words(KeptWords(text=kept.text, at=kept.at))
        date = self.moment(kept.at)
        return self.texts("copy.case.staff", name=kept.by, date=date, value=kept.text)

    def events(self) -> Iterator[str]:
        for event in self.record.events:
            yield from self._at("copy.event", event.at, value=event.name)
