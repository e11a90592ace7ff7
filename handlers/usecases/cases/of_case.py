"""Loads what the messages about one case need."""

from dataclasses import dataclass, replace
from typing import Self

from bot.chat.addresses import Address
from bot.config.config import Config
from bot.ids import CaseId, MessageRef
from bot.model import Case, Contact, Invitation, Person
from handlers.usecases.context import Context
from handlers.usecases.outgoing import Kind, Route
from handlers.usecases.staff_channels import StaffChannel, chat_of
from storage import cases
from storage.engine.store import Tx
from storage.messaging.keys import CaseKey
from storage.messaging.outbox import OutboxRow
from storage.posted_messages import PostedMessage


@dataclass(frozen=True, kw_only=True)
class OfCase(Kind):
    """A message about one case."""

    case: Case
    invitation: Invitation
    person: Person
    contact: Contact
    chat: str

    @classmethod
    def load(cls, tx: Tx, row: OutboxRow, context: Context) -> Self:
        case, asked = cases.with_parties(tx, cls.case_id(row))
        chat = chat_of(tx, cls.channel(context.config, asked.invitation.survey))
        return cls(row=row, context=context, case=case, chat=chat, **vars(asked))

    @staticmethod
    def case_id(row: OutboxRow) -> CaseId:
        return row.about(CaseKey).case

    @staticmethod
    def channel(config: Config, survey: str) -> StaffChannel | Address | None:
        """Returns the channel of the message. *survey*: that of the case."""
        return StaffChannel.support_of(config, survey)

    @property
    def support(self) -> StaffChannel | None:
        """The support channel of the case's survey."""
        return StaffChannel.support_of(self.context.config, self.invitation.survey)

    @property
    def route(self) -> Route:
        return Route(chat=self.chat)

    @property
    def concerns(self) -> tuple[Person, ...]:
        return (self.person,)

    def traces(self, message: MessageRef) -> tuple[PostedMessage, ...]:
        """Returns the message with its case, which it follows if two records are separated."""
        shown = super().traces(message)
        return tuple(replace(one, detail={"case": self.case.id}) for one in shown)
