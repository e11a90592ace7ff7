"""Reports to support that a new account has the email address of a known person."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Self

from bot.chat.messages import line
from bot.language.texts import Line
from bot.model import Contact, Person
from handlers.updates import Standing
from handlers.usecases import recipient_keys
from handlers.usecases.cases.alerts import chat_of
from handlers.usecases.context import Context
from handlers.usecases.localisation import staff_texts
from handlers.usecases.outgoing import Kind, Outgoing, RenderResult, Route, Skip
from handlers.usecases.troubles import report_trouble
from storage import contacts, people
from storage.engine.store import Tx
from storage.messaging import outbox
from storage.messaging.keys import MeetingKey, MeetingLostKey
from storage.messaging.outbox import Item, OutboxRow
from storage.states import OutboxKind


def report(tx: Tx, contact: Contact, person: Person, standing: Standing, context: Context) -> None:
    """Reports once that the account of *contact* has the email address of *person*."""
    support = context.config.channels.support
    if support is None:
        return
    item = Item(
        kind=OutboxKind.MEETING,
        key=MeetingKey(contact=contact.id, person=person.id),
        queue=support.platform,
        recipient=recipient_keys.SUPPORT,
        due_at=context.now,
        payload={"standing": standing},
    )
    outbox.put_once(tx, item, context.now)


@dataclass(frozen=True, kw_only=True)
class Meeting(Kind):
    """A line to support: an account has the email address of another person."""

    account: Person
    other: Person
    chat: str

    @classmethod
    def load(cls, tx: Tx, row: OutboxRow, context: Context) -> Self:
        met = row.about(MeetingKey)
        return cls(
            row=row,
            context=context,
            account=people.get(tx, contacts.contact(tx, met.contact).person_id),
            other=people.get(tx, met.person),
            chat=chat_of(tx, context.config.channels.support),
        )

    @property
    def route(self) -> Route:
        return Route(chat=self.chat)

    @property
    def marker(self) -> str:
        return f"meeting {self.row.key}"

    def render(self, tx: Tx) -> RenderResult:
        if self.context.config.channels.support is None:
            return Skip(reason="no support channel is configured")
        text = staff_texts(self.context.config).line(self._line)
        return Outgoing(chat=self.chat, message=line(text), marker=self.marker)

    @property
    def _line(self) -> Line:
        assert self.row.payload is not None
        values = {"name": self.account.name, "person": self.other.name}
        return Line(key=f"meeting.{self.row.payload['standing']}", values=values)

    def lost(self, tx: Tx) -> None:
        """Sends the line to the admin address instead."""
        admin = self.context.config.channels.admin
        about = MeetingLostKey(meeting=self.row.about(MeetingKey))
        report_trouble(tx, about, self._line, admin, self.context.now)


KINDS: Final[Mapping[OutboxKind, type[Kind]]] = {OutboxKind.MEETING: Meeting}
