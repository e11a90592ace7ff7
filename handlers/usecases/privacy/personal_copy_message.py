"""Sends people a copy of everything that is kept about them, into their own chat."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, Self

from bot.chat.addresses import Address
from bot.chat.messages import Document, line
from bot.ids import ContactId, MessageRef
from bot.model import Contact, Person
from bot.people.personal_copy import document, pages
from bot.states import ContactState
from handlers.usecases import recipient_keys
from handlers.usecases.context import Context
from handlers.usecases.localisation import survey_texts, texts_for, zone_for
from handlers.usecases.outgoing import (
    Kind,
    Outgoing,
    OutgoingDocument,
    RenderResult,
    Route,
    Skip,
)
from storage import audit, contacts, people, personal_copy
from storage.audit import AuditEntry
from storage.engine.store import Tx
from storage.messaging import outbox
from storage.messaging.outbox import Item, OutboxRow
from storage.messaging.personal_copy_key import PersonalCopyKey
from storage.posted_messages import PostedMessage
from storage.states import OutboxKind

AUDITED_AS: Final = "send copy"
"""The action in the audit log."""


def first(contact: Contact, now: datetime) -> Item:
    """Returns the row that sends the file."""
    return _item(contact, PersonalCopyKey(person=contact.person_id, at=now), now)


def _item(contact: Contact, key: PersonalCopyKey, now: datetime) -> Item:
    return Item(
        kind=OutboxKind.PERSONAL_COPY,
        key=key,
        queue=contact.platform,
        recipient=recipient_keys.person(contact.id),
        due_at=now,
        payload={"contact": contact.id},
    )


@dataclass(frozen=True, kw_only=True)
class PersonalCopyMessage(Kind):
    """The copy as a file, or a page of it where the platform refuses files."""

    request: PersonalCopyKey
    contact: Contact
    person: Person

    @classmethod
    def load(cls, tx: Tx, row: OutboxRow, context: Context) -> Self:
        assert row.payload is not None
        contact = contacts.contact(tx, ContactId(row.payload["contact"]))
        return cls(
            row=row,
            context=context,
            request=row.about(PersonalCopyKey),
            contact=contact,
            person=people.get(tx, contact.person_id),
        )

    @property
    def route(self) -> Route:
        return Route(chat=self._chat)

    @property
    def _chat(self) -> str:
        """The chat; the account where none is open yet, which both platforms accept."""
        return self.contact.chat or self.contact.user

    @property
    def concerns(self) -> tuple[Person, ...]:
        return (self.person,)

    def traces(self, message: MessageRef) -> tuple[PostedMessage, ...]:
        """Returns nothing: the copy is the person's own, and an erasure leaves it."""
        return ()

    @property
    def contact_id(self) -> ContactId:
        return self.contact.id

    def render(self, tx: Tx) -> RenderResult:
        if self.contact.state is not ContactState.OK or not self._chat:
            return Skip(reason="cannot be reached")
        copy = self._copy(tx)
        if not self.request.page:
            return OutgoingDocument(chat=self._chat, document=copy)
        found = pages(copy.text)
        if self.request.page > len(found):
            return Skip(reason="the text became shorter")
        return Outgoing(chat=self._chat, message=line(found[self.request.page - 1]))

    def _copy(self, tx: Tx) -> Document:
        config = self.context.config
        texts = texts_for(config, self.person, self.contact)
        return document(
            personal_copy.record_of(tx, self.person.id),
            texts,
            zone_for(config, self.person, self.contact),
            self.context.now,
            {one.key: survey_texts(config, one, texts.language) for one in config.surveys},
        )

    def document_refused(self, tx: Tx) -> None:
        """Sends the text as messages instead."""
        self._plan_page(tx, 1)

    def sent(self, tx: Tx, message: MessageRef) -> None:
        if 0 < self.request.page < len(pages(self._copy(tx).text)):
            self._plan_page(tx, self.request.page + 1)

    def _plan_page(self, tx: Tx, page: int) -> None:
        key = replace(self.request, page=page)
        outbox.put_once(tx, _item(self.contact, key, self.context.now), self.context.now)

    def accepted(self, tx: Tx) -> None:
        """Records the copy once, with the file or the first page."""
        if self.request.page <= 1 and self.person.erased_at is None:
            audit.add(tx, _entry(self.contact, self.context.now))


def _entry(contact: Contact, now: datetime) -> AuditEntry:
    return AuditEntry(
        at=now,
        actor=str(Address(contact.platform, contact.user, contact.workspace)),
        action=AUDITED_AS,
        object=f"person {contact.person_id}",
        place=f"{contact.platform}:{contact.chat or contact.user}",
    )


KINDS: Final[Mapping[OutboxKind, type[Kind]]] = {OutboxKind.PERSONAL_COPY: PersonalCopyMessage}
