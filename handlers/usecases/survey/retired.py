"""Removes the buttons of messages that ask for nothing any more."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, ClassVar, Final, Self

from bot.chat.messages import Message
from bot.ids import ContactId, InvitationId, MessageRef
from bot.language.texts import Texts
from bot.model import Contact, Person
from bot.people.notes import from_payload, settled_view
from bot.states import ContactState
from bot.survey.retired_card import record, settled_reminder
from handlers.usecases.context import Context
from handlers.usecases.localisation import texts_about
from handlers.usecases.outgoing import Kind, Outgoing, RenderResult, Route, Skip
from handlers.usecases.people.prompts import PROMPT_LIFE
from storage import contacts, invitations, people, prompts
from storage.engine.store import Tx
from storage.messaging.keys import MessageKey
from storage.messaging.outbox import OutboxRow
from storage.states import OutboxKind, Settled


@dataclass(frozen=True, kw_only=True)
class Retired(Kind):
    """An edit of a settled prompt, of a reminder, or of an invitation's older message."""

    longest_wait: ClassVar[timedelta] = PROMPT_LIFE
    only_edits: ClassVar[bool] = True

    contact: Contact
    person: Person

    @classmethod
    def load(cls, tx: Tx, row: OutboxRow, context: Context) -> Self:
        assert row.payload is not None
        contact = contacts.contact(tx, ContactId(row.payload["contact"]))
        person = people.get(tx, contact.person_id)
        return cls(row=row, context=context, contact=contact, person=person)

    @property
    def route(self) -> Route:
        return Route(chat=self.contact.chat, edits=True)

    @property
    def concerns(self) -> tuple[Person, ...]:
        return (self.person,)

    @property
    def contact_id(self) -> ContactId:
        return self.contact.id

    @property
    def _message(self) -> MessageRef:
        return self.row.about(MessageKey).message

    def render(self, tx: Tx) -> RenderResult:
        assert self.row.payload is not None
        if self.contact.state is ContactState.SUSPENDED:
            return Skip(reason="the account is suspended")
        if invitations.by_message(tx, self._message) is not None:
            return Skip(reason="the message shows the card")
        if "prompt" in self.row.payload:
            return self._settled_prompt(tx, self.row.payload["prompt"])
        return self._edit(self._record(tx, self.row.payload))

    def _texts(self, survey: str) -> Texts:
        """Returns the person's texts, with the words of a survey where one is named."""
        return texts_about(self.context.config, survey, self.person, self.contact)

    def _edit(self, message: Message) -> Outgoing:
        return Outgoing(chat=self.contact.chat, message=message, edit=self._message)

    def _settled_prompt(self, tx: Tx, number: int) -> RenderResult:
        prompt = prompts.get(tx, number)
        if prompt is None:
            return Skip(reason="the prompt is forgotten")
        ends = prompts.settle(tx, prompt.id, Settled.EXPIRED, self.context.now)
        expired = ends or prompt.settled is Settled.EXPIRED
        note = from_payload(prompt.note)
        texts = self._texts(note.survey)
        return self._edit(settled_view(note, prompt.choice, texts, expired=expired))

    def _record(self, tx: Tx, payload: Mapping[str, Any]) -> Message:
        if "invitation" not in payload:  # planned by an earlier release
            return record(None, self._texts(""))
        invitation = invitations.get(tx, InvitationId(payload["invitation"]))
        texts = self._texts(invitation.survey)
        if payload.get("reminder"):
            return settled_reminder(invitation, texts)
        return record(invitation, texts, payload.get("asked", ""))


KINDS: Final[Mapping[OutboxKind, type[Kind]]] = {OutboxKind.RETIRED: Retired}
