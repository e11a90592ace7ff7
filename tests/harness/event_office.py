"""A bot with surveys that ask by themselves, without chats: a test moves its clock."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import select

from bot.campaigns.reasons import Reason
from bot.chat.platforms import Platform
from bot.config.config import Config
from bot.config.loading import load
from bot.ids import InvitationId, MessageRef, PersonId
from handlers.outbox import transitions
from handlers.outbox.job_runner import run_job
from handlers.usecases.campaigns import rhythm, why
from handlers.usecases.context import Context
from handlers.usecases.people.customer_events import record
from handlers.usecases.staff import starting
from storage import contacts, event_questions, invitations, people
from storage.engine.store import Tx
from storage.event_questions import EventQuestion
from storage.events import NewEvent
from storage.messaging import claims
from storage.people import NewPerson
from storage.schema import invitations as rows
from storage.states import JOBS, EventQuestionState, OutboxKind
from tests.storage.cast import NOW

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
UTC_ZONE: Final = ZoneInfo("UTC")
SUPPORT: Final = {
    "key": "support",
    "kind": "csat",
    "ask": "event",
    "event": "ticket_closed",
    "reopened_by": "ticket_reopened",
    "delay": "2 hours",
}
RELATIONSHIP: Final = {"key": "relationship", "kind": "nps"}


def config(*surveys: dict[str, Any], **more: Any) -> Config:
    tables = [RELATIONSHIP, *(surveys or (SUPPORT,))]
    return load({"survey": tables, "slack": {}, "channels": {"admin": "slack:U0ADMIN"}, **more})


@dataclass(kw_only=True)
class EventOffice:
    """A bot whose clock a test moves. NOW is a Monday at 9:00 UTC."""

    tx: Tx
    config: Config
    now: datetime = NOW
    asked: list[tuple[datetime, str, PersonId]] = field(default_factory=list)

    @property
    def context(self) -> Context:
        return Context(config=self.config, now=self.now, seed=b"seed")

    def seeded(self, what: str) -> Context:
        """The context of an admin's campaign."""
        return replace(self.context, seed=f"{what} {self.now}".encode()[:60])

    def person(self, name: str = "Dani Novak", **more: Any) -> PersonId:
        person = people.add(self.tx, NewPerson(name=name, **more), NOW - 100 * DAY)
        user = f"U{person}"
        contacts.add_contact(self.tx, person, Platform.SLACK, user=user, chat=f"D{person}")
        return person

    def start(self) -> None:
        """The bot starts, and an admin presses Start."""
        rhythm.plan_all(self.tx, self.context)
        self.work()
        for survey in self.config.surveys:
            if survey.asks_by_itself:
                starting.begin(self.tx, survey.key, self.context)
        self.work()

    def event(
        self, person: PersonId, name: str = "ticket_closed", *, ago: timedelta = 0 * DAY
    ) -> None:
        new = NewEvent(name=name, person_id=person, at=self.now - ago)
        record(self.tx, [new], UTC_ZONE, self.context)
        self.work()

    def work(self) -> None:
        while jobs := claims.due(self.tx, JOBS, self.now, 50):
            for job in jobs:
                run_job(self.tx, job.id, "job", self.context)

    def send(self) -> None:
        for row in claims.due(self.tx, Platform.SLACK, self.now, 100):
            claimed = transitions.claim(self.tx, row.id, "sending", self.context)
            if claimed is None:
                continue
            sent, _ = claimed
            if sent.kind is OutboxKind.QUESTION:
                invitation = invitations.get(self.tx, InvitationId(int(sent.key)))
                self.asked.append((self.now, invitation.survey, invitation.person_id))
            message = MessageRef(f"D/{row.id}")
            transitions.record_sent(self.tx, sent, "sending", message, self.context)

    def until(self, moment: datetime, step: timedelta = 10 * MINUTE) -> None:
        while self.now < moment:
            self.now = min(moment, self.now + step)
            self.work()
            self.send()

    def questions(self, person: PersonId, survey: str = "support") -> list[EventQuestion]:
        return list(event_questions.of_person(self.tx, person, survey, 9))

    def invited(self, person: PersonId) -> list[datetime]:
        """When the person's questions were queued that were asked, or are about to be."""
        queued = select(rows.c.queued_at).where(
            rows.c.person_id == person, rows.c.state.not_in(invitations.NOT_ASKED)
        )
        return sorted(self.tx.execute(queued).scalars())

    def end(self, person: PersonId) -> tuple[EventQuestionState, Reason | None]:
        """How the question after the person's latest event ended."""
        latest = self.questions(person)[0]
        return latest.state, None if latest.refused is None else latest.refused.reason

    def why(self, person: PersonId) -> str:
        return "\n".join(why.why(self.tx, people.get(self.tx, person), self.context))
