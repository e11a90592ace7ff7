"""Plays a programme for months: the job of the rhythm, and the people who are asked."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, func, select

from bot.chat.platforms import Platform
from bot.config.config import Config
from bot.config.loading import load
from bot.good_hours import is_good
from bot.ids import MessageRef, PersonId
from handlers.outbox import transitions
from handlers.outbox.job_runner import run_job
from handlers.usecases.campaigns import rhythm
from handlers.usecases.context import Context
from handlers.usecases.localisation import calendar_of
from handlers.usecases.staff import starting
from storage import contacts, people
from storage.engine.store import Tx
from storage.messaging import claims
from storage.people import NewPerson
from storage.schema import due_questions, invitations, outbox, rhythms
from storage.states import JOBS, OutboxKind, OutboxState
from tests.harness.sqlite import close_tx, migrated, open_tx

SURVEY = "relationship"
BEGIN = datetime(2026, 1, 5, 0, 30, tzinfo=UTC)
ZONES = {
    "Europe/Berlin": "DE",
    "Europe/London": "GB",
    "Asia/Jakarta": "ID",
    "Asia/Seoul": "KR",
    "Asia/Shanghai": "CN",
    "Asia/Kolkata": "IN",
    "America/New_York": "US",
    "America/Sao_Paulo": "BR",
    "America/Los_Angeles": "US",
    "Africa/Lagos": "NG",
    "Australia/Sydney": "AU",
    "Asia/Tokyo": "JP",
}


@dataclass(frozen=True, kw_only=True)
class QuestionSent:
    person: PersonId
    at: datetime
    survey: str


@dataclass(kw_only=True)
class Programme:
    """People and a bot whose job runs whenever it is due."""

    tx: Tx
    config: Config
    now: datetime = BEGIN
    asked: list[QuestionSent] = field(default_factory=list)
    numbers: Iterator[int] = field(default_factory=lambda: iter(range(10**9)))

    @property
    def context(self) -> Context:
        return Context(config=self.config, now=self.now, seed=b"seed of the simulation")

    def join(self, n: int, **more: Any) -> list[PersonId]:
        """Adds *n* people, one zone after the other."""
        return [
            self._join(zone, **more) for _, zone in zip(range(n), _forever(ZONES), strict=False)
        ]

    def _join(self, zone: str, **more: Any) -> PersonId:
        number = next(self.numbers)
        new = NewPerson(name=f"P{number}", timezone=zone, country=ZONES[zone], **more)
        person = people.add(self.tx, new, self.now)
        contacts.add_contact(self.tx, person, Platform.SLACK, user=f"U{number}", chat=f"D{number}")
        return person

    def prepare(self) -> None:
        """The bot starts, and plans everyone."""
        rhythm.plan_all(self.tx, self.context)
        self._run_jobs()

    def begin(self) -> None:
        """The bot starts, and an admin presses Start once everyone is planned."""
        self.prepare()
        for survey in self.config.surveys:
            assert starting.begin(self.tx, survey.key, self.context)
        self._run_jobs()

    def configure(self, **changes: Any) -> None:
        """The bot starts again with another bot.toml."""
        self.config = config(**changes)
        self.prepare()

    def pass_time(self, span: timedelta) -> None:
        until = self.now + span
        while (at := self._next_due()) is not None and at <= until:
            self.now = max(self.now, at)
            self._run_jobs()
            self._send()
        self.now = until

    def _next_due(self) -> datetime | None:
        """When something happens. The job's looks at a plan without due people are left out."""
        is_job = outbox.c.kind == OutboxKind.RHYTHM
        job, other = self._soonest(is_job), self._soonest(~is_job)
        planned = select(func.min(due_questions.c.due_at)).where(due_questions.c.due_at > self.now)
        looks = self.tx.execute(select(func.min(rhythms.c.checked_at))).scalar_one()
        found = [self.tx.execute(planned).scalar_one()]
        found += [] if looks is None else [looks + rhythm.LOOKS_EVERY]
        wanted = min(filter(None, found), default=None)
        step = None if wanted is None or job is None else max(wanted, job)
        return min(filter(None, [other, step]), default=None)

    def _soonest(self, which: ColumnElement[bool]) -> datetime | None:
        due = select(func.min(outbox.c.due_at)).where(outbox.c.state == OutboxState.DUE, which)
        found: datetime | None = self.tx.execute(due).scalar_one()
        return found

    def _run_jobs(self) -> None:
        while jobs := claims.due(self.tx, JOBS, self.now, 50):
            for job in jobs:
                run_job(self.tx, job.id, "job", self.context)

    def _send(self) -> None:
        """Sends the questions that are due; nobody answers."""
        while rows := claims.due(self.tx, Platform.SLACK, self.now, 100):
            for row in rows:
                self._send_one(row.id)

    def _send_one(self, row_id: int) -> None:
        claimed = transitions.claim(self.tx, row_id, "sending", self.context)
        if claimed is None:
            return
        row, _ = claimed
        if row.kind is OutboxKind.QUESTION:
            self._note(row.key)
        message = MessageRef(f"D/{row_id}")
        transitions.record_sent(self.tx, row, "sending", message, self.context)

    def _note(self, invitation: str) -> None:
        row = self.tx.execute(
            select(invitations.c.person_id, invitations.c.survey).where(
                invitations.c.id == int(invitation)
            )
        ).one()
        person = PersonId(row.person_id)
        self.asked.append(QuestionSent(person=person, at=self.now, survey=row.survey))

    # -- what happened ------------------------------------------------------------------------

    def by_day(self, since: datetime) -> Mapping[date, int]:
        """How many people were asked on each day, by their own calendars."""
        days: Counter[date] = Counter()
        for one in self.asked:
            if one.at >= since:
                days[self._calendar(one.person).day(one.at)] += 1
        return days

    def _calendar(self, person: PersonId) -> Any:
        known = people.get(self.tx, person)
        [contact] = contacts.contacts_of(self.tx, person)
        return calendar_of(self.config, known, contact)

    def outside_good_hours(self) -> list[QuestionSent]:
        hours = self.config.good_hours
        return [one for one in self.asked if not is_good(one.at, hours, self._calendar(one.person))]

    def shortest_gap(self) -> timedelta:
        """The shortest time between two questions to one person."""
        last: dict[PersonId, datetime] = {}
        gaps = []
        for one in self.asked:
            if one.person in last:
                gaps.append(one.at - last[one.person])
            last[one.person] = one.at
        return min(gaps, default=timedelta.max)


def _forever(names: Mapping[str, str]) -> Iterator[str]:
    while True:
        yield from names


def config(surveys: tuple[str, ...] = (SURVEY,), **changes: Any) -> Config:
    tables = [{"key": key, "kind": "nps", "ask": "rhythm", **changes} for key in surveys]
    return load({"survey": tables, "slack": {}})


def programme(folder: Path, **changes: Any) -> tuple[Programme, Any]:
    """A programme in a new database, and what closes it."""
    tx = open_tx(migrated(folder / "tentap.db"))
    tx.exec_driver_sql("BEGIN")
    return Programme(tx=tx, config=config(**changes)), lambda: close_tx(tx)
