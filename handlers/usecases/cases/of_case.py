"""Loads what the messages about one case need."""

from dataclasses import dataclass, replace
from typing import Self

from bot.chat.addresses import Address
from bot.config.config import Config
from bot.ids import CaseId, MessageRef
from bot.model import Case, Contact, Invitation, Person
from handlers.usecases.cases.posting import shown_person
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
    """With the properties that the channel may see."""
    contact: Contact
    chat: str

    @classmethod
    def load(cls, tx: Tx, row: OutboxRow, context: Context) -> Self:
        case, asked = cases.with_parties(tx, cls.case_id(row))
        chat = chat_of(tx, cls.channel(context.config, asked.invitation.survey, case.channel))
        person = shown_person(asked.person, context.config, asked.invitation.survey)
        return cls(
            row=row, context=context, case=case, chat=chat, **{**vars(asked), "person": person}
        )

    @staticmethod
    def case_id(row: OutboxRow) -> CaseId:
        return row.about(CaseKey).case

    @staticmethod
    def channel(config: Config, survey: str, chosen: str) -> StaffChannel | Address | None:
        """Returns the channel of the message. *survey*, *chosen*: those of the case."""
        return StaffChannel.support_of(config, survey, chosen)

    @property
    def support(self) -> StaffChannel | None:
        """The support channel of the case."""
        return StaffChannel.support_of(
            self.context.config, self.invitation.survey, self.case.channel
        )

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
